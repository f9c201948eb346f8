#include "core/matching/rank.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/matching/random_programme.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

TEST_CASE("those who pass every rule come first, then the better score, then the smaller id") {
    Random random(32);
    for (int round = 0; round < 60; ++round) {
        const ModelBuilder model = a_random_programme(random, 30);
        const std::vector<SkillNeed> needs = random_needs(random);
        const auto ranked = rank_coaches(model, graph::SkillGraph(model), person_named("yue"), needs, noon);
        REQUIRE(ranked.size() == 30);
        for (std::size_t i = 0; i + 1 < ranked.size(); ++i) {
            const RankedCoach& better = ranked[i];
            const RankedCoach& worse = ranked[i + 1];
            REQUIRE(better.passes >= worse.passes);
            if (better.passes != worse.passes) continue;
            REQUIRE(better.score.score_micro >= worse.score.score_micro);
            if (better.score.score_micro == worse.score.score_micro) REQUIRE(better.coach < worse.coach);
        }
    }
}

TEST_CASE("a pair on its own is judged like the same pair in the list") {
    Random random(33);
    for (int round = 0; round < 20; ++round) {
        const ModelBuilder model = a_random_programme(random, 20);
        const graph::SkillGraph graph(model);
        const std::vector<SkillNeed> needs = random_needs(random);
        for (const RankedCoach& ranked : rank_coaches(model, graph, person_named("yue"), needs, noon)) {
            const auto alone = match_pair(model, graph, person_named("yue"), ranked.coach, needs, noon);
            REQUIRE(alone);
            REQUIRE(alone->score == ranked.score);
            REQUIRE(alone->rules == ranked.rules);
            REQUIRE(ranked.passes == ranked.rules.pass());
        }
    }
}

TEST_CASE("the order in which people were heard of does not matter") {
    const auto yue = a_learner("yue");
    const auto lena = a_coach("lena").with_years(3);
    const auto omar = a_coach("omar").with_years(3);
    const auto one = rank_coaches(a_model().with(yue).with(lena).with(omar), {}, person_named("yue"), {}, noon);
    const auto other = rank_coaches(a_model().with(omar).with(lena).with(yue), {}, person_named("yue"), {}, noon);
    REQUIRE(one.size() == 2);
    CHECK(one[0].coach == other[0].coach);
    CHECK(one[0].score == one[1].score);
    CHECK(one[0].coach < one[1].coach);
}

TEST_CASE("unknown people have no matches") {
    const auto model = a_model().with(a_learner("yue"));
    CHECK(rank_coaches(model, {}, person_named("nobody"), {}, noon).empty());
    CHECK_FALSE(match_pair(model, {}, person_named("yue"), person_named("nobody"), {}, noon));
}

TEST_CASE("a ranking of many coaches is the same on every machine") {
    Random random(34);
    const ModelBuilder model = a_random_programme(random, 300);
    const std::vector<SkillNeed> needs = random_needs(random);
    Digest digest;
    for (const RankedCoach& ranked : rank_coaches(model, graph::SkillGraph(model), person_named("yue"), needs, noon)) {
        digest.add(ranked.coach).add(ranked.score.score_micro).add(ranked.passes);
    }
    CHECK(digest.text() == "4c7bcd6397b7b9e5");
}

TEST_CASE("the order alone is that of the whole list") {
    Random random(77);
    for (int round = 0; round < 20; ++round) {
        const ModelBuilder model = a_random_programme(random, 40);
        const graph::SkillGraph graph(model);
        const CoachIndex index(model, graph, noon);
        const LearnerFeatures learner = learner_features(
            model, graph, *model.model().profiles.find(person_named("yue")), random_needs(random), noon);
        const auto order = rank_order(index, learner);
        const auto ranked = rank_coaches(index, learner);
        REQUIRE(order.size() == ranked.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            CHECK(index.coaches()[order[i].position].id == ranked[i].coach);
            CHECK(order[i].score_micro == ranked[i].score.score_micro);
            CHECK(order[i].passes == ranked[i].passes);
        }
    }
}
