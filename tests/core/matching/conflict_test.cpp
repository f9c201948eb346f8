#include "core/matching/conflict.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/matching/random_assignment.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

/// The problem with nothing but these rules.
OwnedProblem with_only(const OwnedProblem& owned, const std::vector<CohortRule>& rules) {
    OwnedProblem rest(owned.problem.scores.learner_count, owned.problem.scores.coach_count);
    rest.problem.places.assign(rest.problem.places.size(), rest.problem.scores.learner_count);
    rest.problem.places_min.assign(rest.problem.places.size(), 0);
    rest.problem.groups = owned.problem.groups;
    for (auto& group : rest.problem.groups) group.places = rest.problem.scores.learner_count;
    for (const CohortRule& rule : rules) {
        const auto coach = static_cast<std::size_t>(std::max(rule.coach, 0));
        switch (rule.kind) {
            case CohortRuleKind::lock: rest.problem.locks.push_back({rule.learner, rule.coach}); break;
            case CohortRuleKind::places: rest.problem.places[coach] = rule.count; break;
            case CohortRuleKind::places_min: rest.problem.places_min[coach] = rule.count; break;
            case CohortRuleKind::group_places:
                rest.problem.groups[static_cast<std::size_t>(rule.index)].places = rule.count;
                break;
            case CohortRuleKind::placed_min: rest.problem.placed_min = rule.count; break;
            case CohortRuleKind::forbidden:
                for (std::int32_t other = 0; other < owned.problem.scores.coach_count; ++other)
                    rest.score(rule.learner, other) = std::min(owned.score(rule.learner, other), 0);
                break;
        }
    }
    return rest;
}

std::vector<CohortRule> conflict_of(const AssignmentProblem& problem) {
    const auto rules = find_conflict(problem);
    REQUIRE(rules);
    return *rules;
}

}  // namespace

TEST_CASE("the rules that are named cannot hold together, and without any one of them they can") {
    Random random(401);
    int conflicts = 0;
    for (int round = 0; round < 800; ++round) {
        INFO("round " << round);
        const OwnedProblem owned = a_random_problem(random, 5, 4);
        const std::vector<CohortRule> rules = conflict_of(owned.problem);
        REQUIRE(rules.empty() == BruteForce(owned).best().has_value());
        if (rules.empty()) continue;
        ++conflicts;
        REQUIRE_FALSE(BruteForce(with_only(owned, rules)).best());
        for (std::size_t given_up = 0; given_up < rules.size(); ++given_up) {
            std::vector<CohortRule> fewer = rules;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(given_up));
            const OwnedProblem rest = with_only(owned, fewer);
            REQUIRE(BruteForce(rest).best());
        }
    }
    CHECK(conflicts > 100);
}

TEST_CASE("contradictory locks, and what else is easily said") {
    OwnedProblem owned(3, 2);
    owned.problem.places = {1, 3};
    owned.problem.locks = {{0, 0}, {2, 1}, {0, 1}};
    CHECK(conflict_of(owned.problem) ==
          std::vector<CohortRule>{{CohortRuleKind::lock, 0, 0, 0, 0}, {CohortRuleKind::lock, 0, 1, 2, 0}});
    owned.problem.locks = {{0, 0}, {1, 0}};
    CHECK(conflict_of(owned.problem) == std::vector<CohortRule>{{CohortRuleKind::lock, 0, 0, 0, 0},
                                                                {CohortRuleKind::lock, 1, 0, 1, 0},
                                                                {CohortRuleKind::places, -1, 0, -1, 1}});
    owned.problem.locks.clear();
    owned.problem.places_min = {2, 0};
    CHECK(conflict_of(owned.problem) ==
          std::vector<CohortRule>{{CohortRuleKind::places, -1, 0, -1, 1}, {CohortRuleKind::places_min, -1, 0, -1, 2}});
    owned.problem.places_min = {0, 0};
    owned.problem.locks = {{1, 1}};
    owned.score(1, 1) = forbidden_score;
    CHECK(conflict_of(owned.problem) ==
          std::vector<CohortRule>{{CohortRuleKind::lock, 1, 1, 0, 0}, {CohortRuleKind::forbidden, 1, no_coach, -1, 1}});
    owned.problem.locks.clear();
    owned.problem.placed_min = 4;
    CHECK(conflict_of(owned.problem) == std::vector<CohortRule>{{CohortRuleKind::placed_min, -1, no_coach, -1, 4}});
    owned.problem.placed_min = 0;
    CHECK(conflict_of(owned.problem).empty());
}

TEST_CASE("a conflict among hundreds of rules is small") {
    Random random(402);
    OwnedProblem owned(200, 40);
    fill_scores(random, owned, Scores::any, 300'000);
    owned.problem.places.assign(40, 6);
    for (std::int32_t learner = 0; learner < 100; ++learner) {
        for (std::int32_t coach = learner % 40; coach < 40; ++coach) {
            if (owned.score(learner, coach) < 0) continue;
            owned.problem.locks.push_back({learner, coach});
            break;
        }
    }
    REQUIRE(conflict_of(owned.problem).empty());
    owned.score(150, 7) = 5;
    owned.problem.locks.push_back({150, 7});
    owned.problem.places[7] = 0;
    const auto rules = conflict_of(owned.problem);
    REQUIRE(rules.size() == 2);
    CHECK(rules[0].kind == CohortRuleKind::lock);
    CHECK(rules[1] == CohortRule{CohortRuleKind::places, -1, 7, -1, 0});
}

TEST_CASE("a problem that makes no sense has no conflict but a fault") {
    OwnedProblem owned(2, 2);
    owned.problem.places.pop_back();
    CHECK(find_conflict(owned.problem).error() == AssignmentFault::sizes_disagree);
    OwnedProblem other(2, 2);
    other.score(0, 0) = -7;
    CHECK(find_conflict(other.problem).error() == AssignmentFault::score_out_of_range);
}
