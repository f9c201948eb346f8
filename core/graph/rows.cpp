#include "core/graph/rows.hpp"

namespace cairn::graph {

Rows rows_of_pairs(std::size_t row_count, std::span<const std::pair<SkillIndex, SkillIndex>> sorted_pairs) {
    Rows rows;
    rows.offsets.assign(row_count + 1, 0);
    rows.items.reserve(sorted_pairs.size());
    for (const auto& [row, item] : sorted_pairs) {
        ++rows.offsets[row + 1];
        rows.items.push_back(item);
    }
    for (std::size_t i = 0; i < row_count; ++i) rows.offsets[i + 1] += rows.offsets[i];
    return rows;
}

}  // namespace cairn::graph
