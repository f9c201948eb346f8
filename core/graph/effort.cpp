#include "core/graph/effort.hpp"

#include <algorithm>
#include <array>

namespace cairn::graph {
namespace {

/// Cost of reaching each level from nothing, in per mille of the minutes to level 3.
constexpr std::array<std::int64_t, 6> cost_permille{0, 200, 500, 1000, 1800, 3000};

/// In per mille of a micro-level: 1'000'000'000 at level 3.
std::int64_t cost_to(std::int64_t level_micro) {
    const std::int64_t level = std::clamp<std::int64_t>(level_micro, 0, level_micro_max);
    const auto below = static_cast<std::size_t>(level / micro_per_level);
    if (below == 5) return cost_permille[5] * micro_per_level;
    const std::int64_t part = level % micro_per_level;
    return cost_permille[below] * micro_per_level + (cost_permille[below + 1] - cost_permille[below]) * part;
}

}  // namespace

std::int64_t minutes_between(std::int64_t minutes, std::int64_t from_level_micro, std::int64_t to_level_micro) {
    const std::int64_t cost = cost_to(to_level_micro) - cost_to(from_level_micro);
    if (cost <= 0) return 0;
    constexpr std::int64_t whole = 1000 * micro_per_level;
    return (minutes * cost + whole - 1) / whole;
}

}  // namespace cairn::graph
