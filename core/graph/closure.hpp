#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/skill_graph.hpp"

namespace cairn::graph {

/// `targets` and everything that must be known before them, in topological order.
/// Cost: O(n log n + m).
std::vector<SkillIndex> prerequisite_closure(const SkillGraph& graph, std::span<const SkillIndex> targets);

/// The edges that a map must draw so that every chain can still be followed; those within a circle always stay.
/// Sorted. Cost: O(n · m) at worst, close to O(m) for maps that people draw.
/// Source: Aho, Garey, Ullman 1972.
std::vector<Edge> transitive_reduction(const SkillGraph& graph);

/// How many skills of `among` stand behind each of `starts` along chains within `among` (the start itself not counted).
/// Shapes: one entry for each of `starts`. Cost: O(starts · edges among).
std::vector<std::int64_t> count_unlocked(const SkillGraph& graph, std::span<const SkillIndex> starts,
                                         std::span<const SkillIndex> among);

/// The skills of `among` that stand behind any of `starts`, without those, ascending.
std::vector<SkillIndex> unlocked_by(const SkillGraph& graph, std::span<const SkillIndex> starts,
                                    std::span<const SkillIndex> among);

}  // namespace cairn::graph
