#include <catch2/catch_test_macros.hpp>

#include "core/app/decide_lessons.hpp"
#include "core/progress/course_progress.hpp"
#include "tests/core/app/lesson_world.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

/// A world in which the course `taught` has its first edition.
struct TaughtWorld : World {
    TaughtWorld() {
        WriteList writes;
        put_lessons(writes);
        REQUIRE(store.dispatch(ImportFiles{writes.take()}, noon));
    }
    auto act(const Command& command, Instant now = noon) {
        const auto done = store.dispatch(command, now);
        INFO("command " << command.index());
        REQUIRE(done);
        return *done;
    }
    [[nodiscard]] const Study& study() const { return *store.model().studies.find(study_id(lin, taught)); }
    [[nodiscard]] bool is_done(std::int64_t number) const {
        const Enrolment* enrolment = store.model().enrolments.find(enrolment_id(lin, taught));
        return enrolment != nullptr && enrolment->lessons_done.contains(number);
    }
    [[nodiscard]] std::size_t practised() const {
        const Practice* practice = store.model().practices.find(practice_id(lin, sql));
        return practice == nullptr ? 0 : practice->answers.size();
    }
};

TEST_CASE("opening a lesson is no progress; answering its last quiz completes it") {
    TaughtWorld world;
    world.act(KeepPlace{lin, asking, 4, {}, 0});
    CHECK(world.study().places.at(asking) == 4);
    CHECK(world.store.model().enrolments.find(enrolment_id(lin, taught)) == nullptr);
    world.act(AnswerQuiz{lin, asking, choice_item, "0"});
    CHECK_FALSE(world.is_done(2));
    world.act(AnswerQuiz{lin, asking, number_item, "10"});
    CHECK(world.is_done(2));
    CHECK_FALSE(world.is_done(1));
    const Course& course_of_it = *world.store.model().courses.find(taught);
    const auto progress = progress::course_progress(world.store.model(), course_of_it, lin);
    CHECK(progress.lessons_done == 1);
    CHECK(progress.lesson_count == 3);
    CHECK(progress.minutes_done == 10);
    CHECK(progress.next_lesson == 1);
}

TEST_CASE("right and wrong answers count for the lesson's skill, again only after half a day") {
    TaughtWorld world;
    world.act(AnswerQuiz{lin, asking, choice_item, "0"});
    CHECK(world.practised() == 1);
    CHECK(world.store.model().practices.find(practice_id(lin, sql))->answers.begin()->second == 0);
    world.act(AnswerQuiz{lin, asking, choice_item, "1"}, after(noon, ms_per_minute));
    CHECK(world.practised() == 1);
    CHECK(world.study().answers.size() == 2);
    world.act(AnswerQuiz{lin, asking, choice_item, "1"}, after(noon, ms_per_day));
    CHECK(world.practised() == 2);
}

TEST_CASE("learners under way stay in their edition until they accept the new one") {
    TaughtWorld world;
    world.act(AnswerQuiz{lin, asking, choice_item, "1"});
    world.act(RemoveLesson{marta, taught, last_lesson});
    world.act(ReviewCourse{chen, taught});
    world.act(PublishCourse{marta, taught, "Shorter"});
    const Model& model = world.store.model();
    const Edition* newest = progress::newest_edition(model, taught);
    REQUIRE(newest != nullptr);
    CHECK(newest->number == 2);
    CHECK(newest->lessons.size() == 2);
    CHECK(progress::edition_for(model, taught, lin)->number == 1);
    CHECK(progress::edition_for(model, taught, noor)->number == 2);
    CHECK(progress::find_lesson(model, last_lesson, lin).lesson != nullptr);
    CHECK(progress::find_lesson(model, last_lesson, noor).lesson == nullptr);
    world.act(AcceptEdition{lin, taught});
    CHECK(progress::edition_for(model, taught, lin)->number == 2);
    CHECK(world.study().answers.size() == 1);
}

TEST_CASE("what was changed after it was read is not reviewed") {
    TaughtWorld world;
    world.act(ReviewCourse{chen, taught});
    CHECK(is_reviewed(*world.store.model().editions.find(draft_id(taught))));
    world.act(SaveModule{marta, taught, basics, {"Other words", ""}});
    CHECK_FALSE(is_reviewed(*world.store.model().editions.find(draft_id(taught))));
    const auto refused = world.store.dispatch(PublishCourse{marta, taught, ""}, noon);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::draft_not_reviewed);
}

TEST_CASE("the first change of a course that has lessons but no text begins with them, under their numbers") {
    TaughtWorld world;
    world.act(MarkLesson{lin, course, 0, true});
    world.act(SaveModule{marta, course, {}, {"More", ""}});
    const Edition& draft = *world.store.model().editions.find(draft_id(course));
    CHECK(draft.modules.size() == 2);
    REQUIRE(draft.lessons.contains(lesson_id(course, 0)));
    CHECK(draft.lessons.at(lesson_id(course, 0)).title.english == "Indexes");
}

TEST_CASE("lessons move within their module and across its border") {
    TaughtWorld world;
    const auto order = [&] {
        std::vector<std::int64_t> numbers;
        const Edition& draft = *world.store.model().editions.find(draft_id(taught));
        for (const auto& row : progress::outline_of(draft)) numbers.push_back(number_of(row.id));
        return numbers;
    };
    CHECK(order() == std::vector<std::int64_t>{1, 2, 3});
    world.act(MoveLesson{marta, taught, reading, false});
    CHECK(order() == std::vector<std::int64_t>{2, 1, 3});
    world.act(MoveLesson{marta, taught, reading, false});
    CHECK(order() == std::vector<std::int64_t>{2, 1, 3});
    CHECK(world.store.model().editions.find(draft_id(taught))->lessons.at(reading).module == further);
    world.act(MoveModule{marta, taught, further, true});
    CHECK(order() == std::vector<std::int64_t>{1, 3, 2});
}

TEST_CASE("reading on is no step that can be undone; answering is") {
    TaughtWorld world;
    world.act(KeepPlace{lin, asking, 2, {}, 0});
    world.act(AnswerQuiz{lin, asking, choice_item, "1"});
    world.act(KeepPlace{lin, asking, 7, {}, 0});
    REQUIRE(world.store.undo(noon));
    CHECK(world.study().answers.empty());
    CHECK(world.study().places.at(asking) == 7);
    CHECK(world.practised() == 0);
}

TEST_CASE("notes written on two devices keep both texts") {
    TaughtWorld world;
    world.act(WriteLessonNote{lin, asking, "First", ""});
    world.act(WriteLessonNote{lin, asking, "Second", ""});
    CHECK(world.store.model().lesson_notes.find(lesson_note_id(asking, lin))->text == "First\n\nSecond");
    world.act(WriteLessonNote{lin, asking, "Joined", "First\n\nSecond"});
    CHECK(world.store.model().lesson_notes.find(lesson_note_id(asking, lin))->text == "Joined");
}

TEST_CASE("whoever publishes the same words under the same number publishes the same edition") {
    TaughtWorld first;
    TaughtWorld second;
    first.act(PublishCourse{marta, ready, "One"});
    second.act(PublishCourse{chen, ready, "Two"});
    CHECK(progress::newest_edition(first.store.model(), ready)->id ==
          progress::newest_edition(second.store.model(), ready)->id);
}

}  // namespace
