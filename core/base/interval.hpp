#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"

namespace cairn {

/// From `begin` up to, and without, `end`.
struct Interval {
    Instant begin;
    Instant end;
    constexpr auto operator<=>(const Interval&) const = default;
    [[nodiscard]] constexpr bool overlaps(const Interval& other) const {
        return begin < other.end && other.begin < end;
    }
};

/// The same time without overlaps and empty pieces, ascending; what touches is one. Cost: O(n log n).
std::vector<Interval> merged(std::vector<Interval> intervals);

/// "20261124T0900Z/60;…": the beginning in UTC and the length in minutes; what is not whole minutes grows to them.
std::string format_intervals(std::span<const Interval> intervals);

/// The inverse; nothing when any part is malformed. An empty text is no interval.
std::optional<std::vector<Interval>> parse_intervals(std::string_view text);

}  // namespace cairn
