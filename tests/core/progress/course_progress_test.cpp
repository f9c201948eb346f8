#include "core/progress/course_progress.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

namespace {

CourseProgress progress_of(const ModelBuilder& builder, std::string_view course) {
    const Model& model = builder;
    return course_progress(model, *model.courses.find(course_named(course)), person_named("yue"));
}

}  // namespace

TEST_CASE("a course that nobody began has everything left") {
    const auto progress = progress_of(a_model().with(a_course("async").lasting(120).with_lesson_count(4)), "async");
    CHECK_FALSE(progress.is_enrolled);
    CHECK_FALSE(progress.is_started());
    CHECK(progress.lesson_count == 4);
    CHECK(progress.next_lesson == 0);
    CHECK(progress.minutes == 120);
    CHECK(progress.minutes_done == 0);
}

TEST_CASE("minutes done are those of the lessons when every lesson has some, else in proportion") {
    const auto course = a_course("async").with_lesson(0, 10).with_lesson(1, 30);
    const auto exact = progress_of(a_model().with(course).with_enrolment("yue", "async", {{1, noon}}), "async");
    CHECK(exact.minutes == 40);
    CHECK(exact.minutes_done == 30);
    CHECK(exact.next_lesson == 0);
    CHECK(exact.last == noon);
    const auto rough = progress_of(a_model()
                                       .with(a_course("rust").lasting(300).with_lesson_count(3))
                                       .with_enrolment("yue", "rust", {{0, noon}, {1, noon}}),
                                   "rust");
    CHECK(rough.minutes_done == 200);
    CHECK(rough.lessons_done == 2);
    CHECK(rough.next_lesson == 2);
}

TEST_CASE("a course is finished with its last lesson, and lessons that do not exist do not count") {
    const auto course = a_course("async").with_lesson(0, 10).with_lesson(1, 30);
    const auto done =
        progress_of(a_model().with(course).with_enrolment("yue", "async", {{0, noon}, {1, noon}, {9, noon}}), "async");
    CHECK(done.is_finished());
    CHECK(done.lessons_done == 2);
    CHECK(done.next_lesson == -1);
    const auto empty = progress_of(a_model().with(a_course("empty")).with_enrolment("yue", "empty"), "empty");
    CHECK_FALSE(empty.is_finished());
}

TEST_CASE("the time noted on several devices adds up, and what no clock could count is bounded") {
    Model model = a_model().with(a_course("async").with_lesson(0, 10)).with_enrolment("yue", "async");
    Enrolment& enrolment = model.enrolments.at_or_new(enrolment_id(person_named("yue"), course_named("async")));
    const ReplicaId phone{Id{1, 1}};
    const ReplicaId laptop{Id{2, 2}};
    enrolment.minutes_spent = {{phone, 30}, {laptop, 45}};
    CHECK(course_progress(model, *model.courses.find(enrolment.course), enrolment.learner).minutes_spent == 75);
    CHECK(minutes_counted(enrolment, laptop) == 45);
    CHECK(minutes_counted(enrolment, ReplicaId{}) == 0);
    enrolment.minutes_spent = {{phone, -5}, {laptop, INT64_MAX}};
    CHECK(course_progress(model, *model.courses.find(enrolment.course), enrolment.learner).minutes_spent == 10'000'000);
}

TEST_CASE("a broken lesson count does not run for ever") {
    const auto progress = progress_of(a_model().with(a_course("vast").with_lesson_count(INT64_MAX)), "vast");
    CHECK(progress.lesson_count == 10'000);
    CHECK(progress_of(a_model().with(a_course("none").with_lesson_count(-4)), "none").lesson_count == 0);
}

TEST_CASE("enrolled courses come with the most recently studied first") {
    const ModelBuilder model = a_model()
                                   .with(a_course("a").with_lesson_count(2))
                                   .with(a_course("b").with_lesson_count(2))
                                   .with(a_course("c").with_lesson_count(2))
                                   .with_enrolment("yue", "a", {{0, days_before_noon(9)}})
                                   .with_enrolment("yue", "b", {{0, days_before_noon(1)}})
                                   .with_enrolment("kai", "c", {{0, noon}})
                                   .with_enrolment("yue", "ghost");
    const auto courses = enrolled_courses(model, person_named("yue"));
    REQUIRE(courses.size() == 2);
    CHECK(courses[0].course == course_named("b"));
}
