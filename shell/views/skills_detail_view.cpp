#include "shell/views/skills_detail_view.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <tuple>

#include "core/app/decide.hpp"
#include "core/matching/features.hpp"
#include "shell/text/format.hpp"
#include "shell/views/courses_view.hpp"
#include "shell/views/reasons.hpp"
#include "shell/views/route.hpp"

namespace cairn::views {
namespace {

constexpr int history_weeks = 26;

using Answers = std::map<Id, std::int64_t>;

/// The level after one more answer given now.
std::string level_after(std::optional<std::int64_t> declared, Answers answers, bool is_right, Instant now) {
    Id last_of_now{static_cast<std::uint64_t>(now.ms), ~std::uint64_t{0}};
    while (answers.contains(last_of_now)) --last_of_now.low;
    answers[last_of_now] = is_right ? 1 : 0;
    return format_level(progress::estimate_mastery(declared, answers, now).level_micro);
}

void fill_mastery(const ViewInput& input, const Profile& me, SkillDetailView& view) {
    const text::Text& text = input.text;
    const auto level = me.levels.find(view.id);
    const std::optional<std::int64_t> declared = level == me.levels.end() ? std::nullopt : std::optional(level->second);
    view.declared = static_cast<int>(declared.value_or(-1));
    const Practice* practice = input.model.practices.find(practice_id(me.id, view.id));
    const Answers answers = practice != nullptr ? practice->answers : Answers{};
    const progress::Mastery mastery = progress::estimate_mastery(declared, answers, input.now);
    view.mastery = mastery_words(text, mastery);
    view.evidence = mastery_evidence(input, mastery, view.declared);
    view.interval = text.mastery_interval(format_level(mastery.low_micro), format_level_high(mastery.high_micro),
                                          progress::half_life_days);
    const std::string now = format_level(mastery.level_micro);
    const std::string right = level_after(declared, answers, true, input.now);
    const std::string wrong = level_after(declared, answers, false, input.now);
    view.practice_effect = text.skills_practice_effect(right, wrong);
    view.toast_right = text.skills_practice_saved(now, right);
    view.toast_wrong = text.skills_practice_saved(now, wrong);
    for (int named = 0; named <= level_max; ++named) {
        view.level_toasts[static_cast<std::size_t>(named)] = text.skills_level_saved(named, view.title);
    }
    if (answers.empty()) return;
    Answers before = answers;
    before.erase(std::prev(before.end()));
    view.practice_last = text.skills_practice_last(
        format_level(progress::estimate_mastery(declared, before, input.now).level_micro), now);
    const auto& histories = input.indices.record(me.id).skills;
    const auto history = std::ranges::find(histories, view.id, &progress::SkillHistory::skill);
    if (history == histories.end()) return;
    const progress::SkillHistory* const line = &*history;
    view.history = mastery_chart(input, text.skills_history(), std::span(&line, 1), history_weeks);
}

ForecastView forecast_view(const ViewInput& input, SkillId skill) {
    using progress::FeatureGroup;
    ForecastView view;
    const auto forecast = input.indices.forecast(input.me, skill);
    if (!forecast) return view;
    const text::Text& text = input.text;
    const progress::Explanation& why = forecast->explanation;
    const auto micro_of = [&](FeatureGroup group) { return why.term_micro[static_cast<std::size_t>(group)]; };
    std::vector<std::int64_t> micro;
    const auto add = [&](std::string_view label, std::int64_t value) {
        view.terms.push_back({std::string(label), {}, 0, {}});
        micro.push_back(value);
    };
    add(text.skills_forecast_average(), micro_of(FeatureGroup::average));
    add(text.skills_forecast_skill(), micro_of(FeatureGroup::item) + micro_of(FeatureGroup::skill));
    add(text.skills_forecast_practice(), micro_of(FeatureGroup::practice));
    add(text.skills_forecast_form(), micro_of(FeatureGroup::form));
    add(text.skills_forecast_ability(), micro_of(FeatureGroup::ability));
    add(text.skills_forecast_spacing(), micro_of(FeatureGroup::spacing));
    add(text.skills_forecast_sequence(), micro_of(FeatureGroup::sequence));
    set_term_values(view.terms, micro, why.log_odds_micro, 2);
    view.total = text::format_signed_micro(why.log_odds_micro, 2);
    view.chance = text.skills_forecast_chance(text::format_percent(why.chance_micro));
    view.basis = text.skills_forecast_basis(forecast->answers, forecast->learners);
    return view;
}

void fill_plan(const ViewInput& input, graph::SkillIndex index, SkillDetailView& view) {
    const text::Text& text = input.text;
    const graph::Plan& plan = input.indices.plan(input.me);
    view.has_goal = plan.timing != graph::PlanTiming::no_targets;
    if (!view.has_goal) {
        view.plan_line = text.skills_plan_no_goal();
        return;
    }
    if (const graph::PlanStep* step = plan.find(index)) {
        const auto number = step - plan.steps.data() + 1;
        view.plan_line = text.skills_plan_step(number, static_cast<std::int64_t>(plan.steps.size()),
                                               format_level(step->from_level_micro), step->to_level,
                                               text::format_duration(text, step->minutes_left));
        if (plan.has_dates()) {
            view.plan_dates = format_days(input, step->first_day, step->last_day);
        }
        view.plan_because = plan_reason_long(input, step->because);
        return;
    }
    const auto done = std::ranges::find(plan.done, index, &graph::PlanDone::skill);
    if (done == plan.done.end()) {
        view.plan_line = text.skills_plan_none();
        return;
    }
    view.plan_line = text.skills_plan_reached(format_level(done->level_micro), done->to_level);
    view.plan_because = plan_reason_long(input, done->because);
}

std::vector<SkillNeighbour> neighbours(const ViewInput& input, std::span<const graph::SkillIndex> skills,
                                       const std::array<std::string, level_max + 1>& names) {
    const progress::LearnerMastery& mastery = input.indices.mastery(input.me);
    std::vector<SkillNeighbour> out;
    for (const graph::SkillIndex index : skills) {
        const SkillId id = input.indices.graph().id(index);
        const MasteryWords words = mastery_words(input.text, mastery.mastery[index]);
        SkillNeighbour row{row_key(id), skill_title(input, id), href({Page::skills, id}), {}, {}, -1};
        if (mastery.mastery[index].evidence != progress::EvidenceKind::none) {
            row.line = words.value;
            row.level = words.level;
            row.level_name = names[static_cast<std::size_t>(words.level)];
        }
        out.push_back(std::move(row));
    }
    std::ranges::sort(out, {}, &SkillNeighbour::title);
    return out;
}

/// What would do as well as `need` for `index`; empty when it is needed in any case.
std::string other_ways(const ViewInput& input, graph::SkillIndex index, graph::SkillIndex need) {
    const graph::SkillGraph& graph = input.indices.graph();
    const auto row = graph.prerequisites(index);
    const auto numbers = graph.alternatives(index);
    const auto at = static_cast<std::size_t>(std::ranges::lower_bound(row, need) - row.begin());
    std::vector<SkillId> others;
    for (std::size_t edge = 0; edge < row.size(); ++edge) {
        if (numbers[at] != 0 && numbers[edge] == numbers[at] && edge != at) others.push_back(graph.id(row[edge]));
    }
    return others.empty() ? std::string{} : skill_names(input, others, 3);
}

/// What `index` needs, each branch that is open followed by what it needs. `key` is the way here. A skill may stand in
/// several places; below itself it cannot, since the graph has no cycles.
void add_needs(const ViewInput& input, const SkillDetailFilter& filter, graph::SkillIndex index, std::uint64_t key,
               int depth, SkillDetailView& view) {
    const graph::SkillGraph& graph = input.indices.graph();
    for (SkillNeighbour& row : neighbours(input, graph.prerequisites(index), view.level_names)) {
        const graph::SkillIndex need = graph.index_of(SkillId{parse_route(row.href).object});
        if (const std::string others = other_ways(input, index, need); !others.empty()) {
            row.line =
                row.line.empty() ? input.text.skills_either(others) : input.text.skills_either_line(row.line, others);
        }
        row.key = (key * 0x9E3779B97F4A7C15ULL) ^ row.key;
        row.depth = depth;
        row.has_branches = !graph.prerequisites(need).empty();
        row.is_open = row.has_branches && std::ranges::contains(filter.open, row.key);
        const bool is_open = row.is_open;
        const std::uint64_t way = row.key;
        view.needs.push_back(std::move(row));
        if (is_open) add_needs(input, filter, need, way, depth + 1, view);
    }
}

void sort_by_level(std::vector<SkillNeighbour>& rows) {
    std::ranges::sort(rows, [](const SkillNeighbour& a, const SkillNeighbour& b) {
        return std::tie(b.level, a.title, a.key) < std::tie(a.level, b.title, b.key);
    });
}

void fill_courses(const ViewInput& input, SkillDetailView& view) {
    for (const Course* course : input.model.courses.existing()) {
        const auto taught = course->teaches.find(view.id);
        if (taught == course->teaches.end()) continue;
        SkillNeighbour row{row_key(course->id),
                           course->title.in(input.text.language()),
                           href({Page::courses, course->id}),
                           {},
                           {},
                           static_cast<int>(taught->second)};
        row.line = input.text.skills_course_line(taught->second, course_duration(input, course->minutes));
        view.courses.push_back(std::move(row));
    }
    sort_by_level(view.courses);
}

void fill_coaches(const ViewInput& input, SkillDetailView& view) {
    for (const Profile* coach : input.model.profiles.existing()) {
        if (!coach->has(role_coach)) continue;
        const auto level = coach->levels.find(view.id);
        if (level == coach->levels.end() || level->second < matching::coaching_level) continue;
        SkillNeighbour row{
            row_key(coach->id), coach->name, href({Page::coaches, coach->id}), {}, {}, static_cast<int>(level->second)};
        const std::int64_t free = std::max<std::int64_t>(0, coach->capacity - app::seats_taken(input.model, coach->id));
        row.line = coach->paused ? input.text.skills_coach_paused(level->second)
                                 : input.text.skills_coach_line(level->second, free);
        view.coaches.push_back(std::move(row));
    }
    sort_by_level(view.coaches);
}

}  // namespace

SkillDetailView build_skill_detail_view(const ViewInput& input, const SkillDetailFilter& filter) {
    SkillDetailView view;
    const SkillId id = filter.skill;
    const graph::SkillGraph& graph = input.indices.graph();
    const graph::SkillIndex index = graph.index_of(id);
    if (index == graph::no_skill) return view;
    const text::Text& text = input.text;
    view.exists = true;
    view.id = id;
    view.me = input.me;
    view.title = skill_title(input, id);
    const std::string area = area_title(input, graph.area(index));
    const std::string duration = text::format_duration(text, graph.minutes(index));
    view.subtitle = area.empty() ? text.skills_subtitle_plain(duration) : text.skills_subtitle_detail(area, duration);
    view.level_names = named_levels(text);
    const Profile* me = input.model.profiles.find(input.me);
    view.has_profile = me != nullptr;
    if (me != nullptr) {
        fill_mastery(input, *me, view);
        view.forecast = forecast_view(input, id);
        fill_plan(input, index, view);
    }
    add_needs(input, filter, index, 0, 0, view);
    view.unlocks = neighbours(input, graph.dependents(index), view.level_names);
    fill_courses(input, view);
    fill_coaches(input, view);
    return view;
}

}  // namespace cairn::views
