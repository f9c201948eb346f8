#include "core/matching/cohort_match.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

#include "core/matching/certificate.hpp"
#include "core/matching/fairest.hpp"

namespace cairn::matching {
namespace {

constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

void put_locks(CohortMatch& match, const Cohort& cohort, std::span<const Lock> promised, bool keeps_standing) {
    match.locks.assign(promised.begin(), promised.end());
    match.promised_count = promised.size();
    if (!keeps_standing) return;
    std::vector<bool> is_promised(cohort.learners.size(), false);
    for (const Lock& lock : promised) is_promised[at(lock.learner)] = true;
    for (std::size_t learner = 0; learner < cohort.standing.size(); ++learner) {
        if (is_promised[learner] || cohort.standing[learner] == no_coach) continue;
        match.locks.push_back({static_cast<std::int32_t>(learner), cohort.standing[learner]});
    }
}

void assign_best(CohortMatch& match, const AssignmentProblem& problem) {
    const auto result = assign(problem);
    if (!result) return;
    match.status = MatchStatus::matched;
    match.coach_of = result->coach_of;
    match.coach_price = result->coach_price;
    match.placed_price = result->placed_price;
    match.total = result->total;
    match.bound = result->bound;
    match.is_proven = check_certificate(problem, *result).is_optimal();
}

void assign_fairest(CohortMatch& match, const AssignmentProblem& problem) {
    auto result = assign_fairly(problem);
    if (!result) return;
    match.status = MatchStatus::matched;
    match.coach_of = result->assignment.coach_of;
    match.coach_price = result->assignment.coach_price;
    match.total = result->assignment.total;
    match.bound = result->assignment.bound;
    match.floor = result->floor;
    match.placed_price = result->assignment.placed_price;
    match.is_proven = is_proven_fairest(problem, *result);
    match.placed = result->placed;
    match.placed_proof = std::move(result->placed_proof);
    match.floor_proof = std::move(result->floor_proof);
}

void assign_stable(CohortMatch& match, const AssignmentProblem& problem) {
    ScoreTable coach_scores = problem.scores;
    coach_scores.stored = match.scores.coach_scores.data();
    const StableProblem stable{problem, coach_scores};
    const auto result = match_stably(stable);
    if (!result) {
        match.stable_fault = result.error();
        match.status = MatchStatus::not_stable;
        return;
    }
    match.status = MatchStatus::matched;
    match.coach_of = *result;
    match.blocking_pairs = count_blocking_pairs(stable, match.coach_of);
    match.is_proven = match.blocking_pairs == 0;
    for (std::size_t learner = 0; learner < match.coach_of.size(); ++learner) {
        const std::int32_t coach = match.coach_of[learner];
        if (coach != no_coach) match.total += match.scores.scores[learner * problem.places.size() + at(coach)];
    }
    match.bound = match.total;
}

}  // namespace

AssignmentProblem problem_of(const CohortMatch& match) {
    AssignmentProblem problem;
    problem.scores = match.scores.table();
    problem.places = match.scores.places;
    problem.places_min = match.places_min;
    problem.locks = match.locks;
    problem.placed_min = match.placed_min;
    return problem;
}

CohortMatch match_cohort(const Cohort& cohort, std::span<const Lock> promised, const CohortScenario& scenario) {
    CohortMatch match;
    auto scores = cohort_scores(cohort, scenario.options);
    if (!scores || scenario.least_each < 0) return match;
    match.scores = *std::move(scores);
    put_locks(match, cohort, promised, scenario.options.keeps_standing);
    for (const std::int32_t places : match.scores.places) {
        match.places_min.push_back(std::min(places, scenario.least_each));
    }
    if (scenario.places_everybody) match.placed_min = static_cast<std::int32_t>(cohort.learners.size());
    const AssignmentProblem problem = problem_of(match);
    switch (scenario.mode) {
        case MatchMode::best_total: assign_best(match, problem); break;
        case MatchMode::fairest: assign_fairest(match, problem); break;
        case MatchMode::stable: assign_stable(match, problem); break;
    }
    if (match.status == MatchStatus::matched) {
        match.unplaced = explain_unplaced(problem, match.scores.faults, match.coach_of);
        return match;
    }
    if (auto conflict = find_conflict(problem); conflict && !conflict->empty()) {
        match.conflict = *std::move(conflict);
        match.status = MatchStatus::conflict;
    }
    return match;
}

CohortFigures figures_of(const Cohort& cohort, const CohortScores& scores, const Weights& weights,
                         std::span<const std::int32_t> coach_of) {
    constexpr std::int64_t whole = 1'000'000;
    CohortFigures figures;
    std::vector<std::int32_t> placed_scores;
    std::vector<std::int64_t> filled(cohort.coaches.size(), 0);
    std::int64_t minutes = 0;
    for (std::size_t learner = 0; learner < coach_of.size(); ++learner) {
        const std::int32_t coach = coach_of[learner];
        const std::int32_t today = cohort.standing[learner];
        if (today != no_coach && today != coach) ++figures.moved;
        if (coach == no_coach) continue;
        const std::int32_t score = scores.scores[learner * cohort.coaches.size() + at(coach)];
        const CoachFeatures& y = cohort.coaches[at(coach)];
        placed_scores.push_back(score >= 0 ? score : pair_score(cohort.learners[learner], y, weights));
        minutes += shared_minutes(cohort.learners[learner], y);
        ++filled[at(coach)];
    }
    figures.placed = static_cast<std::int32_t>(placed_scores.size());
    figures.unplaced = static_cast<std::int32_t>(coach_of.size() - placed_scores.size());
    if (figures.placed > 0) {
        std::ranges::sort(placed_scores);
        const auto mean_of = [&](std::size_t count) {
            const auto end = placed_scores.begin() + static_cast<std::ptrdiff_t>(count);
            return static_cast<std::int32_t>(std::accumulate(placed_scores.begin(), end, std::int64_t{0}) /
                                             static_cast<std::int64_t>(count));
        };
        figures.mean_score = mean_of(placed_scores.size());
        figures.worst_tenth_score = mean_of((placed_scores.size() + 9) / 10);
        figures.shared_minutes_mean = static_cast<std::int32_t>(minutes / figures.placed);
    }
    std::vector<std::int64_t> shares;
    for (std::size_t coach = 0; coach < cohort.coaches.size(); ++coach) {
        const CoachFeatures& y = cohort.coaches[coach];
        if (y.is_paused || y.capacity == 0) continue;
        shares.push_back((filled[coach] + y.taken) * whole / y.capacity);
    }
    if (!shares.empty()) {
        const auto count = std::ssize(shares);
        const std::int64_t mean = std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) / count;
        std::int64_t distance = 0;
        for (const std::int64_t share : shares) distance += std::abs(share - mean);
        figures.load_spread_micro = static_cast<std::int32_t>(distance / count);
    }
    return figures;
}

}  // namespace cairn::matching
