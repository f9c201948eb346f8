#include "core/graph/plan.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace cairn::graph {
namespace {

constexpr std::int64_t weekly_minutes_max = 7 * 24 * 60;
constexpr std::int64_t last_day_number = std::numeric_limits<std::int32_t>::max();

/// The shortest way from every needed skill to a target, targets first; ties by index.
std::vector<PlanReason> explain(const Needs& needs, std::vector<SkillIndex> targets) {
    const SkillGraph& graph = needs.graph();
    std::vector<PlanReason> because(graph.size());
    std::ranges::sort(targets);
    for (const SkillIndex target : targets) because[target] = {target, no_skill};
    std::vector<SkillIndex> queue = std::move(targets);
    for (std::size_t at = 0; at < queue.size(); ++at) {
        const SkillIndex skill = queue[at];
        if (needs.is_reached(skill)) continue;
        const std::span<const SkillIndex> row = graph.prerequisites(skill);
        for (std::size_t edge = 0; edge < row.size(); ++edge) {
            if (!needs.counts(skill, edge) || because[row[edge]].target != no_skill) continue;
            because[row[edge]] = {because[skill].target, skill};
            queue.push_back(row[edge]);
        }
    }
    return because;
}

bool is_ready(const Needs& needs, SkillIndex skill) {
    const auto& component = needs.graph().order().component;
    const std::span<const SkillIndex> row = needs.graph().prerequisites(skill);
    for (std::size_t edge = 0; edge < row.size(); ++edge) {
        if (!needs.counts(skill, edge) || component[row[edge]] == component[skill]) continue;
        if (needs.is_step(row[edge])) return false;
    }
    return true;
}

/// What would do as well as `taken` for `after`, if it is one of several.
std::vector<SkillIndex> others_than(const SkillGraph& graph, SkillIndex taken, SkillIndex after) {
    std::vector<SkillIndex> out;
    if (after == no_skill) return out;
    const std::span<const SkillIndex> row = graph.prerequisites(after);
    const std::span<const std::uint8_t> numbers = graph.alternatives(after);
    const auto number = numbers[static_cast<std::size_t>(std::ranges::lower_bound(row, taken) - row.begin())];
    if (number == 0) return out;
    for (std::size_t edge = 0; edge < row.size(); ++edge) {
        if (numbers[edge] == number && row[edge] != taken) out.push_back(row[edge]);
    }
    return out;
}

void list_steps(const Needs& needs, const std::vector<PlanReason>& because, Plan& plan) {
    const SkillGraph& graph = needs.graph();
    for (const SkillIndex skill : graph.order().order) {
        if (!needs.is_needed(skill)) continue;
        const std::int64_t from = needs.level_micro(skill);
        const std::int64_t to = needs.level(skill);
        const std::int64_t whole = minutes_between(graph.minutes(skill), 0, to * micro_per_level);
        plan.minutes_total += whole;
        if (needs.is_reached(skill)) {
            plan.done.push_back({skill, from, to, because[skill]});
            continue;
        }
        PlanStep step;
        step.skill = skill;
        step.from_level_micro = from;
        step.to_level = to;
        step.minutes_left = minutes_between(graph.minutes(skill), from, to * micro_per_level);
        step.is_ready = is_ready(needs, skill);
        step.in_cycle = graph.order().in_cycle[skill];
        step.because = because[skill];
        step.instead_of = others_than(graph, skill, step.because.needed_by);
        plan.minutes_left += step.minutes_left;
        plan.steps.push_back(std::move(step));
    }
}

std::int64_t believed_weekly_minutes(const PlanRequest& request) {
    return std::clamp<std::int64_t>(request.weekly_minutes, 0, weekly_minutes_max);
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
    const std::int64_t weekly = believed_weekly_minutes(request);
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
    Needs needs(graph, request.level_micro);
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
    plan.minutes_gap = take_shortest(needs);
    plan.target_count = static_cast<std::int64_t>(targets.size());
    list_steps(needs, explain(needs, std::move(targets)), plan);
    judge(request, plan);
    return plan;
}

namespace {

/// Which targets, to which level, gain most within a time.
class WithinSearch {
public:
    WithinSearch(Needs& needs, std::int64_t minutes) : needs_(needs), minutes_(minutes) {}

    void add(SkillId id, SkillIndex skill, std::int64_t level) {
        targets_.push_back({id, skill, level, level * micro_per_level - needs_.level_micro(skill)});
    }

    PlanWithin run() {
        // what gains most first: the first way down is a good one, and the bound falls quickly
        std::ranges::stable_sort(targets_, std::greater{}, &Target::gain);
        std::int64_t all = 0;
        for (auto target = targets_.rbegin(); target != targets_.rend(); ++target)
            target->gain_from_here = all += target->gain;
        descend(0, 0);
        PlanWithin within;
        within.minutes_left = best_minutes_;
        within.levels_micro = std::max<std::int64_t>(0, best_gain_);
        within.levels_micro_gap = is_stopped_ ? all - within.levels_micro : 0;
        for (std::size_t i = 0; i < targets_.size(); ++i) {
            if (i < best_.size() && best_[i] > 0)
                within.targets[targets_[i].id] = best_[i];
            else
                within.left_out.push_back(targets_[i].id);
        }
        std::ranges::sort(within.left_out);
        return within;
    }

private:
    struct Target {
        SkillId id;
        SkillIndex skill = no_skill;
        std::int64_t level = 0;
        std::int64_t gain = 0;            // micro levels, to the whole level asked for
        std::int64_t gain_from_here = 0;  // of this and all that follow
    };

    void descend(std::size_t at, std::int64_t gain) {
        if (at == targets_.size()) {
            const std::int64_t minutes = minutes_at_least();
            if (std::pair(gain, -minutes) > std::pair(best_gain_, -best_minutes_)) {
                best_gain_ = gain;
                best_minutes_ = minutes;
                best_ = levels_;
            }
            return;
        }
        const Target& target = targets_[at];
        if (gain + target.gain_from_here < best_gain_) return;
        for (std::int64_t level = target.level; level >= 0; --level) {
            const std::int64_t more = level * micro_per_level - needs_.level_micro(target.skill);
            if (level > 0 && more <= 0) continue;
            if (best_gain_ >= 0 && --steps_left_ < 0) {
                is_stopped_ = true;
                return;
            }
            const Needs::Mark here = needs_.mark();
            if (level > 0) needs_.require(target.skill, level);
            if (minutes_at_least() <= minutes_) {
                levels_.push_back(level);
                descend(at + 1, gain + (level > 0 ? more : 0));
                levels_.pop_back();
            }
            needs_.go_back(here);
        }
    }

    /// Of what is needed so far; further targets may settle choices another way, but never save time.
    std::int64_t minutes_at_least() {
        const Needs::Mark here = needs_.mark();
        take_shortest(needs_, choice_steps_max);
        const std::int64_t minutes = needs_.minutes_left();
        needs_.go_back(here);
        return minutes;
    }

    static constexpr int steps_max = 4000;
    static constexpr int choice_steps_max = 200;

    Needs& needs_;
    std::int64_t minutes_;
    int steps_left_ = steps_max;
    bool is_stopped_ = false;
    std::vector<Target> targets_;
    std::vector<std::int64_t> levels_;
    std::vector<std::int64_t> best_;
    std::int64_t best_gain_ = -1;
    std::int64_t best_minutes_ = 0;
};

}  // namespace

std::int64_t minutes_in_time(const PlanRequest& request) {
    const std::int64_t days = std::int64_t{request.due.number} - request.start.number + 1;
    return request.due.number == 0 || days <= 0 ? 0 : days * believed_weekly_minutes(request) / 7;
}

PlanWithin plan_within(const SkillGraph& graph, const PlanRequest& request, std::int64_t minutes) {
    Needs needs(graph, request.level_micro);
    WithinSearch search(needs, std::max<std::int64_t>(0, minutes));
    std::map<SkillId, std::int64_t> reached;
    for (const auto& [id, level] : request.targets) {
        const SkillIndex skill = graph.index_of(id);
        if (skill == no_skill || level <= 0) continue;
        const std::int64_t wanted = std::min<std::int64_t>(level, level_max);
        if (needs.level_micro(skill) >= wanted * micro_per_level)
            reached[id] = wanted;
        else
            search.add(id, skill, wanted);
    }
    PlanWithin within = search.run();
    within.targets.merge(reached);
    return within;
}

}  // namespace cairn::graph
