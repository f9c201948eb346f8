#include "core/recommend/next_skills.hpp"

#include <algorithm>
#include <numeric>

#include "core/graph/closure.hpp"

namespace cairn::recommend {
namespace {

using graph::SkillIndex;

/// Without a goal only the candidates with most direct dependents are followed to the end.
constexpr std::size_t first_steps_max = 64;

std::int64_t level_of(std::span<const std::int64_t> level_micro, SkillIndex skill) {
    return skill < level_micro.size() ? level_micro[skill] : 0;
}

std::vector<NextSkill> frontier(const graph::SkillGraph& graph, const graph::Plan& plan) {
    std::vector<SkillIndex> steps;
    std::vector<SkillIndex> ready;
    for (const graph::PlanStep& step : plan.steps) {
        steps.push_back(step.skill);
        if (step.is_ready) ready.push_back(step.skill);
    }
    const std::vector<std::int64_t> unlocks = graph::count_unlocked(graph, ready, steps);
    std::vector<NextSkill> next;
    for (const graph::PlanStep& step : plan.steps) {
        if (!step.is_ready) continue;
        NextSkill skill{step.skill, step.from_level_micro, step.to_level, step.minutes_left, step.because, {}};
        const std::int64_t count = unlocks[next.size()];
        if (count > 0) {
            skill.reasons.push_back({ReasonKind::unlocks_steps, count, std::ssize(plan.steps), {graph.id(step.skill)}});
        }
        next.push_back(std::move(skill));
    }
    return next;
}

std::vector<NextSkill> first_steps(const graph::SkillGraph& graph, std::span<const std::int64_t> level_micro) {
    constexpr std::int64_t reached = graph::prerequisite_level_max * graph::micro_per_level;
    const auto& component = graph.order().component;
    std::vector<SkillIndex> open;
    for (SkillIndex skill = 0; skill < graph.size(); ++skill) {
        if (level_of(level_micro, skill) >= reached) continue;
        const bool is_ready = std::ranges::all_of(graph.prerequisites(skill), [&](SkillIndex before) {
            return component[before] == component[skill] || level_of(level_micro, before) >= reached;
        });
        if (is_ready) open.push_back(skill);
    }
    std::ranges::stable_sort(open, std::greater{}, [&](SkillIndex skill) { return graph.dependents(skill).size(); });
    open.resize(std::min(open.size(), first_steps_max));
    std::vector<SkillIndex> all(graph.size());
    std::iota(all.begin(), all.end(), SkillIndex{0});
    const std::vector<std::int64_t> leads_to = graph::count_unlocked(graph, open, all);
    std::vector<NextSkill> next;
    for (const SkillIndex skill : open) {
        const std::int64_t from = std::max<std::int64_t>(level_of(level_micro, skill), 0);
        const std::int64_t minutes = graph::minutes_between(graph.minutes(skill), from, reached);
        const Reason reason{ReasonKind::first_steps, leads_to[next.size()], std::ssize(all), {graph.id(skill)}};
        next.push_back({skill, from, graph::prerequisite_level_max, minutes, {}, {reason}});
    }
    return next;
}

}  // namespace

std::vector<NextSkill> recommend_next_skills(const graph::SkillGraph& graph, const graph::Plan& plan,
                                             std::span<const std::int64_t> level_micro, std::size_t limit) {
    std::vector<NextSkill> next = plan.steps.empty() ? first_steps(graph, level_micro) : frontier(graph, plan);
    const auto unlocks = [](const NextSkill& skill) { return skill.reasons.empty() ? 0 : skill.reasons.front().count; };
    std::ranges::sort(next, [&](const NextSkill& a, const NextSkill& b) {
        if (unlocks(a) != unlocks(b)) return unlocks(a) > unlocks(b);
        if (a.minutes_left != b.minutes_left) return a.minutes_left < b.minutes_left;
        return a.skill < b.skill;
    });
    if (next.size() > limit) next.resize(limit);
    return next;
}

}  // namespace cairn::recommend
