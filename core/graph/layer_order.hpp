#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/rows.hpp"

namespace cairn::graph {

/// A layered graph whose edges all lead from one layer to the next: longer ones pass through bends, which are numbered
/// after the nodes.
///
/// Shapes:   layer, above and below have one entry for each node and bend; first_bend one for each edge.
struct ProperGraph {
    std::size_t node_count = 0;
    std::vector<std::int32_t> layer;
    Rows above;                               ///< neighbours on the layer before
    Rows below;                               ///< neighbours on the layer after
    std::vector<SkillIndex> first_bend;       ///< its first bend; the others follow
    std::vector<std::vector<SkillIndex>> layers;  ///< what stands on each layer, in order across it

    [[nodiscard]] bool is_bend(SkillIndex item) const { return item >= node_count; }
    [[nodiscard]] std::size_t size() const { return layer.size(); }
};

/// Layers in the order in which a walk from the smallest node reaches them: what hangs together stands together.
ProperGraph make_proper(std::span<const std::int32_t> layer, std::span<const Edge> edges);

/// Pairs of edges that cross between neighbouring layers. Cost: O(edges · log width).
std::int64_t count_crossings(const ProperGraph& graph);

/// Reorders the layers so that few edges cross; of all orders seen the best stays, the first of equals.
///
/// `is_known_order`: only neighbours that cross less the other way round change places, so that a picture that somebody
/// knows stays what it was.
/// Cost:     sweeps of O(edges · log width), at most 24, until five in a row gain nothing.
/// Source:   Gansner et al. 1993 (medians and transposition); Barth et al. 2002 for the count.
/// Returns the crossings left.
std::int64_t reduce_crossings(ProperGraph& graph, bool is_known_order);

}  // namespace cairn::graph
