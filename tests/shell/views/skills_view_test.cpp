#include "shell/views/skills_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include "shell/views/skills_detail_view.hpp"
#include "tests/shell/views/learning_eyes.hpp"

using namespace cairn;
using namespace cairn::views;
using test::a_coach;
using test::a_course;
using test::a_learner;
using test::days_before_noon;
using test::LearningEyes;
using test::person_named;
using test::skill_named;

namespace {

test::ModelBuilder a_programme() {
    return test::a_model()
        .with_chain({"Loops", "Threads", "Consensus"})
        .with_skill("Regex", 240)
        .with(a_learner("Yue").at_level("Loops", 3))
        .with(a_coach("Marta").at_level("Threads", 5))
        .with(a_coach("Samuel").at_level("Threads", 3))
        .with(a_coach("Wei").at_level("Threads", 4).paused())
        .with(a_course("Concurrency").teaching("Threads", 4).lasting(600))
        .with_answer("Yue", "Threads", days_before_noon(2), true)
        .with_answer("Yue", "Threads", days_before_noon(1), false);
}

SkillsView view_of(const Model& model, const SkillsFilter& filter = {}, Language language = Language::english) {
    LearningEyes eyes{model, person_named("Yue"), language};
    return build_skills_view(eyes.input(), filter);
}

SkillDetailView detail_of(const Model& model, std::string_view skill, Language language = Language::english) {
    LearningEyes eyes{model, person_named("Yue"), language};
    return build_skill_detail_view(eyes.input(), {.skill = skill_named(skill)});
}

std::string titles(const SkillsView& view) {
    std::string out;
    for (const SkillRow& row : view.rows) out += row.title + ";";
    return out;
}

}  // namespace

TEST_CASE("Skills stand in the order in which they can be learned, and can be searched, filtered and sorted") {
    auto model = a_programme();
    test::set_goal(model, "Yue", {"Threads"});
    const SkillsView view = view_of(model);
    REQUIRE(view.subtitle == "4 skills. You have shown something in 2.");
    REQUIRE(titles(view) == "Loops;Regex;Threads;Consensus;");
    REQUIRE(view.rows[0].needs == "Nothing");
    REQUIRE(view.rows[2].needs == "1 skill");
    REQUIRE(view.rows[1].hours == "4 h");
    REQUIRE(titles(view_of(model, {.search = "reg"})) == "Regex;");
    REQUIRE(titles(view_of(model, {.scope = SkillScope::mine})) == "Loops;Threads;");
    REQUIRE(titles(view_of(model, {.scope = SkillScope::plan})) == "Loops;Threads;");
    REQUIRE(titles(view_of(model, {.sort = SkillSort::title, .is_descending = true})) ==
            "Threads;Regex;Loops;Consensus;");
    REQUIRE(titles(view_of(model, {.sort = SkillSort::hours})).starts_with("Regex;"));
    REQUIRE(view_of(model, {}, Language::chinese).subtitle == "共 4 项技能，其中 2 项有你的记录。");
}

TEST_CASE("Without skills, and without a plan, the list says what to do") {
    REQUIRE_FALSE(view_of(Model{}).has_skills);
    const SkillsView view = view_of(a_programme(), {.scope = SkillScope::plan});
    REQUIRE(view.rows.empty());
    REQUIRE(view.nothing == "Your plan has no steps. Set a goal first.");
}

TEST_CASE("Mastery always comes with its interval, the number of answers, and where it comes from") {
    const auto model = a_programme();
    const SkillDetailView threads = detail_of(model, "Threads");
    REQUIRE(threads.mastery.value.ends_with(", 2 answers"));
    REQUIRE(threads.mastery.low < threads.mastery.mean);
    REQUIRE(threads.mastery.mean < threads.mastery.high);
    REQUIRE(threads.evidence == "1 of 2 answers right, the last on 1 November.");
    REQUIRE(threads.history.series.size() == 1);
    REQUIRE(threads.history.series[0].values.size() == 26);
    REQUIRE(threads.history.data.readings.back().ends_with(": " + threads.mastery.value));
    REQUIRE_FALSE(threads.practice_last.empty());
    const SkillDetailView loops = detail_of(model, "Loops");
    REQUIRE(loops.declared == 3);
    REQUIRE(loops.mastery.value.starts_with("3.0, "));
    REQUIRE(loops.mastery.value.ends_with(", no answers"));
    REQUIRE(loops.evidence == "You said level 3. That counts like 4 fresh answers.");
    REQUIRE(loops.history.series.empty());
    REQUIRE(detail_of(model, "Regex").evidence == "Nothing is known yet: you named no level and answered no question.");
    REQUIRE(detail_of(model, "Threads", Language::chinese).evidence == "2 次作答，对 1 次，最近一次在 11 月 1 日。");
}

TEST_CASE("What an answer would do is said before it is given, and is what happens") {
    auto model = a_programme();
    const SkillDetailView before = detail_of(model, "Loops");
    REQUIRE(before.practice_effect == "Right moves it to 3.4, wrong to 2.4.");
    REQUIRE(before.toast_right == "Answer recorded: 3.0 to 3.4");
    model.with_answer("Yue", "Loops", test::noon, true);
    const SkillDetailView after = detail_of(model, "Loops");
    REQUIRE(after.mastery.value.starts_with("3.4, "));
    REQUIRE(after.practice_last == "Your last answer moved it from 3.0 to 3.4.");
}

TEST_CASE("A skill shows its neighbours, its courses, and the coaches at level 4 or higher") {
    const SkillDetailView view = detail_of(a_programme(), "Threads");
    REQUIRE(view.needs.size() == 1);
    REQUIRE(view.needs[0].title == "Loops");
    REQUIRE(view.needs[0].level == 3);
    REQUIRE(view.unlocks.size() == 1);
    REQUIRE(view.unlocks[0].title == "Consensus");
    REQUIRE(view.unlocks[0].level == -1);
    REQUIRE(view.courses.size() == 1);
    REQUIRE(view.courses[0].line == "To level 4, 10 h");
    REQUIRE(view.coaches.size() == 2);
    REQUIRE(view.coaches[0].title == "Marta");
    REQUIRE(view.coaches[0].line == "Level 5, 3 places free");
    REQUIRE(view.coaches[1].line == "Level 4, takes nobody now");
    REQUIRE_FALSE(detail_of(a_programme(), "Nowhere").exists);
}

TEST_CASE("What a skill needs says where one of several is enough") {
    const Model model = test::a_model().with_skill("Sockets").with_skill("HTTP").with_skill("Servers").with_choice(
        {"Sockets", "HTTP"}, "Servers");
    LearningEyes eyes{model, {}};
    const SkillDetailView view = build_skill_detail_view(eyes.input(), {.skill = skill_named("Servers")});
    REQUIRE(view.needs.size() == 2);
    REQUIRE(view.needs[0].line == "This or Sockets");
    REQUIRE(view.needs[1].line == "This or HTTP");
}

TEST_CASE("A branch of what a skill needs opens to what that needs") {
    const auto model = a_programme();
    LearningEyes eyes{model, person_named("Yue"), Language::english};
    const SkillDetailView closed = build_skill_detail_view(eyes.input(), {.skill = skill_named("Consensus")});
    REQUIRE(closed.needs.size() == 1);
    REQUIRE(closed.needs[0].title == "Threads");
    REQUIRE(closed.needs[0].has_branches);
    REQUIRE_FALSE(closed.needs[0].is_open);
    const SkillDetailView open =
        build_skill_detail_view(eyes.input(), {.skill = skill_named("Consensus"), .open = {closed.needs[0].key}});
    REQUIRE(open.needs.size() == 2);
    REQUIRE(open.needs[0].is_open);
    REQUIRE(open.needs[1].title == "Loops");
    REQUIRE(open.needs[1].depth == 1);
    REQUIRE_FALSE(open.needs[1].has_branches);
    REQUIRE(open.needs[1].key != open.needs[0].key);
}

TEST_CASE("A skill says where it stands in the plan") {
    auto model = a_programme();
    REQUIRE(detail_of(model, "Threads").plan_line == "You have no goal yet.");
    test::set_goal(model, "Yue", {"Consensus"});
    const SkillDetailView view = detail_of(model, "Consensus");
    REQUIRE(view.plan_line == "Step 2 of 2: from 0.0 to level 3, 10 h left.");
    REQUIRE(view.plan_because == "Your goal");
    REQUIRE(detail_of(model, "Loops").plan_line == "Reached: you are at 3.0, the plan needs 3.");
    REQUIRE(detail_of(model, "Regex").plan_line == "It is not on your plan.");
}

TEST_CASE("Every skill of the sample programme can be opened in both languages") {
    const Model model = test::sample_programme();
    for (const Language language : {Language::english, Language::chinese}) {
        LearningEyes eyes{model, ProfileId{exchange::sample_id("learner", "lin_yue")}, language};
        const SkillsView view = build_skills_view(eyes.input(), {});
        REQUIRE(view.rows.size() >= 100);
        for (const SkillRow& row : view.rows) {
            REQUIRE_FALSE(row.title.empty());
            REQUIRE_FALSE(row.area.empty());
            const SkillDetailView detail = build_skill_detail_view(eyes.input(), {.skill = row.id});
            REQUIRE(detail.exists);
            REQUIRE_FALSE(detail.evidence.empty());
            REQUIRE_FALSE(detail.plan_line.empty());
            REQUIRE_FALSE(detail.forecast.chance.empty());
            REQUIRE(detail.forecast.terms.size() == 7);
        }
    }
}
