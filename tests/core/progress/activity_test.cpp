#include "core/progress/activity.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

namespace {

const ZoneRule utc = *ZoneRule::parse("UTC0");
const ZoneRule shanghai = *ZoneRule::parse("CST-8");

}  // namespace

TEST_CASE("a week runs from Monday to Sunday of the learner's own calendar") {
    // Sunday 1 November, 20:00 UTC, is already Monday in Shanghai
    const Instant sunday_evening{start_of(day_of({2026, 11, 1})).ms + 20 * 60 * ms_per_minute};
    const ModelBuilder model = a_model().with_answer("yue", "git", sunday_evening, true);
    const auto at_home = weekly_activity(model, person_named("yue"), shanghai, noon, 2);
    REQUIRE(at_home.size() == 2);
    CHECK(at_home[1].monday == day_of({2026, 11, 2}));
    CHECK(at_home[1].days[0].answers == 1);
    CHECK(at_home[0].study_days == 0);
    const auto in_utc = weekly_activity(model, person_named("yue"), utc, noon, 2);
    CHECK(in_utc[0].days[6].answers == 1);
    CHECK(in_utc[1].study_days == 0);
}

TEST_CASE("study time adds lessons and answers, and nobody else's") {
    const ModelBuilder model = a_model()
                                   .with(a_course("async").with_lesson(0, 35))
                                   .with_answer("yue", "git", noon, false)
                                   .with_enrolment("yue", "async", {{0, noon}, {7, noon}})
                                   .with_answer("kai", "git", noon, true);
    const auto weeks = weekly_activity(model, person_named("yue"), utc, noon, 1);
    REQUIRE(weeks.size() == 1);
    CHECK(weeks[0].days[0].lessons == 2);
    CHECK(weeks[0].days[0].answers == 1);
    CHECK(weeks[0].minutes == 35 + default_lesson_minutes + minutes_per_answer);
    CHECK(weeks[0].study_days == 1);
}

TEST_CASE("weeks kept end with this week, or with the last while this one is still empty") {
    std::vector<WeekActivity> weeks(5);
    CHECK(weeks_kept(weeks) == 0);
    weeks[3].study_days = 2;
    weeks[2].study_days = 1;
    weeks[0].study_days = 4;
    CHECK(weeks_kept(weeks) == 2);
    weeks[4].study_days = 1;
    CHECK(weeks_kept(weeks) == 3);
    CHECK(weeks_kept({}) == 0);
}

TEST_CASE("absurd times and week counts are harmless") {
    ModelBuilder model = a_model().with_answer("yue", "git", Instant{INT64_MAX}, true);
    CHECK(weekly_activity(model, person_named("yue"), utc, noon, 3)[2].study_days == 0);
    CHECK(weekly_activity(model, person_named("yue"), utc, noon, -1).empty());
}
