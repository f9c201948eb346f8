#include "shell/views/plan_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/shell/views/learning_eyes.hpp"

using namespace cairn;
using namespace cairn::views;
using test::a_learner;
using test::LearningEyes;
using test::person_named;
using test::skill_named;

namespace {

/// Three skills of ten hours each, one after the other.
test::ModelBuilder a_chain() {
    auto model = test::a_model().with_chain({"Loops", "Threads", "Consensus"});
    model.with(a_learner("Yue").with_weekly_minutes(240));
    return model;
}

PlanView view_of(const Model& model, Language language = Language::english, const PlanFilter& filter = {}) {
    LearningEyes eyes{model, person_named("Yue"), language};
    return build_plan_view(eyes.input(), filter);
}

std::string line(const PlanStepRow& step) {
    return step.name + " | " + step.levels + " | " + step.left + " | " + step.dates + " | " + step.state + " | " +
           step.because;
}

}  // namespace

TEST_CASE("Without a goal the page is the form, with the hours of the profile and every skill by title") {
    const PlanView view = view_of(a_chain());
    REQUIRE(view.has_profile);
    REQUIRE(view.has_skills);
    REQUIRE_FALSE(view.has_goal);
    REQUIRE(view.is_form_open);
    REQUIRE(view.recorded.weekly_hours == 4);
    REQUIRE(view.form.choice_titles == std::vector<std::string>{"Consensus", "Loops", "Threads"});
    REQUIRE(view.form.problem == "Choose at least one skill first.");
    REQUIRE(view.form.preview == std::vector<std::string>{"Choose a skill to see how long the way is."});
    REQUIRE(view_of(a_chain(), Language::chinese).form.problem == "请先至少选择一项技能。");
}

TEST_CASE("Without anything there is neither a form nor a plan") {
    const PlanView view = view_of(Model{});
    REQUIRE_FALSE(view.has_profile);
    REQUIRE_FALSE(view.has_skills);
    REQUIRE_FALSE(view.is_form_open);
    REQUIRE(view.steps.empty());
}

TEST_CASE("A plan that fits says when it arrives, step by step, in either language") {
    auto model = a_chain();
    test::set_goal(model, "Yue", {"Consensus"}, day_of({2026, 12, 13}));
    const PlanView view = view_of(model);
    REQUIRE_FALSE(view.is_form_open);
    REQUIRE(view.subtitle == "Consensus, by 13 December");
    REQUIRE(view.words.sentence == "At 6 h a week you arrive on 6 December, 7 days early.");
    REQUIRE(view.words.advice.empty());
    REQUIRE(view.words.short_text == "7 days early");
    REQUIRE(view.words.tone == PlanTone::good);
    REQUIRE(view.progress_text == "0 min of 30 h");
    REQUIRE(view.steps.size() == 3);
    REQUIRE(line(view.steps[0]) == "1. Loops | 0.0 to 3 | 10 h | 2 to 13 November | Ready | Needed by Threads");
    REQUIRE(line(view.steps[1]) ==
            "2. Threads | 0.0 to 3 | 10 h | 13 to 25 November | Needs Loops | Needed by Consensus");
    REQUIRE(line(view.steps[2]) ==
            "3. Consensus | 0.0 to 3 | 10 h | 25 November to 6 December | Needs Threads | Your goal");
    const PlanView chinese = view_of(model, Language::chinese);
    REQUIRE(chinese.subtitle == "Consensus，12 月 13 日前");
    REQUIRE(chinese.words.sentence == "按每周 6 小时，你会在 12 月 6 日达成，提前 7 天。");
    REQUIRE(line(chinese.steps[1]) ==
            "2. Threads | 0.0 到 3 | 10 小时 | 11 月 13–25 日 | 先学：Loops | “Consensus”需要它");
}

TEST_CASE("A late plan says by how much, and which weekly hours would fit") {
    auto model = a_chain();
    test::set_goal(model, "Yue", {"Consensus"}, day_of({2026, 11, 22}));
    const PlanView view = view_of(model);
    REQUIRE(view.words.sentence == "At 6 h a week you arrive on 6 December, 2 weeks late.");
    REQUIRE(view.words.advice == "With 10 h a week it would fit.");
    REQUIRE(view.words.tone == PlanTone::warn);
    const PlanView chinese = view_of(model, Language::chinese);
    REQUIRE(chinese.words.sentence == "按每周 6 小时，你会在 12 月 6 日达成，迟 2 周。");
    REQUIRE(chinese.words.advice == "每周 10 小时就能赶上。");
}

TEST_CASE("A late plan says what fits by the date, and aims for just that") {
    auto model = a_chain();
    test::set_goal(model, "Yue", {"Consensus", "Loops"}, day_of({2026, 11, 22}));
    const PlanView view = view_of(model);
    REQUIRE(view.in_time.title == "What fits by 22 November");
    REQUIRE(view.in_time.reached == std::vector<std::string>{"Loops to level 3", "Consensus to level 1 instead of 3"});
    REQUIRE(view.in_time.left_out.empty());
    REQUIRE(view.in_time.command.targets ==
            std::map<SkillId, std::int64_t>{{skill_named("Loops"), 3}, {skill_named("Consensus"), 1}});
    REQUIRE(view_of(model, Language::chinese).in_time.reached[1] == "Consensus 到 1 级，而不是 3 级");

    // who aims for just that is in time
    auto modest = a_chain();
    test::set_goal(modest, "Yue", {"Loops"}, day_of({2026, 11, 22}));
    REQUIRE(view_of(modest).words.tone == PlanTone::good);
    REQUIRE(view_of(modest).in_time.title.empty());

    // and what would not move at all is named
    auto hasty = a_chain();
    test::set_goal(hasty, "Yue", {"Consensus"}, day_of({2026, 11, 3}));
    const PlanInTime nothing = view_of(hasty).in_time;
    REQUIRE(nothing.reached.empty());
    REQUIRE(nothing.left_out == "None of these skills gets a level further by then.");
}

TEST_CASE("Of alternatives the plan names what would do as well") {
    auto model = test::a_model()
                     .with_skill("Sockets", 100)
                     .with_skill("HTTP", 300)
                     .with_skill("Servers", 200)
                     .with_choice({"Sockets", "HTTP"}, "Servers");
    model.with(a_learner("Yue").with_weekly_minutes(240));
    test::set_goal(model, "Yue", {"Servers"}, {});
    const PlanView view = view_of(model);
    REQUIRE(view.steps.size() == 2);
    REQUIRE(view.steps[0].because == "Needed by Servers; HTTP would do as well");
    REQUIRE(view.not_shortest.empty());
}

TEST_CASE("A date that is over and a goal without a date are said as such") {
    auto overdue = a_chain();
    test::set_goal(overdue, "Yue", {"Consensus"}, day_of({2026, 11, 1}));
    REQUIRE(view_of(overdue).words.sentence ==
            "The date you set, 1 November, is over. At 6 h a week you arrive on 6 December.");
    auto undated = a_chain();
    test::set_goal(undated, "Yue", {"Consensus"});
    REQUIRE(view_of(undated).words.sentence == "At 6 h a week you arrive on 6 December.");
    REQUIRE(view_of(undated).words.short_text == "No date set");
}

TEST_CASE("Skills that need each other are named, and their steps say so") {
    auto model = a_chain().with_edge("Threads", "Loops");
    test::set_goal(model, "Yue", {"Consensus"});
    const PlanView view = view_of(model);
    REQUIRE(view.steps.size() == 3);
    REQUIRE(view.cycle.starts_with("Cairn cannot tell which of them comes first: "));
    REQUIRE(view.cycle.find("Loops") != std::string::npos);
    REQUIRE(view.cycle.find("Threads") != std::string::npos);
    REQUIRE(view.cycle.find("Consensus") == std::string::npos);
    REQUIRE(view.steps[0].state == "In a circle");
    REQUIRE(view_of(model, Language::chinese).steps[0].state == "互为前提");
}

TEST_CASE("What is reached stands folded under the steps, with the level that was needed") {
    auto model = test::a_model().with_chain({"Loops", "Threads"}).with(a_learner("Yue").at_level("Loops", 4));
    test::set_goal(model, "Yue", {"Threads"});
    const PlanView view = view_of(model);
    REQUIRE(view.steps.size() == 1);
    REQUIRE(view.done.size() == 1);
    REQUIRE(view.done[0].title == "Loops");
    REQUIRE(view.done[0].line == "Level 4.0, needed 3");
    REQUIRE(view.done_show == "Show 1 reached skill");
}

TEST_CASE("The form says what a goal would mean before it is saved") {
    const auto model = a_chain();
    PlanFilter filter;
    filter.is_editing = true;
    filter.learner = person_named("Yue");
    filter.targets = {{skill_named("Consensus"), 3}};
    filter.due_text = "2026-11-22";
    filter.weekly_hours = 6;
    const PlanView view = view_of(model, Language::english, filter);
    REQUIRE(view.form.problem.empty());
    REQUIRE(view.form.due_help == "Sun 22 November 2026, 20 days from today");
    REQUIRE(view.form.preview == std::vector<std::string>{"At 6 h a week you arrive on 6 December, 2 weeks late.",
                                                          "With 10 h a week it would fit.",
                                                          "3 steps, 30 h of learning"});
    REQUIRE(view.form.command.learner == person_named("Yue"));
    REQUIRE(view.form.command.targets.at(skill_named("Consensus")) == 3);
    REQUIRE(view.form.command.due == day_of({2026, 11, 22}));
    REQUIRE(view.form.command.weekly_minutes == 360);
    REQUIRE_FALSE(view.form.is_stored);
    filter.due_text = "soon";
    REQUIRE(view_of(model, Language::english, filter).form.problem == "Correct the date first.");
    filter.due_text = "2026-11-01";
    REQUIRE(view_of(model, Language::english, filter).form.due_error == "This date is over. Choose one from today on.");
}

TEST_CASE("Nobody goes on with the form of somebody else") {
    auto model = a_chain().with(a_learner("Wei"));
    PlanFilter filter;
    filter.is_editing = true;
    filter.learner = person_named("Wei");
    filter.targets = {{skill_named("Threads"), 5}};
    REQUIRE(view_of(model, Language::english, filter).form.targets.empty());
}

TEST_CASE("A form closes once the goal on record says the same") {
    auto model = a_chain();
    test::set_goal(model, "Yue", {"Threads"}, day_of({2026, 12, 31}));
    PlanFilter filter = view_of(model).recorded;
    REQUIRE(filter.due_text == "2026-12-31");
    REQUIRE(view_of(model, Language::english, filter).form.is_stored);
    filter.weekly_hours = 7;
    const PlanView edited = view_of(model, Language::english, filter);
    REQUIRE_FALSE(edited.form.is_stored);
    REQUIRE(edited.recorded.weekly_hours != 7);
}

TEST_CASE("A day is read as people write it") {
    const Day day = day_of({2027, 1, 29});
    for (const std::string_view text : {"2027-01-29", "2027/1/29", "29.1.2027", "2027 年 1 月 29 日", " 29 1 2027 "}) {
        REQUIRE(parse_day(text) == day);
    }
    for (const std::string_view text : {"", "2027-02-30", "2027-1", "1-2-3-4", "99999-1-1", "tomorrow"}) {
        REQUIRE(parse_day(text).number == 0);
    }
}

TEST_CASE("Every step of every learner of the sample programme has a reason, hours and a state") {
    const Model model = test::sample_programme();
    for (const Language language : {Language::english, Language::chinese}) {
        for (const Profile* profile : model.profiles.existing()) {
            if (!profile->has(role_learner)) continue;
            LearningEyes eyes{model, profile->id, language};
            const PlanView view = build_plan_view(eyes.input(), {});
            REQUIRE(view.has_goal);
            REQUIRE_FALSE(view.words.sentence.empty());
            REQUIRE(view.cycle.empty());
            for (const PlanStepRow& step : view.steps) {
                REQUIRE_FALSE(step.title.empty());
                REQUIRE_FALSE(step.because.empty());
                REQUIRE_FALSE(step.left.empty());
                REQUIRE_FALSE(step.state.empty());
            }
        }
    }
}
