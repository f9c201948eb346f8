#include "shell/views/today_view.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

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

TodayView view_of(const Model& model, std::string_view who, Language language = Language::english,
                  Instant now = test::noon) {
    LearningEyes eyes{model, person_named(who), language, now};
    return build_today_view(eyes.input());
}

test::ModelBuilder a_chain() { return test::a_model().with_chain({"Loops", "Threads", "Consensus"}); }

}  // namespace

TEST_CASE("People are greeted by their own clock and in the script of the page") {
    auto model = a_chain().with(a_learner("Lin Yue 林悦").in_zone("Asia/Shanghai"));
    const TodayView english = view_of(model, "Lin Yue 林悦");
    REQUIRE(english.greeting == "Good evening, Lin Yue");
    REQUIRE(english.headline == "Mon 2 November. Say what you want to reach, and your path appears.");
    const TodayView chinese = view_of(model, "Lin Yue 林悦", Language::chinese);
    REQUIRE(chinese.greeting == "晚上好，林悦");
    REQUIRE(chinese.headline == "11 月 2 日，周一。说出你想达到什么，路线就会出现。");
    auto utc = a_chain().with(a_learner("Noor"));
    REQUIRE(view_of(utc, "Noor").greeting == "Good afternoon, Noor");
}

TEST_CASE("Without a goal the first thing is to set one; without skills, to bring some; without a person, to begin") {
    const TodayView no_goal = view_of(a_chain().with(a_learner("Yue")), "Yue");
    REQUIRE(no_goal.hero->kind == TodayHero::Kind::set_goal);
    REQUIRE(no_goal.hero->target == Route{Page::plan, {}});
    REQUIRE_FALSE(no_goal.goal);
    REQUIRE_FALSE(no_goal.step);
    const TodayView no_skills = view_of(test::a_model().with(a_learner("Yue")), "Yue");
    REQUIRE(no_skills.hero->kind == TodayHero::Kind::no_skills);
    REQUIRE(no_skills.hero->title == "There are no skills here yet");
    REQUIRE_FALSE(view_of(Model{}, "Yue").has_profile);
}

TEST_CASE("With a goal the next stone comes first, and the trail leads from what is reached to the goal") {
    auto model = a_chain();
    model.with(a_learner("Yue").at_level("Loops", 4));
    test::set_goal(model, "Yue", {"Consensus"}, day_of({2026, 11, 30}));
    model.with(a_course("Threads for all").teaching("Threads", 3).lasting(480).with_lesson_count(4));
    const TodayView view = view_of(model, "Yue");
    REQUIRE(view.headline == "Mon 2 November. Your next stone is Threads, 10 h left.");
    REQUIRE(view.hero->kind == TodayHero::Kind::next_step);
    REQUIRE(view.hero->title == "Threads");
    REQUIRE(view.hero->line == "Level 0.0 to 3. Needed by Consensus.");
    REQUIRE(view.hero->metric == "10 h");
    REQUIRE(view.hero->target == Route{Page::skills, skill_named("Threads")});
    REQUIRE(view.step->course == "Course: Threads for all");
    REQUIRE(view.goal->title == "Consensus");
    REQUIRE(view.goal->sentence == "Goal for 30 November. At 6 h a week you arrive on 25 November, 5 days early.");
    REQUIRE(view.goal->trail.size() == 3);
    REQUIRE(view.goal->now == "Now: Threads");
    REQUIRE(view.goal->position == "Stone 2 of 3");
    REQUIRE(view.goal->done_count == 1);
    REQUIRE(view.goal->trail[0].title == "Loops");
    REQUIRE(view.goal->trail[0].state == StoneState::done);
    REQUIRE(view.goal->trail[0].note == "Level 4.0");
    REQUIRE(view.goal->trail[1].state == StoneState::now);
    REQUIRE(view.goal->trail[1].note == "You are here");
    REQUIRE(view.goal->trail[2].state == StoneState::goal);
    REQUIRE(view.goal->trail[2].note == "10 h left");
    REQUIRE(view.courses.size() == 1);
    REQUIRE(view.courses[0].reasons[0] == "Teaches 1 of the 2 skills left on your plan: Threads");
    REQUIRE(view_of(model, "Yue", Language::chinese).goal->sentence ==
            "目标日期 11 月 30 日。按每周 6 小时，你会在 11 月 25 日达成，提前 5 天。");
}

TEST_CASE("A course that needs something first gives way to what prepares for it, which says so") {
    auto model = a_chain().with(a_learner("Yue"));
    test::set_goal(model, "Yue", {"Consensus"});
    model.with(a_course("Agreement").teaching("Consensus", 3).lasting(600));
    REQUIRE(view_of(model, "Yue").courses.empty());
    model.with(a_course("Threads and loops").teaching("Threads", 3).teaching("Loops", 3).lasting(600));
    const TodayView view = view_of(model, "Yue");
    REQUIRE(view.courses.size() == 1);
    REQUIRE(view.courses[0].title == "Threads and loops");
    REQUIRE(std::ranges::contains(view.courses[0].reasons, "Prepares you for Agreement, which asks for Threads"));
    REQUIRE(std::ranges::contains(view_of(model, "Yue", Language::chinese).courses[0].reasons,
                                  "为“Agreement”打基础，那门课要求：Threads"));
}

TEST_CASE("When every skill of the goal is reached, the page says so and asks for the next goal") {
    auto model = a_chain().with(a_learner("Yue").at_level("Loops", 4));
    test::set_goal(model, "Yue", {"Loops"});
    const TodayView view = view_of(model, "Yue");
    REQUIRE(view.hero->kind == TodayHero::Kind::reached);
    REQUIRE(view.goal->chip == "Goal reached");
}

TEST_CASE("The week counts answers and lessons of the learner's own week") {
    auto model = a_chain().with(a_learner("Yue"));
    test::set_goal(model, "Yue", {"Consensus"});
    model
        .with(a_course("Threads for all")
                  .teaching("Threads", 3)
                  .with_lesson_count(2)
                  .with_lesson(0, 90)
                  .with_lesson(1, 30))
        .with_enrolment("Yue", "Threads for all", {{0, test::noon}})
        .with_answer("Yue", "Threads", days_before_noon(8), true);
    const TodayView view = view_of(model, "Yue");
    REQUIRE(view.week->value == "1.5 h");
    REQUIRE(view.week->unit == "of 6 h");
    REQUIRE(view.week->fraction == 0.25);
    REQUIRE(view.week->minutes[0] == 90);
    REQUIRE(view.week->today == 0);
    REQUIRE(view.week->days == "Study days: 1 of 7");
    REQUIRE_FALSE(view.week->is_empty);
    REQUIRE(view.moved.size() == 1);
    REQUIRE(view.moved[0].title == "Threads");
    REQUIRE(view.moved[0].mastery.value.ends_with("1 answer"));
    REQUIRE(view.moved[0].change.ends_with("in 8 weeks, 1 of 1 right"));
}

TEST_CASE("The best coach who passes every rule is named with the reasons of the score") {
    auto model = a_chain()
                     .with(a_learner("Yue"))
                     .with(a_coach("Full").with_capacity(0).at_level("Consensus", 5))
                     .with(a_coach("Marta").at_level("Consensus", 5).at_level("Threads", 4).with_years(12));
    test::set_goal(model, "Yue", {"Consensus"});
    const TodayView view = view_of(model, "Yue");
    REQUIRE(view.coach->name == "Marta");
    REQUIRE(view.coach->score.starts_with("Score "));
    REQUIRE(view.coach->reasons.size() == 4);
    REQUIRE(view.coach->reasons[0] == "Level 4 or higher in 2 of the 3 skills you need");
    REQUIRE(view.coach->reasons.back() == "3 places free");
}

TEST_CASE("A coach sees first who waits, then the learners with the state of their plans") {
    auto model = a_chain()
                     .with(a_learner("Yue"))
                     .with(a_learner("Wei"))
                     .with(a_learner("Noor"))
                     .with(a_coach("Marta"))
                     .with_request("Yue", "Marta", RequestState::confirmed)
                     .with_request("Noor", "Marta", RequestState::confirmed)
                     .with_request("Wei", "Marta", RequestState::sent);
    test::set_goal(model, "Yue", {"Consensus"}, day_of({2026, 11, 22}));
    const TodayView view = view_of(model, "Marta");
    REQUIRE_FALSE(view.is_learner);
    REQUIRE(view.hero->kind == TodayHero::Kind::answer_requests);
    REQUIRE(view.hero->title == "1 person asks for your help");
    REQUIRE(view.hero->line == "Wei");
    REQUIRE(view.headline == "Mon 2 November. 1 request waits for your answer.");
    REQUIRE(view.coaching->places == "2 of 3 places taken");
    REQUIRE(view.coaching->waiting.size() == 1);
    REQUIRE(view.coaching->learners.size() == 2);
    for (const TodayPerson& learner : view.coaching->learners) {
        if (learner.name == "Yue") {
            REQUIRE(learner.chip == "2 weeks late");
            REQUIRE(learner.tone == PlanTone::warn);
            REQUIRE(learner.line == "Next: Loops, 10 h left");
        } else {
            REQUIRE(learner.line == "No goal yet");
            REQUIRE(learner.chip.empty());
        }
    }
}

TEST_CASE("A coach who accepted comes before the next stone of the learner") {
    auto model =
        a_chain().with(a_learner("Yue")).with(a_coach("Marta")).with_request("Yue", "Marta", RequestState::accepted);
    test::set_goal(model, "Yue", {"Consensus"});
    const TodayView view = view_of(model, "Yue");
    REQUIRE(view.hero->kind == TodayHero::Kind::confirm_request);
    REQUIRE(view.hero->title == "Marta can coach you");
    REQUIRE_FALSE(view.step);
    REQUIRE(view.goal);
}

TEST_CASE("An organiser sees how much of everything there is") {
    auto model =
        a_chain().with(test::PersonBuilder("Olga", role_organiser)).with(a_coach("Marta")).with(a_learner("Yue"));
    const TodayView view = view_of(model, "Olga");
    REQUIRE_FALSE(view.hero);
    REQUIRE(view.headline == "Mon 2 November. 3 people, 0 courses, 3 skills.");
    REQUIRE(view.programme.size() == 5);
    REQUIRE(view.programme[0].value == "3");
    REQUIRE(view.programme[1].value == "1");
}

TEST_CASE("Every learner of the sample programme finds a next stone, reasons and words in both languages") {
    const Model model = test::sample_programme();
    for (const Language language : {Language::english, Language::chinese}) {
        LearningEyes eyes{model, ProfileId{exchange::sample_id("learner", "lin_yue")}, language};
        for (const Profile* profile : model.profiles.existing()) {
            eyes.me = profile->id;
            const TodayView view = build_today_view(eyes.input());
            REQUIRE_FALSE(view.greeting.empty());
            REQUIRE_FALSE(view.headline.empty());
            for (const CourseCard& card : view.courses) REQUIRE_FALSE(card.reasons.empty());
            if (view.coach) REQUIRE_FALSE(view.coach->reasons.empty());
            if (view.goal) REQUIRE_FALSE(view.goal->sentence.empty());
        }
    }
}
