#include "shell/views/courses_detail_view.hpp"

#include <algorithm>

#include "core/graph/effort.hpp"
#include "core/progress/course_outline.hpp"
#include "core/progress/course_progress.hpp"
#include "shell/text/format.hpp"
#include "shell/views/courses_view.hpp"
#include "shell/views/reasons.hpp"
#include "shell/views/route.hpp"

namespace cairn::views {
namespace {

/// Direct prerequisites of what the course teaches and the learner lacks, which the course does not teach itself.
std::vector<SkillId> missing_prerequisites(const ViewInput& input, const Course& course) {
    const graph::SkillGraph& graph = input.indices.graph();
    const progress::LearnerMastery& mastery = input.indices.mastery(input.me);
    std::vector<SkillId> out;
    for (const auto& [skill, level] : course.teaches) {
        const graph::SkillIndex index = graph.index_of(skill);
        if (index == graph::no_skill || mastery.level_micro[index] >= level * graph::micro_per_level) continue;
        const std::int64_t needed = std::min(level, graph::prerequisite_level_max) * graph::micro_per_level;
        for (const graph::SkillIndex before : graph.prerequisites(index)) {
            if (mastery.level_micro[before] < needed && !course.teaches.contains(graph.id(before))) {
                out.push_back(graph.id(before));
            }
        }
    }
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

/// `place` counts from 1; `text_id` is that of a lesson that has a text.
LessonRow lesson_row(const ViewInput& input, std::int64_t place, std::int64_t number, const Lesson& lesson,
                     LessonId text_id, bool is_done) {
    const text::Text& text = input.text;
    LessonRow row;
    row.number = number;
    row.is_done = is_done;
    std::string name = text.courses_lesson_number(place);
    row.title = name;
    if (!lesson.title.empty()) {
        name = lesson.title.in(text.language());
        row.title = text.courses_lesson_line(place, name);
    }
    row.side = skill_title(input, lesson.skill);
    if (lesson.minutes > 0) {
        const std::string duration = text::format_duration(text, lesson.minutes);
        row.side = row.side.empty() ? duration : text.courses_pair(row.side, duration);
    }
    row.toast_done = text.courses_lesson_done(name);
    row.toast_undone = text.courses_lesson_undone(name);
    if (text_id) {
        row.href = href({Page::lesson, text_id});
        row.name = is_done ? text.lesson_row_done(row.title) : row.title;
    }
    return row;
}

void fill_lessons(const ViewInput& input, const Course& course, CourseDetailView& view) {
    const text::Text& text = input.text;
    const progress::CourseProgress progress = progress::course_progress(input.model, course, input.me);
    const Enrolment* enrolment = input.model.enrolments.find(enrolment_id(input.me, course.id));
    const auto is_done = [&](std::int64_t number) {
        return enrolment != nullptr && enrolment->lessons_done.contains(number);
    };
    const auto add = [&](std::int64_t number, const Lesson& lesson, LessonId text_id) {
        if (number == progress.next_lesson) view.next_lesson = std::ssize(view.lessons);
        const std::int64_t place = std::ssize(view.lessons) + 1;
        view.lessons.push_back(lesson_row(input, place, number, lesson, text_id, is_done(number)));
    };
    const Edition* edition = progress::edition_for(input.model, course.id, input.me);
    if (edition != nullptr) {
        for (const progress::OutlineLesson& row : progress::outline_of(*edition)) {
            add(number_of(row.id), {row.lesson->title, row.lesson->skill, row.lesson->minutes}, row.id);
        }
    } else {
        for (const std::int64_t number : progress::lesson_numbers(input.model, course, input.me)) {
            const auto it = course.lessons.find(number);
            add(number, it == course.lessons.end() ? Lesson{} : it->second, {});
        }
    }
    view.is_finished = progress.is_finished();
    if (progress.lesson_count > 0) {
        view.progress = static_cast<double>(progress.lessons_done) / static_cast<double>(progress.lesson_count);
        view.progress_text = text.courses_progress_lessons(progress.lessons_done, progress.lesson_count);
    }
    if (view.next_lesson >= 0) {
        view.next_label = edition != nullptr ? text.courses_continue(view.next_lesson + 1)
                                             : text.courses_mark_next(view.next_lesson + 1);
    }
    if (progress.minutes > 0) {
        view.time_text = text.courses_time_done(text::format_duration(text, progress.minutes_done),
                                                text::format_duration(text, progress.minutes));
    }
    view.spent_text = progress.minutes_spent > 0
                          ? text.courses_time_spent(text::format_duration(text, progress.minutes_spent))
                          : text.courses_time_spent_none();
    for (const std::int64_t minutes : {15, 30, 60}) {
        const std::string duration = text::format_duration(text, minutes);
        view.time_choices.push_back(
            {minutes, text.courses_time_add(duration), text.courses_time_added(duration, view.title)});
    }
    const std::string section = course_section(input, course);
    const std::string duration = course_duration(input, progress.minutes);
    view.subtitle = section.empty() ? text.courses_subtitle_plain(duration, progress.lesson_count)
                                    : text.courses_subtitle_detail(section, duration, progress.lesson_count);
}

void fill_skills(const ViewInput& input, const Course& course, CourseDetailView& view) {
    const graph::SkillGraph& graph = input.indices.graph();
    const progress::LearnerMastery& mastery = input.indices.mastery(input.me);
    const auto names = named_levels(input.text);
    for (const auto& [skill, level] : course.teaches) {
        const graph::SkillIndex index = graph.index_of(skill);
        if (index == graph::no_skill) continue;
        TaughtRow row;
        row.key = row_key(skill);
        row.title = skill_title(input, skill);
        row.href = href({Page::skills, skill});
        row.level = static_cast<int>(std::clamp<std::int64_t>(level, 0, level_max));
        row.reached = input.text.courses_teaches_to(row.level);
        row.level_name = names[static_cast<std::size_t>(row.level)];
        row.mastery = mastery_words(input.text, mastery.mastery[index]);
        view.teaches.push_back(std::move(row));
    }
    std::ranges::sort(view.teaches, {}, &TaughtRow::title);
}

}  // namespace

CourseDetailView build_course_detail_view(const ViewInput& input, CourseId id) {
    CourseDetailView view;
    const Course* course = input.model.courses.find(id);
    if (course == nullptr) return view;
    view.exists = true;
    view.has_profile = input.model.profiles.find(input.me) != nullptr;
    view.id = id;
    view.me = input.me;
    view.title = course->title.in(input.text.language());
    view.summary = course->summary.in(input.text.language());
    view.requires_text = course->requires_text;
    if (course->url.starts_with("https://")) view.source = course->url;
    fill_lessons(input, *course, view);
    fill_skills(input, *course, view);
    if (!view.has_profile) return view;
    const Profile* me = input.model.profiles.find(input.me);
    view.may_write = me->has(role_coach) || me->has(role_organiser);
    view.is_declined = input.model.profiles.find(input.me)->declined.contains(id);
    view.decline_line = input.text.courses_not_this_line(view.title);
    view.toast_declined = input.text.courses_not_this_done(view.title);
    view.toast_again = input.text.courses_again_done(view.title);
    const auto& recommended = input.indices.courses(input.me).courses;
    const auto it = std::ranges::find(recommended, id, &recommend::RecommendedCourse::course);
    if (it != recommended.end()) {
        for (const recommend::Reason& reason : it->reasons) view.reasons.push_back(course_reason(input, reason));
    }
    for (const SkillId skill : missing_prerequisites(input, *course)) {
        view.needs.push_back({row_key(skill), skill_title(input, skill), href({Page::skills, skill})});
    }
    return view;
}

}  // namespace cairn::views
