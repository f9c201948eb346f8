#include "core/progress/history.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

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
