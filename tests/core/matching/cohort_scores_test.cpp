#include "core/matching/cohort_scores.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/matching/random_programme.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

Cohort cohort_in(const Model& model, std::vector<CohortLearner> learners) {
    return cohort_of(model, graph::SkillGraph(model), learners, noon);
}

template <class Features>
std::size_t place_of(const std::vector<Features>& list, std::string_view name) {
    const auto it = std::ranges::find(list, person_named(name), &Features::id);
    REQUIRE(it != list.end());
    return static_cast<std::size_t>(it - list.begin());
}

PairFaults fault_between(const Cohort& cohort, const CohortOptions& options, std::string_view learner,
                         std::string_view coach) {
    const auto scores = cohort_scores(cohort, options);
    REQUIRE(scores);
    return scores->faults[place_of(cohort.learners, learner) * cohort.coaches.size() + place_of(cohort.coaches, coach)];
}

std::int32_t places_of(const Cohort& cohort, const CohortOptions& options, std::string_view coach) {
    return cohort_scores(cohort, options).value().places[place_of(cohort.coaches, coach)];
}

}  // namespace

TEST_CASE("a pair of a cohort scores as it does when one learner looks for a coach") {
    Random random(501);
    for (int round = 0; round < 50; ++round) {
        const ModelBuilder model = a_random_programme(random, 12);
        const std::vector<SkillNeed> needs = random_needs(random);
        const Cohort cohort = cohort_in(model, {{person_named("yue"), needs}});
        const auto scores = cohort_scores(cohort, {});
        REQUIRE(scores);
        for (std::size_t i = 0; i < cohort.coaches.size(); ++i) {
            const auto pair =
                match_pair(model, graph::SkillGraph(model), person_named("yue"), cohort.coaches[i].id, needs, noon);
            REQUIRE(pair);
            CHECK((scores->faults[i] == 0) == (scores->scores[i] >= 0));
            if (scores->faults[i] != 0 || places_taken(model, cohort.coaches[i].id) > 0) continue;
            CHECK(scores->scores[i] == std::clamp<std::int64_t>(pair->score.score_micro / 100, 1, score_max));
        }
    }
}

TEST_CASE("each rule that keeps two apart has its bit") {
    const ModelBuilder model = a_model()
                                   .with(a_learner("yue").managed_by("boss"))
                                   .with(a_coach("boss"))
                                   .with(a_coach("full").with_capacity(0))
                                   .with(a_coach("resting").paused())
                                   .with(a_coach("french").speaking("fr"))
                                   .with(a_coach("early").free_at("Mon 05:00-07:00"))
                                   .with(a_coach("no"))
                                   .with(a_coach("fine"))
                                   .with_request("yue", "no", RequestState::declined);
    const Cohort cohort = cohort_in(model, {{person_named("yue"), {}}});
    const auto fault = [&](std::string_view coach) { return fault_between(cohort, {}, "yue", coach); };
    CHECK(fault("boss") == fault_of(RuleKind::not_own_manager));
    CHECK(fault("full") == fault_of(RuleKind::free_place));
    CHECK(fault("resting") == fault_of(RuleKind::not_paused));
    CHECK(fault("french") == fault_of(RuleKind::common_language));
    CHECK(fault("early") == fault_of(RuleKind::shared_hours));
    CHECK(fault("no") == fault_declined);
    CHECK(fault("fine") == 0);
    CHECK(fault_between(cohort, {.needs_common_language = false}, "yue", "french") == 0);
    CHECK(fault_between(cohort, {.keeps_managers_apart = false}, "yue", "boss") == 0);
    CHECK(fault_between(cohort, {.shared_minutes_min = 150}, "yue", "fine") == fault_of(RuleKind::shared_hours));
    const Lock apart{0, static_cast<std::int32_t>(place_of(cohort.coaches, "fine"))};
    CHECK(fault_between(cohort, {.kept_apart = {apart}}, "yue", "fine") == fault_kept_apart);
}

TEST_CASE("the pair of today stands in the match, and a learner's other pairs beside it") {
    ModelBuilder model = a_model()
                             .with(a_learner("yue"))
                             .with(a_learner("bo"))
                             .with(a_coach("lena"))
                             .with(a_coach("omar"))
                             .with_request("yue", "lena", RequestState::confirmed)
                             .with_request("yue", "omar", RequestState::accepted)
                             .with_request("bo", "omar", RequestState::sent)
                             .with_request("stranger", "lena", RequestState::confirmed);
    const auto sent_at = [&](std::string_view learner, std::string_view coach, std::int64_t ms) {
        const Id id = id_of_pair("test request", person_named(learner), person_named(coach));
        model.model().requests.at_or_new(RequestId{id}).sent_ms = ms;
    };
    sent_at("yue", "lena", 10);
    sent_at("yue", "omar", 20);
    const Cohort cohort = cohort_in(model, {{person_named("yue"), {}}, {person_named("bo"), {}}});
    const std::size_t yue = place_of(cohort.learners, "yue");
    CHECK(cohort.standing[yue] == static_cast<std::int32_t>(place_of(cohort.coaches, "lena")));
    CHECK(cohort.standing[1 - yue] == no_coach);
    CHECK(places_of(cohort, {}, "lena") == 2);  // one is the stranger's
    CHECK(places_of(cohort, {}, "omar") == 2);  // one is yue's second pair
    CHECK(fault_between(cohort, {}, "yue", "lena") == 0);
    CHECK(fault_between(cohort, {}, "yue", "omar") == fault_of(RuleKind::not_already));
    CHECK(fault_between(cohort, {}, "bo", "omar") == 0);  // what was asked for may be given
    CHECK(places_of(cohort, {.places_max = 1}, "lena") == 1);
}

TEST_CASE("whoever pauses keeps whom they have, and pairs that are kept stand whatever the rules say") {
    const ModelBuilder model = a_model()
                                   .with(a_learner("yue").speaking("zh"))
                                   .with(a_learner("bo"))
                                   .with(a_coach("lena").paused())
                                   .with(a_coach("omar").with_capacity(0))
                                   .with_request("bo", "lena", RequestState::confirmed)
                                   .with_request("yue", "omar", RequestState::confirmed);
    const Cohort cohort = cohort_in(model, {{person_named("yue"), {}}, {person_named("bo"), {}}});
    CHECK(places_of(cohort, {}, "lena") == 1);
    CHECK(fault_between(cohort, {}, "bo", "lena") == 0);
    CHECK(fault_between(cohort, {.needs_common_language = false}, "yue", "lena") == fault_of(RuleKind::not_paused));
    CHECK(places_of(cohort, {}, "omar") == 0);
    CHECK(fault_between(cohort, {}, "yue", "omar") ==
          (fault_of(RuleKind::free_place) | fault_of(RuleKind::common_language)));
    CHECK(places_of(cohort, {.keeps_standing = true}, "omar") == 1);
    CHECK(fault_between(cohort, {.keeps_standing = true}, "yue", "omar") == 0);
}

TEST_CASE("a coach has wishes of their own") {
    const ModelBuilder model = a_model()
                                   .with(a_learner("yue").free_at("Mon 18:00-20:00").speaking("en;zh"))
                                   .with(a_coach("lena").free_at("Mon 18:00-22:00").speaking("zh").with_years(20));
    const Cohort cohort = cohort_in(model, {{person_named("yue"), {}}});
    const auto scores = cohort_scores(cohort, {});
    REQUIRE(scores);
    CHECK(scores->scores[0] == 349'999);        // time 20, a third of the languages 5, years 10; of 100
    CHECK(scores->coach_scores[0] == 277'777);  // (half of 20 + all of 15) of the 90 that a coach can want
}

TEST_CASE("weights beyond reason are refused") {
    const Cohort nobody;
    const auto fault = [&](const Weights& weights) {
        const auto scores = cohort_scores(nobody, {.weights = weights});
        return scores ? -1 : static_cast<int>(scores.error());
    };
    constexpr int refused = static_cast<int>(CohortFault::weight_out_of_range);
    CHECK(fault({}) == -1);
    CHECK(fault({.skills = weight_max}) == -1);
    CHECK(fault({.skills = weight_max + 1}) == refused);
    CHECK(fault({.load = -weight_max - 1}) == refused);
    CHECK(fault({.zone_distance = std::numeric_limits<std::int32_t>::min()}) == refused);
    CHECK(fault({.skills = 0, .shared_time = 0, .language = 0}) == refused);
    CHECK(fault({.skills = -5, .shared_time = 0, .language = 1}) == -1);
    CHECK(cohort_scores(nobody, {.kept_apart = {{0, 0}}}).error() == CohortFault::index_unknown);
}

TEST_CASE("the scores of a cohort are the same on every machine") {
    Random random(502);
    const ModelBuilder model = a_random_programme(random, 30);
    std::vector<CohortLearner> learners{{person_named("yue"), random_needs(random)}};
    for (int i = 0; i < 30; ++i) {
        // coaches learn, too
        learners.push_back({person_named(numbered("coach ", static_cast<std::uint64_t>(i))), random_needs(random)});
    }
    const Cohort cohort = cohort_in(model, learners);
    const auto scores = cohort_scores(cohort, {});
    REQUIRE(scores);
    Digest digest;
    for (const std::int32_t score : scores->scores) digest.add(score);
    for (const std::int32_t score : scores->coach_scores) digest.add(score);
    for (const PairFaults faults : scores->faults) digest.add(faults);
    CHECK(digest.text() == "eec7d7b8ed118ae6");
}
