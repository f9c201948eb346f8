#include "core/recommend/top_items.hpp"

#include <algorithm>

#include "core/base/elementary.hpp"

namespace cairn::recommend {

std::vector<ItemIndex> top_items(std::span<const double> scores, std::span<const ItemIndex> taken, std::size_t limit) {
    std::vector<ItemIndex> items;
    items.reserve(scores.size());
    auto next_taken = taken.begin();
    for (ItemIndex item = 0; item < scores.size(); ++item) {
        while (next_taken != taken.end() && *next_taken < item) ++next_taken;
        if (next_taken == taken.end() || *next_taken != item) items.push_back(item);
    }
    const auto is_before = [&](ItemIndex a, ItemIndex b) {
        return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
    };
    const auto end = items.begin() + static_cast<std::ptrdiff_t>(std::min(limit, items.size()));
    std::ranges::nth_element(items, end, is_before);
    items.erase(end, items.end());
    std::ranges::sort(items, is_before);
    return items;
}

ListQuality list_quality(std::span<const ItemIndex> list, std::span<const ItemIndex> hidden, std::size_t depth) {
    double gain = 0.0, best = 0.0, hits = 0.0;
    for (std::size_t place = 0; place < depth; ++place) {
        const double worth = exact_log(2.0) / exact_log(static_cast<double>(place) + 2.0);
        if (place < hidden.size()) best += worth;
        if (place < list.size() && std::ranges::binary_search(hidden, list[place])) {
            gain += worth;
            hits += 1.0;
        }
    }
    return {gain / best, hits / static_cast<double>(std::min(depth, hidden.size()))};
}

}  // namespace cairn::recommend
