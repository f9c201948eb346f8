#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/crypto/recovery_code.hpp"
#include "shell/text/text.hpp"

namespace cairn::views {

enum class LockStep : std::uint8_t { idle, checking, writing };

/// What is known about the record's lock.
struct LockState {
    bool has_lock = false;
    bool is_keyless = false;         ///< sealed, and no key file could be read
    bool is_opened_by_code = false;  ///< the passphrase is not asked for until there is a new one
    bool is_read_only = false;       ///< another window writes
    LockStep step = LockStep::idle;
    Errc problem = Errc::none;       ///< of the last attempt
    std::string new_code = {};       ///< waits for its owner to have put it away
    bool operator==(const LockState&) const = default;
};

struct LockView {
    LockState state;
    std::string problem;                     ///< in words; empty: none
    std::array<std::string, 2> code_lines;   ///< four groups each; empty: no new code
    std::string_view status;                 ///< of the card
};

LockView build_lock_view(const text::Text& text, const LockState& state);

/// How long a passphrase would resist somebody who has the files and much hardware, by what its characters are.
enum class Strength : std::uint8_t { none, too_short, weak, fair, strong };
/// Characters below which a passphrase is refused.
inline constexpr std::size_t passphrase_characters_least = 8;

/// Cautious: letters count as those of words, and what repeats or counts on counts little.
/// Source:   docs/decisions/0022.
Strength strength_of(std::string_view passphrase);
std::string_view strength_words(const text::Text& text, Strength strength);

/// What is wrong with a typed recovery code; empty when it is whole.
std::string code_problem(const text::Text& text, const crypto::CodeReading& reading);

}  // namespace cairn::views
