#include "core/matching/certificate.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/matching/random_assignment.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

TEST_CASE("a certificate in which anything was changed is not accepted as a proof") {
    Random random(121);
    int changed = 0;
    for (int round = 0; round < 300; ++round) {
        OwnedProblem owned(30, 8);
        fill_scores(random, owned, Scores::any, 100'000);
        owned.problem.places.assign(8, 3);
        owned.problem.locks = {{0, 0}};
        owned.score(0, 0) = 5;
        owned.problem.groups = {{{0, 1, 2}, 6}};
        const auto good = assign(owned.problem);
        REQUIRE(good);
        REQUIRE(check_certificate(owned.problem, *good).is_optimal());
        Assignment bad = *good;
        const auto learner = static_cast<std::size_t>(random.below(30));
        const auto coach = static_cast<std::size_t>(random.below(8));
        switch (random.below(6)) {
            case 0: bad.coach_of[learner] = bad.coach_of[learner] == no_coach ? 0 : no_coach; break;
            case 1: bad.total += 1; break;
            case 2: bad.bound -= 1; break;
            case 3:
                bad.bound += 1;
                bad.total += 1;
                break;
            case 4: bad.coach_of[0] = 1; break;
            default: bad.coach_price[coach] += static_cast<std::int32_t>(random.between(1, 1000)) * 1000; break;
        }
        ++changed;
        REQUIRE_FALSE(check_certificate(owned.problem, bad).is_optimal());
    }
    CHECK(changed == 300);
}

TEST_CASE("whatever the prices, the bound lies at or above the best total") {
    Random random(122);
    for (int round = 0; round < 500; ++round) {
        const OwnedProblem owned = a_random_problem(random, 5, 4);
        const BruteForce brute(owned);
        if (!brute.best()) continue;
        Assignment any = *assign(owned.problem);
        for (auto& price : any.coach_price) price = static_cast<std::int32_t>(random.between(-2'000'000, 2'000'000));
        for (auto& price : any.group_price) price = static_cast<std::int32_t>(random.between(-2'000'000, 2'000'000));
        REQUIRE(check_certificate(owned.problem, any).bound >= *brute.best());
    }
}
