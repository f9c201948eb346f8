#include "core/graph/layer_positions.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace cairn::graph {
namespace {

constexpr int sweeps = 12;  // half of them each way; more moves nothing that can be seen
constexpr std::int64_t scale = 16;  // parts of a unit, while means are taken

/// How much a segment wants to be straight: the middle of a long edge most.
std::int64_t weight(const ProperGraph& graph, SkillIndex a, SkillIndex b) {
    if (graph.is_bend(a) && graph.is_bend(b)) return 8;
    return graph.is_bend(a) || graph.is_bend(b) ? 2 : 1;
}

std::int64_t floor_div(std::int64_t number, std::int64_t by) {
    const std::int64_t quotient = number / by;
    return number % by < 0 ? quotient - 1 : quotient;
}

class Positions {
public:
    Positions(const ProperGraph& graph, const LayerSpacing& spacing)
        : graph_(graph), spacing_(spacing), at_(graph.size(), 0) {
        for (const auto& items : graph.layers) {
            std::int64_t next = 0;
            for (std::size_t i = 0; i < items.size(); ++i) {
                if (i > 0) next += distance(items[i - 1], items[i]);
                at_[items[i]] = next;
            }
        }
    }

    void pull(std::size_t layer, bool is_above_counted, bool is_below_counted) {
        const auto& items = graph_.layers[layer];
        blocks_.clear();
        std::int64_t offset = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) offset += distance(items[i - 1], items[i]);
            Block block{.first = i};
            if (is_above_counted) add(block, items[i], graph_.above, offset);
            if (is_below_counted) add(block, items[i], graph_.below, offset);
            if (block.weight == 0) block = {.first = i, .weight = 1, .sum = at_[items[i]] - offset};
            blocks_.push_back(block);
            // Two blocks of which the second wants to lie before the first become one.
            while (blocks_.size() > 1 && blocks_[blocks_.size() - 2].mean() >= blocks_.back().mean()) {
                const Block last = blocks_.back();
                blocks_.pop_back();
                blocks_.back().weight += last.weight;
                blocks_.back().sum += last.sum;
            }
        }
        offset = 0;
        std::size_t block = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) offset += distance(items[i - 1], items[i]);
            if (block + 1 < blocks_.size() && blocks_[block + 1].first == i) ++block;
            at_[items[i]] = blocks_[block].mean() + offset;
        }
    }

    /// A long edge becomes one straight line where its bends have room for it.
    void straighten(SkillIndex first, std::size_t count) {
        std::int64_t least = std::numeric_limits<std::int64_t>::min();
        std::int64_t most = std::numeric_limits<std::int64_t>::max();
        sorted_.clear();
        for (std::size_t i = 0; i < count; ++i) {
            const auto bend = first + static_cast<SkillIndex>(i);
            const auto& items = graph_.layers[static_cast<std::size_t>(graph_.layer[bend])];
            const std::size_t place = place_[bend];
            if (place > 0) least = std::max(least, at_[items[place - 1]] + distance(items[place - 1], bend));
            if (place + 1 < items.size())
                most = std::min(most, at_[items[place + 1]] - distance(bend, items[place + 1]));
            sorted_.push_back(at_[bend]);
        }
        if (count < 2 || least > most) return;
        std::ranges::sort(sorted_);
        const std::int64_t straight = std::clamp(sorted_[count / 2], least, most);
        for (std::size_t i = 0; i < count; ++i) at_[first + i] = straight;
    }

    void straighten_all() {
        place_.assign(graph_.size(), 0);
        for (const auto& items : graph_.layers) {
            for (std::size_t i = 0; i < items.size(); ++i) place_[items[i]] = i;
        }
        for (std::size_t edge = 0; edge < graph_.first_bend.size(); ++edge) {
            const SkillIndex first = graph_.first_bend[edge];
            const std::size_t end = edge + 1 < graph_.first_bend.size() ? graph_.first_bend[edge + 1] : graph_.size();
            straighten(first, end - first);
        }
    }

    /// In whole units, from the edge on.
    [[nodiscard]] std::vector<std::int32_t> result() const {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        for (SkillIndex item = 0; item < graph_.size(); ++item) least = std::min(least, at_[item] - half(item));
        std::vector<std::int32_t> out;
        out.reserve(at_.size());
        for (const std::int64_t at : at_) out.push_back(static_cast<std::int32_t>(floor_div(at - least, scale)));
        return out;
    }

private:
    struct Block {
        std::size_t first = 0;
        std::int64_t weight = 0;
        std::int64_t sum = 0;
        [[nodiscard]] std::int64_t mean() const { return floor_div(sum, weight); }
    };

    [[nodiscard]] std::int64_t half(SkillIndex item) const {
        return graph_.is_bend(item) ? 0 : spacing_.node_breadth * scale / 2;
    }

    [[nodiscard]] std::int64_t distance(SkillIndex a, SkillIndex b) const {
        const bool has_bend = graph_.is_bend(a) || graph_.is_bend(b);
        return half(a) + half(b) + (has_bend ? spacing_.bend_gap : spacing_.node_gap) * scale;
    }

    void add(Block& block, SkillIndex item, const Rows& neighbours, std::int64_t offset) const {
        for (const SkillIndex other : neighbours.row(item)) {
            const std::int64_t w = weight(graph_, item, other);
            block.weight += w;
            block.sum += w * (at_[other] - offset);
        }
    }

    const ProperGraph& graph_;
    const LayerSpacing& spacing_;
    std::vector<std::int64_t> at_;
    std::vector<Block> blocks_;
    std::vector<std::size_t> place_;
    std::vector<std::int64_t> sorted_;
};

}  // namespace

std::vector<std::int32_t> assign_positions(const ProperGraph& graph, const LayerSpacing& spacing) {
    if (graph.size() == 0) return {};
    Positions positions(graph, spacing);
    const std::size_t count = graph.layers.size();
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        const bool is_downwards = sweep % 2 == 0;
        const bool is_last = sweep + 2 >= sweeps;  // the last two look both ways
        for (std::size_t step = is_last ? 0 : 1; step < count; ++step) {
            const std::size_t layer = is_downwards ? step : count - 1 - step;
            positions.pull(layer, is_downwards || is_last, !is_downwards || is_last);
        }
    }
    positions.straighten_all();
    return positions.result();
}

}  // namespace cairn::graph
