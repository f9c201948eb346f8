#include "core/graph/plan.hpp"

#include <algorithm>
#include <limits>

namespace cairn::graph {
namespace {

constexpr std::int64_t weekly_minutes_max = 7 * 24 * 60;
constexpr std::int64_t last_day_number = std::numeric_limits<std::int32_t>::max();

/// Which skills a plan needs, to which level, and why.
class Needs {
public:
    Needs(const SkillGraph& graph, const PlanRequest& request)
        : graph_(graph), request_(request), level_(graph.size(), 0), because_(graph.size()) {}

    /// Raises the need of a skill and, unless it is reached, of everything before it.
    void require(SkillIndex target, std::int64_t level) {
        raise(target, std::clamp<std::int64_t>(level, 1, 5));
        while (!queue_.empty()) {
            const SkillIndex skill = queue_.back();
            queue_.pop_back();
            if (is_reached(skill)) continue;
            for (const SkillIndex before : graph_.prerequisites(skill)) {
                raise(before, std::min(level_[skill], prerequisite_level_max));
            }
        }
    }

    /// The shortest way from every needed skill to a target, targets first; ties by index.
    void explain(std::vector<SkillIndex> targets) {
        std::ranges::sort(targets);
        for (const SkillIndex target : targets) because_[target] = {target, no_skill};
        std::vector<SkillIndex> queue = std::move(targets);
        for (std::size_t at = 0; at < queue.size(); ++at) {
            const SkillIndex skill = queue[at];
            if (is_reached(skill)) continue;
            for (const SkillIndex before : graph_.prerequisites(skill)) {
                if (because_[before].target != no_skill) continue;
                because_[before] = {because_[skill].target, skill};
                queue.push_back(before);
            }
        }
    }

    [[nodiscard]] std::int64_t level(SkillIndex skill) const { return level_[skill]; }
    [[nodiscard]] PlanReason because(SkillIndex skill) const { return because_[skill]; }
    [[nodiscard]] std::int64_t level_micro(SkillIndex skill) const {
        if (skill >= request_.level_micro.size()) return 0;
        return std::clamp<std::int64_t>(request_.level_micro[skill], 0, level_micro_max);
    }
    [[nodiscard]] bool is_needed(SkillIndex skill) const { return level_[skill] > 0; }
    [[nodiscard]] bool is_reached(SkillIndex skill) const {
        return level_micro(skill) >= level_[skill] * micro_per_level;
    }
    [[nodiscard]] bool is_step(SkillIndex skill) const { return is_needed(skill) && !is_reached(skill); }

private:
    void raise(SkillIndex skill, std::int64_t level) {
        if (level_[skill] >= level) return;
        level_[skill] = level;
        queue_.push_back(skill);
    }

    const SkillGraph& graph_;
    const PlanRequest& request_;
    std::vector<std::int64_t> level_;
    std::vector<PlanReason> because_;
    std::vector<SkillIndex> queue_;
};

bool is_ready(const SkillGraph& graph, const Needs& needs, SkillIndex skill) {
    const auto& component = graph.order().component;
    return std::ranges::none_of(graph.prerequisites(skill), [&](SkillIndex before) {
        return component[before] != component[skill] && needs.is_step(before);
    });
}

void list_steps(const SkillGraph& graph, const Needs& needs, Plan& plan) {
    for (const SkillIndex skill : graph.order().order) {
        if (!needs.is_needed(skill)) continue;
        const std::int64_t from = needs.level_micro(skill);
        const std::int64_t to = needs.level(skill);
        const std::int64_t whole = minutes_between(graph.minutes(skill), 0, to * micro_per_level);
        plan.minutes_total += whole;
        if (needs.is_reached(skill)) {
            plan.done.push_back({skill, from, to, needs.because(skill)});
            continue;
        }
        PlanStep step;
        step.skill = skill;
        step.from_level_micro = from;
        step.to_level = to;
        step.minutes_left = minutes_between(graph.minutes(skill), from, to * micro_per_level);
        step.is_ready = is_ready(graph, needs, skill);
        step.in_cycle = graph.order().in_cycle[skill];
        step.because = needs.because(skill);
        plan.minutes_left += step.minutes_left;
        plan.steps.push_back(step);
    }
}

void set_dates(const PlanRequest& request, std::int64_t weekly_minutes, Plan& plan) {
    const auto day_of_minute = [&](std::int64_t minute) {
        const std::int64_t days = std::min<std::int64_t>(minute * 7 / weekly_minutes, plan_days_max);
        return Day{static_cast<std::int32_t>(std::min<std::int64_t>(request.start.number + days, last_day_number))};
    };
    std::int64_t minute = 0;
    for (PlanStep& step : plan.steps) {
        step.first_day = day_of_minute(minute);
        minute += step.minutes_left;
        step.last_day = day_of_minute(minute - 1);
    }
    plan.finish = plan.steps.back().last_day;
}

/// Any two days, also those that a broken file brings.
std::int32_t days_between(Day from, Day to) {
    const std::int64_t days = std::int64_t{to.number} - from.number;
    return static_cast<std::int32_t>(std::min<std::int64_t>(days, std::numeric_limits<std::int32_t>::max()));
}

/// Everything about time, once the steps are known.
void judge(const PlanRequest& request, Plan& plan) {
    plan.finish = request.start;
    for (PlanStep& step : plan.steps) step.first_day = step.last_day = request.start;
    if (plan.target_count == 0) {
        plan.timing = PlanTiming::no_targets;
        return;
    }
    if (plan.steps.empty()) {
        plan.timing = PlanTiming::nothing_left;
        return;
    }
    const bool has_due = request.due.number != 0;
    const std::int64_t days_left = std::int64_t{request.due.number} - request.start.number + 1;
    if (has_due && days_left > 0) {
        // the last minute must fall on the due day at the latest: (minutes - 1) * 7 / weekly < days_left
        plan.weekly_minutes_to_fit = (plan.minutes_left - 1) * 7 / days_left + 1;
    }
    const std::int64_t weekly = std::min(request.weekly_minutes, weekly_minutes_max);
    if (weekly > 0) set_dates(request, weekly, plan);
    if (has_due && days_left <= 0) {
        plan.timing = PlanTiming::due_day_passed;
        if (weekly > 0) plan.days_late = days_between(request.due, plan.finish);
    } else if (weekly <= 0) {
        plan.timing = PlanTiming::no_weekly_minutes;
    } else if (!has_due) {
        plan.timing = PlanTiming::no_due_day;
    } else if (plan.finish <= request.due) {
        plan.timing = PlanTiming::fits;
        plan.days_spare = days_between(plan.finish, request.due);
    } else {
        plan.timing = PlanTiming::late;
        plan.days_late = days_between(request.due, plan.finish);
    }
}

}  // namespace

const PlanStep* Plan::find(SkillIndex skill) const {
    const auto it = std::ranges::find(steps, skill, &PlanStep::skill);
    return it == steps.end() ? nullptr : &*it;
}

Plan build_plan(const SkillGraph& graph, const PlanRequest& request) {
    Plan plan;
    Needs needs(graph, request);
    std::vector<SkillIndex> targets;
    for (const auto& [id, level] : request.targets) {
        const SkillIndex skill = graph.index_of(id);
        if (skill == no_skill) {
            plan.unknown_targets.push_back(id);
            continue;
        }
        if (level <= 0) continue;
        targets.push_back(skill);
        needs.require(skill, level);
    }
    plan.target_count = static_cast<std::int64_t>(targets.size());
    needs.explain(std::move(targets));
    list_steps(graph, needs, plan);
    judge(request, plan);
    return plan;
}

}  // namespace cairn::graph
