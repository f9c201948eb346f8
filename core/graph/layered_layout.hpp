#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/graph/layer_positions.hpp"
#include "core/graph/rows.hpp"

namespace cairn::graph {

/// "This node did not stand anywhere before."
inline constexpr std::int32_t no_position = std::numeric_limits<std::int32_t>::min();

struct LayoutOptions {
    LayerSpacing spacing = {};
    /// Where nodes stood across their layer in the picture that a person knows, one a node; empty: there is none. What
    /// was beside each other stays so unless that costs crossings.
    std::span<const std::int32_t> previous = {};
};

struct LayoutPoint {
    std::int32_t layer = 0;
    std::int32_t position = 0;
    bool operator==(const LayoutPoint&) const = default;
};

/// A drawing of a directed graph in layers: what comes before stands on an earlier layer.
///
/// Units:    layers from 0; positions are middles across the layer, in the units of the spacing, from 0.
/// Shapes:   nodes has one entry a node, edges one an edge.
struct LayeredLayout {
    struct EdgePath {
        std::vector<LayoutPoint> bends;  ///< between its two ends, on each layer that it passes, in its own direction
        bool is_backward = false;  ///< closes a circle: it leads to an earlier layer, or to its own node
    };
    std::vector<LayoutPoint> nodes;
    std::vector<EdgePath> edges;
    std::int32_t layer_count = 0;
    std::int32_t breadth = 0;  ///< of all layers together
    std::int64_t crossings = 0;  ///< pairs of edges
};

/// Nodes 0..node_count-1 by the method of Sugiyama: circles opened, layers, few crossings, straight edges.
///
/// Parts that hang together are laid out each on its own, one beside the other, the largest first; what has no edge
/// stands in rows after them. The same input gives the same drawing on every machine.
/// Cost:     sweeps of O((edges + bends) · log width) for the order; figures in docs/decisions/0015.
/// Source:   Sugiyama, Tagawa, Toda 1981; docs/decisions/0015.
LayeredLayout layered_layout(std::size_t node_count, std::span<const Edge> edges, const LayoutOptions& options = {});

}  // namespace cairn::graph
