#include "core/matching/unplaced.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/matching/fairest.hpp"
#include "tests/core/matching/random_assignment.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

/// Faults at random, and scores that agree with them; a pair that may be is worth something.
struct FaultyProblem {
    OwnedProblem owned;
    std::vector<PairFaults> faults;

    FaultyProblem(Random& random, std::int32_t learners, std::int32_t coaches) : owned(learners, coaches) {
        for (std::int32_t& score : owned.scores) {
            const bool is_apart = random.chance(500'000);
            faults.push_back(is_apart ? static_cast<PairFaults>(1U << random.below(pair_fault_count)) : 0);
            if (is_apart && random.chance(500'000)) faults.back() |= fault_of(RuleKind::shared_hours);
            score = is_apart ? forbidden_score : static_cast<std::int32_t>(random.between(1, 1'000'000));
        }
        for (auto& places : owned.problem.places) places = static_cast<std::int32_t>(random.between(0, 2));
        if (coaches > 1 && random.chance(500'000)) owned.problem.groups = {{{0, 1}, 1}};
    }
};

}  // namespace

TEST_CASE("everybody without a coach is told why, and it is so") {
    Random random(601);
    std::array<int, 6> seen{};
    for (int round = 0; round < 2000; ++round) {
        const FaultyProblem faulty(random, static_cast<std::int32_t>(random.between(0, 7)),
                                   static_cast<std::int32_t>(random.between(0, 3)));
        const AssignmentProblem& problem = faulty.owned.problem;
        const bool is_fair = random.chance(500'000);
        const std::vector<std::int32_t> coach_of =
            is_fair ? assign_fairly(problem).value().assignment.coach_of : assign(problem).value().coach_of;
        const auto reasons = explain_unplaced(problem, faulty.faults, coach_of);
        REQUIRE(std::ssize(reasons) == std::ranges::count(coach_of, no_coach));
        for (const Unplaced& reason : reasons) {
            REQUIRE(coach_of[static_cast<std::size_t>(reason.learner)] == no_coach);
            ++seen[static_cast<std::size_t>(reason.kind)];
            const auto row = static_cast<std::size_t>(reason.learner) * problem.places.size();
            std::int32_t possible = 0;
            for (std::size_t coach = 0; coach < problem.places.size(); ++coach) {
                const PairFaults pair = faulty.faults[row + coach];
                possible += pair == 0 ? 1 : 0;
                if (reason.kind == UnplacedKind::one_rule) REQUIRE(((pair >> reason.fault) & 1U) == 1U);
                if (reason.kind == UnplacedKind::all_full && pair == 0) {
                    REQUIRE(std::ranges::count(coach_of, static_cast<std::int32_t>(coach)) == problem.places[coach]);
                }
            }
            REQUIRE(reason.possible == possible);
            REQUIRE(reason.kind != UnplacedKind::left_out);
        }
    }
    for (const auto kind : {UnplacedKind::no_coaches, UnplacedKind::one_rule, UnplacedKind::many_rules,
                            UnplacedKind::all_full, UnplacedKind::groups_full}) {
        CHECK(seen[static_cast<std::size_t>(kind)] > 5);
    }
}

TEST_CASE("a place that is free is never called taken") {
    OwnedProblem owned(1, 2);
    const std::vector<PairFaults> faults{0, fault_kept_apart};
    const auto reasons = explain_unplaced(owned.problem, faults, std::vector{no_coach});
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].kind == UnplacedKind::left_out);
    CHECK(reasons[0].possible == 1);
    CHECK(reasons[0].coaches_by_fault[9] == 1);
}
