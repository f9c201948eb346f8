#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/lessons/highlight.hpp"
#include "core/lessons/lesson.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// Words of one look; see lessons::Span. `where` says to whom a link leads, unless its words do.
struct WordsRow {
    lessons::Span span;
    std::string where;
};

struct QuizOptionRow {
    std::size_t index = 0;  ///< as the author wrote it
    std::string text;
};

struct QuizView {
    lessons::QuizKind kind = lessons::QuizKind::single;
    std::vector<WordsRow> question;
    std::string question_text;
    std::string problem;                 ///< why it cannot be answered; empty when it can
    std::vector<QuizOptionRow> options;  ///< in the order in which this learner sees them
    std::string hint;                    ///< what to do
    bool is_answered = false;
    bool is_right = false;
    std::string response;                ///< the last one
    std::string verdict;                 ///< "Right", "Not yet"
    std::vector<std::string> feedback;
    std::string review_line;             ///< a missed one comes back among the reviews
};

struct ChecklistRow {
    Id item;
    std::string text;
    bool is_ticked = false;
};

struct MediaView {
    std::string kind;                     ///< "Video"
    std::string title;
    std::string source;                   ///< empty when it cannot be opened
    std::string open_label;               ///< "Open at example.org"
    std::string problem;
    std::string captions;                 ///< whether there are any, in words
    std::vector<std::string> transcript;  ///< lines
};

struct LessonBlock {
    lessons::BlockKind kind = lessons::BlockKind::paragraph;
    Id item;
    int level = 0;       ///< heading
    int indent = 0;
    bool is_quote = false;
    std::string marker;
    std::vector<WordsRow> words;
    std::string text;    ///< heading, code
    std::string name;    ///< code: its file or language
    std::vector<lessons::Token> tokens;
    std::vector<std::vector<std::string>> rows;  ///< table, its head first
    std::vector<ChecklistRow> checklist;
    QuizView quiz;
    MediaView media;
};

/// The blocks of a text as they are drawn: of a lesson, and of the preview while one is written.
std::vector<LessonBlock> build_lesson_blocks(const ViewInput& input, LessonId lesson, const std::string& body,
                                             const Study* study, ProfileId learner);

struct OutlineRow {
    std::uint64_t key = 0;
    std::string module;   ///< of the first lesson of a module: its title
    std::string title;
    std::string side;     ///< "18 min"
    std::string name;     ///< spoken: title, length, whether it is done
    std::string href;
    bool is_done = false;
    bool is_current = false;
};

struct LessonLink {
    std::string title;
    std::string href;
};

struct LessonView {
    bool exists = false;
    bool has_profile = false;
    ProfileId me;
    CourseId course;
    LessonId lesson;
    std::int64_t number = 0;          ///< as MarkLesson wants it
    std::string course_title;
    std::string course_href;
    std::string title;
    std::string subtitle;             ///< "Lesson 4 of 11. 18 min. Practises Async basics."
    std::string language_line;        ///< that it is there in the other language alone
    std::string problem;              ///< why its text cannot be shown
    std::string new_edition;          ///< that there is a newer one, and what is new in it
    std::string toast_accepted;
    std::vector<OutlineRow> outline;
    double progress = 0;
    std::string progress_text;
    std::vector<LessonBlock> blocks;
    std::int64_t place = 0;           ///< the block that was read last
    bool is_done = false;
    bool may_mark = false;            ///< no quiz is open
    std::string end_line;             ///< what is still to do, or that it is done
    std::string toast_done;
    std::string toast_undone;
    std::optional<LessonLink> previous;
    std::optional<LessonLink> next;
    std::string note;
};

LessonView build_lesson_view(const ViewInput& input, LessonId lesson);

}  // namespace cairn::views
