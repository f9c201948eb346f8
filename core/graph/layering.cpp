#include "core/graph/layering.hpp"

#include <algorithm>
#include <utility>

namespace cairn::graph {
namespace {

constexpr int passes_max = 40;  // each shortens something; drawn maps need fewer than ten

struct Neighbours {
    Rows before;
    Rows after;
};

Neighbours neighbours_of(std::size_t node_count, std::span<const Edge> edges) {
    std::vector<std::pair<SkillIndex, SkillIndex>> pairs;
    pairs.reserve(edges.size());
    for (const Edge& edge : edges) pairs.emplace_back(edge.before, edge.after);
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    Neighbours out;
    out.after = rows_of_pairs(node_count, pairs);
    for (auto& [row, item] : pairs) std::swap(row, item);
    std::ranges::sort(pairs);
    out.before = rows_of_pairs(node_count, pairs);
    return out;
}

/// Each node one after the deepest of what comes before it.
std::vector<std::int32_t> longest_paths(const Neighbours& graph) {
    const std::size_t count = graph.after.size();
    std::vector<std::int32_t> layer(count, 0);
    std::vector<std::size_t> missing(count);
    std::vector<SkillIndex> ready;
    for (SkillIndex node = 0; node < count; ++node) {
        missing[node] = graph.before.row(node).size();
        if (missing[node] == 0) ready.push_back(node);
    }
    for (std::size_t at = 0; at < ready.size(); ++at) {
        for (const SkillIndex next : graph.after.row(ready[at])) {
            layer[next] = std::max(layer[next], layer[ready[at]] + 1);
            if (--missing[next] == 0) ready.push_back(next);
        }
    }
    return layer;
}

/// Moves a node one layer on, together with everything that must then move too.
class Promotion {
public:
    Promotion(const Neighbours& graph, std::vector<std::int32_t>& layer)
        : graph_(graph), layer_(layer), is_moving_(layer.size(), false), layer_last_(std::ranges::max(layer)) {}

    /// True when it made the edges shorter in total, and was done.
    bool try_from(SkillIndex start) {
        moving_.assign(1, start);
        is_moving_[start] = true;
        const bool is_better = grows_less_than_it_shrinks();
        for (const SkillIndex node : moving_) {
            is_moving_[node] = false;
            if (is_better) ++layer_[node];
        }
        return is_better;
    }

private:
    bool grows_less_than_it_shrinks() {
        std::int64_t growth = 0;
        for (std::size_t at = 0; at < moving_.size(); ++at) {
            const SkillIndex node = moving_[at];
            if (layer_[node] == layer_last_) return false;
            for (const SkillIndex next : graph_.after.row(node)) {
                if (layer_[next] == layer_[node] + 1 && !is_moving_[next]) {
                    is_moving_[next] = true;
                    moving_.push_back(next);
                }
            }
        }
        for (const SkillIndex node : moving_) {
            for (const SkillIndex next : graph_.after.row(node)) growth -= is_moving_[next] ? 0 : 1;
            for (const SkillIndex last : graph_.before.row(node)) growth += is_moving_[last] ? 0 : 1;
        }
        return growth < 0;
    }

    const Neighbours& graph_;
    std::vector<std::int32_t>& layer_;
    std::vector<bool> is_moving_;
    std::vector<SkillIndex> moving_;
    std::int32_t layer_last_;
};

}  // namespace

std::vector<bool> edges_closing_circles(std::size_t node_count, std::span<const Edge> edges) {
    enum class Visit : std::uint8_t { none, open, done };
    std::vector<std::pair<SkillIndex, SkillIndex>> pairs;  // before, number of the edge
    pairs.reserve(edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) pairs.emplace_back(edges[i].before, static_cast<SkillIndex>(i));
    std::ranges::sort(pairs, [&](const auto& a, const auto& b) {
        return std::pair(a.first, edges[a.second].after) < std::pair(b.first, edges[b.second].after);
    });
    const Rows leaving = rows_of_pairs(node_count, pairs);
    std::vector<bool> closes(edges.size(), false);
    std::vector<Visit> visit(node_count, Visit::none);
    std::vector<std::pair<SkillIndex, std::size_t>> path;  // a node, and how many of its edges were followed
    for (SkillIndex start = 0; start < node_count; ++start) {
        if (visit[start] != Visit::none) continue;
        path.emplace_back(start, 0);
        visit[start] = Visit::open;
        while (!path.empty()) {
            auto& [node, followed] = path.back();
            const auto row = leaving.row(node);
            if (followed == row.size()) {
                visit[node] = Visit::done;
                path.pop_back();
                continue;
            }
            const SkillIndex edge = row[followed++];
            const SkillIndex next = edges[edge].after;
            if (visit[next] == Visit::open) closes[edge] = true;
            if (visit[next] != Visit::none) continue;
            visit[next] = Visit::open;
            path.emplace_back(next, 0);
        }
    }
    return closes;
}

std::vector<std::int32_t> assign_layers(std::size_t node_count, std::span<const Edge> edges) {
    if (node_count == 0) return {};
    const Neighbours graph = neighbours_of(node_count, edges);
    std::vector<std::int32_t> layer = longest_paths(graph);
    Promotion promotion(graph, layer);
    bool has_moved = true;
    for (int pass = 0; pass < passes_max && has_moved; ++pass) {
        has_moved = false;
        for (SkillIndex node = 0; node < node_count; ++node) {
            // Only what has more edges ahead than behind can gain by going on itself.
            if (graph.after.row(node).size() <= graph.before.row(node).size()) continue;
            while (promotion.try_from(node)) has_moved = true;
        }
    }
    return layer;
}

}  // namespace cairn::graph
