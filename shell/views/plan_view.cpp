#include "shell/views/plan_view.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/text.hpp"
#include "shell/text/format.hpp"
#include "shell/views/reasons.hpp"
#include "shell/views/route.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

constexpr int weekly_hours_default = 5;
constexpr std::int64_t half_hour = 30;
constexpr std::int32_t days_in_words_max = 13;
constexpr std::int32_t weeks_in_words_max = 104;

std::string amount_of_days(const text::Text& text, std::int32_t days) {
    if (days <= days_in_words_max) return text.plan_days(days);
    const std::int32_t weeks = (days + 3) / 7;
    if (weeks <= weeks_in_words_max) return text.plan_weeks(weeks);
    return text.plan_years((days + 182) / 365);
}

/// How many hours would be enough, or that none would.
std::string advice_for(const text::Text& text, const graph::Plan& plan) {
    const std::int64_t enough = (plan.weekly_minutes_to_fit + half_hour - 1) / half_hour * half_hour;
    if (plan.weekly_minutes_to_fit <= 0) return std::string(text.plan_to_fit_date());
    if (enough > app::weekly_minutes_max) {
        return text.plan_to_fit_never(text::format_duration(text, app::weekly_minutes_max));
    }
    return text.plan_to_fit(text::format_duration(text, enough));
}

std::string iso_day(Day day) {
    if (day.number == 0) return {};
    const CivilDate date = civil_of(day);
    const auto two = [](std::int32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
}

PlanFilter draft_of_goal(const Goal* goal, const Profile& me) {
    PlanFilter draft;
    draft.is_editing = true;
    draft.learner = me.id;
    const std::int64_t minutes = goal != nullptr ? goal->weekly_minutes : me.weekly_minutes;
    draft.weekly_hours = minutes > 0 ? static_cast<int>(std::clamp<std::int64_t>((minutes + half_hour) / 60, 1, 80))
                                     : weekly_hours_default;
    if (goal == nullptr) return draft;
    for (const auto& [skill, level] : goal->targets) draft.targets.push_back({skill, static_cast<int>(level)});
    draft.due_text = iso_day(Day{static_cast<std::int32_t>(goal->due_day)});
    return draft;
}

void fill_choices(const ViewInput& input, const PlanFilter& draft, GoalForm& form) {
    std::vector<std::pair<std::string, SkillId>> choices;
    for (const Skill* skill : input.model.skills.existing()) {
        if (std::ranges::contains(draft.targets, skill->id, &TargetDraft::skill)) continue;
        choices.emplace_back(skill->title.in(input.text.language()), skill->id);
    }
    std::ranges::sort(choices);
    for (auto& [title, id] : choices) {
        form.choices.push_back(id);
        form.choice_titles.push_back(std::move(title));
    }
}

/// Reads the date of the form: its help, its error, and the day for the command.
void read_due(const ViewInput& input, const PlanFilter& draft, Day today, GoalForm& form) {
    const text::Text& text = input.text;
    form.due_help = text.plan_due_help();
    if (trim(draft.due_text).empty()) return;
    const Day due = parse_day(draft.due_text);
    if (due.number == 0) {
        form.due_error = text.plan_due_unreadable();
    } else if (due < std::max(today, utc_day(input.now))) {
        form.due_error = text.plan_due_past();
    } else {
        form.command.due = due;
        form.due_help =
            text.plan_due_echo(text::weekday_short(text, weekday_of(due)), text::format_date(text, due), due - today);
    }
}

void fill_preview(const ViewInput& input, Day today, GoalForm& form) {
    const text::Text& text = input.text;
    if (form.command.targets.empty()) {
        form.preview.emplace_back(text.plan_preview_none());
        return;
    }
    graph::PlanRequest request;
    request.targets = form.command.targets;
    request.level_micro = input.indices.mastery(input.me).level_micro;
    request.weekly_minutes = form.command.weekly_minutes;
    request.start = today;
    request.due = form.command.due;
    const graph::Plan plan = graph::build_plan(input.indices.graph(), request);
    const PlanWords words = plan_words(input, plan, request.weekly_minutes, request.due);
    form.preview_tone = words.tone;
    form.preview.push_back(words.sentence);
    if (!words.advice.empty()) form.preview.push_back(words.advice);
    if (!plan.steps.empty()) {
        form.preview.push_back(text.plan_preview_steps(static_cast<std::int64_t>(plan.steps.size()),
                                                       text::format_duration(text, plan.minutes_left)));
        if (!plan.done.empty()) {
            form.preview.push_back(text.plan_preview_reached(static_cast<std::int64_t>(plan.done.size())));
        }
    }
}

GoalForm build_form(const ViewInput& input, const PlanFilter& draft, const Goal* goal) {
    const text::Text& text = input.text;
    const Day today = input.indices.today(input.me);
    GoalForm form;
    const auto names = named_levels(text);
    form.level_options.assign(names.begin() + 1, names.end());
    form.command.learner = input.me;
    form.command.weekly_minutes = std::int64_t{draft.weekly_hours} * 60;
    const progress::LearnerMastery& mastery = input.indices.mastery(input.me);
    for (const TargetDraft& target : draft.targets) {
        GoalTarget row;
        row.title = skill_title(input, target.skill);
        row.level_label = text.plan_target_level(row.title);
        row.remove_label = text.plan_target_remove(row.title);
        const graph::SkillIndex index = input.indices.graph().index_of(target.skill);
        if (index != graph::no_skill) {
            row.now = text.plan_target_now(mastery_words(text, mastery.mastery[index]).value);
            form.command.targets[target.skill] = target.level;
        }
        form.targets.push_back(std::move(row));
    }
    fill_choices(input, draft, form);
    read_due(input, draft, today, form);
    fill_preview(input, today, form);
    if (form.command.targets.empty()) {
        form.problem = text.plan_need_target();
    } else if (!form.due_error.empty()) {
        form.problem = text.plan_need_date();
    }
    form.is_stored = goal != nullptr && goal->targets == form.command.targets &&
                     goal->due_day == form.command.due.number && goal->weekly_minutes == form.command.weekly_minutes;
    return form;
}

/// Prerequisites that are still steps of the plan.
std::vector<SkillId> waits_for(const graph::SkillGraph& graph, const graph::Plan& plan, graph::SkillIndex skill) {
    std::vector<SkillId> out;
    for (const graph::SkillIndex before : graph.prerequisites(skill)) {
        if (plan.find(before) != nullptr) out.push_back(graph.id(before));
    }
    return out;
}

std::vector<SkillId> ids_of(const graph::SkillGraph& graph, const std::vector<graph::SkillIndex>& skills) {
    std::vector<SkillId> out;
    for (const graph::SkillIndex skill : skills) out.push_back(graph.id(skill));
    return out;
}

PlanStepRow step_row(const ViewInput& input, const graph::Plan& plan, std::size_t at) {
    const text::Text& text = input.text;
    const graph::SkillGraph& graph = input.indices.graph();
    const graph::PlanStep& step = plan.steps[at];
    PlanStepRow row;
    row.skill = graph.id(step.skill);
    row.key = row_key(row.skill);
    row.number = std::to_string(at + 1);
    row.title = skill_title(input, row.skill);
    row.href = href({Page::skills, row.skill});
    row.name = text.plan_row_name(static_cast<std::int64_t>(at + 1), row.title);
    const std::string from = format_level(step.from_level_micro);
    row.levels = text.plan_levels(from, step.to_level);
    row.left = text::format_duration(text, step.minutes_left);
    if (plan.has_dates()) {
        row.dates = format_days(input, step.first_day, step.last_day);
    }
    row.is_ready = step.is_ready;
    row.in_cycle = step.in_cycle;
    if (step.in_cycle) {
        row.state = text.plan_in_circle();
    } else if (step.is_ready) {
        row.state = text.plan_ready();
    } else {
        row.state = text.plan_needs(skill_names(input, waits_for(graph, plan, step.skill), 1));
    }
    row.because = plan_reason(input, step.because);
    if (!step.instead_of.empty()) {
        row.because = text.plan_because_choice(row.because, skill_names(input, ids_of(graph, step.instead_of), 2));
    }
    row.small = text.plan_row_small(from, step.to_level, row.left);
    return row;
}

void fill_in_time(const ViewInput& input, const Goal& goal, PlanView& view) {
    const text::Text& text = input.text;
    const graph::PlanWithin& within = input.indices.plan_in_time(input.me);
    const Day due{static_cast<std::int32_t>(goal.due_day)};
    view.in_time.title = text.plan_in_time(format_day(input, due));
    for (const auto& [skill, level] : within.targets) {
        view.in_time.reached.push_back(
            level < goal.targets.at(skill)
                ? text.plan_in_time_less(skill_title(input, skill), level, goal.targets.at(skill))
                : text.plan_in_time_whole(skill_title(input, skill), level));
    }
    if (!within.left_out.empty()) view.in_time.left_out = text.plan_in_time_not(skill_names(input, within.left_out, 4));
    if (within.targets.empty()) view.in_time.left_out = text.plan_in_time_nothing();
    view.in_time.command = {input.me, within.targets, due, goal.weekly_minutes};
}

void fill_plan(const ViewInput& input, const Goal& goal, const graph::Plan& plan, PlanView& view) {
    const text::Text& text = input.text;
    const graph::SkillGraph& graph = input.indices.graph();
    view.words = plan_words(input, plan, goal.weekly_minutes, Day{static_cast<std::int32_t>(goal.due_day)});
    if (plan.timing == graph::PlanTiming::late) fill_in_time(input, goal, view);
    if (plan.minutes_gap > 0) {
        view.not_shortest = text.plan_not_shortest(text::format_duration(text, plan.minutes_gap));
    }
    if (!plan.unknown_targets.empty()) {
        view.unknown_targets = text.plan_unknown_targets(static_cast<std::int64_t>(plan.unknown_targets.size()));
    }
    if (plan.minutes_total > 0) {
        const std::int64_t minutes_done = plan.minutes_total - plan.minutes_left;
        view.progress = static_cast<double>(minutes_done) / static_cast<double>(plan.minutes_total);
        view.progress_text = text.plan_progress_text(text::format_duration(text, minutes_done),
                                                     text::format_duration(text, plan.minutes_total));
    }
    std::vector<SkillId> circle;
    for (std::size_t at = 0; at < plan.steps.size(); ++at) {
        view.steps.push_back(step_row(input, plan, at));
        if (plan.steps[at].in_cycle) circle.push_back(graph.id(plan.steps[at].skill));
    }
    if (!circle.empty()) view.cycle = text.plan_cycle_line(skill_names(input, circle, 5));
    for (const graph::PlanDone& done : plan.done) {
        PlanDoneRow row;
        row.skill = graph.id(done.skill);
        row.key = row_key(row.skill);
        row.title = skill_title(input, row.skill);
        row.href = href({Page::skills, row.skill});
        row.line = text.plan_done_row(format_level(done.level_micro), done.to_level);
        row.because = plan_reason(input, done.because);
        view.done.push_back(std::move(row));
    }
    view.done_show = text.plan_done_show(static_cast<std::int64_t>(view.done.size()));
}

}  // namespace

Day parse_day(std::string_view text) {
    std::array<std::int32_t, 3> numbers{};
    std::size_t count = 0;
    bool in_number = false;
    for (const char c : text) {
        const bool is_digit = c >= '0' && c <= '9';
        if (is_digit && !in_number) {
            if (count == numbers.size()) return {};
            ++count;
        }
        in_number = is_digit;
        if (!is_digit) continue;
        std::int32_t& number = numbers[count - 1];
        number = number * 10 + (c - '0');
        if (number > 9999) return {};
    }
    if (count != numbers.size()) return {};
    const CivilDate date =
        numbers[0] > 31 ? CivilDate{numbers[0], numbers[1], numbers[2]} : CivilDate{numbers[2], numbers[1], numbers[0]};
    return date.year >= 1970 && is_valid(date) ? day_of(date) : Day{};
}

PlanWords plan_words(const ViewInput& input, const graph::Plan& plan, std::int64_t weekly_minutes, Day due) {
    const text::Text& text = input.text;
    const std::string hours = text::format_duration(text, weekly_minutes);
    const std::string finish = format_day(input, plan.finish);
    PlanWords words;
    switch (plan.timing) {
        case graph::PlanTiming::no_targets: break;
        case graph::PlanTiming::nothing_left:
            words.sentence = text.plan_sentence_reached();
            words.short_text = text.plan_short_reached();
            words.tone = PlanTone::good;
            break;
        case graph::PlanTiming::no_weekly_minutes:
            words.sentence = text.plan_sentence_no_hours(text::format_duration(text, plan.minutes_left));
            words.short_text = text.plan_short_no_hours();
            break;
        case graph::PlanTiming::no_due_day:
            words.sentence = text.plan_sentence_no_due(hours, finish);
            words.short_text = text.plan_short_no_due();
            break;
        case graph::PlanTiming::fits:
            words.tone = PlanTone::good;
            if (plan.days_spare == 0) {
                words.sentence = text.plan_sentence_just(hours, finish);
                words.short_text = text.plan_short_just();
            } else {
                const std::string amount = amount_of_days(text, plan.days_spare);
                words.sentence = text.plan_sentence_early(hours, finish, amount);
                words.short_text = text.plan_short_early(amount);
            }
            break;
        case graph::PlanTiming::late: {
            const std::string amount = amount_of_days(text, plan.days_late);
            words.sentence = text.plan_sentence_late(hours, finish, amount);
            words.advice = advice_for(text, plan);
            words.short_text = text.plan_short_late(amount);
            words.tone = PlanTone::warn;
            break;
        }
        case graph::PlanTiming::due_day_passed:
            words.sentence = text.plan_sentence_overdue(format_day(input, due), hours, finish);
            words.advice = text.plan_to_fit_date();
            words.short_text = text.plan_short_overdue();
            words.tone = PlanTone::warn;
            break;
    }
    return words;
}

PlanView build_plan_view(const ViewInput& input, const PlanFilter& filter) {
    PlanView view;
    const Profile* me = input.model.profiles.find(input.me);
    view.has_profile = me != nullptr;
    view.has_skills = input.model.skills.existing_count() > 0;
    if (!view.has_profile || !view.has_skills) return view;
    const Goal* goal = app::goal_of(input.model, input.me);
    view.has_goal = goal != nullptr && !goal->targets.empty();
    const bool is_editing = filter.is_editing && filter.learner == input.me;
    view.is_form_open = is_editing || !view.has_goal;
    view.recorded = draft_of_goal(goal, *me);
    if (view.is_form_open) view.form = build_form(input, is_editing ? filter : view.recorded, goal);
    view.subtitle = input.text.plan_subtitle_none();
    if (!view.has_goal) return view;
    view.goal = goal->id;
    std::vector<SkillId> targets;
    for (const auto& [skill, level] : goal->targets) targets.push_back(skill);
    view.subtitle = skill_names(input, targets, 3);
    if (goal->due_day != 0) {
        const Day due{static_cast<std::int32_t>(goal->due_day)};
        view.subtitle = input.text.plan_goal_by(view.subtitle, format_day(input, due));
    }
    fill_plan(input, *goal, input.indices.plan(input.me), view);
    return view;
}

}  // namespace cairn::views
