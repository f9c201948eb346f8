#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/lessons/markdown.hpp"
#include "core/lessons/quiz.hpp"
#include "core/model/entities.hpp"

namespace cairn::lessons {

enum class BlockKind : std::uint8_t {
    paragraph,
    heading,
    code,
    table,
    rule,
    picture,
    quiz,
    checklist,
    video,
    audio,
    file,        ///< something to download or look at elsewhere
    assignment,  ///< something to hand in
};

struct ChecklistItem {
    Id item;
    Spans spans;
};

/// A video, an audio recording or a file: links, and what those read who neither see nor hear it.
struct Media {
    std::string source = {};
    std::string title = {};
    std::string captions = {};    ///< address of a WebVTT file
    std::string transcript = {};  ///< lines of text, as they stand
    bool operator==(const Media&) const = default;
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    Id item = {};            ///< quiz, video, audio, assignment: what answers and places are kept under
    MarkdownBlock words = {};
    std::string language = {};   ///< code: "rust", lower case
    std::string title = {};      ///< code: what the fence says after its language, such as a file's name
    Quiz quiz = {};
    Media media = {};
    std::vector<ChecklistItem> checklist = {};
};

struct LessonText {
    std::vector<Block> blocks;
    [[nodiscard]] const Block* find(const Id& item) const;
};

/// The blocks of a lesson. Items have the same ids in both languages of a lesson: those of an `id:` line, else of their
/// place among their kind.
///
/// Errors:   Errc::lesson_too_long, as parse_markdown.
/// Cost:     O(text).
Result<LessonText> parse_lesson(LessonId lesson, std::string_view markdown);

/// The quizzes that can be answered: a lesson with any is done when all of them are.
std::vector<Id> counted_items(const LessonText& text);

/// The quiz of an item, in whichever language the lesson has it; both when both have it.
std::vector<Quiz> find_quizzes(LessonId lesson, const Words& body, const Id& item);

}  // namespace cairn::lessons
