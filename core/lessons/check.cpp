#include "core/lessons/check.hpp"

#include <algorithm>

#include "core/base/plain_text.hpp"
#include "core/progress/course_outline.hpp"

namespace cairn::lessons {
namespace {

/// A link into this course; whether there is such a lesson.
bool leads_nowhere(const Edition& edition, std::string_view href) {
    constexpr std::string_view lesson_page = "#/lesson/";
    if (!href.starts_with(lesson_page)) return false;
    const LessonId lesson{id_from_hex(href.substr(lesson_page.size()))};
    // a lesson of another course is that course's to keep
    const bool is_of_course = lesson.high == lesson_id(edition.course, 0).high;
    return !lesson || (is_of_course && !edition.lessons.contains(lesson));
}

class Checker {
public:
    explicit Checker(const Edition& edition) : edition_(edition) {}

    std::vector<Finding> check() {
        if (edition_.lessons.empty()) out_.push_back({.kind = FindingKind::course_empty});
        for (const auto& [id, module] : edition_.modules) check_module(id, module);
        for (const progress::OutlineLesson& row : progress::outline_of(edition_)) check_lesson(row.id, *row.lesson);
        for (const auto& [id, lesson] : edition_.lessons) {
            if (edition_.modules.contains(lesson.module)) continue;
            add(FindingKind::lesson_unreachable, id);
            check_lesson(id, lesson);
        }
        std::ranges::stable_sort(out_, std::ranges::greater{}, [](const Finding& item) { return is_error(item.kind); });
        return std::move(out_);
    }

private:
    void add(FindingKind kind, LessonId lesson, Language language = Language::english, std::string detail = {}) {
        out_.push_back({.kind = kind, .lesson = lesson, .language = language, .detail = std::move(detail)});
    }

    void check_module(ModuleId id, const CourseModule& module) {
        if (module.title.empty()) out_.push_back({.kind = FindingKind::module_untitled, .module = id});
        const bool has_lesson =
            std::ranges::any_of(edition_.lessons, [&](const auto& entry) { return entry.second.module == id; });
        if (!has_lesson) out_.push_back({.kind = FindingKind::module_empty, .module = id});
    }

    void check_lesson(LessonId id, const EditionLesson& lesson) {
        if (lesson.title.empty()) add(FindingKind::lesson_untitled, id);
        const bool has_english = has_visible_text(lesson.body.english);
        const bool has_chinese = has_visible_text(lesson.body.chinese);
        if (!has_english && !has_chinese) return add(FindingKind::lesson_empty, id);
        if (!has_english) add(FindingKind::language_missing, id, Language::english);
        if (!has_chinese) add(FindingKind::language_missing, id, Language::chinese);
        std::vector<Id> english;
        std::vector<Id> chinese;
        if (has_english) check_text(id, lesson.body.english, Language::english, english);
        if (has_chinese) check_text(id, lesson.body.chinese, Language::chinese, chinese);
        if (has_english && has_chinese && english != chinese) add(FindingKind::items_differ, id);
        if ((!english.empty() || !chinese.empty()) && !lesson.skill) add(FindingKind::skill_missing, id);
    }

    void check_spans(LessonId id, const Spans& spans, Language language) {
        for (const Span& span : spans) {
            if (span.is_picture && !has_visible_text(span.text))
                add(FindingKind::picture_undescribed, id, language, span.href);
            if (leads_nowhere(edition_, span.href)) add(FindingKind::link_broken, id, language, span.href);
        }
    }

    void check_text(LessonId id, const std::string& body, Language language, std::vector<Id>& items) {
        const auto text = parse_lesson(id, body);
        if (!text) return add(FindingKind::lesson_too_long, id, language);
        items = counted_items(*text);
        for (const Block& block : text->blocks) {
            check_spans(id, block.words.spans, language);
            for (const auto& row : block.words.rows) {
                for (const Spans& cell : row) check_spans(id, cell, language);
            }
            for (const ChecklistItem& item : block.checklist) check_spans(id, item.spans, language);
            for (const std::string& address : block.words.refused) add(FindingKind::link_broken, id, language, address);
            if (block.kind == BlockKind::quiz && block.quiz.problem != QuizProblem::none) {
                add(FindingKind::quiz_broken, id, language, block.quiz.question);
                out_.back().problem = block.quiz.problem;
            }
            check_media(id, block, language);
        }
    }

    void check_media(LessonId id, const Block& block, Language language) {
        const bool is_video = block.kind == BlockKind::video;
        if (!is_video && block.kind != BlockKind::audio && block.kind != BlockKind::file) return;
        const Media& media = block.media;
        if (address_of(media.source) != Address::web) add(FindingKind::media_unusable, id, language, media.source);
        if (block.kind == BlockKind::file) return;
        if (is_video && address_of(media.captions) != Address::web)
            add(FindingKind::captions_missing, id, language, media.source);
        if (!has_visible_text(media.transcript)) add(FindingKind::transcript_missing, id, language, media.source);
    }

    const Edition& edition_;
    std::vector<Finding> out_;
};

}  // namespace

std::vector<Finding> check_course(const Edition& edition) { return Checker(edition).check(); }

}  // namespace cairn::lessons
