#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/model.hpp"

namespace cairn::progress {

/// The edition of a course that was published last; nullptr while none is. Ties by when, then by id.
/// Cost:     O(editions).
const Edition* newest_edition(const Model& model, CourseId course);

/// The one a learner is in: theirs as long as it exists, else the newest.
const Edition* edition_for(const Model& model, CourseId course, ProfileId learner);

struct OutlineLesson {
    LessonId id;
    const EditionLesson* lesson = nullptr;
    ModuleId module;
    bool begins_module = false;
};
/// The lessons in their order: by module, then by rank, ties by id. A lesson of no module is left out.
std::vector<OutlineLesson> outline_of(const Edition& edition);

/// What the numbers of a course's lessons are for a learner: of their edition in its order, else 0, 1, 2 … as the
/// course itself says or names them (at most 10'000).
std::vector<std::int64_t> lesson_numbers(const Model& model, const Course& course, ProfileId learner);

/// The course and edition through which somebody comes to a lesson.
struct FoundLesson {
    const Course* course = nullptr;
    const Edition* edition = nullptr;
    const EditionLesson* lesson = nullptr;
};
/// The lesson in the edition that the learner is in; all nullptr when that has none of this id.
/// Cost:     O(editions · log lessons).
FoundLesson find_lesson(const Model& model, LessonId lesson, ProfileId learner);

/// The course that a lesson belongs to, in any edition or draft; none when there is no such lesson.
CourseId course_of(const Model& model, LessonId lesson);

/// Equal for editions that say the same, whatever their number, author and dates.
std::string content_digest(const Edition& edition);

}  // namespace cairn::progress
