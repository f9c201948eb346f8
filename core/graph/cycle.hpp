#pragma once

#include <vector>

#include "core/graph/skill_graph.hpp"

namespace cairn::graph {

/// A shortest circle of prerequisites through the smallest skill that lies on any: each is needed before the next and
/// the last before the first. Empty when there is none; one entry for a skill that needs itself.
/// Cost: O(n + m).
std::vector<SkillIndex> find_cycle(const SkillGraph& graph);

/// The circle that a new edge would close, as a path from `after` to `before`; empty when the edge is harmless.
/// Cost: O(n + m).
std::vector<SkillIndex> cycle_closed_by(const SkillGraph& graph, Edge edge);

}  // namespace cairn::graph
