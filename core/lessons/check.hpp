#pragma once

#include <string>
#include <vector>

#include "core/lessons/lesson.hpp"
#include "core/model/model.hpp"

namespace cairn::lessons {

inline constexpr std::size_t modules_max = 50;
inline constexpr std::size_t lessons_max = 200;
inline constexpr std::size_t course_bytes_max = 4 * 1024 * 1024;  ///< of all its lessons' Markdown

/// What a check of a course finds. Those up to quiz_broken keep it from being published.
enum class FindingKind : std::uint8_t {
    course_empty,
    lesson_untitled,
    lesson_empty,         ///< no words in either language
    lesson_unreachable,   ///< of a module that is not there
    lesson_too_long,
    media_unusable,       ///< its source is no https address
    quiz_broken,          ///< see `problem`
    module_empty,
    module_untitled,
    link_broken,          ///< leads to nothing that may be opened, or to a lesson that is not there
    picture_undescribed,  ///< no alternative text
    captions_missing,
    transcript_missing,
    language_missing,     ///< written in one language alone
    items_differ,         ///< the two languages do not ask the same
    skill_missing,        ///< its quizzes practise nothing
};
constexpr bool is_error(FindingKind kind) { return kind <= FindingKind::quiz_broken; }

struct Finding {
    FindingKind kind = FindingKind::course_empty;
    LessonId lesson = {};
    ModuleId module = {};
    Language language = Language::english;
    QuizProblem problem = QuizProblem::none;
    std::string detail = {};  ///< the address, or the question
    bool operator==(const Finding&) const = default;
};

/// Everything that would mislead a learner or leave one out, errors first, then in the order of the course.
/// Cost:     O(text of all lessons).
std::vector<Finding> check_course(const Edition& edition);

}  // namespace cairn::lessons
