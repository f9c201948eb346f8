#include "shell/views/history_view.hpp"

#include "core/base/zone.hpp"
#include "core/model/schema.hpp"
#include "shell/text/actions.hpp"
#include "shell/text/format.hpp"
#include "shell/views/history_words.hpp"
#include "shell/views/page_words.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

std::string name_of(const ViewInput& input, const Id& object) {
    const Language language = input.text.language();
    if (const Profile* profile = input.model.profiles.find(ProfileId{object})) return profile->name;
    if (const Skill* skill = input.model.skills.find(SkillId{object})) return skill->title.in(language);
    if (const Course* course = input.model.courses.find(CourseId{object})) return course->title.in(language);
    return std::string(page_title(input.text, Page::plan));
}

/// In the reader's zone.
std::string when_words(const ViewInput& input, Instant instant) {
    const Profile* me = input.model.profiles.find(input.me);
    const auto zone = me != nullptr ? find_zone(me->zone) : std::nullopt;
    const Instant local{instant.ms + (zone ? zone->offset_minutes(instant) * ms_per_minute : 0)};
    const auto minutes = static_cast<int>((local.ms - start_of(utc_day(local)).ms) / ms_per_minute);
    return input.text.history_at(format_day(input, day_of_reader(input, instant)), text::format_clock(minutes));
}

std::string who_words(const ViewInput& input, const app::Change& change) {
    if (change.author && change.author == input.me) return std::string(input.text.history_you());
    const bool is_told = change.action != app::Action{};
    if (is_told && !change.author) return std::string(input.text.history_nobody());
    const Profile* author = input.model.profiles.find(change.author);
    return author != nullptr ? author->name : std::string(input.text.history_unknown());
}

/// What was done, as a sentence begins; empty when nobody told.
std::string what_words(const ViewInput& input, app::Action action) {
    if (action == app::Action{}) return {};
    std::string words(text::action_name(input.text, action));
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

HistoryRow row_of(const ViewInput& input, const app::Change& change, std::string field) {
    HistoryRow row;
    row.field = std::move(field);
    const bool is_first = std::holds_alternative<std::monostate>(change.before);
    row.before = is_first ? std::string(input.text.history_nothing()) : value_words(input, change.key, change.before);
    row.after = value_words(input, change.key, change.after);
    row.is_shown = change.is_shown;
    row.has_lost = change.has_lost;
    if (!change.is_shown && may_write(input.model, change.key, input.me)) {
        row.put_back = app::PutBack{input.me, change.key, change.after};
        row.put_back_name = input.text.history_put_back_name(row.after, row.field);
    }
    return row;
}

bool is_one_step(const app::Change& a, const app::Change& b) {
    return a.stamp == b.stamp && a.replica == b.replica && a.action == b.action;
}

}  // namespace

std::optional<Route> page_of(const Model& model, const Id& object) {
    if (model.profiles.find(ProfileId{object}) != nullptr) return Route{Page::people, object};
    if (model.skills.find(SkillId{object}) != nullptr) return Route{Page::skills, object};
    if (model.courses.find(CourseId{object}) != nullptr) return Route{Page::courses, object};
    if (model.goals.find(GoalId{object}) != nullptr) return Route{Page::plan, {}};
    return std::nullopt;
}

HistoryView build_history_view(const ViewInput& input, const HistoryFilter& filter,
                               const std::vector<app::Change>& changes) {
    HistoryView view;
    const std::string name = name_of(input, filter.object);
    view.title = input.text.history_of(name);
    view.back = page_of(input.model, filter.object).value_or(Route{});
    view.back_label = input.text.history_back(name);
    const app::Change* last = nullptr;
    for (const app::Change& change : changes) {
        std::string field = field_words(input, change.key);
        if (field.empty() || change.before == change.after) continue;
        if (last == nullptr || !is_one_step(*last, change)) {
            if (view.steps.size() == filter.steps_max) {
                view.has_more = true;
                break;
            }
            view.steps.push_back({.when = when_words(input, change.stamp.instant()),
                                  .who = who_words(input, change),
                                  .what = what_words(input, change.action),
                                  .rows = {}});
            last = &change;
        }
        view.steps.back().rows.push_back(row_of(input, change, std::move(field)));
        view.has_lost = view.has_lost || change.has_lost;
    }
    return view;
}

}  // namespace cairn::views
