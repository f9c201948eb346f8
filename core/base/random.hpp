#pragma once

#include <cstdint>

#include "core/base/assert.hpp"
#include "core/base/id.hpp"

namespace cairn {

/// The one seeded generator: the same seed gives the same numbers natively and as WebAssembly.
/// Source: splitmix64 (Steele, Lea, Flood 2014).
class Random {
public:
    explicit constexpr Random(std::uint64_t seed) : state_(seed) {}

    constexpr std::uint64_t next() {
        std::uint64_t x = (state_ += 0x9E3779B97F4A7C15ULL);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
        return x ^ (x >> 31);
    }

    /// Uniform over 0..bound-1 without modulo bias. bound is at least 1.
    constexpr std::uint64_t below(std::uint64_t bound) {
        CAIRN_ASSERT(bound > 0);
        const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
        std::uint64_t x = next();
        while (x >= limit) x = next();
        return x % bound;
    }

    /// Uniform over first..last, both included.
    constexpr std::int64_t between(std::int64_t first, std::int64_t last) {
        return first + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(last - first) + 1));
    }

    /// True with a chance of `micro` in 1'000'000.
    constexpr bool chance(std::uint32_t micro) { return below(1'000'000) < micro; }

    constexpr Id id() {
        const std::uint64_t high = next();
        return Id{high | 1U, next()};
    }

private:
    std::uint64_t state_;
};

}  // namespace cairn
