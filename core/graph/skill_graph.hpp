#pragma once
// core/graph: skills and what must be known before what. Pure functions over the model: orders, closures, cycles,
// plans, and where things stand on a map. It must never know where mastery comes from, who coaches, or how a map looks.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/order.hpp"
#include "core/graph/rows.hpp"
#include "core/model/model.hpp"

namespace cairn::graph {

/// Minutes from nothing to level 3 of a skill for which nobody said: ten hours.
inline constexpr std::int64_t default_skill_minutes = 600;
/// What is believed of anybody's figure; keeps sums far from overflow.
inline constexpr std::int64_t skill_minutes_max = 1'000'000;

/// The skills of a model under dense indices in the order of their ids, with the edges between them in both directions.
///
/// Edges whose ends do not exist are left out, doubles count once, an edge of a skill to itself stays (a cycle of one).
/// An alternative to nothing is needed in any case. Cost: built in O(n log n + m log m); about 5 ms for 10,000 skills
/// and 50,000 edges.
class SkillGraph {
public:
    SkillGraph() = default;
    explicit SkillGraph(const Model& model);

    [[nodiscard]] std::size_t size() const { return ids_.size(); }
    [[nodiscard]] std::size_t edge_count() const { return prerequisites_.items.size(); }

    /// Ascending; entry i is the id of skill i.
    [[nodiscard]] std::span<const SkillId> ids() const { return ids_; }
    [[nodiscard]] SkillId id(SkillIndex skill) const { return ids_[skill]; }
    /// no_skill when unknown. Cost: O(log n).
    [[nodiscard]] SkillIndex index_of(SkillId id) const;

    /// Direct ones, ascending.
    [[nodiscard]] std::span<const SkillIndex> prerequisites(SkillIndex skill) const {
        return prerequisites_.row(skill);
    }
    [[nodiscard]] std::span<const SkillIndex> dependents(SkillIndex skill) const { return dependents_.row(skill); }
    /// Beside `prerequisites`: of those with the same number one is enough; 0: needed in any case.
    [[nodiscard]] std::span<const std::uint8_t> alternatives(SkillIndex skill) const {
        const std::size_t first = prerequisites_.offsets[skill];
        return std::span(alternatives_).subspan(first, prerequisites_.offsets[skill + 1] - first);
    }
    [[nodiscard]] bool has_alternatives() const { return has_alternatives_; }
    [[nodiscard]] const Rows& prerequisite_rows() const { return prerequisites_; }
    [[nodiscard]] const Rows& dependent_rows() const { return dependents_; }

    /// From nothing to level 3; 1..skill_minutes_max, default_skill_minutes when nobody said.
    [[nodiscard]] std::int64_t minutes(SkillIndex skill) const { return minutes_[skill]; }
    [[nodiscard]] AreaId area(SkillIndex skill) const { return areas_[skill]; }

    /// Depths, components and cycles of the whole graph.
    [[nodiscard]] const TopologicalOrder& order() const { return order_; }
    /// Length of the longest chain of prerequisites: the layer in which a map shows the skill.
    [[nodiscard]] std::int32_t depth(SkillIndex skill) const { return order_.depth[skill]; }

private:
    std::vector<SkillId> ids_;
    std::vector<std::int64_t> minutes_;
    std::vector<AreaId> areas_;
    Rows prerequisites_;
    std::vector<std::uint8_t> alternatives_;
    bool has_alternatives_ = false;
    Rows dependents_;
    TopologicalOrder order_;
};

}  // namespace cairn::graph
