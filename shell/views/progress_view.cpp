#include "shell/views/progress_view.hpp"

#include <algorithm>
#include <span>
#include <tuple>

#include "core/exchange/export_csv.hpp"
#include "shell/text/format.hpp"
#include "shell/views/progress_charts.hpp"

namespace cairn::views {
namespace {

using progress::LearningRecord;
using progress::SkillHistory;
using progress::Verdict;

constexpr std::size_t lines_max = 4;
constexpr std::size_t moves_first = 10;

std::string goal_line(const ViewInput& input) {
    const text::Text& text = input.text;
    const Goal* goal = app::goal_of(input.model, input.me);
    if (goal == nullptr || goal->targets.empty()) return std::string(text.progress_goal_none());
    std::vector<SkillId> targets;
    for (const auto& [skill, level] : goal->targets) targets.push_back(skill);
    const std::string names = skill_names(input, targets);
    const Day due{static_cast<std::int32_t>(goal->due_day)};
    return due.number == 0 ? text.progress_goal(names) : text.progress_goal_by(names, format_day(input, due));
}

/// The step that can begin; else the page on which a goal is set.
Route first_step_of(const ViewInput& input) {
    const graph::Plan& plan = input.indices.plan(input.me);
    const auto ready = std::ranges::find(plan.steps, true, &graph::PlanStep::is_ready);
    if (ready == plan.steps.end()) return {Page::plan, {}};
    return {Page::skills, input.indices.graph().id(ready->skill)};
}

void fill_verdict(const ViewInput& input, const progress::Trend& trend, ProgressView& view) {
    const text::Text& text = input.text;
    view.how = text.progress_how(progress::half_life_days);
    if (trend.verdict != Verdict::no_answers && trend.verdict != Verdict::too_early) {
        view.evidence = text.progress_evidence(trend.answers, trend.right, trend.up, trend.down, trend.clearly_up);
    }
    switch (trend.verdict) {
        case Verdict::no_answers: view.verdict = text.progress_verdict_none(trend.days); return;
        case Verdict::too_early:
            view.verdict = text.progress_verdict_early(trend.answers, trend.days, progress::trend_answers_min);
            return;
        case Verdict::better:
            view.verdict = text.progress_verdict_better(trend.days, trend.skills, trend.up);
            view.tone = ProgressTone::good;
            return;
        case Verdict::steady: view.verdict = text.progress_verdict_steady(trend.days, trend.skills); return;
        case Verdict::worse:
            view.verdict = text.progress_verdict_worse(trend.days, trend.skills, trend.down);
            view.tone = ProgressTone::warn;
            return;
    }
}

/// The lines of the chart: skills of the goal first, then those on the way to it, then what was practised last.
std::vector<const SkillHistory*> chosen_skills(const ViewInput& input, const LearningRecord& record) {
    const Goal* goal = app::goal_of(input.model, input.me);
    const graph::Plan& plan = input.indices.plan(input.me);
    const graph::SkillGraph& graph = input.indices.graph();
    const auto rank = [&](const SkillHistory& history) {
        if (goal != nullptr && goal->targets.contains(history.skill)) return 0;
        return plan.find(graph.index_of(history.skill)) != nullptr ? 1 : 2;
    };
    std::vector<std::tuple<int, std::int64_t, SkillId, const SkillHistory*>> ranked;
    for (const SkillHistory& history : record.skills) {
        ranked.emplace_back(rank(history), -history.weeks.back().last.ms, history.skill, &history);
    }
    std::ranges::sort(ranked);
    std::vector<const SkillHistory*> out;
    for (const auto& each : ranked) {
        if (out.size() < lines_max) out.push_back(std::get<3>(each));
    }
    return out;
}

void fill_skills(const ViewInput& input, const ProgressFilter& filter, ProgressView& view) {
    const text::Text& text = input.text;
    const progress::LearnerMastery& all = input.indices.mastery(input.me);
    std::vector<std::pair<ProgressSkill, const progress::Mastery*>> rows;
    for (std::size_t i = 0; i < all.skills.size(); ++i) {
        const progress::Mastery& mastery = all.mastery[i];
        if (mastery.evidence == progress::EvidenceKind::none) continue;
        ProgressSkill row;
        row.key = row_key(all.skills[i]);
        row.skill = all.skills[i];
        row.title = skill_title(input, row.skill);
        row.href = href({Page::skills, row.skill});
        row.level = format_level(mastery.level_micro);
        row.interval = text.progress_interval(format_level(mastery.low_micro), format_level_high(mastery.high_micro));
        row.answers = text::format_number(mastery.answers);
        row.last = mastery.answers > 0 ? format_day(input, day_of_reader(input, mastery.last))
                                       : std::string(text.progress_last_none());
        rows.emplace_back(std::move(row), &mastery);
    }
    const auto is_before = [&](const auto& a, const auto& b) {
        const auto by = [&](std::int64_t left, std::int64_t right) {
            if (left != right) return filter.is_descending ? left > right : left < right;
            return std::tie(a.first.title, a.first.skill) < std::tie(b.first.title, b.first.skill);
        };
        switch (filter.sort) {
            case ProgressSort::skill: break;
            case ProgressSort::level: return by(a.second->level_micro, b.second->level_micro);
            case ProgressSort::answers: return by(a.second->answers, b.second->answers);
            case ProgressSort::last: return by(a.second->last.ms, b.second->last.ms);
        }
        const auto left = std::tie(a.first.title, a.first.skill);
        const auto right = std::tie(b.first.title, b.first.skill);
        return filter.is_descending ? right < left : left < right;
    };
    std::ranges::sort(rows, is_before);
    for (auto& [row, mastery] : rows) view.skills.push_back(std::move(row));
}

void fill_courses(const ViewInput& input, const LearningRecord& record, ProgressView& view) {
    const text::Text& text = input.text;
    std::vector<std::vector<std::string>> cells;
    view.course_data.title = text.progress_courses();
    view.course_data.file_name = "cairn-courses.csv";
    view.course_data.columns = {std::string(text.progress_column_course()), std::string(text.progress_column_done()),
                                std::string(text.progress_column_lessons()), std::string(text.progress_column_last())};
    name_buttons(text, view.course_data);
    for (const progress::CourseProgress& course : record.courses) {
        const Course* stored = input.model.courses.find(course.course);
        if (stored == nullptr || course.lesson_count == 0) continue;
        const Route target{Page::courses, course.course};
        const std::string title = stored->title.in(text.language());
        view.courses.push_back({title, href(target), target,
                                text.progress_course_value(course.lessons_done, course.lesson_count),
                                static_cast<double>(course.lessons_done) / static_cast<double>(course.lesson_count)});
        const Day last = day_of_reader(input, course.last);
        const bool has_last = course.last.ms > 0;
        view.course_data.rows.push_back({title, text::format_number(course.lessons_done),
                                         text::format_number(course.lesson_count),
                                         has_last ? format_day(input, last) : std::string(text.progress_last_none())});
        cells.push_back({title, std::to_string(course.lessons_done), std::to_string(course.lesson_count),
                         has_last ? iso_date(last) : std::string()});
    }
    const std::vector<std::string> headers{"course", "lessons_done", "lessons", "last_day"};
    view.course_data.csv = exchange::to_csv(headers, cells);
}

void fill_moves(const ViewInput& input, const ProgressFilter& filter, const LearningRecord& record,
                ProgressView& view) {
    const text::Text& text = input.text;
    std::size_t shown = record.moves.size();
    if (!filter.are_all_moves_shown && shown > moves_first) {
        shown = moves_first;
        view.all_moves = text.progress_moves_all(static_cast<std::int64_t>(record.moves.size()));
    }
    for (const progress::AnswerMove& move : std::span(record.moves).first(shown)) {
        const std::string skill = skill_title(input, move.skill);
        const std::string before = format_level(move.before_micro);
        const std::string after = format_level(move.after_micro);
        view.moves.push_back({view.moves.size(),
                              move.is_right ? text.progress_move_right(skill, before, after)
                                            : text.progress_move_wrong(skill, before, after),
                              format_day(input, day_of_reader(input, move.at)), move.is_right});
    }
}

bool has_activity(const LearningRecord& record) {
    return !record.moves.empty() ||
           std::ranges::any_of(record.courses, [](const auto& course) { return course.lessons_done > 0; });
}

}  // namespace

ProgressView build_progress_view(const ViewInput& input, const ProgressFilter& filter) {
    const text::Text& text = input.text;
    ProgressView view;
    const Profile* me = input.model.profiles.find(input.me);
    if (me == nullptr) return view;
    const LearningRecord& record = input.indices.record(input.me);
    view.subtitle = text.progress_subtitle(me->name, text::format_date(text, input.indices.today(input.me)));
    view.goal = goal_line(input);
    view.first_step = first_step_of(input);
    view.is_empty = !has_activity(record);
    if (view.is_empty) return view;
    fill_verdict(input, record.trend, view);
    for (const int weeks : range_weeks) view.range_labels.push_back(text.progress_range_weeks(weeks));
    const std::vector<const SkillHistory*> lines = chosen_skills(input, record);
    view.mastery = mastery_chart(input, text.progress_mastery(), lines, filter.weeks);
    view.days = days_chart(input, record, filter.weeks);
    view.hours = hours_chart(input, record, filter.weeks);
    fill_skills(input, filter, view);
    fill_courses(input, record, view);
    fill_moves(input, filter, record, view);
    return view;
}

}  // namespace cairn::views
