#include "core/graph/layered_layout.hpp"

#include <algorithm>
#include <numeric>

#include "core/graph/layer_order.hpp"
#include "core/graph/layering.hpp"

namespace cairn::graph {
namespace {

constexpr std::int32_t part_gaps = 2;  // distance between two parts, in gaps between nodes

/// Nodes and edges that hang together, by their numbers in the whole graph.
struct Part {
    std::vector<SkillIndex> nodes;
    std::vector<std::size_t> edges;
};

/// By size, the largest first, then by the smallest node.
std::vector<Part> parts_of(std::size_t node_count, std::span<const Edge> edges) {
    std::vector<SkillIndex> leader(node_count);
    std::iota(leader.begin(), leader.end(), SkillIndex{0});
    const auto find = [&](SkillIndex node) {
        while (leader[node] != node) node = leader[node] = leader[leader[node]];
        return node;
    };
    for (const Edge& edge : edges) {
        const SkillIndex a = find(edge.before);
        const SkillIndex b = find(edge.after);
        leader[std::max(a, b)] = std::min(a, b);
    }
    std::vector<Part> parts;
    std::vector<std::size_t> part_of(node_count);
    for (SkillIndex node = 0; node < node_count; ++node) {
        const SkillIndex first = find(node);
        if (first == node) {
            part_of[node] = parts.size();
            parts.emplace_back();
        }
        part_of[node] = part_of[first];
        parts[part_of[node]].nodes.push_back(node);
    }
    for (std::size_t i = 0; i < edges.size(); ++i) parts[part_of[edges[i].before]].edges.push_back(i);
    std::ranges::stable_sort(parts, std::ranges::greater{}, [](const Part& part) { return part.nodes.size(); });
    return parts;
}

/// Bends without a place of their own stand where a straight line between the ends would pass.
void order_as_before(ProperGraph& graph, std::span<const Edge> edges, std::span<const std::int32_t> previous) {
    std::vector<std::int64_t> wish(graph.size());
    for (SkillIndex node = 0; node < graph.node_count; ++node) {
        wish[node] = previous[node];
        if (previous[node] != no_position) continue;
        // Someone new stands among those it hangs together with.
        std::int64_t sum = 0;
        std::int64_t count = 0;
        for (const Rows* rows : {&graph.above, &graph.below}) {
            for (const SkillIndex other : rows->row(node)) {
                if (graph.is_bend(other) || previous[other] == no_position) continue;
                sum += previous[other];
                ++count;
            }
        }
        wish[node] = count == 0 ? 0 : sum / count;
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const std::int64_t from = wish[edges[i].before];
        const std::int64_t to = wish[edges[i].after];
        const std::int32_t first_layer = graph.layer[edges[i].before];
        const std::int32_t span = graph.layer[edges[i].after] - first_layer;
        for (std::int32_t step = 1; step < span; ++step) {
            wish[graph.first_bend[i] + static_cast<SkillIndex>(step) - 1] = from + (to - from) * step / span;
        }
    }
    for (auto& items : graph.layers) {
        std::ranges::stable_sort(items, {}, [&](SkillIndex item) { return wish[item]; });
    }
}

/// Lays out one part and writes it into the whole, from `start` on across the layers.
class PartLayout {
public:
    PartLayout(const Part& part, std::span<const Edge> all, std::vector<SkillIndex>& local) : part_(part), all_(all) {
        for (SkillIndex i = 0; i < part.nodes.size(); ++i) local[part.nodes[i]] = i;
        std::vector<Edge> edges;
        for (const std::size_t edge : part.edges) edges.push_back({local[all[edge].before], local[all[edge].after]});
        is_turned_ = edges_closing_circles(part.nodes.size(), edges);
        for (std::size_t i = 0; i < edges.size(); ++i) {
            if (edges[i].before == edges[i].after) continue;
            edges_.push_back(is_turned_[i] ? Edge{edges[i].after, edges[i].before} : edges[i]);
            edge_of_.push_back(i);
        }
    }

    void write(const LayoutOptions& options, std::int32_t start, LayeredLayout& out) const {
        const std::vector<std::int32_t> layer = assign_layers(part_.nodes.size(), edges_);
        ProperGraph graph = make_proper(layer, edges_);
        const bool is_known = !options.previous.empty();
        if (is_known) {
            std::vector<std::int32_t> previous;
            for (const SkillIndex node : part_.nodes) previous.push_back(options.previous[node]);
            order_as_before(graph, edges_, previous);
        }
        out.crossings += reduce_crossings(graph, is_known);
        const std::vector<std::int32_t> position = assign_positions(graph, options.spacing);
        const auto point = [&](SkillIndex item) { return LayoutPoint{graph.layer[item], start + position[item]}; };
        for (SkillIndex i = 0; i < part_.nodes.size(); ++i) out.nodes[part_.nodes[i]] = point(i);
        for (const std::size_t edge : part_.edges) {
            out.edges[edge].is_backward = all_[edge].before == all_[edge].after;
        }
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            auto& path = out.edges[part_.edges[edge_of_[i]]];
            path.is_backward = is_turned_[edge_of_[i]];
            const auto bends = static_cast<SkillIndex>(layer[edges_[i].after] - layer[edges_[i].before] - 1);
            for (SkillIndex bend = 0; bend < bends; ++bend) path.bends.push_back(point(graph.first_bend[i] + bend));
            if (path.is_backward) std::ranges::reverse(path.bends);
        }
        out.layer_count = std::max(out.layer_count, static_cast<std::int32_t>(graph.layers.size()));
        const std::int32_t half = options.spacing.node_breadth / 2;
        for (SkillIndex item = 0; item < graph.size(); ++item) {
            out.breadth = std::max(out.breadth, start + position[item] + (graph.is_bend(item) ? 0 : half));
        }
    }

private:
    const Part& part_;
    std::span<const Edge> all_;
    std::vector<bool> is_turned_;       ///< one for each edge of the part
    std::vector<Edge> edges_;           ///< all downwards, without those of a node to itself
    std::vector<std::size_t> edge_of_;  ///< where in the part each of them stands
};

}  // namespace

LayeredLayout layered_layout(std::size_t node_count, std::span<const Edge> edges, const LayoutOptions& options) {
    LayeredLayout out;
    out.nodes.resize(node_count);
    out.edges.resize(edges.size());
    const LayerSpacing& spacing = options.spacing;
    const std::int32_t gap = spacing.node_gap * part_gaps;
    std::vector<SkillIndex> local(node_count);
    std::int32_t single_count = 0;
    for (const Part& part : parts_of(node_count, edges)) {
        const bool is_single = part.nodes.size() == 1;
        if (!is_single) {
            PartLayout(part, edges, local).write(options, out.breadth == 0 ? 0 : out.breadth + gap, out);
            continue;
        }
        // Those come last. They share rows across the layers there are, or make a square where there are none.
        if (single_count == 0 && out.layer_count == 0) {
            while (static_cast<std::size_t>(out.layer_count) * static_cast<std::size_t>(out.layer_count) < node_count)
                ++out.layer_count;
        }
        if (single_count % out.layer_count == 0) {
            const std::int32_t air = single_count == 0 ? gap : spacing.node_gap;
            out.breadth += spacing.node_breadth + (out.breadth == 0 ? 0 : air);
        }
        out.nodes[part.nodes[0]] = {single_count++ % out.layer_count, out.breadth - spacing.node_breadth / 2};
        for (const std::size_t edge : part.edges) out.edges[edge].is_backward = true;
    }
    return out;
}

}  // namespace cairn::graph
