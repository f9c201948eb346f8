#include "shell/views/courses_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include "shell/views/courses_detail_view.hpp"
#include "tests/shell/views/learning_eyes.hpp"

using namespace cairn;
using namespace cairn::views;
using test::a_course;
using test::a_learner;
using test::course_named;
using test::LearningEyes;
using test::person_named;

namespace {

test::ModelBuilder a_programme() {
    return test::a_model()
        .with_chain({"Loops", "Threads", "Consensus"})
        .with(a_learner("Yue"))
        .with(a_course("Agreement").teaching("Consensus", 3).lasting(600).with_lesson_count(5))
        .with(a_course("Beginnings").teaching("Loops", 3).lasting(300).with_lesson_count(2))
        .with(a_course("Concurrency").teaching("Threads", 4).with_lesson_count(3).with_lesson(0, 20).with_lesson(1, 40))
        .with_enrolment("Yue", "Beginnings", {{0, test::noon}, {1, test::noon}})
        .with_enrolment("Yue", "Concurrency", {{0, test::noon}});
}

CoursesView view_of(const Model& model, const CoursesFilter& filter = {}, Language language = Language::english) {
    LearningEyes eyes{model, person_named("Yue"), language};
    return build_courses_view(eyes.input(), filter);
}

CourseDetailView detail_of(const Model& model, std::string_view course, Language language = Language::english) {
    LearningEyes eyes{model, person_named("Yue"), language};
    return build_course_detail_view(eyes.input(), course_named(course));
}

std::string titles(const CoursesView& view) {
    std::string out;
    for (const CourseRow& row : view.rows) out += row.title + ";";
    return out;
}

}  // namespace

TEST_CASE("All courses stand with their progress, and can be searched, filtered and sorted") {
    const auto model = a_programme();
    const CoursesView view = view_of(model);
    REQUIRE(view.subtitle == "3 courses. 1 started, 1 finished.");
    REQUIRE(titles(view) == "Agreement;Beginnings;Concurrency;");
    REQUIRE(view.rows[0].hours == "10 h");
    REQUIRE(view.rows[0].progress_text == "Not started");
    REQUIRE(view.rows[1].progress_text == "Finished");
    REQUIRE(view.rows[2].progress_text == "1 of 3");
    REQUIRE(view.rows[2].teaches == "Threads");
    REQUIRE(titles(view_of(model, {.search = "THREAD"})) == "Concurrency;");
    REQUIRE(titles(view_of(model, {.search = "nothing like it"})).empty());
    REQUIRE(titles(view_of(model, {.state = CourseState::finished})) == "Beginnings;");
    REQUIRE(titles(view_of(model, {.state = CourseState::open})) == "Agreement;");
    REQUIRE(titles(view_of(model, {.sort = CourseSort::hours, .is_descending = true})) ==
            "Agreement;Beginnings;Concurrency;");
    REQUIRE(titles(view_of(model, {.sort = CourseSort::progress})) == "Agreement;Concurrency;Beginnings;");
    REQUIRE(view_of(model, {}, Language::chinese).subtitle == "共 3 门，已开始 1 门，已学完 1 门。");
}

TEST_CASE("A finished course is not proposed; a proposed one has its reasons") {
    const CoursesView view = view_of(a_programme());
    for (const CourseCard& card : view.recommended) {
        REQUIRE(card.title != "Beginnings");
        REQUIRE_FALSE(card.reasons.empty());
    }
    REQUIRE_FALSE(view_of(Model{}).has_courses);
}

TEST_CASE("A course that needs something first is held back and says what prepares for it") {
    const auto model = test::a_model()
                           .with_chain({"Loops", "Threads", "Consensus"})
                           .with(a_learner("Yue").at_level("Loops", 4))
                           .with(a_course("Agreement").teaching("Consensus", 3))
                           .with(a_course("Concurrency").teaching("Threads", 4))
                           .with_enrolment("Kai", "Agreement");
    const CoursesView view = view_of(model);
    REQUIRE(view.recommended.size() == 1);
    REQUIRE(view.recommended[0].title == "Concurrency");
    REQUIRE(view.held_back.size() == 1);
    REQUIRE(view.held_back[0].title == "Agreement");
    REQUIRE(view.held_back[0].line == "Needs Threads first. Concurrency prepares you for it.");
    REQUIRE(view_of(model, {}, Language::chinese).held_back[0].line == "需要先学：Threads。可以先上“Concurrency”。");
}

TEST_CASE("What somebody said no to is proposed no more, and its page offers to have it back") {
    const auto programme = [](bool is_declined) {
        test::PersonBuilder yue = a_learner("Yue");
        if (is_declined) yue.without_course("Beginnings");
        return test::a_model().with_skill("Loops").with(yue).with(a_course("Beginnings").teaching("Loops", 3));
    };
    REQUIRE(view_of(programme(false)).recommended.size() == 1);
    REQUIRE_FALSE(detail_of(programme(false), "Beginnings").is_declined);
    REQUIRE(view_of(programme(true)).recommended.empty());
    const CourseDetailView view = detail_of(programme(true), "Beginnings");
    REQUIRE(view.is_declined);
    REQUIRE(view.reasons.empty());
    REQUIRE(view.toast_again == "“Beginnings” may be recommended again");
}

TEST_CASE("A course shows what it teaches, what must come first, and every lesson with its number") {
    const auto model = a_programme();
    const CourseDetailView view = detail_of(model, "Agreement");
    REQUIRE(view.exists);
    REQUIRE(view.subtitle == "10 h. 5 lessons.");
    REQUIRE(view.progress_text == "0 of 5 lessons");
    REQUIRE(view.next_label == "Mark lesson 1 as done");
    REQUIRE(view.lessons.size() == 5);
    REQUIRE(view.lessons[4].title == "Lesson 5");
    REQUIRE(view.lessons[4].toast_done == "“Lesson 5” marked as done");
    REQUIRE(view.needs.size() == 1);
    REQUIRE(view.needs[0].title == "Threads");
    REQUIRE(view.teaches.size() == 1);
    REQUIRE(view.teaches[0].reached == "to level 3");
    REQUIRE(view.teaches[0].mastery.value.ends_with("no answers"));
    REQUIRE(detail_of(model, "Agreement", Language::chinese).lessons[4].title == "第 5 课");
}

TEST_CASE("Lessons that are done stay checked, and the next one is the first that is not") {
    const CourseDetailView view = detail_of(a_programme(), "Concurrency");
    REQUIRE(view.lessons[0].is_done);
    REQUIRE_FALSE(view.lessons[1].is_done);
    REQUIRE(view.next_lesson == 1);
    REQUIRE(view.lessons[1].side == "40 min");
    REQUIRE_FALSE(view.is_finished);
    REQUIRE(detail_of(a_programme(), "Beginnings").is_finished);
}

TEST_CASE("Only addresses that are safe become links, and an unknown course says so") {
    auto model = a_programme();
    model.model().courses.at_or_new(course_named("Agreement")).url = "javascript:alert(1)";
    model.model().courses.at_or_new(course_named("Concurrency")).url = "https://example.org/threads";
    REQUIRE(detail_of(model, "Agreement").source.empty());
    REQUIRE(detail_of(model, "Concurrency").source == "https://example.org/threads");
    REQUIRE_FALSE(detail_of(model, "Nowhere").exists);
}

TEST_CASE("Every course of the sample programme has lessons, hours, an area and skills in both languages") {
    const Model model = test::sample_programme();
    for (const Language language : {Language::english, Language::chinese}) {
        LearningEyes eyes{model, ProfileId{exchange::sample_id("learner", "lin_yue")}, language};
        const CoursesView view = build_courses_view(eyes.input(), {});
        REQUIRE(view.rows.size() >= 44);
        REQUIRE_FALSE(view.recommended.empty());
        for (const CourseRow& row : view.rows) {
            REQUIRE_FALSE(row.section.empty());
            REQUIRE_FALSE(row.teaches.empty());
            const CourseDetailView detail = build_course_detail_view(eyes.input(), row.id);
            REQUIRE_FALSE(detail.lessons.empty());
            REQUIRE_FALSE(detail.summary.empty());
            REQUIRE_FALSE(detail.teaches.empty());
        }
    }
}
