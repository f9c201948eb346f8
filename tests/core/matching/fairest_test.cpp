#include "core/matching/fairest.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/matching/random_assignment.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

TEST_CASE("no assignment of a small cohort is fairer, under any rules, and where none exists that is said") {
    Random random(201);
    int feasible = 0;
    int proven = 0;
    for (int round = 0; round < 1500; ++round) {
        INFO("round " << round);
        const OwnedProblem owned = a_random_problem(random, 6, 4);
        const BruteForce brute(owned);
        const auto result = assign_fairly(owned.problem);
        if (!brute.best()) {
            REQUIRE(!result);
            REQUIRE(result.error() == AssignmentFault::infeasible);
            continue;
        }
        ++feasible;
        REQUIRE(result);
        REQUIRE(result->placed == brute.placed());
        REQUIRE(result->floor == brute.floor());
        REQUIRE(result->assignment.total == brute.fairest_total());
        const bool is_by_bounds = result->floor == score_max || result->floor_proof;
        REQUIRE(is_proven_fairest(owned.problem, *result) == is_by_bounds);
        proven += is_by_bounds ? 1 : 0;
    }
    CHECK(feasible > 500);
    CHECK(proven > 400);
}

TEST_CASE("the fairest assignment gives up total for whoever comes off worst") {
    OwnedProblem owned(2, 2);
    owned.scores = {1'000'000, 300'000, 500'000, 0};
    const auto best = assign(owned.problem);
    const auto fair = assign_fairly(owned.problem);
    REQUIRE(best);
    REQUIRE(fair);
    CHECK(best->total == 1'000'000);
    CHECK(fair->floor == 300'000);
    CHECK(fair->assignment.coach_of == std::vector{1, 0});
    CHECK(is_proven_fairest(owned.problem, *fair));
}

TEST_CASE("a locked pair with a low score does not hold the floor down") {
    OwnedProblem owned(3, 3);
    owned.scores = {10, 1, 1, 1, 900, 800, 1, 700, 900};
    owned.problem.locks = {{0, 0}};
    const auto fair = assign_fairly(owned.problem);
    REQUIRE(fair);
    CHECK(fair->floor == 900);
    CHECK(is_proven_fairest(owned.problem, *fair));
}

TEST_CASE("a larger cohort is proven, with few scores and with many") {
    Random random(202);
    for (const auto kind : {Scores::any, Scores::few_values, Scores::all_equal}) {
        for (const std::int32_t places : {0, 2, 4, 9}) {
            OwnedProblem owned(200, 50);
            fill_scores(random, owned, kind, 300'000);
            owned.problem.places.assign(50, places);
            const auto fair = assign_fairly(owned.problem);
            REQUIRE(fair);
            CHECK(is_proven_fairest(owned.problem, *fair));
        }
    }
}

TEST_CASE("the order of learners and coaches does not change how fair it is") {
    Random random(203);
    OwnedProblem owned(120, 30);
    fill_scores(random, owned, Scores::any, 200'000);
    owned.problem.places.assign(30, 4);
    OwnedProblem turned = owned;
    for (std::int32_t learner = 0; learner < 120; ++learner) {
        for (std::int32_t coach = 0; coach < 30; ++coach)
            turned.score(learner, coach) = owned.score(119 - learner, coach * 7 % 30);
    }
    const auto one = assign_fairly(owned.problem);
    const auto other = assign_fairly(turned.problem);
    REQUIRE(one);
    REQUIRE(other);
    CHECK(one->floor == other->floor);
    CHECK(one->assignment.total == other->assignment.total);
}

TEST_CASE("a proof that was tampered with proves nothing") {
    Random random(204);
    OwnedProblem owned(60, 15);
    fill_scores(random, owned, Scores::any, 200'000);
    owned.problem.places.assign(15, 4);
    const auto fair = assign_fairly(owned.problem);
    REQUIRE(fair);
    REQUIRE(is_proven_fairest(owned.problem, *fair));
    FairestAssignment bad = *fair;
    bad.floor += 1;
    CHECK_FALSE(is_proven_fairest(owned.problem, bad));
    bad = *fair;
    bad.placed += 1;
    CHECK_FALSE(is_proven_fairest(owned.problem, bad));
    bad = *fair;
    bad.floor_proof.reset();
    CHECK_FALSE(is_proven_fairest(owned.problem, bad));
    bad = *fair;
    bad.assignment.coach_of[0] = no_coach;
    CHECK_FALSE(is_proven_fairest(owned.problem, bad));
}

TEST_CASE("scores that make no sense are refused, whatever the floor") {
    OwnedProblem owned(2, 2);
    owned.score(1, 1) = score_max + 1;
    CHECK(assign_fairly(owned.problem).error() == AssignmentFault::score_out_of_range);
    owned.score(1, 1) = -1;
    CHECK(assign_fairly(owned.problem).error() == AssignmentFault::score_out_of_range);
}

TEST_CASE("asked to stop, the fairest assignment says so") {
    Random random(205);
    OwnedProblem owned(200, 40);
    fill_scores(random, owned, Scores::any, 100'000);
    owned.problem.places.assign(40, 5);
    int asked = 0;
    const auto say_no = [](void* context, const SolveProgress&) { return ++*static_cast<int*>(context) < 3; };
    const auto result = assign_fairly(owned.problem, {.keep_going = say_no, .context = &asked});
    REQUIRE(result);
    CHECK(result->assignment.was_stopped);
}

TEST_CASE("the fairest assignment is the same on every machine") {
    Random random(206);
    OwnedProblem owned(150, 30);
    fill_scores(random, owned, Scores::any, 300'000);
    owned.problem.places.assign(30, 5);
    const auto result = assign_fairly(owned.problem);
    REQUIRE(result);
    Digest digest;
    for (const std::int32_t coach : result->assignment.coach_of) digest.add(coach);
    digest.add(result->floor).add(result->assignment.total);
    CHECK(digest.text() == "22e6deee9aae157f");
}
