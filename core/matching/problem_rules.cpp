#include "core/matching/problem_rules.hpp"

#include <algorithm>

namespace cairn::matching {
namespace {

constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

}  // namespace

std::optional<AssignmentFault> find_fault(const AssignmentProblem& problem) {
    const std::int32_t learners = problem.scores.learner_count;
    const std::int32_t coaches = problem.scores.coach_count;
    const auto is_coach = [&](std::int32_t coach) { return coach >= 0 && coach < coaches; };
    const auto is_negative = [](std::int32_t count) { return count < 0; };
    if (learners < 0 || coaches < 0 || learners > learner_count_max || coaches > coach_count_max ||
        std::ssize(problem.places) != coaches ||
        (!problem.places_min.empty() && std::ssize(problem.places_min) != coaches)) {
        return AssignmentFault::sizes_disagree;
    }
    if (std::ranges::any_of(problem.places, is_negative) || std::ranges::any_of(problem.places_min, is_negative) ||
        problem.placed_min < 0) {
        return AssignmentFault::count_negative;
    }
    for (const Lock& lock : problem.locks) {
        if (lock.learner < 0 || lock.learner >= learners || !is_coach(lock.coach))
            return AssignmentFault::index_unknown;
    }
    std::vector<bool> is_grouped(at(coaches), false);
    for (const CoachGroup& group : problem.groups) {
        if (group.places < 0) return AssignmentFault::count_negative;
        for (const std::int32_t coach : group.coaches) {
            if (!is_coach(coach)) return AssignmentFault::index_unknown;
            if (is_grouped[at(coach)]) return AssignmentFault::groups_overlap;
            is_grouped[at(coach)] = true;
        }
    }
    return std::nullopt;
}

std::expected<Remainder, AssignmentFault> without_locks(const AssignmentProblem& problem) {
    Remainder rest;
    rest.is_free.assign(at(problem.scores.learner_count), true);
    rest.places = problem.places;
    rest.places_min = problem.places_min;
    rest.places_min.resize(problem.places.size(), 0);
    for (const CoachGroup& group : problem.groups) rest.group_places.push_back(group.places);
    rest.placed_min = problem.placed_min;
    std::vector<std::int32_t> group_of(problem.places.size(), -1);
    for (std::size_t group = 0; group < problem.groups.size(); ++group) {
        for (const std::int32_t coach : problem.groups[group].coaches)
            group_of[at(coach)] = static_cast<std::int32_t>(group);
    }
    std::vector<std::int32_t> locked(rest.is_free.size(), no_coach);
    std::vector<std::int32_t> scratch(at(problem.scores.coach_count));
    for (const Lock& lock : problem.locks) {
        const std::int32_t* row = problem.scores.row(lock.learner, scratch.data());
        std::int32_t& coach = locked[at(lock.learner)];
        if (coach == lock.coach) continue;  // said twice
        if (coach != no_coach || row[lock.coach] < 0) return std::unexpected(AssignmentFault::infeasible);
        coach = lock.coach;
        rest.is_free[at(lock.learner)] = false;
        rest.places[at(lock.coach)] -= 1;
        rest.places_min[at(lock.coach)] = std::max(0, rest.places_min[at(lock.coach)] - 1);
        rest.placed_min = std::max(0, rest.placed_min - 1);
        const std::int32_t group = group_of[at(lock.coach)];
        if (group >= 0) rest.group_places[at(group)] -= 1;
        if (rest.places[at(lock.coach)] < 0 || (group >= 0 && rest.group_places[at(group)] < 0)) {
            return std::unexpected(AssignmentFault::infeasible);
        }
    }
    for (std::size_t coach = 0; coach < rest.places.size(); ++coach) {
        if (rest.places_min[coach] > rest.places[coach]) return std::unexpected(AssignmentFault::infeasible);
    }
    for (std::int32_t learner = 0; learner < problem.scores.learner_count; ++learner) {
        if (rest.is_free[at(learner)]) rest.free_learners.push_back(learner);
    }
    return rest;
}

}  // namespace cairn::matching
