#include "shell/views/lesson_view.hpp"

#include <algorithm>
#include <map>

#include "core/app/decide_lessons.hpp"
#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "core/progress/course_outline.hpp"
#include "core/progress/course_progress.hpp"
#include "shell/text/errors.hpp"
#include "shell/text/format.hpp"
#include "shell/views/lesson_words.hpp"
#include "shell/views/route.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

using lessons::Block;
using lessons::BlockKind;
using lessons::Quiz;
using lessons::QuizKind;
using lessons::QuizProblem;

std::vector<WordsRow> words_rows(const lessons::Spans& spans) {
    std::vector<WordsRow> rows;
    for (const lessons::Span& span : spans) {
        WordsRow row{span, {}};
        const std::string_view host = lessons::host_of(span.href);
        if (!host.empty() && !span.text.contains(host)) row.where = " (" + std::string(host) + ")";
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The last answer to an item.
const QuizAnswer* last_answer(const Study* study, const Id& item) {
    if (study == nullptr) return nullptr;
    const QuizAnswer* last = nullptr;
    for (const auto& [key, answer] : study->answers) {
        if (answer.item == item) last = &answer;
    }
    return last;
}

std::string_view hint_of(const text::Text& text, QuizKind kind) {
    switch (kind) {
        case QuizKind::single: return text.lesson_hint_single();
        case QuizKind::multiple: return text.lesson_hint_multiple();
        case QuizKind::text: return text.lesson_hint_text();
        case QuizKind::numeric: return text.lesson_hint_numeric();
        case QuizKind::order: return text.lesson_hint_order();
    }
    return {};
}

QuizView quiz_view(const ViewInput& input, const Block& block, const Study* study, ProfileId learner) {
    const text::Text& text = input.text;
    const Quiz& quiz = block.quiz;
    QuizView view;
    view.kind = quiz.kind;
    const lessons::Spans question = lessons::parse_spans(quiz.question);
    view.question = words_rows(question);
    view.question_text = lessons::plain(question);
    if (quiz.problem != QuizProblem::none) {
        view.problem = text.lesson_quiz_broken(quiz_problem_words(text, quiz.problem));
        return view;
    }
    view.hint = hint_of(text, quiz.kind);
    if (quiz.kind != QuizKind::text && quiz.kind != QuizKind::numeric) {
        for (const std::size_t index : lessons::shuffled_options(quiz, block.item, learner))
            view.options.push_back({index, quiz.options[index].text});
    }
    const QuizAnswer* answer = last_answer(study, block.item);
    if (answer == nullptr) return view;
    const auto grade = lessons::grade(quiz, answer->response);
    if (!grade) return view;  // the quiz was another one when it was answered
    view.is_answered = true;
    view.is_right = answer->is_right;
    view.response = answer->response;
    view.verdict = view.is_right ? text.lesson_right() : text.lesson_wrong();
    view.feedback = grade->feedback;
    if (!quiz.explanation.empty()) view.feedback.push_back(quiz.explanation);
    if (!view.is_right) view.review_line = text.lesson_review_line();
    return view;
}

MediaView media_view(const ViewInput& input, const Block& block) {
    const text::Text& text = input.text;
    MediaView view;
    view.kind = block.kind == BlockKind::video   ? text.lesson_video()
                : block.kind == BlockKind::audio ? text.lesson_audio()
                                                 : text.lesson_file();
    view.title = block.media.title.empty() ? view.kind : block.media.title;
    if (lessons::address_of(block.media.source) == lessons::Address::web) {
        view.source = block.media.source;
        view.open_label = text.lesson_open_at(lessons::host_of(view.source));
    } else {
        view.problem = text.lesson_media_missing();
    }
    if (block.kind == BlockKind::video) {
        view.captions = lessons::address_of(block.media.captions) == lessons::Address::web
                            ? text.lesson_captions()
                            : text.lesson_captions_none();
    }
    for (const std::string_view line : split(block.media.transcript, '\n')) {
        if (has_visible_text(line)) view.transcript.emplace_back(trim(line));
    }
    return view;
}

LessonBlock block_view(const ViewInput& input, const Block& block, const Study* study, ProfileId learner) {
    LessonBlock out;
    out.kind = block.kind;
    out.item = block.item;
    out.level = block.words.level;
    out.indent = block.words.indent;
    out.is_quote = block.words.is_quote;
    out.marker = block.words.marker;
    out.words = words_rows(block.words.spans);
    switch (block.kind) {
        case BlockKind::heading: out.text = lessons::plain(block.words.spans); break;
        case BlockKind::code:
        case BlockKind::assignment:
            out.text = block.words.text;
            out.name = block.title.empty() ? block.language : block.title;
            if (out.name.empty()) out.name = input.text.lesson_code();
            out.tokens = lessons::highlight(block.language, out.text);
            break;
        case BlockKind::table:
            for (const auto& row : block.words.rows) {
                std::vector<std::string>& cells = out.rows.emplace_back();
                for (const lessons::Spans& cell : row) cells.push_back(lessons::plain(cell));
            }
            break;
        case BlockKind::quiz: out.quiz = quiz_view(input, block, study, learner); break;
        case BlockKind::checklist:
            for (const lessons::ChecklistItem& item : block.checklist) {
                const bool is_ticked = study != nullptr && study->ticked.contains(item.item);
                out.checklist.push_back({item.item, lessons::plain(item.spans), is_ticked});
            }
            break;
        case BlockKind::video:
        case BlockKind::audio:
        case BlockKind::file: out.media = media_view(input, block); break;
        case BlockKind::paragraph:
        case BlockKind::rule:
        case BlockKind::picture: break;
    }
    return out;
}

void fill_outline(const ViewInput& input, const progress::FoundLesson& found, LessonView& view) {
    const text::Text& text = input.text;
    const Language language = text.language();
    const Enrolment* enrolment = input.model.enrolments.find(enrolment_id(input.me, found.course->id));
    const std::vector<progress::OutlineLesson> rows = progress::outline_of(*found.edition);
    std::int64_t done = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const progress::OutlineLesson& from = rows[i];
        OutlineRow row;
        row.key = from.id.low;
        if (from.begins_module) row.module = found.edition->modules.at(from.module).title.in(language);
        row.title = from.lesson->title.in(language);
        if (from.lesson->minutes > 0) row.side = text::format_duration(text, from.lesson->minutes);
        row.href = href({Page::lesson, from.id});
        row.is_done = enrolment != nullptr && enrolment->lessons_done.contains(number_of(from.id));
        row.is_current = from.id == view.lesson;
        row.name = row.is_done ? text.lesson_row_done(row.title) : row.title;
        done += row.is_done ? 1 : 0;
        if (row.is_current) {
            view.is_done = row.is_done;
            if (i > 0) view.previous = {rows[i - 1].lesson->title.in(language), href({Page::lesson, rows[i - 1].id})};
            if (i + 1 < rows.size())
                view.next = {rows[i + 1].lesson->title.in(language), href({Page::lesson, rows[i + 1].id})};
            const std::string duration = text::format_duration(text, from.lesson->minutes);
            const auto at = static_cast<std::int64_t>(i) + 1;
            const std::string skill = skill_title(input, from.lesson->skill);
            view.subtitle = skill.empty() ? text.lesson_subtitle(at, std::ssize(rows), duration)
                                          : text.lesson_subtitle_skill(at, std::ssize(rows), duration, skill);
        }
        view.outline.push_back(std::move(row));
    }
    view.progress = static_cast<double>(done) / static_cast<double>(rows.size());
    view.progress_text = text.courses_progress_lessons(done, std::ssize(rows));
}

void fill_end(const ViewInput& input, const progress::FoundLesson& found, LessonView& view) {
    const text::Text& text = input.text;
    const bool has_quiz = std::ranges::any_of(view.blocks, [](const LessonBlock& block) {
        return block.kind == BlockKind::quiz && block.quiz.problem.empty();
    });
    view.may_mark = !app::has_open_quizzes(input.model, input.me, found.course->id, view.number);
    const auto open = std::ranges::count_if(view.blocks, [](const LessonBlock& block) {
        return block.kind == BlockKind::quiz && block.quiz.problem.empty() && !block.quiz.is_answered;
    });
    view.end_line = view.is_done ? std::string(text.lesson_done())
                    : open > 0   ? text.lesson_open_questions(open)
                    : has_quiz   ? std::string(text.lesson_all_answered())
                                 : std::string(text.lesson_mark_line());
    view.toast_done = text.courses_lesson_done(view.title);
    view.toast_undone = text.courses_lesson_undone(view.title);
}

}  // namespace

std::vector<LessonBlock> build_lesson_blocks(const ViewInput& input, LessonId lesson, const std::string& body,
                                             const Study* study, ProfileId learner) {
    std::vector<LessonBlock> blocks;
    const auto parsed = lessons::parse_lesson(lesson, body);
    if (!parsed) return blocks;
    for (const Block& block : parsed->blocks) blocks.push_back(block_view(input, block, study, learner));
    return blocks;
}

LessonView build_lesson_view(const ViewInput& input, LessonId lesson) {
    LessonView view;
    const text::Text& text = input.text;
    const progress::FoundLesson found = progress::find_lesson(input.model, lesson, input.me);
    if (found.lesson == nullptr) return view;
    const Language language = text.language();
    view.exists = true;
    view.has_profile = input.model.profiles.find(input.me) != nullptr;
    view.me = input.me;
    view.course = found.course->id;
    view.lesson = lesson;
    view.number = number_of(lesson);
    view.course_title = found.course->title.in(language);
    view.course_href = href({Page::courses, found.course->id});
    view.title = found.lesson->title.in(language);
    const std::string& wanted = language == Language::chinese ? found.lesson->body.chinese : found.lesson->body.english;
    if (wanted.empty() && !found.lesson->body.empty()) view.language_line = text.lesson_other_language();
    const Study* study = input.model.studies.find(study_id(input.me, view.course));
    const std::string& body = found.lesson->body.in(language);
    view.blocks = build_lesson_blocks(input, lesson, body, study, input.me);
    if (view.blocks.empty() && !body.empty()) view.problem = text::error_text(text, {Errc::lesson_too_long, {}});
    if (study != nullptr) {
        const auto place = study->places.find(lesson);
        if (place != study->places.end())
            view.place = std::clamp<std::int64_t>(place->second, 0, std::ssize(view.blocks));
    }
    const Edition* newest = progress::newest_edition(input.model, view.course);
    if (newest != nullptr && newest->id != found.edition->id) {
        view.new_edition =
            newest->note.empty() ? std::string(text.lesson_new_edition_plain()) : text.lesson_new_edition(newest->note);
        view.toast_accepted = text.lesson_new_edition_done(newest->number);
    }
    fill_outline(input, found, view);
    fill_end(input, found, view);
    const LessonNote* note = input.model.lesson_notes.find(lesson_note_id(lesson, input.me));
    if (note != nullptr) view.note = note->text;
    return view;
}

}  // namespace cairn::views
