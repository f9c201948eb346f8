#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/crypto/key.hpp"

namespace cairn::crypto {

/// 160 bits of chance that people copy by hand: eight groups of five characters such as "7K2QM". The fifth of a group
/// is a check that notices every wrong character, every two that changed places, and a group in another's place.
/// Characters are Crockford's base 32: without I, L, O and U.
/// Source:   docs/journal_format.md
class RecoveryCode {
public:
    static constexpr std::size_t size = 20;
    static constexpr std::size_t groups = 8;
    static constexpr std::size_t characters_per_group = 5;

    static RecoveryCode of_chance(const Chance& chance);
    explicit RecoveryCode(std::array<std::byte, size> bytes) : bytes_(bytes) {}

    /// The key it stands for. It needs no slow derivation: there is nothing to guess.
    [[nodiscard]] Key key() const;
    /// Groups with a hyphen between two.
    [[nodiscard]] std::string words() const;
    [[nodiscard]] const std::array<std::byte, size>& bytes() const { return bytes_; }

private:
    std::array<std::byte, size> bytes_{};
};

/// What somebody typed, as far as it is a code.
struct CodeReading {
    RecoveryCode code{{}};         ///< only when is_whole
    bool is_whole = false;
    std::size_t characters = 0;    ///< without what stands between the groups
    std::size_t wrong_group = 0;   ///< from 1; the first whose check does not agree; 0 while characters are missing

    /// So many make a code.
    static constexpr std::size_t characters_wanted = RecoveryCode::groups * RecoveryCode::characters_per_group;
};

/// Small letters, spaces and hyphens are as people like them; O is read as 0, I and L as 1.
CodeReading read_recovery_code(std::string_view typed);

}  // namespace cairn::crypto
