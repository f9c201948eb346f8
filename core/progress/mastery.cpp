#include "core/progress/mastery.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cairn::progress {
namespace {

constexpr std::int64_t one = 1'000'000;

/// 2^(-k/9) in micro: the weight after k steps of ten days within one half-life.
constexpr std::array<std::int64_t, 9> weight_by_step{1'000'000, 925'875, 857'244, 793'701, 734'867,
                                                     680'395,   629'961, 583'264, 540'030};
static_assert(days_per_step == half_life_days / static_cast<std::int64_t>(weight_by_step.size()));
constexpr std::int64_t halvings_max = 20;

struct Belief {
    std::int64_t right_micro = 0;  ///< pseudo-answers that were right, in micro
    std::int64_t total_micro = 0;
};

/// 1.645 standard deviations of the share of right answers, in micro-levels.
std::int64_t half_interval_micro(const Belief& belief) {
    const double right = static_cast<double>(belief.right_micro + one) / 1e6;
    const double total = static_cast<double>(belief.total_micro + 2 * one) / 1e6;
    const double share = right / total;
    const double deviation = std::sqrt(share * (1.0 - share) / (total + 1.0));
    return static_cast<std::int64_t>(1.645 * deviation * static_cast<double>(level_micro_max));
}

}  // namespace

std::int64_t answer_weight_micro(std::int64_t age_days) {
    const std::int64_t age = std::max<std::int64_t>(age_days, 0);
    const std::int64_t halvings = age / half_life_days;
    if (halvings >= halvings_max) return 0;
    return weight_by_step[static_cast<std::size_t>(age % half_life_days / days_per_step)] >> halvings;
}

Mastery mastery_from(std::optional<std::int64_t> declared_level, const WeighedAnswers& answers) {
    const std::int64_t declared = std::clamp<std::int64_t>(declared_level.value_or(0), 0, level_max);
    const Belief belief{prior_answers * one * declared / level_max + answers.right_micro,
                        prior_answers * one + answers.total_micro};
    Mastery mastery;
    mastery.evidence = answers.count > 0 ? EvidenceKind::answers
                       : declared_level  ? EvidenceKind::declared
                                         : EvidenceKind::none;
    mastery.answers = answers.count;
    mastery.right = answers.right;
    mastery.last = answers.last;
    mastery.level_micro = belief.right_micro * level_micro_max / belief.total_micro;
    const std::int64_t half = half_interval_micro(belief);
    mastery.low_micro = std::max<std::int64_t>(mastery.level_micro - half, 0);
    mastery.high_micro = std::min(mastery.level_micro + half, level_micro_max);
    return mastery;
}

Mastery estimate_mastery(std::optional<std::int64_t> declared_level, const std::map<Id, std::int64_t>& answers,
                         Instant now) {
    WeighedAnswers weighed;
    for (const auto& [key, value] : answers) {
        const auto at_ms = static_cast<std::int64_t>(key.high);
        const std::int64_t weight = at_ms >= now.ms ? one : answer_weight_micro((now.ms - at_ms) / ms_per_day);
        const bool is_right = value > 0;
        weighed.total_micro += weight;
        weighed.right_micro += is_right ? weight : 0;
        weighed.count += 1;
        weighed.right += is_right ? 1 : 0;
        weighed.last.ms = std::max(weighed.last.ms, at_ms);
    }
    return mastery_from(declared_level, weighed);
}

Mastery mastery_of(const Model& model, ProfileId learner, SkillId skill, Instant now) {
    const Profile* profile = model.profiles.find(learner);
    if (profile == nullptr) return estimate_mastery(std::nullopt, {}, now);
    const auto level = profile->levels.find(skill);
    const std::optional<std::int64_t> declared =
        level == profile->levels.end() ? std::nullopt : std::optional(level->second);
    const Practice* practice = model.practices.find(practice_id(learner, skill));
    return practice == nullptr ? estimate_mastery(declared, {}, now)
                               : estimate_mastery(declared, practice->answers, now);
}

LearnerMastery compute_mastery(const Model& model, ProfileId learner, std::span<const SkillId> skills, Instant now) {
    LearnerMastery all;
    all.skills.assign(skills.begin(), skills.end());
    all.mastery.reserve(skills.size());
    all.level_micro.reserve(skills.size());
    for (const SkillId skill : skills) {
        all.mastery.push_back(mastery_of(model, learner, skill, now));
        all.level_micro.push_back(all.mastery.back().level_micro);
    }
    return all;
}

std::vector<CohortMastery> cohort_mastery(const Model& model, std::span<const SkillId> skills, Instant now) {
    std::vector<CohortMastery> out(skills.size());
    const auto add = [&](ProfileId learner, SkillId skill) {
        const auto it = std::ranges::lower_bound(skills, skill);
        if (it == skills.end() || *it != skill) return;
        CohortMastery& sum = out[static_cast<std::size_t>(it - skills.begin())];
        sum.level_micro += mastery_of(model, learner, skill, now).level_micro;
        ++sum.people;
    };
    const auto learns = [&](ProfileId person) {
        const Profile* profile = model.profiles.find(person);
        return profile != nullptr && profile->has(role_learner);
    };
    for (const Profile& profile : model.profiles.rows()) {
        if (!profile.exists || !profile.has(role_learner)) continue;
        for (const auto& [skill, level] : profile.levels) add(profile.id, skill);
    }
    for (const Practice& practice : model.practices.rows()) {
        if (!practice.exists || practice.answers.empty() || !learns(practice.learner)) continue;
        const bool is_counted = model.profiles.find(practice.learner)->levels.contains(practice.skill);
        if (!is_counted) add(practice.learner, practice.skill);
    }
    for (CohortMastery& each : out) each.level_micro /= std::max<std::int64_t>(each.people, 1);
    return out;
}

}  // namespace cairn::progress
