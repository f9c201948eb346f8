#include "core/exchange/closing_edges.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace cairn::exchange {
namespace {

using Neighbours = std::vector<std::vector<std::uint32_t>>;

/// Takes away, again and again, nodes that no edge enters (or, over `in`, that no edge leaves). What stays may be
/// cyclic.
void peel(const Neighbours& next, const Neighbours& previous, std::vector<bool>& core) {
    std::vector<std::uint32_t> degree(next.size(), 0);
    std::vector<std::uint32_t> ready;
    for (std::uint32_t node = 0; node < next.size(); ++node) {
        for (const std::uint32_t from : previous[node]) degree[node] += core[from] ? 1 : 0;
        if (core[node] && degree[node] == 0) ready.push_back(node);
    }
    while (!ready.empty()) {
        const std::uint32_t node = ready.back();
        ready.pop_back();
        core[node] = false;
        for (const std::uint32_t to : next[node]) {
            if (core[to] && --degree[to] == 0) ready.push_back(to);
        }
    }
}

/// Positions of a depth-first finishing order, reversed: topological but for the edges that lead back.
std::vector<std::uint32_t> finishing_order(const Neighbours& next) {
    std::vector<std::uint32_t> order(next.size(), 0);
    std::vector<bool> seen(next.size(), false);
    auto position = static_cast<std::uint32_t>(next.size());
    std::vector<std::pair<std::uint32_t, std::size_t>> stack;
    for (std::uint32_t root = 0; root < next.size(); ++root) {
        if (seen[root]) continue;
        seen[root] = true;
        stack.emplace_back(root, 0);
        while (!stack.empty()) {
            auto& [node, at] = stack.back();
            if (at == next[node].size()) {
                order[node] = --position;
                stack.pop_back();
                continue;
            }
            const std::uint32_t to = next[node][at++];
            if (seen[to]) continue;
            seen[to] = true;
            stack.emplace_back(to, 0);
        }
    }
    return order;
}

/// A graph that stays acyclic: keeps a topological order and repairs it edge by edge.
class AcyclicGraph {
public:
    explicit AcyclicGraph(std::vector<std::uint32_t> order)
        : order_(std::move(order)), next_(order_.size()), previous_(order_.size()), came_from_(order_.size()),
          seen_(order_.size(), 0) {}

    /// False, and nothing is added, when the edge would close a cycle; way_back() then tells how.
    bool add(DirectedEdge edge) {
        if (order_[edge.from] > order_[edge.to]) {
            if (!search_forward(edge.to, edge.from)) return false;
            search_backward(edge.from, order_[edge.to]);
            repair();
        }
        next_[edge.from].push_back(edge.to);
        previous_[edge.to].push_back(edge.from);
        return true;
    }

    /// After a refused add: the nodes from its `to` to its `from`.
    [[nodiscard]] std::vector<std::uint32_t> way_back(DirectedEdge edge) const {
        std::vector<std::uint32_t> path{edge.from};
        while (path.back() != edge.to) path.push_back(came_from_[path.back()]);
        std::ranges::reverse(path);
        return path;
    }

private:
    /// Breadth first, so that way_back is shortest. False when `target` is reached.
    bool search_forward(std::uint32_t start, std::uint32_t target) {
        ++search_;
        after_.assign(1, start);
        seen_[start] = search_;
        for (std::size_t i = 0; i < after_.size(); ++i) {
            for (const std::uint32_t to : next_[after_[i]]) {
                if (seen_[to] == search_ || order_[to] > order_[target]) continue;
                seen_[to] = search_;
                came_from_[to] = after_[i];
                if (to == target) return false;
                after_.push_back(to);
            }
        }
        return true;
    }

    void search_backward(std::uint32_t start, std::uint32_t order_min) {
        ++search_;
        before_.assign(1, start);
        seen_[start] = search_;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            for (const std::uint32_t from : previous_[before_[i]]) {
                if (seen_[from] == search_ || order_[from] < order_min) continue;
                seen_[from] = search_;
                before_.push_back(from);
            }
        }
    }

    /// Gives the places of both sides to the nodes before the edge, then to those after it.
    void repair() {
        const auto by_order = [this](std::uint32_t node) { return order_[node]; };
        std::ranges::sort(before_, {}, by_order);
        std::ranges::sort(after_, {}, by_order);
        before_.insert(before_.end(), after_.begin(), after_.end());
        std::vector<std::uint32_t> places(before_.size());
        std::ranges::transform(before_, places.begin(), by_order);
        std::ranges::sort(places);
        for (std::size_t i = 0; i < places.size(); ++i) order_[before_[i]] = places[i];
    }

    std::vector<std::uint32_t> order_;
    Neighbours next_;
    Neighbours previous_;
    std::vector<std::uint32_t> came_from_;
    std::vector<std::uint32_t> seen_;
    std::uint32_t search_ = 0;
    std::vector<std::uint32_t> after_;
    std::vector<std::uint32_t> before_;
};

}  // namespace

std::vector<ClosingEdge> find_closing_edges(std::size_t node_count, std::span<const DirectedEdge> edges,
                                            std::size_t paths_max) {
    Neighbours next(node_count);
    Neighbours previous(node_count);
    for (const DirectedEdge& edge : edges) {
        next[edge.from].push_back(edge.to);
        previous[edge.to].push_back(edge.from);
    }
    std::vector<bool> core(node_count, true);
    peel(next, previous, core);
    peel(previous, next, core);

    std::vector<ClosingEdge> closing;
    if (std::ranges::none_of(core, std::identity{})) return closing;
    AcyclicGraph graph(finishing_order(next));
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const DirectedEdge& edge = edges[i];
        if (!core[edge.from] || !core[edge.to] || graph.add(edge)) continue;
        ClosingEdge& found = closing.emplace_back(i);
        if (closing.size() <= paths_max) found.path = graph.way_back(edge);
    }
    return closing;
}

}  // namespace cairn::exchange
