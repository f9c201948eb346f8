#include "core/matching/features.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "tests/core/matching/random_programme.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

TEST_CASE("a language is known by its primary part, in any case") {
    CHECK(language_key("zh-Hans-CN") == language_key("ZH"));
    CHECK(language_key(" en ") == language_key("en_GB"));
    CHECK(language_key("en") != language_key("zh"));
    CHECK(language_key("") == 0);
}

TEST_CASE("shares of gaps and of languages sum to their scales exactly") {
    Random random(30);
    for (int round = 0; round < 300; ++round) {
        const ModelBuilder model = a_random_programme(random, 0);
        const graph::SkillGraph graph(model);
        const std::vector<SkillNeed> needs = random_needs(random);
        const Profile& yue = *model.model().profiles.find(person_named("yue"));
        const LearnerFeatures x = learner_features(model, graph, yue, needs, noon);
        REQUIRE(std::accumulate(x.gap.begin(), x.gap.end(), 0) == (needs.empty() ? 0 : gap_scale));
        if (x.languages.empty()) continue;
        REQUIRE(std::accumulate(x.language_share.begin(), x.language_share.end(), std::int64_t{0}) == share_scale);
        REQUIRE(std::ranges::is_sorted(x.language_share, std::greater{}));
    }
}

TEST_CASE("free hours are moved to UTC with the offset of the day") {
    const ModelBuilder model = a_model().with(a_coach("lena").in_zone("Europe/Berlin").free_at("Mon 10:00-11:00"));
    const graph::SkillGraph graph(model);
    const Profile& lena = *model.model().profiles.find(person_named("lena"));
    const Instant summer = start_of(day_of({2026, 7, 1}));
    CHECK(format_week_hours(coach_features(graph, lena, 0, noon).free_utc) == "Mon 09:00-10:00");
    CHECK(format_week_hours(coach_features(graph, lena, 0, summer).free_utc) == "Mon 08:00-09:00");
    CHECK(coach_features(graph, lena, 0, summer).offset_minutes == 120);
}

TEST_CASE("the line of managers ends where it began to repeat itself") {
    const ModelBuilder model = a_model()
                                   .with(a_learner("yue").managed_by("boss"))
                                   .with(a_coach("boss").managed_by("chief"))
                                   .with(a_coach("chief").managed_by("boss"));
    const Profile& yue = *model.model().profiles.find(person_named("yue"));
    const LearnerFeatures x = learner_features(model, graph::SkillGraph(model), yue, {}, noon);
    CHECK(x.managers == std::vector{person_named("boss"), person_named("chief")});
}

TEST_CASE("needs of a plan are the gaps of its steps") {
    const graph::SkillGraph graph(a_model().with_chain({"loops", "async"}));
    const graph::Plan plan = graph::build_plan(graph, {.targets = {{skill_named("async"), 2}}});
    const std::vector<SkillNeed> needs = needs_of_plan(plan);
    REQUIRE(needs.size() == 2);
    CHECK(needs[0].gap_micro == 2'000'000);
}
