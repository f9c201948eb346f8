#include "shell/views/authoring_view.hpp"

#include <algorithm>
#include <utility>

#include "core/app/decide_lessons.hpp"
#include "core/base/text.hpp"
#include "core/lessons/check.hpp"
#include "core/progress/course_outline.hpp"
#include "shell/text/format.hpp"
#include "shell/views/lesson_words.hpp"
#include "shell/views/route.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

std::string name_or(const Words& words, Language language, std::string_view otherwise) {
    const std::string& name = words.in(language);
    return name.empty() ? std::string(otherwise) : name;
}

void fill_modules(const ViewInput& input, const Edition& draft, AuthoringView& view) {
    const text::Text& text = input.text;
    const Language language = text.language();
    std::vector<std::pair<std::int64_t, ModuleId>> order;
    for (const auto& [id, module] : draft.modules) order.emplace_back(module.rank, id);
    std::ranges::sort(order);
    const std::vector<progress::OutlineLesson> lessons = progress::outline_of(draft);
    for (const auto& [rank, id] : order) {
        WrittenModule& module = view.modules.emplace_back();
        module.id = id;
        module.words = draft.modules.at(id).title;
        module.title = name_or(module.words, language, text.authoring_untitled());
        module.up_name = text.authoring_up(module.title);
        module.down_name = text.authoring_down(module.title);
        module.remove_name = text.authoring_remove(module.title);
        module.edit_name = text.authoring_rename(module.title);
        module.add_name = text.authoring_add_lesson_to(module.title);
        module.toast_removed = text.authoring_removed(module.title);
        for (const progress::OutlineLesson& row : lessons) {
            if (row.module != id) continue;
            WrittenLesson& lesson = module.lessons.emplace_back();
            lesson.id = row.id;
            lesson.title = name_or(row.lesson->title, language, text.authoring_untitled());
            if (row.lesson->minutes > 0) lesson.side = text::format_duration(text, row.lesson->minutes);
            lesson.up_name = text.authoring_up(lesson.title);
            lesson.down_name = text.authoring_down(lesson.title);
            lesson.remove_name = text.authoring_remove(lesson.title);
            lesson.toast_removed = text.authoring_removed(lesson.title);
            lesson.draft = {.is_open = true,
                            .lesson = row.id,
                            .module = id,
                            .title = row.lesson->title,
                            .body = row.lesson->body,
                            .skill = row.lesson->skill,
                            .minutes = row.lesson->minutes > 0 ? std::to_string(row.lesson->minutes) : std::string(),
                            .is_chinese = language == Language::chinese};
        }
    }
}

std::string_view finding_words(const text::Text& text, lessons::FindingKind kind) {
    using enum lessons::FindingKind;
    switch (kind) {
        case course_empty: return text.authoring_found_course_empty();
        case lesson_untitled: return text.authoring_found_untitled();
        case lesson_empty: return text.authoring_found_empty();
        case lesson_unreachable: return text.authoring_found_unreachable();
        case lesson_too_long: return text.authoring_found_too_long();
        case media_unusable: return text.authoring_found_media();
        case quiz_broken: return {};
        case module_empty: return text.authoring_found_module_empty();
        case module_untitled: return text.authoring_found_module_untitled();
        case link_broken: return text.authoring_found_link();
        case picture_undescribed: return text.authoring_found_picture();
        case captions_missing: return text.authoring_found_captions();
        case transcript_missing: return text.authoring_found_transcript();
        case language_missing: return text.authoring_found_language();
        case items_differ: return text.authoring_found_items();
        case skill_missing: return text.authoring_found_skill();
    }
    return {};
}

void fill_findings(const ViewInput& input, const Edition& draft, AuthoringView& view) {
    const text::Text& text = input.text;
    std::int64_t errors = 0;
    for (const lessons::Finding& finding : lessons::check_course(draft)) {
        FindingRow row;
        row.is_error = lessons::is_error(finding.kind);
        errors += row.is_error ? 1 : 0;
        row.lesson = finding.lesson;
        row.words = finding.kind == lessons::FindingKind::quiz_broken
                        ? text.lesson_quiz_broken(quiz_problem_words(text, finding.problem))
                        : std::string(finding_words(text, finding.kind));
        if (!finding.detail.empty()) row.words = text.authoring_found_detail(row.words, finding.detail);
        const auto lesson = draft.lessons.find(finding.lesson);
        const auto module = draft.modules.find(finding.module);
        if (lesson != draft.lessons.end()) {
            const std::string title = name_or(lesson->second.title, text.language(), text.authoring_untitled());
            row.where =
                finding.language == Language::chinese ? text.authoring_where(title, text.authoring_chinese()) : title;
        } else if (module != draft.modules.end()) {
            row.where = name_or(module->second.title, text.language(), text.authoring_untitled());
        }
        view.findings.push_back(std::move(row));
    }
    const std::int64_t hints = std::ssize(view.findings) - errors;
    view.findings_line =
        view.findings.empty() ? std::string(text.authoring_found_none()) : text.authoring_found_count(errors, hints);
    view.may_publish = errors == 0;
}

void fill_steps(const ViewInput& input, const Edition* draft, AuthoringView& view) {
    const text::Text& text = input.text;
    const Edition* newest = progress::newest_edition(input.model, view.course);
    const std::int64_t next = newest != nullptr ? newest->number + 1 : 1;
    view.publish_label = text.authoring_publish(next);
    view.toast_published = text.authoring_published(next);
    const auto name_of = [&](ProfileId person) {
        const Profile* profile = input.model.profiles.find(person);
        return profile != nullptr ? profile->name : std::string(text.authoring_somebody());
    };
    const bool is_same =
        draft != nullptr && newest != nullptr && progress::content_digest(*newest) == progress::content_digest(*draft);
    if (draft == nullptr || is_same) {
        view.may_publish = false;
        view.state = newest != nullptr ? text.authoring_state_published(newest->number)
                                       : std::string(text.authoring_state_none());
        view.review_line = text.authoring_step_write();
        view.publish_line = view.review_line;
        return;
    }
    const bool is_reviewed = app::is_reviewed(*draft);
    view.state = is_reviewed ? text.authoring_state_reviewed(name_of(draft->reviewer))
                             : text.authoring_state_draft(name_of(draft->author));
    view.may_review = !is_reviewed && app::may_review(input.model, *draft, input.me);
    view.review_line = is_reviewed       ? text.authoring_review_done(name_of(draft->reviewer))
                       : view.may_review ? std::string(text.authoring_review_line())
                                         : std::string(text.authoring_review_other());
    view.publish_line = !view.may_publish ? text.authoring_publish_errors()
                        : !is_reviewed    ? text.authoring_publish_unreviewed()
                                          : text.authoring_publish_line();
    view.may_publish = view.may_publish && is_reviewed;
}

void fill_skills(const ViewInput& input, AuthoringView& view) {
    std::vector<std::pair<std::string, SkillId>> rows;
    for (const Skill* skill : input.model.skills.existing())
        rows.emplace_back(skill_title(input, skill->id), skill->id);
    std::ranges::sort(rows);
    view.skill_titles.emplace_back(input.text.authoring_skill_none());
    view.skills.emplace_back();
    for (auto& [title, id] : rows) {
        view.skill_titles.push_back(std::move(title));
        view.skills.push_back(id);
    }
}

std::string_view folder_words(const text::Text& text, lessons::FolderProblemKind kind) {
    using enum lessons::FolderProblemKind;
    switch (kind) {
        case not_text: return text.authoring_folder_not_text();
        case too_long: return text.authoring_folder_too_long();
        case no_header: return text.authoring_folder_no_header();
        case header_line: return text.authoring_folder_header();
        case skill_unknown: return text.authoring_folder_skill();
        case no_title: return text.authoring_folder_no_title();
        case headers_differ: return text.authoring_folder_differ();
        case id_repeated: return text.authoring_folder_id();
    }
    return {};
}

FolderPreview folder_preview(const ViewInput& input, const FolderFile& file) {
    const text::Text& text = input.text;
    FolderPreview preview;
    const lessons::CourseFolder& folder = file.folder;
    preview.title = text.authoring_folder_title(std::ssize(folder.lessons), std::ssize(folder.modules), file.name);
    for (const lessons::FolderProblem& problem : folder.problems) {
        const std::string words = text.authoring_folder_problem(problem.file, folder_words(text, problem.kind));
        preview.problems.push_back(problem.detail.empty() ? words : text.authoring_found_detail(words, problem.detail));
    }
    if (!folder.left_out.empty()) {
        preview.left_out = text.authoring_folder_left_out(std::ssize(folder.left_out), folder.left_out.front());
    }
    if (folder.problems.empty() && !folder.lessons.empty())
        preview.replace = app::ReplaceDraft{input.me, file.course, folder.modules, folder.lessons};
    return preview;
}

}  // namespace

std::string folder_bytes(const ViewInput& input, CourseId id) {
    const Course* course = input.model.courses.find(id);
    if (course == nullptr) return {};
    const Bytes zip = lessons::write_zip(lessons::write_folder(input.model, app::draft_or_begun(input.model, *course)));
    return std::string(as_text(zip));
}

AuthoringView build_authoring_view(const ViewInput& input, CourseId id, const LessonDraft& draft,
                                   const FolderFile* file) {
    AuthoringView view;
    const Course* course = input.model.courses.find(id);
    if (course == nullptr) return view;
    view.exists = true;
    view.me = input.me;
    view.course = id;
    const Profile* me = input.model.profiles.find(input.me);
    view.may_write = me != nullptr && (me->has(role_coach) || me->has(role_organiser));
    view.title = course->title.in(input.text.language());
    view.course_title = course->title;
    view.course_summary = course->summary;
    view.course_href = href({Page::courses, id});
    if (!view.may_write) return view;
    const Edition shown = app::draft_or_begun(input.model, *course);
    fill_modules(input, shown, view);
    fill_skills(input, view);
    fill_findings(input, shown, view);
    fill_steps(input, input.model.editions.find(draft_id(id)), view);
    if (file != nullptr && file->course == id) view.folder = folder_preview(input, *file);
    if (draft.is_open)
        view.preview = build_lesson_blocks(
            input, draft.lesson, draft.is_chinese ? draft.body.chinese : draft.body.english, nullptr, input.me);
    return view;
}

bool is_recorded(const AuthoringView& view, const LessonDraft& draft) {
    LessonDraft compared = draft;
    for (const WrittenModule& module : view.modules) {
        for (const WrittenLesson& lesson : module.lessons) {
            compared.is_chinese = lesson.draft.is_chinese;
            if (lesson.draft == compared) return true;
        }
    }
    return draft == LessonDraft{.is_open = true, .module = draft.module, .is_chinese = draft.is_chinese};
}

app::SaveLesson save_command(const AuthoringView& view, const LessonDraft& draft) {
    return {.actor = view.me,
            .course = view.course,
            .lesson = draft.lesson,
            .module = draft.module,
            .title = draft.title,
            .skill = draft.skill,
            .minutes = draft.minutes.empty() ? 0 : parse_integer(trim(draft.minutes)).value_or(-1),
            .body = draft.body};
}

}  // namespace cairn::views
