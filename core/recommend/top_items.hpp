#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/recommend/interactions.hpp"

namespace cairn::recommend {

/// The `limit` items of the highest score, best first, ties by index, without those in `taken` (ascending).
///
/// Cost:     O(n + limit · log limit) for n scores.
std::vector<ItemIndex> top_items(std::span<const double> scores, std::span<const ItemIndex> taken, std::size_t limit);

/// How well a list guesses what was hidden, 0..1.
struct ListQuality {
    double ndcg = 0.0;    ///< hits count 1/log2(place + 1); 1 when the hidden ones come first
    double recall = 0.0;  ///< hits of min(depth, hidden)
};

/// Of the first `depth` places of a list. `hidden` is ascending and not empty.
/// Source:   Järvelin and Kekäläinen 2002, with 0 and 1 for relevance; recall as in Liang et al. 2018.
ListQuality list_quality(std::span<const ItemIndex> list, std::span<const ItemIndex> hidden, std::size_t depth);

}  // namespace cairn::recommend
