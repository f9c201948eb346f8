#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/rows.hpp"

namespace cairn::graph {

/// All skills so that each stands after its prerequisites. Skills that need each other in a circle form one component:
/// they stand side by side and are listed in `cycles`, their edges are kept.
///
/// Shapes:   component and depth have one entry a skill.
struct TopologicalOrder {
    std::vector<SkillIndex> order;         ///< by depth, then by the smallest index of the component, then by index
    std::vector<std::uint32_t> component;  ///< equal for skills of one circle; a skill on its own has its own
    std::vector<std::int32_t> depth;       ///< longest chain of components below; equal within a component
    std::vector<std::vector<SkillIndex>> cycles;  ///< components with a circle, ascending inside and by first member
    std::vector<bool> in_cycle;

    [[nodiscard]] std::int32_t layer_count() const { return order.empty() ? 0 : depth[order.back()] + 1; }
};

/// Cost: O(n log n + m). Source: Tarjan 1972, strongly connected components, without recursion.
TopologicalOrder topological_order(const Rows& prerequisites);

}  // namespace cairn::graph
