#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/crypto/key.hpp"

namespace cairn::crypto {

inline constexpr std::size_t salt_bytes = 16;
using Salt = std::array<std::byte, salt_bytes>;

/// What one guess at a passphrase costs, for us and for everybody else.
struct DeriveCost {
    std::uint32_t memory_kib = 64 * 1024;
    std::uint32_t passes = 3;
    bool operator==(const DeriveCost&) const = default;
};

/// What a new passphrase begins with.
inline constexpr DeriveCost derive_cost_first{};
/// Where memory is refused: the least that OWASP's Password Storage Cheat Sheet recommends for Argon2id.
inline constexpr DeriveCost derive_cost_least{.memory_kib = 19 * 1024, .passes = 2};
/// A file that asks for more was not written by us.
inline constexpr DeriveCost derive_cost_most{.memory_kib = 1024 * 1024, .passes = 64};
inline constexpr std::int64_t derive_ms_wanted = 700;

/// The passes that take about `derive_ms_wanted` where `tried` took `ms`; never fewer than were tried. Memory stays as
/// it is: what a phone gives today it may refuse on a fuller day, and then the record would not open.
DeriveCost calibrated(DeriveCost tried, std::int64_t ms);

/// What a passphrase became, with what it took.
struct PassphraseKey {
    Key key;
    Salt salt{};
    DeriveCost cost;
};

/// A passphrase as it is hashed: every kind of space counts as the plain one, so that the key beside an input method
/// does not matter. Hosts that can bring it into Unicode's normal form C before (RFC 8265, OpaqueString).
std::string passphrase_as_hashed(std::string_view passphrase);

/// Argon2id, version 1.3, one lane.
///
/// Errors:   Errc::memory_refused when the host does not give the memory or the cost is out of bounds.
/// Cost:     195 ms for 64 MiB and 3 passes as WebAssembly on a desktop.
/// Source:   RFC 9106.
Result<Key> derive_key(std::string_view passphrase, const Salt& salt, DeriveCost cost);

/// The key of a passphrase with a known cost, or with none: of a new one.
Result<PassphraseKey> derive_wished_key(std::string_view passphrase, const Salt& salt, std::optional<DeriveCost> cost,
                                        std::int64_t (*now_ms)());

/// For a new passphrase: takes the passes that this device bears, and less memory where it gives less.
///
/// Errors:   Errc::memory_refused.
/// Cost:     about a second; `now_ms` is any clock that does not go back.
Result<PassphraseKey> derive_new_key(std::string_view passphrase, const Salt& salt, std::int64_t (*now_ms)());

}  // namespace cairn::crypto
