#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cairn::exchange {

struct DirectedEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// An edge that would close a cycle, and the shortest way back from its `to` to its `from` along the edges before it.
struct ClosingEdge {
    std::size_t edge = 0;             ///< index into the edges given
    std::vector<std::uint32_t> path;  ///< to … from; empty beyond the first paths_max
};

/// Adds the edges one after the other and leaves out each that would close a cycle with those kept before it.
///
/// Shapes:   nodes are 0..node_count-1; no edge leads from a node to itself.
/// Cost:     O(nodes + edges) when nothing is cyclic. Else the same for all edges outside the cyclic core, and inside
/// it
///           a search of the part of the order that lies between an edge's ends.
/// Source:   D. Pearce, P. Kelly, "A dynamic topological sort algorithm for directed acyclic graphs", JEA 11 (2006).
std::vector<ClosingEdge> find_closing_edges(std::size_t node_count, std::span<const DirectedEdge> edges,
                                            std::size_t paths_max);

}  // namespace cairn::exchange
