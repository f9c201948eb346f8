#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/rows.hpp"

namespace cairn::graph {

/// One flag an edge: turned round, these leave no circle among the rest. An edge of a node to itself is flagged.
/// Nodes are visited in their order, so the same circle is always opened at the same place. Cost: O(n + m).
std::vector<bool> edges_closing_circles(std::size_t node_count, std::span<const Edge> edges);

/// A layer for each node so that every edge leads to a later one: as few layers as possible, and edges as short as
/// moving nodes that hang together can make them.
///
/// Shapes:   `edges` without circles. Layers from 0 up, none empty.
/// Cost:     O(n + m) for the layers, then passes over all nodes that end when no move shortens anything.
/// Source:   Nikolov, Tarassov 2006, node promotion.
std::vector<std::int32_t> assign_layers(std::size_t node_count, std::span<const Edge> edges);

}  // namespace cairn::graph
