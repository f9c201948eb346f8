#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/plan.hpp"
#include "core/recommend/reason.hpp"

namespace cairn::recommend {

/// A skill that can begin today.
struct NextSkill {
    graph::SkillIndex skill = graph::no_skill;
    std::int64_t from_level_micro = 0;
    std::int64_t to_level = 0;
    std::int64_t minutes_left = 0;
    graph::PlanReason because;  ///< empty without a goal
    std::vector<Reason> reasons;  ///< unlocks_steps with a goal, first_steps without; none when it unlocks nothing
};

/// The frontier: steps of the plan whose prerequisites are all reached, those that unlock most steps first, then the
/// least minutes, then by id.
///
/// When the plan has no steps (no targets, or all reached): skills below level 3 whose prerequisites are all there,
/// those that lead to most other skills first, and `first_steps` says so (count: skills behind it, of: all skills);
/// only the 64 with most direct dependents are looked at.
///
/// `level_micro` by skill index as in PlanRequest. Cost: O(k · (k + m)) for k candidates.
std::vector<NextSkill> recommend_next_skills(const graph::SkillGraph& graph, const graph::Plan& plan,
                                             std::span<const std::int64_t> level_micro, std::size_t limit);

}  // namespace cairn::recommend
