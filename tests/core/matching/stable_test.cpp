#include "core/matching/stable.hpp"

#include <catch2/catch_test_macros.hpp>
#include <optional>

#include "tests/core/matching/random_assignment.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

/// What the coaches want: scores of their own for the same pairs.
std::vector<std::int32_t> coach_side(Random& random, const OwnedProblem& owned, bool has_ties) {
    std::vector<std::int32_t> scores = owned.scores;
    for (std::int32_t& score : scores) {
        if (score >= 0) score = static_cast<std::int32_t>(random.below(has_ties ? 3 : 1'000'001));
    }
    return scores;
}

StableProblem stable_of(const OwnedProblem& owned, const std::vector<std::int32_t>& coach_scores) {
    ScoreTable table = owned.problem.scores;
    table.stored = coach_scores.data();
    return {owned.problem, table};
}

bool obeys_rules(const AssignmentProblem& problem, const std::vector<std::int32_t>& coach_of) {
    std::vector<std::int32_t> count(problem.places.size(), 0);
    std::int32_t placed = 0;
    for (std::size_t learner = 0; learner < coach_of.size(); ++learner) {
        const std::int32_t coach = coach_of[learner];
        if (coach == no_coach) continue;
        ++placed;
        if (problem.scores.row(static_cast<std::int32_t>(learner), nullptr)[coach] < 0) return false;
        if (++count[at(coach)] > problem.places[at(coach)]) return false;
    }
    for (const Lock& lock : problem.locks) {
        if (coach_of[at(lock.learner)] != lock.coach) return false;
    }
    for (std::size_t coach = 0; coach < problem.places_min.size(); ++coach) {
        if (count[coach] < problem.places_min[coach]) return false;
    }
    for (const CoachGroup& group : problem.groups) {
        std::int32_t taken = 0;
        for (const std::int32_t coach : group.coaches) taken += count[at(coach)];
        if (taken > group.places) return false;
    }
    return placed >= problem.placed_min;
}

/// Every assignment of a small problem, and of the stable ones that obey the rules the best score of each learner.
class EveryStableMatch {
public:
    EveryStableMatch(const StableProblem& stable, const AssignmentProblem& rules) : stable_(stable), rules_(rules) {
        coach_of_.assign(at(rules.scores.learner_count), no_coach);
        descend(0);
    }
    [[nodiscard]] const std::optional<std::vector<std::int32_t>>& best_scores() const { return best_; }

private:
    void descend(std::size_t learner) {
        if (learner == coach_of_.size()) return judge();
        for (std::int32_t coach = no_coach; coach < rules_.scores.coach_count; ++coach) {
            coach_of_[learner] = coach;
            descend(learner + 1);
        }
        coach_of_[learner] = no_coach;
    }
    void judge() {
        if (!obeys_rules(rules_, coach_of_) || count_blocking_pairs(stable_, coach_of_) > 0) return;
        std::vector<std::int32_t> scores;
        for (std::size_t learner = 0; learner < coach_of_.size(); ++learner) {
            const std::int32_t coach = coach_of_[learner];
            scores.push_back(coach == no_coach ? -1
                                               : rules_.scores.row(static_cast<std::int32_t>(learner), nullptr)[coach]);
        }
        if (!best_) best_ = scores;
        for (std::size_t learner = 0; learner < scores.size(); ++learner) {
            (*best_)[learner] = std::max((*best_)[learner], scores[learner]);
        }
    }

    const StableProblem& stable_;
    const AssignmentProblem& rules_;
    std::vector<std::int32_t> coach_of_;
    std::optional<std::vector<std::int32_t>> best_;
};

}  // namespace

TEST_CASE("a small stable match is the best of all for every learner, and is refused only where none obeys the rules") {
    Random random(301);
    int matched = 0;
    int refused = 0;
    for (int round = 0; round < 1500; ++round) {
        INFO("round " << round);
        const OwnedProblem owned = a_random_problem(random, 5, 3);
        const std::vector<std::int32_t> coaches = coach_side(random, owned, random.chance(500'000));
        const StableProblem stable = stable_of(owned, coaches);
        const EveryStableMatch every(stable, owned.problem);
        const auto result = match_stably(stable);
        REQUIRE(result.has_value() == every.best_scores().has_value());
        if (!result) {
            ++refused;
            continue;
        }
        ++matched;
        REQUIRE(obeys_rules(owned.problem, *result));
        REQUIRE(count_blocking_pairs(stable, *result) == 0);
        for (std::size_t learner = 0; learner < result->size(); ++learner) {
            const std::int32_t coach = (*result)[learner];
            const std::int32_t score = coach == no_coach ? -1 : owned.score(static_cast<std::int32_t>(learner), coach);
            REQUIRE(score == (*every.best_scores())[learner]);
        }
    }
    CHECK(matched > 300);
    CHECK(refused > 100);
}

TEST_CASE("a large match has no pair that both would rather have, whatever the ties and places") {
    Random random(302);
    for (const std::int32_t places : {0, 1, 3, 8}) {
        for (const auto kind : {Scores::any, Scores::few_values, Scores::all_equal}) {
            OwnedProblem owned(300, 60);
            fill_scores(random, owned, kind, 200'000);
            for (auto& each : owned.problem.places) each = static_cast<std::int32_t>(random.between(0, 2 * places));
            const std::vector<std::int32_t> coaches = coach_side(random, owned, true);
            const StableProblem stable = stable_of(owned, coaches);
            const auto result = match_stably(stable);
            REQUIRE(result);
            CHECK(obeys_rules(owned.problem, *result));
            CHECK(count_blocking_pairs(stable, *result) == 0);
        }
    }
}

TEST_CASE("pairs that both would rather have are counted") {
    OwnedProblem owned(2, 2);
    owned.scores = {9, 5, 8, 7};
    const std::vector<std::int32_t> coaches{4, 6, 3, 5};
    const StableProblem stable = stable_of(owned, coaches);
    CHECK(count_blocking_pairs(stable, std::vector{1, 0}) == 1);                 // the first pair
    CHECK(count_blocking_pairs(stable, std::vector{0, 1}) == 0);
    CHECK(count_blocking_pairs(stable, std::vector{no_coach, no_coach}) == 4);
    owned.problem.locks = {{0, 1}};  // promised: nobody's to take
    CHECK(count_blocking_pairs(stable, std::vector{1, 0}) == 0);
}

TEST_CASE("the order of learners and coaches does not change a stable match without ties") {
    OwnedProblem owned(60, 12);
    for (std::size_t i = 0; i < owned.scores.size(); ++i) owned.scores[i] = static_cast<std::int32_t>(i * 7919 % 720);
    owned.problem.places.assign(12, 4);
    std::vector<std::int32_t> coaches(owned.scores.size());
    for (std::size_t i = 0; i < coaches.size(); ++i) coaches[i] = static_cast<std::int32_t>(i * 101 % 720);
    const auto result = match_stably(stable_of(owned, coaches));
    REQUIRE(result);
    OwnedProblem turned = owned;
    std::vector<std::int32_t> turned_coaches(coaches.size());
    for (std::int32_t learner = 0; learner < 60; ++learner) {
        for (std::int32_t coach = 0; coach < 12; ++coach) {
            turned.score(learner, coach) = owned.score(59 - learner, coach * 5 % 12);
            turned_coaches[at(learner * 12 + coach)] = coaches[at((59 - learner) * 12 + coach * 5 % 12)];
        }
    }
    const auto other = match_stably(stable_of(turned, turned_coaches));
    REQUIRE(other);
    for (std::int32_t learner = 0; learner < 60; ++learner) {
        const std::int32_t coach = (*other)[at(learner)];
        CHECK((*result)[at(59 - learner)] == (coach == no_coach ? no_coach : coach * 5 % 12));
    }
}

TEST_CASE("a stable match that cannot be says which rule every stable match breaks") {
    OwnedProblem owned(2, 2);
    owned.scores = {9, 5, 8, forbidden_score};
    const std::vector<std::int32_t> coaches = owned.scores;
    owned.problem.places = {2, 2};
    const auto fault = [&] { return match_stably(stable_of(owned, coaches)).error(); };
    owned.problem.places_min = {0, 1};
    CHECK(fault() == StableFault::least_missed);
    owned.problem.places_min.clear();
    owned.problem.groups = {{{0}, 1}};
    CHECK(fault() == StableFault::group_exceeded);
    owned.problem.groups.clear();
    owned.problem.places = {0, 2};
    owned.problem.placed_min = 2;
    CHECK(fault() == StableFault::placed_missed);
    owned.problem.placed_min = 0;
    owned.problem.locks = {{0, 0}};
    CHECK(fault() == StableFault::rules_contradict);
    owned.problem.locks = {{0, 7}};
    CHECK(fault() == StableFault::not_a_problem);
}

TEST_CASE("nobody to match makes an empty match") {
    for (const auto& [learners, coaches] : {std::pair{0, 3}, std::pair{3, 0}, std::pair{0, 0}}) {
        const OwnedProblem owned(learners, coaches);
        const auto result = match_stably(stable_of(owned, owned.scores));
        REQUIRE(result);
        CHECK(std::ranges::count(*result, no_coach) == learners);
    }
}

TEST_CASE("a stable match is the same on every machine") {
    Random random(304);
    OwnedProblem owned(400, 50);
    fill_scores(random, owned, Scores::few_values, 100'000);
    owned.problem.places.assign(50, 7);
    const std::vector<std::int32_t> coaches = coach_side(random, owned, true);
    const auto result = match_stably(stable_of(owned, coaches));
    REQUIRE(result);
    Digest digest;
    for (const std::int32_t coach : *result) digest.add(coach);
    CHECK(digest.text() == "bd0b48d6d3f125ac");
}
