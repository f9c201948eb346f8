#include "core/meetings/agenda.hpp"

#include <algorithm>
#include <limits>

#include "core/meetings/meetings.hpp"
#include "core/progress/mastery.hpp"

namespace cairn::meetings {
namespace {

constexpr std::int64_t micro_per_level = 1'000'000;
constexpr std::size_t of_each_kind_max = 3;

std::int64_t due_or_never(const OpenAction& action) {
    return action.item->due_day != 0 ? action.item->due_day : std::numeric_limits<std::int64_t>::max();
}

void add_goals(const Model& model, ProfileId learner, Instant now, std::vector<AgendaSuggestion>& out) {
    const Goal* goal = model.goals.find(goal_id(learner));
    if (goal == nullptr) return;
    std::vector<AgendaSuggestion> goals;
    for (const auto& [skill, target] : goal->targets) {
        const std::int64_t level = progress::mastery_of(model, learner, skill, now).level_micro;
        const bool is_named = std::ranges::any_of(out, [&](const AgendaSuggestion& one) {
            return one.reason == AgendaReason::stuck_skill && one.stuck.skill == skill;
        });
        if (model.skills.find(skill) == nullptr || level >= target * micro_per_level || is_named) continue;
        goals.push_back({.reason = AgendaReason::open_goal,
                         .skill = skill,
                         .target_level = target,
                         .level_micro = level,
                         .due_day = goal->due_day});
    }
    std::ranges::stable_sort(goals, std::ranges::greater{}, [](const AgendaSuggestion& one) {
        return one.target_level * micro_per_level - one.level_micro;
    });
    if (goals.size() > of_each_kind_max) goals.resize(of_each_kind_max);
    out.insert(out.end(), goals.begin(), goals.end());
}

}  // namespace

std::vector<OpenAction> open_actions(const Model& model, ProfileId learner, ProfileId coach, std::int64_t before_ms) {
    std::vector<OpenAction> out;
    for (const Meeting* meeting : meetings_of(model, learner, coach)) {
        if (meeting->start_ms >= before_ms) continue;
        for (const auto& [id, item] : meeting->actions) {
            if (item.state == ActionState::open && !item.text.empty())
                out.push_back({meeting->id, id, &item, meeting->start_ms});
        }
    }
    std::ranges::stable_sort(out, {}, due_or_never);
    return out;
}

std::vector<StuckSkill> stuck_skills(const Model& model, ProfileId learner, Instant now) {
    std::vector<StuckSkill> out;
    for (const Practice& practice : model.practices.rows()) {
        if (!practice.exists || practice.learner != learner || model.skills.find(practice.skill) == nullptr) continue;
        StuckSkill stuck{.skill = practice.skill};
        std::int64_t seen = 0;
        for (auto it = practice.answers.rbegin(); it != practice.answers.rend() && seen < stuck_answers; ++it, ++seen) {
            const auto ms = static_cast<std::int64_t>(it->first.high);
            if (ms < now.ms - stuck_days * ms_per_day) break;
            stuck.wrong += it->second == 0 ? 1 : 0;
            if (seen == 0) stuck.last = {ms};
        }
        if (seen == stuck_answers && stuck.wrong >= stuck_wrong_min) out.push_back(stuck);
    }
    std::ranges::sort(out, [](const StuckSkill& a, const StuckSkill& b) {
        if (a.wrong != b.wrong) return a.wrong > b.wrong;
        return a.last != b.last ? a.last > b.last : a.skill < b.skill;
    });
    return out;
}

std::vector<AgendaSuggestion> suggest_agenda(const Model& model, ProfileId learner, ProfileId coach,
                                             std::int64_t before_ms, Instant now) {
    std::vector<AgendaSuggestion> out;
    for (const OpenAction& action : open_actions(model, learner, coach, before_ms)) {
        if (out.size() == of_each_kind_max) break;
        out.push_back({.reason = AgendaReason::open_action, .action = action});
    }
    std::vector<StuckSkill> stuck = stuck_skills(model, learner, now);
    if (stuck.size() > of_each_kind_max) stuck.resize(of_each_kind_max);
    for (const StuckSkill& one : stuck) out.push_back({.reason = AgendaReason::stuck_skill, .stuck = one});
    add_goals(model, learner, now, out);
    if (out.size() > suggestions_max) out.resize(suggestions_max);
    return out;
}

}  // namespace cairn::meetings
