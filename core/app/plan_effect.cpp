#include "core/app/plan_effect.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/graph/closure.hpp"
#include "core/graph/plan.hpp"
#include "core/progress/mastery.hpp"

namespace cairn::app {
namespace {

/// One model, ready to be asked for many plans.
struct Side {
    const Model& model;
    graph::SkillGraph graph;
    std::vector<bool> is_touched;  ///< by skill index

    Side(const Model& of, const std::vector<SkillId>& touched) : model(of), graph(of), is_touched(graph.size()) {
        for (const SkillId skill : touched) {
            if (const graph::SkillIndex index = graph.index_of(skill); index != graph::no_skill)
                is_touched[index] = true;
        }
    }
    [[nodiscard]] bool touches(const Goal& goal) const {
        std::vector<graph::SkillIndex> targets;
        for (const auto& [skill, level] : goal.targets) {
            if (const graph::SkillIndex index = graph.index_of(skill); index != graph::no_skill)
                targets.push_back(index);
        }
        return std::ranges::any_of(graph::prerequisite_closure(graph, targets),
                                   [&](graph::SkillIndex skill) { return is_touched[skill]; });
    }
    [[nodiscard]] std::int64_t minutes_left(GoalId id, Instant now) const {
        const Goal* goal = model.goals.find(id);
        if (goal == nullptr) return 0;
        const auto mastery = progress::compute_mastery(model, goal->learner, graph.ids(), now);
        graph::PlanRequest request;
        request.targets = goal->targets;
        request.level_micro = mastery.level_micro;
        return graph::build_plan(graph, request).minutes_left;
    }
};

}  // namespace

PlanEffect effect_on_plans(const Model& before, const Model& after, const std::vector<SkillId>& touched, Instant now) {
    const Side was(before, touched);
    const Side is(after, touched);
    PlanEffect effect;
    for (const Goal* goal : before.goals.existing()) {
        if (goal->targets.empty() || before.profiles.find(goal->learner) == nullptr) continue;
        ++effect.plans;
        const Goal* goal_after = after.goals.find(goal->id);
        if (!was.touches(*goal) && (goal_after == nullptr || !is.touches(*goal_after))) continue;
        const PlanChange change{goal->learner, was.minutes_left(goal->id, now), is.minutes_left(goal->id, now)};
        if (change.minutes_after == change.minutes_before) continue;
        ++(change.minutes_after < change.minutes_before ? effect.shorter : effect.longer);
        effect.changed.push_back(change);
    }
    const auto size = [](const PlanChange& change) { return std::abs(change.minutes_after - change.minutes_before); };
    std::ranges::sort(effect.changed, [&](const PlanChange& a, const PlanChange& b) {
        return size(a) != size(b) ? size(a) > size(b) : a.learner < b.learner;
    });
    return effect;
}

}  // namespace cairn::app
