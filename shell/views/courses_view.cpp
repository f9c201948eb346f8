#include "shell/views/courses_view.hpp"

#include <algorithm>
#include <compare>

#include "core/base/text.hpp"
#include "core/progress/course_progress.hpp"
#include "shell/text/format.hpp"
#include "shell/views/reasons.hpp"
#include "shell/views/route.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

constexpr std::size_t cards_max = 6;
constexpr std::size_t held_back_max = 4;

double fraction_of(const progress::CourseProgress& progress) {
    if (progress.lesson_count == 0) return 0;
    return static_cast<double>(progress.lessons_done) / static_cast<double>(progress.lesson_count);
}

std::vector<SkillId> taught_skills(const Course& course) {
    std::vector<SkillId> out;
    for (const auto& [skill, level] : course.teaches) out.push_back(skill);
    return out;
}

std::string title_of(const ViewInput& input, CourseId id) {
    const Course* course = input.model.courses.find(id);
    return course != nullptr ? course->title.in(input.text.language()) : std::string{};
}

HeldBackRow held_back_row(const ViewInput& input, const recommend::HeldBackCourse& held) {
    const text::Text& text = input.text;
    HeldBackRow row{row_key(held.course), held.course, title_of(input, held.course), href({Page::courses, held.course}),
                    text.reason_needs_first(skill_names(input, held.missing_prerequisites))};
    if (!held.prepared_by.empty()) {
        row.line = text.courses_later_line(row.line, title_of(input, held.prepared_by.front()));
    }
    return row;
}

CourseRow course_row(const ViewInput& input, const Course& course) {
    const text::Text& text = input.text;
    const progress::CourseProgress progress = progress::course_progress(input.model, course, input.me);
    CourseRow row;
    row.id = course.id;
    row.key = row_key(course.id);
    row.title = course.title.in(text.language());
    row.href = href({Page::courses, course.id});
    row.section = course_section(input, course);
    row.minutes = progress.minutes;
    row.hours = course_duration(input, progress.minutes);
    row.progress = fraction_of(progress);
    if (progress.is_finished()) {
        row.state = CourseState::finished;
        row.progress_text = text.courses_progress_finished();
    } else if (progress.is_started()) {
        row.state = CourseState::started;
        row.progress_text = text.courses_progress(progress.lessons_done, progress.lesson_count);
    } else {
        row.progress_text = text.courses_progress_none();
    }
    const std::vector<SkillId> skills = taught_skills(course);
    row.teaches = skill_names(input, skills);
    return row;
}

bool matches(const ViewInput& input, const Course& course, const CourseRow& row, std::string_view needle) {
    if (contains_folded(row.title, needle) || contains_folded(row.section, needle)) return true;
    return std::ranges::any_of(
        course.teaches, [&](const auto& taught) { return contains_folded(skill_title(input, taught.first), needle); });
}

void sort_rows(std::vector<CourseRow>& rows, CourseSort sort, bool is_descending) {
    const auto order = [&](const CourseRow& a, const CourseRow& b) -> std::partial_ordering {
        switch (sort) {
            case CourseSort::title: break;
            case CourseSort::section: return a.section <=> b.section;
            case CourseSort::hours: return a.minutes <=> b.minutes;
            case CourseSort::progress: return a.progress <=> b.progress;
        }
        return a.title <=> b.title;
    };
    std::ranges::sort(rows, [&](const CourseRow& a, const CourseRow& b) {
        const std::partial_ordering compared = is_descending ? order(b, a) : order(a, b);
        if (compared != std::partial_ordering::equivalent) return compared == std::partial_ordering::less;
        return a.title != b.title ? a.title < b.title : a.id < b.id;
    });
}

}  // namespace

std::string course_section(const ViewInput& input, const Course& course) {
    if (!course.section.empty()) return course.section;
    for (const auto& [skill, level] : course.teaches) {
        const Skill* row = input.model.skills.find(skill);
        if (row == nullptr) continue;
        if (std::string title = area_title(input, row->area); !title.empty()) return title;
    }
    return {};
}

std::string course_duration(const ViewInput& input, std::int64_t minutes) {
    return minutes > 0 ? text::format_duration(input.text, minutes) : std::string(input.text.courses_hours_unknown());
}

CourseCard course_card(const ViewInput& input, const recommend::RecommendedCourse& recommended) {
    const text::Text& text = input.text;
    CourseCard card;
    const Course* course = input.model.courses.find(recommended.course);
    if (course == nullptr) return card;
    card.id = course->id;
    card.key = row_key(course->id);
    card.title = course->title.in(text.language());
    card.href = href({Page::courses, course->id});
    card.meta = course_duration(input, recommended.minutes);
    if (const std::string section = course_section(input, *course); !section.empty()) {
        card.meta = text.courses_pair(card.meta, section);
    }
    for (const recommend::Reason& reason : recommended.reasons) card.reasons.push_back(course_reason(input, reason));
    card.decline_line = text.courses_not_this_line(card.title);
    card.toast_declined = text.courses_not_this_done(card.title);
    const progress::CourseProgress progress = progress::course_progress(input.model, *course, input.me);
    if (progress.is_started()) {
        card.progress = fraction_of(progress);
        card.progress_text = text.courses_progress(progress.lessons_done, progress.lesson_count);
    }
    return card;
}

CoursesView build_courses_view(const ViewInput& input, const CoursesFilter& filter) {
    const text::Text& text = input.text;
    CoursesView view;
    view.has_courses = input.model.courses.existing_count() > 0;
    if (!view.has_courses) return view;
    view.has_profile = input.model.profiles.find(input.me) != nullptr;
    const Profile* me = input.model.profiles.find(input.me);
    view.may_write = me != nullptr && (me->has(role_coach) || me->has(role_organiser));
    (input.text.language() == Language::chinese ? view.new_title.chinese : view.new_title.english) =
        input.text.authoring_new_title();
    view.me = input.me;
    view.has_goal = app::goal_of(input.model, input.me) != nullptr;
    if (view.has_profile) {
        const recommend::CourseAdvice& advice = input.indices.courses(input.me);
        for (const recommend::RecommendedCourse& recommended : advice.courses) {
            if (view.recommended.size() == cards_max) break;
            view.recommended.push_back(course_card(input, recommended));
        }
        for (const recommend::HeldBackCourse& held : advice.held_back) {
            if (view.held_back.size() == held_back_max) break;
            view.held_back.push_back(held_back_row(input, held));
        }
    }
    const std::string needle = to_lower_ascii(trim(filter.search));
    std::int64_t count = 0;
    std::int64_t started = 0;
    std::int64_t finished = 0;
    for (const Course* course : input.model.courses.existing()) {
        CourseRow row = course_row(input, *course);
        ++count;
        if (row.state == CourseState::started) ++started;
        if (row.state == CourseState::finished) ++finished;
        if (filter.state != CourseState::all && filter.state != row.state) continue;
        if (matches(input, *course, row, needle)) view.rows.push_back(std::move(row));
    }
    sort_rows(view.rows, filter.sort, filter.is_descending);
    view.subtitle = text.courses_subtitle(count, started, finished);
    view.found = text.courses_found(static_cast<std::int64_t>(view.rows.size()));
    return view;
}

}  // namespace cairn::views
