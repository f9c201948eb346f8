#include "core/matching/cohort_match.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/matching/cohort_moves.hpp"
#include "tests/core/matching/random_programme.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

/// Coaches who also learn, at random; some pairs stand already.
Cohort a_random_cohort(Random& random, std::uint64_t count) {
    const ModelBuilder model = a_random_programme(random, count);
    std::vector<CohortLearner> learners{{person_named("yue"), random_needs(random)}};
    for (std::uint64_t i = 0; i < count; ++i) {
        learners.push_back({person_named(numbered("coach ", i)), random_needs(random)});
    }
    return cohort_of(model, graph::SkillGraph(model), learners, noon);
}

constexpr MatchMode all_modes[] = {MatchMode::best_total, MatchMode::fairest, MatchMode::stable};

std::vector<Lock> some_promises(Random& random, const Cohort& cohort) {
    std::vector<Lock> promised;
    for (std::int32_t learner = 0; learner < std::ssize(cohort.learners); ++learner) {
        if (!random.chance(50'000)) continue;
        promised.push_back({learner, static_cast<std::int32_t>(random.below(cohort.coaches.size()))});
    }
    return promised;
}

struct Pair {
    ModelBuilder model = a_model()
                             .with(a_learner("yue").free_at("Mon 18:00-20:00"))
                             .with(a_learner("bo").free_at("Mon 18:00-22:00"))
                             .with(a_coach("lena").with_capacity(1).free_at("Mon 18:00-20:00"))
                             .with(a_coach("omar").with_capacity(1).free_at("Mon 20:00-22:00"));

    [[nodiscard]] Cohort cohort() const {
        const CohortLearner learners[] = {{person_named("yue"), {}}, {person_named("bo"), {}}};
        return cohort_of(model, graph::SkillGraph(model), learners, noon);
    }
};

template <class Features>
std::int32_t place_of(const std::vector<Features>& list, std::string_view name) {
    return static_cast<std::int32_t>(std::ranges::find(list, person_named(name), &Features::id) - list.begin());
}

}  // namespace

TEST_CASE(
    "whatever the scenario: a match that is proven, or why there is none; and nobody is left out without a word") {
    Random random(701);
    int matched = 0;
    int refused = 0;
    for (int round = 0; round < 150; ++round) {
        const Cohort cohort = a_random_cohort(random, 10);
        const std::vector<Lock> promised = some_promises(random, cohort);
        CohortScenario scenario;
        scenario.mode = all_modes[random.below(3)];
        scenario.options.keeps_standing = random.chance(500'000);
        scenario.options.needs_common_language = random.chance(500'000);
        scenario.options.places_max = static_cast<std::int32_t>(random.below(3));
        scenario.least_each = random.chance(200'000) ? 1 : 0;
        scenario.places_everybody = random.chance(100'000);
        const CohortMatch match = match_cohort(cohort, promised, scenario);
        INFO("round " << round);
        if (match.status != MatchStatus::matched) {
            ++refused;
            REQUIRE(match.status != MatchStatus::refused);
            REQUIRE((match.status == MatchStatus::conflict) == !match.conflict.empty());
            if (match.status == MatchStatus::not_stable) REQUIRE(scenario.mode == MatchMode::stable);
            continue;
        }
        ++matched;
        // Above the floor least loads may not be met at all, and then there are no prices that say so.
        const bool is_provable =
            scenario.mode != MatchMode::fairest || match.floor == score_max || match.floor_proof.has_value();
        REQUIRE(match.is_proven == is_provable);
        if (!is_provable) REQUIRE(scenario.least_each > 0);
        REQUIRE(std::ssize(match.unplaced) == std::ranges::count(match.coach_of, no_coach));
        for (const Unplaced& unplaced : match.unplaced) REQUIRE(unplaced.kind != UnplacedKind::left_out);
        for (const Lock& lock : match.locks) {
            REQUIRE(match.coach_of[static_cast<std::size_t>(lock.learner)] == lock.coach);
        }
        const std::vector<Move> moves = moves_of(cohort, match, scenario);
        for (std::size_t learner = 0; learner < moves.size(); ++learner) {
            const Move& move = moves[learner];
            REQUIRE(move.from == cohort.standing[learner]);
            REQUIRE(move.to == match.coach_of[learner]);
            REQUIRE(move.is_change() == (move.reason != MoveReason::stays));
            if (move.reason == MoveReason::better) REQUIRE(move.score_to > move.score_from);
            if (move.reason == MoveReason::gives_way) REQUIRE(move.score_to < move.score_from);
            if (scenario.options.keeps_standing && move.is_change() && move.from != no_coach) {
                REQUIRE(move.is_promised);
            }
        }
    }
    CHECK(matched > 60);
    CHECK(refused > 10);
}

TEST_CASE("the best sum moves nobody for nothing, and says who moves and why") {
    Pair pair;
    pair.model.with_request("bo", "lena", RequestState::confirmed);
    const Cohort cohort = pair.cohort();
    const auto yue = static_cast<std::size_t>(place_of(cohort.learners, "yue"));
    CohortScenario scenario;
    const CohortMatch kept = match_cohort(cohort, {}, scenario);
    REQUIRE(kept.status == MatchStatus::matched);
    CHECK(kept.coach_of[yue] == no_coach);  // omar is free only later
    REQUIRE(kept.unplaced.size() == 1);
    CHECK(kept.unplaced[0].kind == UnplacedKind::all_full);
    scenario.options.keeps_standing = false;
    const CohortMatch free = match_cohort(cohort, {}, scenario);
    REQUIRE(free.status == MatchStatus::matched);
    CHECK(free.coach_of[yue] == place_of(cohort.coaches, "lena"));
    const std::vector<Move> moves = moves_of(cohort, free, scenario);
    CHECK(moves[yue].reason == MoveReason::first_coach);
    CHECK(moves[1 - yue].is_change());
    CHECK(moves[1 - yue].shared_minutes == 120);
    const CohortFigures today = figures_of(cohort, free.scores, {}, cohort.standing);
    const CohortFigures then = figures_of(cohort, free.scores, {}, free.coach_of);
    CHECK(today.placed == 1);
    CHECK(then.placed == 2);
    CHECK(then.moved == 1);
    CHECK(then.load_spread_micro == 0);
    CHECK(today.load_spread_micro == 500'000);
    CHECK(then.shared_minutes_mean == 120);
}

TEST_CASE("among equals nobody moves") {
    for (const std::string_view coach : {"lena", "omar"}) {
        for (const MatchMode mode : all_modes) {
            const ModelBuilder model = a_model()
                                           .with(a_learner("yue"))
                                           .with(a_coach("lena"))
                                           .with(a_coach("omar"))
                                           .with_request("yue", coach, RequestState::confirmed);
            const CohortLearner learners[] = {{person_named("yue"), {}}};
            const Cohort cohort = cohort_of(model, graph::SkillGraph(model), learners, noon);
            CohortScenario scenario;
            scenario.mode = mode;
            scenario.options.keeps_standing = false;
            CHECK(match_cohort(cohort, {}, scenario).coach_of == cohort.standing);
        }
    }
}

TEST_CASE("a promise counts for more than the pair of today, and a promise that a rule forbids is named") {
    Pair pair;
    pair.model.with_request("bo", "lena", RequestState::confirmed);
    const Cohort cohort = pair.cohort();
    const std::int32_t bo = place_of(cohort.learners, "bo");
    const Lock to_omar{bo, place_of(cohort.coaches, "omar")};
    const CohortScenario scenario;
    const CohortMatch match = match_cohort(cohort, std::span(&to_omar, 1), scenario);
    REQUIRE(match.status == MatchStatus::matched);
    CHECK(match.coach_of[static_cast<std::size_t>(bo)] == to_omar.coach);
    CHECK(moves_of(cohort, match, scenario)[static_cast<std::size_t>(bo)].reason == MoveReason::promised);
    const Lock never{place_of(cohort.learners, "yue"), to_omar.coach};  // no shared hours
    const CohortMatch conflict = match_cohort(cohort, std::span(&never, 1), scenario);
    REQUIRE(conflict.status == MatchStatus::conflict);
    REQUIRE(conflict.conflict.size() == 2);
    CHECK(conflict.conflict[0].kind == CohortRuleKind::lock);
    CHECK(conflict.conflict[1].kind == CohortRuleKind::forbidden);
}

TEST_CASE("nobody to match, no coaches and senseless weights are answered, not computed") {
    CohortScenario scenario;
    for (const MatchMode mode : all_modes) {
        scenario.mode = mode;
        CHECK(match_cohort({}, {}, scenario).status == MatchStatus::matched);
        const ModelBuilder lonely = a_model().with(a_learner("yue"));
        const CohortLearner learners[] = {{person_named("yue"), {}}};
        const Cohort cohort = cohort_of(lonely, graph::SkillGraph(lonely), learners, noon);
        const CohortMatch match = match_cohort(cohort, {}, scenario);
        REQUIRE(match.status == MatchStatus::matched);
        REQUIRE(match.unplaced.size() == 1);
        CHECK(match.unplaced[0].kind == UnplacedKind::no_coaches);
    }
    scenario.options.weights.skills = weight_max + 1;
    CHECK(match_cohort({}, {}, scenario).status == MatchStatus::refused);
}
