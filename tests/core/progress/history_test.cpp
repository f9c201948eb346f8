#include "core/progress/history.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

TEST_CASE("history ends with today's level and begins with what was known then") {
    const ModelBuilder model = a_model()
                                   .with_skill("git")
                                   .with(a_learner("yue").at_level("git", 1))
                                   .with_answer("yue", "git", days_before_noon(10), true)
                                   .with_answer("yue", "git", days_before_noon(1), true);
    const auto history = mastery_history(model, person_named("yue"), skill_named("git"), noon, 4);
    REQUIRE(history.size() == 4);
    CHECK(history[0] == 1'000'000);
    CHECK(history[1] == 1'000'000);
    CHECK(history[2] > history[1]);
    CHECK(history[3] > history[2]);
    CHECK(history[3] == mastery_of(model, person_named("yue"), skill_named("git"), noon).level_micro);
}

TEST_CASE("history of a skill nobody touched is flat") {
    const ModelBuilder model = a_model().with_skill("git").with(a_learner("yue").at_level("git", 3));
    CHECK(mastery_history(model, person_named("yue"), skill_named("git"), noon, 3) ==
          std::vector<std::int64_t>(3, 3'000'000));
    CHECK(mastery_history(model, person_named("yue"), skill_named("git"), noon, 0).empty());
}

TEST_CASE("what moved is told by skill, the latest first, with the level before and after") {
    const ModelBuilder model = a_model()
                                   .with_skills({"git", "loops", "sql"})
                                   .with(a_learner("yue").at_level("loops", 3))
                                   .with_answer("yue", "git", days_before_noon(20), true)
                                   .with_answer("yue", "git", days_before_noon(1), true)
                                   .with_answer("yue", "loops", days_before_noon(2), false)
                                   .with_answer("yue", "sql", days_before_noon(8), true);
    const std::vector skills{skill_named("git"), skill_named("loops"), skill_named("sql")};
    const auto moved = what_moved(model, person_named("yue"), skills, days_before_noon(7), noon);
    REQUIRE(moved.size() == 2);
    CHECK(moved[0].skill == skill_named("git"));
    CHECK(moved[0].answers == 1);
    CHECK(moved[0].last_was_right);
    CHECK(moved[0].after_micro > moved[0].before_micro);
    CHECK(moved[1].skill == skill_named("loops"));
    CHECK(moved[1].before_micro == 3'000'000);
    CHECK(moved[1].after_micro < 3'000'000);
    CHECK_FALSE(moved[1].last_was_right);
}
