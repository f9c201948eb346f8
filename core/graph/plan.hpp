#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "core/base/time.hpp"
#include "core/graph/effort.hpp"
#include "core/graph/needs.hpp"
#include "core/graph/skill_graph.hpp"

namespace cairn::graph {

/// Later than this many days after the start everything is "in a hundred years".
inline constexpr std::int32_t plan_days_max = 36'500;

struct PlanRequest {
    std::map<SkillId, std::int64_t> targets{};  ///< level wanted, 1..5, as in Goal::targets
    std::span<const std::int64_t> level_micro{};  ///< mastery by skill index, 0..5'000'000; missing entries count as 0
    std::int64_t weekly_minutes = 0;  ///< 0: a plan without dates
    Day start{};
    Day due{};  ///< number 0: none; else the last day that is still in time
};

/// Why a skill is in the plan: it is a target, or it leads to one by the shortest way.
struct PlanReason {
    SkillIndex target = no_skill;  ///< the target at the end of that way; the skill itself when it is a target
    SkillIndex needed_by = no_skill;  ///< the next skill on that way; no_skill when it is a target
    [[nodiscard]] bool is_target() const { return needed_by == no_skill; }
};

struct PlanStep {
    SkillIndex skill = no_skill;
    std::int64_t from_level_micro = 0;
    std::int64_t to_level = 0;  ///< 1..5
    std::int64_t minutes_left = 0;  ///< at least 1
    Day first_day;  ///< both are the start day when the plan has no dates
    Day last_day;
    bool is_ready = false;  ///< every prerequisite is reached: it can begin today
    bool in_cycle = false;  ///< needs, by a circle, itself; stands beside the others of the circle
    PlanReason because;
    /// Any of these would do as well for `because.needed_by`, but takes no less time; empty where there is no choice.
    std::vector<SkillIndex> instead_of;
};

/// A skill that the plan needs and that is already reached.
struct PlanDone {
    SkillIndex skill = no_skill;
    std::int64_t level_micro = 0;
    std::int64_t to_level = 0;
    PlanReason because;
};

enum class PlanTiming : std::uint8_t {
    no_targets,  ///< nothing was asked for
    nothing_left,  ///< every target is reached
    no_weekly_minutes,  ///< no dates: the learner gave no time
    no_due_day,  ///< dates, but nothing to be late for
    fits,
    late,
    due_day_passed,  ///< the due day lies before the start: no weekly time could help
};

/// Steps in an order that can be followed: none stands before one of its prerequisites.
struct Plan {
    std::vector<PlanStep> steps;
    std::vector<PlanDone> done;  ///< in topological order
    std::vector<SkillId> unknown_targets;  ///< asked for, but not in the graph
    std::int64_t target_count = 0;  ///< known targets
    std::int64_t minutes_left = 0;
    /// Other alternatives could save so much at most; 0 unless there are so many that not all could be compared.
    std::int64_t minutes_gap = 0;
    std::int64_t minutes_total = 0;  ///< minutes_left and what the done ones took, from nothing
    PlanTiming timing = PlanTiming::no_targets;
    Day finish;  ///< last day of the last step; the start day when there are no dates
    std::int32_t days_late = 0;  ///< 0 unless late or due_day_passed
    std::int32_t days_spare = 0;  ///< 0 unless it fits
    /// The least that would be in time; 0 when nothing is left or no time would do.
    std::int64_t weekly_minutes_to_fit = 0;

    [[nodiscard]] bool has_dates() const {
        return timing == PlanTiming::no_due_day || timing == PlanTiming::fits || timing == PlanTiming::late ||
               (timing == PlanTiming::due_day_passed && days_late > 0);
    }
    [[nodiscard]] bool fits() const { return timing == PlanTiming::fits || timing == PlanTiming::nothing_left; }
    /// The step of a skill, or nullptr.
    [[nodiscard]] const PlanStep* find(SkillIndex skill) const;
};

/// The smallest set of steps that reaches all targets, in the graph's topological order.
///
/// Rules: a target is needed to its own level, what it needs as `Needs` says; of alternatives those that take the least
/// time in all.
/// Time: a week's minutes spread evenly over its seven days, one step after the other.
/// Cost:     O(n + m), three passes; with alternatives up to a few thousand times their part of it.
Plan build_plan(const SkillGraph& graph, const PlanRequest& request);

/// What of a goal fits into a time.
struct PlanWithin {
    std::map<SkillId, std::int64_t> targets;  ///< which to aim for, to which level: at most what was asked for
    std::vector<SkillId> left_out;  ///< known targets that are not reached and would not fit, by id
    std::int64_t minutes_left = 0;  ///< of the plan for `targets`
    std::int64_t levels_micro = 0;  ///< that the targets gain together
    /// Another choice could gain so much more at most; 0 unless the targets are many and the search stopped.
    std::int64_t levels_micro_gap = 0;
};

/// What the weekly minutes add up to until the due day, that day counting; 0 without both.
std::int64_t minutes_in_time(const PlanRequest& request);

/// The targets, and the levels of each, that together gain most within `minutes`: targets that are reached already
/// stay. Method: depth first over targets and whole levels, branch and bound. Ties go to less time, then to the first
/// found.
PlanWithin plan_within(const SkillGraph& graph, const PlanRequest& request, std::int64_t minutes);

}  // namespace cairn::graph
