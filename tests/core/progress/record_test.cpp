#include "core/progress/record.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/builders.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

namespace {

LearningRecord record_of(const Model& model, std::initializer_list<std::string_view> skills, int weeks = 6,
                         std::string_view zone = "Etc/UTC") {
    std::vector<SkillId> ids;
    for (const std::string_view skill : skills) ids.push_back(skill_named(skill));
    return build_record(model, {.learner = person_named("yue"), .skills = ids, .now = noon, .weeks = weeks},
                        *find_zone(zone));
}

/// `count` answers a minute apart, the last one `days` ago.
void answer(ModelBuilder& model, std::string_view skill, std::int64_t days, int count, bool is_right) {
    for (int i = 0; i < count; ++i) {
        model.with_answer("yue", skill, Instant{days_before_noon(days).ms - i * ms_per_minute}, is_right);
    }
}

}  // namespace

TEST_CASE("a skill's history has a level for the end of every week, from its first answer on") {
    auto model = a_model().with_skills({"git", "sql"}).with(a_learner("yue").at_level("git", 1));
    answer(model, "git", 10, 1, true);
    answer(model, "git", 0, 1, true);
    const LearningRecord record = record_of(model, {"git", "sql"}, 4);
    REQUIRE(record.weeks.size() == 4);
    REQUIRE(record.skills.size() == 1);
    const SkillHistory& git = record.skills[0];
    REQUIRE(git.weeks.size() == 4);
    // Noon is a Monday: the answer ten days ago was on the Friday of the week before the last.
    CHECK(git.first_week == 1);
    CHECK(git.weeks[0].answers == 0);
    CHECK(git.weeks[0].level_micro == 1'000'000);
    CHECK(git.weeks[1].answers == 1);
    CHECK(git.weeks[2] == git.weeks[1]);
    CHECK(git.weeks[3] == mastery_of(model, person_named("yue"), skill_named("git"), noon));
}

TEST_CASE("a week ends where the learner lives") {
    auto model = a_model().with_skill("git").with(a_learner("yue"));
    // Sunday 20:00 in Greenwich is Monday in Shanghai.
    model.with_answer("yue", "git", Instant{noon.ms - 16 * 60 * ms_per_minute}, true);
    CHECK(record_of(model, {"git"}, 3, "Etc/UTC").skills[0].first_week == 1);
    CHECK(record_of(model, {"git"}, 3, "Asia/Shanghai").skills[0].first_week == 2);
}

TEST_CASE("a day begins when it does where clocks change") {
    const auto berlin = *find_zone("Europe/Berlin");
    for (const CivilDate date : {CivilDate{2026, 3, 29}, CivilDate{2026, 3, 30}, CivilDate{2026, 10, 25},
                                 CivilDate{2026, 10, 26}, CivilDate{2026, 7, 1}}) {
        const Day day = day_of(date);
        const Instant start = start_of_local_day(day, berlin);
        CHECK(local_day(start, berlin) == day);
        CHECK(local_day(Instant{start.ms - 1}, berlin) == day + -1);
    }
}

TEST_CASE("what moved mastery is told answer by answer, the newest first, as of when it was given") {
    auto model = a_model().with_skills({"git", "sql"}).with(a_learner("yue").at_level("sql", 2));
    model.with_answer("yue", "git", days_before_noon(40), true).with_answer("yue", "sql", days_before_noon(3), false);
    const auto moves = record_of(model, {"git", "sql"}).moves;
    REQUIRE(moves.size() == 2);
    CHECK(moves[0].skill == skill_named("sql"));
    CHECK_FALSE(moves[0].is_right);
    CHECK(moves[0].before_micro == 2'000'000);
    CHECK(moves[0].after_micro == 1'600'000);
    CHECK(moves[1].is_right);
    CHECK(moves[1].before_micro == 0);
    CHECK(moves[1].after_micro == 1'000'000);
}

TEST_CASE("of more answers than asked for the newest are told") {
    auto model = a_model().with_skill("git").with(a_learner("yue"));
    answer(model, "git", 1, 30, true);
    const std::vector skills{skill_named("git")};
    const auto record = build_record(
        model, {.learner = person_named("yue"), .skills = skills, .now = noon, .moves_max = 3}, *find_zone("Etc/UTC"));
    REQUIRE(record.moves.size() == 3);
    CHECK(record.moves[0].at == days_before_noon(1));
    CHECK(record.moves[0].before_micro == record.moves[1].after_micro);
    CHECK(record.moves[1].before_micro == record.moves[2].after_micro);
}

TEST_CASE("whether it gets better is told from five answers on, by how many skills rose and fell") {
    auto model = a_model().with_skills({"git", "sql", "regex"}).with(a_learner("yue").at_level("sql", 3));
    const auto verdict = [&] { return record_of(model, {"git", "regex", "sql"}).trend.verdict; };
    CHECK(verdict() == Verdict::no_answers);
    answer(model, "git", 60, 6, true);
    CHECK(verdict() == Verdict::no_answers);  // too long ago to say something of now
    answer(model, "git", 5, 4, true);
    CHECK(verdict() == Verdict::too_early);
    answer(model, "git", 4, 1, true);
    CHECK(verdict() == Verdict::better);
    answer(model, "sql", 3, 2, false);
    CHECK(verdict() == Verdict::steady);  // one rose, one fell
    answer(model, "regex", 2, 1, false);
    CHECK(verdict() == Verdict::steady);  // at nothing it cannot fall
    const Trend trend = record_of(model, {"git", "regex", "sql"}).trend;
    CHECK(trend.answers == 8);
    CHECK(trend.right == 5);
    CHECK(trend.skills == 3);
    CHECK(trend.up == 1);
    CHECK(trend.down == 1);
}

TEST_CASE("a rise above the earlier interval counts as clear") {
    auto model = a_model().with_skill("git").with(a_learner("yue"));
    answer(model, "git", 40, 8, false);
    answer(model, "git", 2, 3, true);
    CHECK(record_of(model, {"git"}).trend.clearly_up == 1);
    auto other = a_model().with_skill("git").with(a_learner("yue").at_level("git", 3));
    answer(other, "git", 40, 2, true);
    answer(other, "git", 2, 5, true);
    const Trend trend = record_of(other, {"git"}).trend;
    CHECK(trend.up == 1);
    CHECK(trend.clearly_up == 0);
}

TEST_CASE("nobody's record is empty, with its weeks") {
    const LearningRecord record = record_of(a_model().with_skill("git"), {"git"}, 5);
    CHECK(record.weeks.size() == 5);
    CHECK(record.skills.empty());
    CHECK(record.moves.empty());
    CHECK(record.trend.verdict == Verdict::no_answers);
    CHECK(record.courses.empty());
}

TEST_CASE("records are the same on every machine") {
    auto model = a_model().with_skills({"git", "sql"}).with(a_learner("yue").at_level("sql", 2));
    for (int i = 0; i < 200; ++i) {
        model.with_answer("yue", i % 3 == 0 ? "git" : "sql", Instant{days_before_noon(i).ms - i * ms_per_minute},
                          i % 4 != 0);
    }
    const LearningRecord record = record_of(model, {"git", "sql"}, 52, "America/New_York");
    Digest digest;
    for (const SkillHistory& skill : record.skills) {
        digest.add(skill.first_week);
        for (const Mastery& week : skill.weeks) digest.add(week.level_micro).add(week.answers);
    }
    for (const AnswerMove& move : record.moves) digest.add(move.at.ms).add(move.before_micro).add(move.after_micro);
    for (const WeekActivity& week : record.weeks) digest.add(week.minutes).add(week.monday.number);
    digest.add(record.trend.up).add(record.trend.down).add(record.trend.clearly_up);
    CHECK(digest.text() == "89bd59c79c910507");
}
