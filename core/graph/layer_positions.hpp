#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/layer_order.hpp"

namespace cairn::graph {

/// How much room things take across their layer, in the caller's whole units.
struct LayerSpacing {
    std::int32_t node_breadth = 40;
    std::int32_t node_gap = 24;  ///< between two nodes
    std::int32_t bend_gap = 14;  ///< between a passing edge and whatever stands beside it
};

/// Where the middle of each node and bend lies across its layer: in the given order, nothing closer than the spacing,
/// edges as straight as that allows, long ones first. The smallest is half a node (or 0 for a bend).
///
/// Shapes:   one entry for each node and bend.
/// Cost:     O(edges) for each of a fixed number of sweeps.
/// Source:   Sugiyama, Tagawa, Toda 1981 (priorities); each layer solved exactly by pooling adjacent violators
///           (Barlow et al. 1972).
std::vector<std::int32_t> assign_positions(const ProperGraph& graph, const LayerSpacing& spacing);

}  // namespace cairn::graph
