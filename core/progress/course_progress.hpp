#pragma once

#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "core/model/model.hpp"

namespace cairn::progress {

/// One learner in one course.
struct CourseProgress {
    CourseId course;
    bool is_enrolled = false;
    std::int64_t lessons_done = 0;
    std::int64_t lesson_count = 0;
    std::int64_t minutes_done = 0;
    std::int64_t minutes_spent = 0;  ///< as the learner noted
    std::int64_t minutes = 0;      ///< of the whole course; the sum of its lessons when nobody said
    std::int64_t next_lesson = -1; ///< number of the first that is not done; -1 when all are, or there are none
    Instant last;                  ///< when a lesson was last marked done; ms 0 for never

    [[nodiscard]] bool is_started() const { return lessons_done > 0; }
    [[nodiscard]] bool is_finished() const { return lesson_count > 0 && lessons_done == lesson_count; }
};

/// What one replica counted for an enrolment; what no clock could have counted is nothing, or the most there can be.
std::int64_t minutes_counted(const Enrolment& enrolment, ReplicaId replica);

/// Lessons are those of lesson_numbers.
/// Minutes done: of the lessons done when every lesson has minutes, else the course's minutes in proportion.
CourseProgress course_progress(const Model& model, const Course& course, ProfileId learner);

/// The courses a learner is enrolled in, the most recently studied first, ties by id.
std::vector<CourseProgress> enrolled_courses(const Model& model, ProfileId learner);

}  // namespace cairn::progress
