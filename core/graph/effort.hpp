#pragma once

#include <cstdint>

namespace cairn::graph {

inline constexpr std::int64_t micro_per_level = 1'000'000;
inline constexpr std::int64_t level_micro_max = 5 * micro_per_level;

/// Minutes to climb from one level to another in a skill that takes `minutes` from nothing to level 3.
///
/// Each level costs a share of `minutes`: 20 %, 30 %, 50 %, then 80 % and 120 %; within a level in proportion.
///
/// Units:    levels in micro-levels, 0..5'000'000; result in whole minutes, rounded up; 0 when nothing is left.
std::int64_t minutes_between(std::int64_t minutes, std::int64_t from_level_micro, std::int64_t to_level_micro);

}  // namespace cairn::graph
