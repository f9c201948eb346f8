#include "core/matching/assignment.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/matching/certificate.hpp"
#include "tests/core/matching/random_assignment.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

/// Assigned and proven: the verifier, which knows nothing of how it came about, agrees.
Assignment proven(const AssignmentProblem& problem, const SolveOptions& options = {}) {
    const auto result = assign(problem, options);
    REQUIRE(result);
    const CertificateCheck check = check_certificate(problem, *result);
    REQUIRE(check.fault == CertificateFault::none);
    REQUIRE(check.is_optimal());
    return *result;
}

OwnedProblem a_cohort(Random& random, std::int32_t learners, std::int32_t coaches, std::int32_t places) {
    OwnedProblem owned(learners, coaches);
    fill_scores(random, owned, Scores::any, 50'000);
    owned.problem.places.assign(static_cast<std::size_t>(coaches), places);
    return owned;
}

}  // namespace

TEST_CASE("no assignment of a small cohort is better, under any rules, and where none exists that is said") {
    Random random(101);
    int feasible = 0;
    for (int round = 0; round < 3000; ++round) {
        const OwnedProblem owned = a_random_problem(random, 6, 4);
        const BruteForce brute(owned);
        const auto result = assign(owned.problem);
        INFO("round " << round);
        if (!brute.best()) {
            REQUIRE(!result);
            REQUIRE(result.error() == AssignmentFault::infeasible);
            continue;
        }
        ++feasible;
        REQUIRE(result);
        REQUIRE(result->total == *brute.best());
        REQUIRE(check_certificate(owned.problem, *result).is_optimal());
    }
    CHECK(feasible > 1000);
    CHECK(feasible < 2900);
}

TEST_CASE("the order of learners and coaches does not change the total") {
    Random random(102);
    const OwnedProblem owned = a_cohort(random, 300, 60, 4);
    OwnedProblem turned = owned;
    for (std::int32_t learner = 0; learner < 300; ++learner) {
        for (std::int32_t coach = 0; coach < 60; ++coach)
            turned.score(learner, coach) = owned.score(299 - learner, (coach * 7) % 60);
    }
    CHECK(proven(owned.problem).total == proven(turned.problem).total);
}

TEST_CASE("capacity may be balanced, scarce, abundant, uneven or none") {
    Random random(103);
    for (const std::int32_t places : {0, 1, 3, 5, 40}) {
        OwnedProblem owned = a_cohort(random, 200, 50, places);
        proven(owned.problem);
        for (auto& each : owned.problem.places) each = static_cast<std::int32_t>(random.between(0, 2 * places));
        proven(owned.problem);
    }
    OwnedProblem large = a_cohort(random, 1500, 100, 14);  // large enough to begin with a sample
    proven(large.problem);
}

TEST_CASE("all scores equal, all forbidden, nobody there") {
    Random random(104);
    OwnedProblem equal(120, 30);
    fill_scores(random, equal, Scores::all_equal, 0);
    equal.problem.places.assign(30, 3);
    CHECK(proven(equal.problem).total == 90 * 500'000);
    OwnedProblem forbidden(40, 10);
    fill_scores(random, forbidden, Scores::any, 1'000'000);
    CHECK(proven(forbidden.problem).total == 0);
    CHECK(proven(OwnedProblem(0, 10).problem).total == 0);
    CHECK(proven(OwnedProblem(10, 0).problem).total == 0);
    CHECK(proven(OwnedProblem(0, 0).problem).total == 0);
}

TEST_CASE("few learners may go to whom almost all want") {
    Random random(105);
    OwnedProblem owned = a_cohort(random, 150, 30, 5);
    for (std::int32_t learner = 0; learner < 150; ++learner) {
        for (std::int32_t coach = 0; coach < 30; ++coach) {
            if (coach > 2 && learner % 3 != 0) owned.score(learner, coach) = forbidden_score;
        }
    }
    const Assignment result = proven(owned.problem);
    CHECK(std::ranges::count(result.coach_of, no_coach) >= 85);
}

TEST_CASE("what makes no sense is refused with its fault") {
    const auto fault_of = [](const AssignmentProblem& problem) { return assign(problem).error(); };
    const OwnedProblem good(3, 2);
    const auto with_score = [&](std::int32_t score) {
        OwnedProblem owned = good;
        owned.score(1, 1) = score;
        const auto result = assign(owned.problem);
        return !result && result.error() == AssignmentFault::score_out_of_range;
    };
    CHECK(with_score(-1));
    CHECK(with_score(score_max + 1));
    CHECK(with_score(std::numeric_limits<std::int32_t>::max()));
    CHECK(with_score(std::numeric_limits<std::int32_t>::min()));
    CHECK_FALSE(with_score(score_max));
    CHECK_FALSE(with_score(forbidden_score));
    AssignmentProblem bad = good.problem;
    bad.places.pop_back();
    CHECK(fault_of(bad) == AssignmentFault::sizes_disagree);
    bad = good.problem;
    bad.places[0] = -1;
    CHECK(fault_of(bad) == AssignmentFault::count_negative);
    bad = good.problem;
    bad.locks = {{3, 0}};
    CHECK(fault_of(bad) == AssignmentFault::index_unknown);
    bad = good.problem;
    bad.groups = {{{0, 1}, 1}, {{1}, 1}};
    CHECK(fault_of(bad) == AssignmentFault::groups_overlap);
    bad = good.problem;
    bad.locks = {{0, 0}, {1, 0}};
    CHECK(fault_of(bad) == AssignmentFault::infeasible);
    bad.locks = {{0, 0}, {0, 1}};
    CHECK(fault_of(bad) == AssignmentFault::infeasible);
    bad.locks = {{0, 0}, {0, 0}};  // said twice
    CHECK(proven(bad).coach_of[0] == 0);
}

TEST_CASE("totals and bounds at the greatest scores do not overflow") {
    OwnedProblem owned(3000, 2);
    std::ranges::fill(owned.scores, score_max);
    owned.problem.places = {learner_count_max, std::numeric_limits<std::int32_t>::max()};
    CHECK(proven(owned.problem).total == std::int64_t{3000} * score_max);
}

TEST_CASE("stopped at any time, the result is valid and its bound holds") {
    Random random(106);
    const OwnedProblem owned = a_cohort(random, 400, 80, 5);
    const std::int64_t best = proven(owned.problem).total;
    for (const std::int64_t work : {0, 1, 10, 300, 600, 1000, 2000, 4000}) {
        const auto result = assign(owned.problem, {.work_max = work});
        REQUIRE(result);
        REQUIRE(check_certificate(owned.problem, *result).fault == CertificateFault::none);
        REQUIRE(result->total <= best);
        REQUIRE(result->bound >= best);
        if (work < 300) CHECK(result->was_stopped);
    }
    int asked = 0;
    const auto say_no = [](void* context, const SolveProgress&) { return ++*static_cast<int*>(context) < 2; };
    const auto result = assign(owned.problem, {.keep_going = say_no, .context = &asked});
    REQUIRE(result);
    CHECK(result->was_stopped);
    CHECK(asked == 2);
    CHECK(check_certificate(owned.problem, *result).is_valid());
}

TEST_CASE("from the result of before, a lock, a learner more and a learner less give what a new computation gives") {
    Random random(107);
    for (int round = 0; round < 20; ++round) {
        OwnedProblem owned = a_cohort(random, 100, 25, 4);
        const Assignment before = proven(owned.problem);
        const auto check = [&](const AssignmentProblem& problem, const Assignment& start) {
            const Assignment warm = proven(problem, {.start = &start});
            CHECK(warm.total == proven(problem).total);
            CHECK(warm.work.bids == 0);
        };
        const auto learner = static_cast<std::int32_t>(random.below(100));
        OwnedProblem locked = owned;
        for (std::int32_t coach = 0; coach < 25; ++coach) {
            if (owned.score(learner, coach) >= 0) locked.problem.locks = {{learner, coach}};
        }
        check(locked.problem, before);
        OwnedProblem left = owned;  // nobody may have them: they are gone
        for (std::int32_t coach = 0; coach < 25; ++coach) left.score(learner, coach) = forbidden_score;
        check(left.problem, before);
        Assignment shorter = before;
        shorter.coach_of.pop_back();  // as if the last had just come
        check(owned.problem, shorter);
        Assignment nonsense = before;
        for (auto& price : nonsense.coach_price)
            price = static_cast<std::int32_t>(random.between(-1'000'000, 1'000'000));
        check(owned.problem, nonsense);
    }
}

TEST_CASE("rows that are computed give the same as rows that are stored") {
    Random random(108);
    const OwnedProblem owned = a_cohort(random, 200, 40, 5);
    AssignmentProblem computed = owned.problem;
    computed.scores.stored = nullptr;  // nothing to fall back on
    computed.scores.context = &owned;
    computed.scores.compute = [](const void* context, std::int32_t learner, std::int32_t* row) {
        for (std::int32_t coach = 0; coach < 40; ++coach)
            row[coach] = static_cast<const OwnedProblem*>(context)->score(learner, coach);
    };
    CHECK(proven(computed).coach_of == proven(owned.problem).coach_of);
}

TEST_CASE("a large assignment is the same on every machine") {
    Random random(109);
    const OwnedProblem owned = a_cohort(random, 1200, 150, 8);
    const Assignment result = proven(owned.problem);
    Digest digest;
    for (const std::int32_t coach : result.coach_of) digest.add(coach);
    for (const std::int32_t price : result.coach_price) digest.add(price);
    digest.add(result.total).add(result.work.bids).add(result.work.paths);
    CHECK(digest.text() == "35089919530fab7d");
}
