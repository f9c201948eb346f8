#include "core/graph/layer_order.hpp"

#include <algorithm>
#include <utility>

namespace cairn::graph {
namespace {

constexpr int sweeps_max = 24;
constexpr int patience = 5;           // sweeps without gain
constexpr int transpositions_max = 12;  // rounds over all layers
constexpr int siftings_max = 2;     // a third gains a few in a thousand
constexpr std::int64_t scale = 1024;  // positions are whole, their means are not

using Layers = std::vector<std::vector<SkillIndex>>;
using Pairs = std::vector<std::pair<SkillIndex, SkillIndex>>;

/// Segments between neighbouring layers, and a layer for each bend.
Pairs split_edges(std::span<const Edge> edges, ProperGraph& graph) {
    Pairs segments;
    for (const Edge& edge : edges) {
        graph.first_bend.push_back(static_cast<SkillIndex>(graph.layer.size()));
        SkillIndex from = edge.before;
        for (std::int32_t layer = graph.layer[edge.before] + 1; layer < graph.layer[edge.after]; ++layer) {
            const auto bend = static_cast<SkillIndex>(graph.layer.size());
            graph.layer.push_back(layer);
            segments.emplace_back(from, bend);
            from = bend;
        }
        segments.emplace_back(from, edge.after);
    }
    return segments;
}

void fill_layers(ProperGraph& graph) {
    std::vector<bool> is_placed(graph.size(), false);
    std::vector<SkillIndex> open;
    for (SkillIndex start = 0; start < graph.size(); ++start) {
        if (is_placed[start]) continue;
        is_placed[start] = true;
        open.push_back(start);
        while (!open.empty()) {
            const SkillIndex item = open.back();
            open.pop_back();
            graph.layers[static_cast<std::size_t>(graph.layer[item])].push_back(item);
            for (const Rows* rows : {&graph.above, &graph.below}) {
                for (const SkillIndex next : rows->row(item)) {
                    if (is_placed[next]) continue;
                    is_placed[next] = true;
                    open.push_back(next);
                }
            }
        }
    }
}

/// Counts, for each number put in, how many larger ones were put in before.
class Inversions {
public:
    void reset(std::size_t width) {
        tree_.assign(width + 1, 0);
        count_ = 0;
    }
    std::int64_t put(std::size_t position) {
        std::int64_t smaller_or_equal = 0;
        for (std::size_t i = position + 1; i > 0; i &= i - 1) smaller_or_equal += tree_[i];
        for (std::size_t i = position + 1; i < tree_.size(); i += i & (~i + 1)) ++tree_[i];
        return count_++ - smaller_or_equal;
    }

private:
    std::vector<std::int32_t> tree_;
    std::int64_t count_ = 0;
};

/// The layers while they are being reordered.
class Ordering {
public:
    explicit Ordering(ProperGraph& graph)
        : graph_(graph), position_(graph.size()), key_(graph.size()), above_(graph.above.items.size()),
          below_(graph.below.items.size()) {
        for (std::size_t layer = 0; layer < graph.layers.size(); ++layer) number(layer);
    }

    [[nodiscard]] std::int64_t crossings() {
        std::int64_t total = 0;
        for (std::size_t layer = 0; layer + 1 < graph_.layers.size(); ++layer) {
            look_around(layer);
            inversions_.reset(graph_.layers[layer + 1].size());
            for (const SkillIndex item : graph_.layers[layer]) {
                for (const std::int32_t at : row(graph_.below, below_, item)) {
                    total += inversions_.put(static_cast<std::size_t>(at));
                }
            }
        }
        return total;
    }

    /// Each layer by where its neighbours on the layer before (or after) stand.
    void sweep(bool is_downwards, bool are_equals_turned) {
        const std::size_t count = graph_.layers.size();
        for (std::size_t step = 1; step < count; ++step) {
            const std::size_t layer = is_downwards ? step : count - 1 - step;
            sort_layer(layer, is_downwards ? graph_.above : graph_.below, are_equals_turned);
        }
    }

    enum class Equals : std::uint8_t { stay, swap };

    /// Neighbours change places as long as that saves crossings; where it makes no difference, as `equals` says, once a
    /// round: that leads out of many a dead end.
    void transpose(Equals equals) {
        const std::size_t count = graph_.layers.size();
        std::vector<bool> is_due(count, true);
        for (int round = 0; round < transpositions_max; ++round) {
            bool has_gained = false;
            for (std::size_t layer = 0; layer < count; ++layer) {
                if (!is_due[layer]) continue;
                is_due[layer] = false;
                if (!transpose_layer(layer, equals)) continue;
                has_gained = true;
                is_due[layer] = true;
                if (layer > 0) is_due[layer - 1] = true;
                if (layer + 1 < count) is_due[layer + 1] = true;
            }
            if (!has_gained) return;
        }
    }

    /// Each node and bend moves to the best place on its layer. False when nothing gained.
    bool sift() {
        bool has_gained = false;
        for (std::size_t layer = 0; layer < graph_.layers.size(); ++layer) {
            look_around(layer);
            moving_ = graph_.layers[layer];
            for (const SkillIndex item : moving_) has_gained |= sift_item(graph_.layers[layer], item);
        }
        return has_gained;
    }

    void restore(const Layers& layers) {
        graph_.layers = layers;
        for (std::size_t layer = 0; layer < layers.size(); ++layer) number(layer);
    }

private:
    void number(std::size_t layer) {
        std::int32_t position = 0;
        for (const SkillIndex item : graph_.layers[layer]) position_[item] = position++;
    }

    [[nodiscard]] static std::span<std::int32_t> row(const Rows& rows, std::vector<std::int32_t>& values,
                                                     SkillIndex item) {
        return std::span(values).subspan(rows.offsets[item], rows.offsets[item + 1] - rows.offsets[item]);
    }

    /// Where the neighbours of all that stands on a layer are now, ascending.
    void look_around(std::size_t layer) {
        for (const SkillIndex item : graph_.layers[layer]) {
            look(graph_.above, above_, item);
            look(graph_.below, below_, item);
        }
    }

    void look(const Rows& rows, std::vector<std::int32_t>& values, SkillIndex item) {
        const auto out = row(rows, values, item);
        const auto neighbours = rows.row(item);
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = position_[neighbours[i]];
        if (out.size() > 1) std::ranges::sort(out);
    }

    void sort_layer(std::size_t layer, const Rows& neighbours, bool are_equals_turned) {
        auto& items = graph_.layers[layer];
        moving_.clear();
        for (const SkillIndex item : items) {
            const auto others = neighbours.row(item);
            if (others.empty()) continue;  // keeps its place
            std::int64_t sum = 0;
            for (const SkillIndex other : others) sum += position_[other];
            key_[item] = sum * scale / static_cast<std::int64_t>(others.size());
            moving_.push_back(item);
        }
        if (are_equals_turned) std::ranges::reverse(moving_);
        std::ranges::stable_sort(moving_, {}, [&](SkillIndex item) { return key_[item]; });
        std::size_t next = 0;
        for (SkillIndex& item : items) {
            if (!neighbours.row(item).empty()) item = moving_[next++];
        }
        number(layer);
    }

    /// Crossings that go away when two items of a layer, the first now before the second, stand the other way round.
    [[nodiscard]] std::int64_t gain(SkillIndex first, SkillIndex second) {
        return gain(row(graph_.above, above_, first), row(graph_.above, above_, second)) +
               gain(row(graph_.below, below_, first), row(graph_.below, below_, second));
    }

    [[nodiscard]] static std::int64_t gain(std::span<const std::int32_t> first, std::span<const std::int32_t> second) {
        if (first.size() == 1 && second.size() == 1) {  // most: bends
            return first[0] > second[0] ? 1 : first[0] < second[0] ? -1 : 0;
        }
        std::int64_t total = 0;
        std::size_t smaller = 0;
        std::size_t not_larger = 0;
        for (const std::int32_t position : first) {
            while (smaller < second.size() && second[smaller] < position) ++smaller;
            while (not_larger < second.size() && second[not_larger] <= position) ++not_larger;
            total += static_cast<std::int64_t>(smaller);  // cross now
            total -= static_cast<std::int64_t>(second.size() - not_larger);  // would cross
        }
        return total;
    }

    bool transpose_layer(std::size_t layer, Equals equals) {
        look_around(layer);
        auto& items = graph_.layers[layer];
        bool has_gained = false;
        for (std::size_t i = 0; i + 1 < items.size(); ++i) {
            const std::int64_t gained = gain(items[i], items[i + 1]);
            if (gained < 0 || (gained == 0 && equals == Equals::stay)) continue;
            std::swap(items[i], items[i + 1]);
            has_gained |= gained > 0;
        }
        number(layer);
        return has_gained;
    }

    bool sift_item(std::vector<SkillIndex>& items, SkillIndex item) {
        const auto at = static_cast<std::size_t>(position_[item]);
        std::size_t to = at;
        std::int64_t best = 0;
        std::int64_t gained = 0;
        for (std::size_t i = at + 1; i < items.size(); ++i) {
            gained += gain(item, items[i]);
            if (gained > best) best = gained, to = i;
        }
        gained = 0;
        for (std::size_t i = at; i-- > 0;) {
            gained += gain(items[i], item);
            if (gained > best) best = gained, to = i;
        }
        if (to == at) return false;
        const auto place = [&](std::size_t i) { return items.begin() + static_cast<std::ptrdiff_t>(i); };
        if (to > at) {
            std::rotate(place(at), place(at + 1), place(to + 1));
        } else {
            std::rotate(place(to), place(at), place(at + 1));
        }
        for (std::size_t i = std::min(at, to); i <= std::max(at, to); ++i) {
            position_[items[i]] = static_cast<std::int32_t>(i);
        }
        return true;
    }

    ProperGraph& graph_;
    std::vector<std::int32_t> position_;
    std::vector<std::int64_t> key_;
    std::vector<std::int32_t> above_;  ///< positions of neighbours, parallel to the rows
    std::vector<std::int32_t> below_;
    std::vector<SkillIndex> moving_;
    Inversions inversions_;
};

}  // namespace

ProperGraph make_proper(std::span<const std::int32_t> layer, std::span<const Edge> edges) {
    ProperGraph graph;
    graph.node_count = layer.size();
    graph.layer.assign(layer.begin(), layer.end());
    graph.layers.resize(layer.empty() ? 0 : static_cast<std::size_t>(std::ranges::max(layer)) + 1);
    Pairs segments = split_edges(edges, graph);
    std::ranges::sort(segments);
    graph.below = rows_of_pairs(graph.size(), segments);
    for (auto& [row, item] : segments) std::swap(row, item);
    std::ranges::sort(segments);
    graph.above = rows_of_pairs(graph.size(), segments);
    fill_layers(graph);
    return graph;
}

std::int64_t count_crossings(const ProperGraph& graph) {
    ProperGraph copy = graph;
    return Ordering(copy).crossings();
}

std::int64_t reduce_crossings(ProperGraph& graph, bool is_known_order) {
    Ordering ordering(graph);
    std::int64_t best = ordering.crossings();
    if (is_known_order) {
        ordering.transpose(Ordering::Equals::stay);
        return ordering.crossings();
    }
    Layers best_layers = graph.layers;
    int without_gain = 0;
    for (int sweep = 0; sweep < sweeps_max && without_gain < patience && best > 0; ++sweep) {
        const bool are_equals_turned = sweep % 4 >= 2;
        ordering.sweep(sweep % 2 == 0, are_equals_turned);
        ordering.transpose(are_equals_turned ? Ordering::Equals::stay : Ordering::Equals::swap);
        const std::int64_t now = ordering.crossings();
        ++without_gain;
        if (now >= best) continue;
        best = now;
        best_layers = graph.layers;
        without_gain = 0;
    }
    ordering.restore(best_layers);
    for (int round = 0; round < siftings_max && best > 0; ++round) {
        if (!ordering.sift()) break;
    }
    return ordering.crossings();
}

}  // namespace cairn::graph
