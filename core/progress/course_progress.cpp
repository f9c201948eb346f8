#include "core/progress/course_progress.hpp"

#include <algorithm>

#include "core/progress/course_outline.hpp"

namespace cairn::progress {
namespace {

constexpr std::int64_t course_minutes_max = 10'000'000;
constexpr std::int64_t spent_minutes_max = 10'000'000;  // of one replica

/// Of a lesson by its number; as the learner's edition says when there is one.
std::int64_t lesson_minutes(const Course& course, const Edition* edition, std::int64_t number) {
    std::int64_t minutes = 0;
    if (edition != nullptr) {
        const auto it = edition->lessons.find(lesson_id(course.id, number));
        if (it != edition->lessons.end()) minutes = it->second.minutes;
    } else if (const auto it = course.lessons.find(number); it != course.lessons.end()) {
        minutes = it->second.minutes;
    }
    return std::clamp<std::int64_t>(minutes, 0, course_minutes_max);
}

std::int64_t believable(std::int64_t minutes) { return std::clamp<std::int64_t>(minutes, 0, spent_minutes_max); }

}  // namespace

std::int64_t minutes_counted(const Enrolment& enrolment, ReplicaId replica) {
    const auto it = enrolment.minutes_spent.find(replica);
    return it == enrolment.minutes_spent.end() ? 0 : believable(it->second);
}

CourseProgress course_progress(const Model& model, const Course& course, ProfileId learner) {
    CourseProgress progress;
    progress.course = course.id;
    const Edition* edition = edition_for(model, course.id, learner);
    const std::vector<std::int64_t> numbers = lesson_numbers(model, course, learner);
    progress.lesson_count = std::ssize(numbers);
    const Enrolment* enrolment = model.enrolments.find(enrolment_id(learner, course.id));
    progress.is_enrolled = enrolment != nullptr;

    if (enrolment != nullptr) {
        for (const auto& [replica, minutes] : enrolment->minutes_spent) progress.minutes_spent += believable(minutes);
    }
    std::int64_t minutes_of_lessons = 0;
    std::int64_t minutes_of_done = 0;
    bool all_have_minutes = progress.lesson_count > 0;
    for (const std::int64_t number : numbers) {
        const std::int64_t minutes = lesson_minutes(course, edition, number);
        minutes_of_lessons += minutes;
        all_have_minutes = all_have_minutes && minutes > 0;
        const auto done = enrolment == nullptr ? std::map<std::int64_t, std::int64_t>::const_iterator{}
                                               : enrolment->lessons_done.find(number);
        if (enrolment == nullptr || done == enrolment->lessons_done.end() || done->second <= 0) {
            if (progress.next_lesson < 0) progress.next_lesson = number;
            continue;
        }
        progress.lessons_done += 1;
        minutes_of_done += minutes;
        progress.last.ms = std::max(progress.last.ms, done->second);
    }
    progress.minutes = course.minutes > 0 ? std::min(course.minutes, course_minutes_max) : minutes_of_lessons;
    if (all_have_minutes) {
        progress.minutes_done = minutes_of_done;
    } else if (progress.lesson_count > 0) {
        progress.minutes_done = progress.minutes * progress.lessons_done / progress.lesson_count;
    }
    return progress;
}

std::vector<CourseProgress> enrolled_courses(const Model& model, ProfileId learner) {
    std::vector<CourseProgress> courses;
    for (const Enrolment& enrolment : model.enrolments.rows()) {
        if (!enrolment.exists || enrolment.learner != learner) continue;
        const Course* course = model.courses.find(enrolment.course);
        if (course != nullptr) courses.push_back(course_progress(model, *course, learner));
    }
    std::ranges::sort(courses, [](const CourseProgress& a, const CourseProgress& b) {
        return a.last != b.last ? a.last > b.last : a.course < b.course;
    });
    return courses;
}

}  // namespace cairn::progress
