#include "shell/views/progress_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

#include "core/exchange/csv.hpp"
#include "tests/shell/views/learning_eyes.hpp"

using namespace cairn;
using namespace cairn::views;
using test::a_course;
using test::a_learner;
using test::days_before_noon;
using test::LearningEyes;
using test::person_named;
using test::skill_named;

namespace {

/// Yue has answered on three skills; Threads is the goal, Loops stands before it.
test::ModelBuilder a_record() {
    auto model = test::a_model()
                     .with_chain({"Loops", "Threads"})
                     .with_skill("Regex")
                     .with(a_learner("Yue").at_level("Loops", 2))
                     .with(a_course("Concurrency").with_lesson(0, 30).with_lesson(1, 30).with_lesson(2, 30))
                     .with_enrolment("Yue", "Concurrency", {{0, days_before_noon(8)}, {1, days_before_noon(2)}});
    for (int i = 0; i < 4; ++i) model.with_answer("Yue", "Threads", days_before_noon(20 - i), i != 1);
    model.with_answer("Yue", "Loops", days_before_noon(3), true);
    model.with_answer("Yue", "Regex", days_before_noon(1), false);
    test::set_goal(model, "Yue", {"Threads"}, {}, 60);
    return model;
}

ProgressView view_of(const Model& model, const ProgressFilter& filter = {}, Language language = Language::english) {
    LearningEyes eyes{model, person_named("Yue"), language};
    return build_progress_view(eyes.input(), filter);
}

std::string skills_of(const ProgressView& view) {
    std::string out;
    for (const ProgressSkill& skill : view.skills) {
        out += skill.title + " | " + skill.level + " | " + skill.interval + " | " + skill.answers + " | " + skill.last +
               "\n";
    }
    return out;
}

exchange::CsvTable read(const std::string& csv) { return exchange::read_csv(as_bytes(csv)).table; }

}  // namespace

TEST_CASE("The record says whose it is, of which day, and for which goal") {
    const ProgressView view = view_of(a_record());
    CHECK(view.subtitle == "Learning record of Yue, 2 November 2026");
    CHECK(view.goal == "Goal: Threads");
    CHECK(view_of(a_record(), {}, Language::chinese).subtitle == "Yue 的学习记录，2026 年 11 月 2 日");
    auto with_date = a_record();
    test::set_goal(with_date, "Yue", {"Threads"}, day_of({2027, 1, 29}), 60);
    CHECK(view_of(with_date).goal == "Goal: Threads, by 29 January");
}

TEST_CASE("Am I getting better is answered with what it rests on") {
    const ProgressView view = view_of(a_record());
    CHECK(view.tone == ProgressTone::good);
    CHECK(view.verdict == "Yes. In the last 28 days you practised 3 skills, and 2 stand higher than before.");
    CHECK(view.evidence == "6 answers, 4 right. 2 skills rose, 0 fell, 1 rose above the earlier interval.");
    auto model = test::a_model().with_skill("Regex").with(a_learner("Yue"));
    model.with_answer("Yue", "Regex", days_before_noon(1), true);
    CHECK(view_of(model).verdict ==
          "Too early to say: 1 answer in the last 28 days. From 5 answers on there is a verdict.");
    CHECK(view_of(model).evidence.empty());
}

TEST_CASE("The skills of the goal are drawn first, then those before it, at most four, each from its first answer on") {
    const MasteryChart chart = view_of(a_record(), {.weeks = 12}).mastery;
    REQUIRE(chart.series.size() == 3);
    CHECK(chart.series[0].name == "Threads");
    CHECK(chart.series[1].name == "Loops");
    REQUIRE(chart.series[0].values.size() == 12);
    CHECK(std::isnan(chart.series[0].values[7]));
    CHECK_FALSE(std::isnan(chart.series[0].values[11]));
    CHECK(chart.series[0].is_few[11] == 1);
    CHECK(chart.note == "A hollow dot rests on fewer than 5 answers.");
    CHECK(chart.data.steps.size() == 12);
    CHECK(chart.data.steps.back() == "2 November");
    CHECK(chart.data.readings.front() == "23 August: no answers yet");
    CHECK(chart.data.readings.back().starts_with("2 November: Threads "));
}

TEST_CASE("A level is never told without its interval and the number of answers") {
    const ProgressView view = view_of(a_record());
    for (const auto& row : view.mastery.data.rows) {
        REQUIRE(row.size() == view.mastery.data.columns.size());
        for (const std::string& cell : row) CHECK_FALSE(cell.empty());
    }
    CHECK(view.mastery.data.rows.front().front() == "2 November");
    CHECK(skills_of(view) == "Loops | 2.6 | 1.1 to 4.1 | 1 | 30 October\n"
                             "Threads | 1.7 | 0.5 to 3.1 | 4 | 16 October\n"
                             "Regex | 0.0 | 0.0 to 1.1 | 1 | 1 November\n");
}

TEST_CASE("Skills are sorted by the column that was chosen, ties by name") {
    const auto first = [](const ProgressFilter& filter) { return view_of(a_record(), filter).skills.front().title; };
    CHECK(first({.sort = ProgressSort::skill, .is_descending = false}) == "Loops");
    CHECK(first({.sort = ProgressSort::skill, .is_descending = true}) == "Threads");
    CHECK(first({.sort = ProgressSort::answers, .is_descending = true}) == "Threads");
    CHECK(first({.sort = ProgressSort::last, .is_descending = true}) == "Regex");
    CHECK(first({.sort = ProgressSort::level, .is_descending = false}) == "Regex");
}

TEST_CASE("Practice is told day by day and week by week, against the plan") {
    const ProgressView view = view_of(a_record(), {.weeks = 12});
    CHECK(view.days.levels.size() == 11 * 7 + 1);
    CHECK(view.days.data.readings.back() == "Mon 2 November: No practice");
    CHECK(view.days.data.readings[view.days.data.readings.size() - 3] == "Sat 31 October: 30 min, 0 answers, 1 lesson");
    CHECK(view.days.levels[view.days.levels.size() - 3] == 3);
    CHECK(view.days.data.summary == "8 of 78 days with practice, 1.1 h in all.");
    CHECK(view.hours.target == 1.0F);
    CHECK(view.hours.data.summary ==
          "1.1 h in 12 weeks: 5 min a week on average. The planned 1 h were reached in 0 of them.");
    CHECK(view.hours.data.readings[10] == "Week of 26 October: 32 min, 3 study days");
}

TEST_CASE("Courses say how many lessons are done, moves what each answer did, the newest first") {
    const ProgressView view = view_of(a_record());
    REQUIRE(view.courses.size() == 1);
    CHECK(view.courses[0].value == "2 of 3 lessons");
    REQUIRE(view.moves.size() == 6);
    CHECK(view.moves[0].line == "Wrong answer on Regex: 0.0 to 0.0");
    CHECK(view.moves[0].date == "1 November");
    CHECK(view.moves[1].line == "Right answer on Loops: 2.0 to 2.6");
    CHECK(view.all_moves.empty());
}

TEST_CASE("Of many answers the newest ten are told until all are asked for") {
    auto model = a_record();
    for (int i = 0; i < 20; ++i) model.with_answer("Yue", "Regex", days_before_noon(30 + i), true);
    CHECK(view_of(model).moves.size() == 10);
    CHECK(view_of(model).all_moves == "Show the last 26");
    CHECK(view_of(model, {.are_all_moves_shown = true}).moves.size() == 26);
}

TEST_CASE("Files hold the numbers as programs read them: ISO dates, points, nothing where nothing is known") {
    const ProgressView view = view_of(a_record(), {.weeks = 12}, Language::chinese);
    const auto mastery = read(view.mastery.data.csv);
    CHECK(mastery.cell(mastery.row_count() - 3, 0) == "2026-11-02");
    CHECK(mastery.cell(mastery.row_count() - 3, 1) == "Threads");
    CHECK(mastery.cell(mastery.row_count() - 3, 5) == "4");
    const auto days = read(view.days.data.csv);
    CHECK(days.row_count() == 78);
    CHECK(days.cell(75, 0) == "2026-10-31");
    CHECK(days.cell(75, 1) == "30");
    const auto hours = read(view.hours.data.csv);
    CHECK(hours.cell(11, 3) == "60");
    CHECK(read(view.course_data.csv).cell(0, 3) == "2026-10-31");
    CHECK(plain_decimal(-2'412'499) == "-2.412");
    CHECK(plain_decimal(5) == "0.000");
    CHECK(iso_date(day_of({987, 1, 2})) == "0987-01-02");
}

TEST_CASE("Somebody new is led to the first step") {
    auto model = test::a_model().with_chain({"Loops", "Threads"}).with(a_learner("Yue").at_level("Regex", 2));
    CHECK(view_of(model).is_empty);
    CHECK(view_of(model).first_step == Route{Page::plan, {}});
    CHECK(view_of(model).goal == "No goal set");
    test::set_goal(model, "Yue", {"Threads"});
    CHECK(view_of(model).first_step == Route{Page::skills, skill_named("Loops")});
}

TEST_CASE("Every learner of the sample programme has a record in both languages") {
    const Model model = test::sample_programme();
    int full = 0;
    for (const Profile* profile : model.profiles.existing()) {
        if (!profile->has(role_learner)) continue;
        for (const Language language : {Language::english, Language::chinese}) {
            LearningEyes eyes{model, profile->id, language};
            const ProgressView view = build_progress_view(eyes.input(), {});
            REQUIRE_FALSE(view.subtitle.empty());
            if (view.is_empty) continue;
            ++full;
            REQUIRE_FALSE(view.verdict.empty());
            REQUIRE(view.mastery.series.size() <= 4);
            REQUIRE(view.mastery.data.readings.size() == 26);
            REQUIRE(view.days.levels.size() == view.days.data.readings.size());
        }
    }
    CHECK(full > 200);
}
