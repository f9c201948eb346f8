#include "core/progress/history.hpp"

#include <algorithm>

namespace cairn::progress {
namespace {

using Answers = std::map<Id, std::int64_t>;

/// The first answer later than `instant`: keys are ordered by time.
Answers::const_iterator first_after(const Answers& answers, Instant instant) {
    return std::ranges::find_if(
        answers, [&](std::int64_t ms) { return ms > instant.ms; },
        [](const auto& answer) { return static_cast<std::int64_t>(answer.first.high); });
}

std::optional<std::int64_t> declared_level(const Model& model, ProfileId learner, SkillId skill) {
    const Profile* profile = model.profiles.find(learner);
    if (profile == nullptr) return std::nullopt;
    const auto level = profile->levels.find(skill);
    return level == profile->levels.end() ? std::nullopt : std::optional(level->second);
}

}  // namespace

std::vector<Movement> what_moved(const Model& model, ProfileId learner, std::span<const SkillId> skills, Instant since,
                                 Instant now) {
    std::vector<Movement> moved;
    for (const SkillId skill : skills) {
        const Practice* practice = model.practices.find(practice_id(learner, skill));
        if (practice == nullptr || practice->answers.empty()) continue;
        const Answers& answers = practice->answers;
        const auto first_new = first_after(answers, Instant{since.ms - 1});
        if (first_new == answers.end()) continue;
        Movement movement;
        movement.skill = skill;
        movement.last = Instant{static_cast<std::int64_t>(answers.rbegin()->first.high)};
        movement.last_was_right = answers.rbegin()->second > 0;
        for (auto it = first_new; it != answers.end(); ++it) {
            movement.answers += 1;
            movement.right += it->second > 0 ? 1 : 0;
        }
        const std::optional<std::int64_t> declared = declared_level(model, learner, skill);
        movement.before_micro = estimate_mastery(declared, Answers(answers.begin(), first_new), now).level_micro;
        movement.after_micro = estimate_mastery(declared, answers, now).level_micro;
        moved.push_back(movement);
    }
    std::ranges::sort(moved, [](const Movement& a, const Movement& b) {
        return a.last != b.last ? a.last > b.last : a.skill < b.skill;
    });
    return moved;
}

}  // namespace cairn::progress
