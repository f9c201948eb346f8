#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace cairn::graph {

/// Position of a skill among all skills sorted by id.
using SkillIndex = std::uint32_t;
inline constexpr SkillIndex no_skill = 0xFFFF'FFFFU;

/// `before` should be known before `after`.
struct Edge {
    SkillIndex before = no_skill;
    SkillIndex after = no_skill;
    auto operator<=>(const Edge&) const = default;
};

/// Neighbours of every skill in one array (compressed sparse rows).
///
/// Shapes:   offsets has n + 1 entries; row i is items[offsets[i] .. offsets[i + 1]), ascending.
struct Rows {
    std::vector<std::uint32_t> offsets{0};
    std::vector<SkillIndex> items;

    [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
    [[nodiscard]] std::span<const SkillIndex> row(SkillIndex skill) const {
        return std::span(items).subspan(offsets[skill], offsets[skill + 1] - offsets[skill]);
    }
};

/// Rows of (row, item) pairs, which must be sorted and without doubles.
Rows rows_of_pairs(std::size_t row_count, std::span<const std::pair<SkillIndex, SkillIndex>> sorted_pairs);

}  // namespace cairn::graph
