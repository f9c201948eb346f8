#pragma once
// core/progress: what a learner's record says about them. Mastery with its uncertainty, course progress and activity as
// pure functions of the model. It must never know the graph of skills, plans, or what anybody recommends.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "core/base/time.hpp"
#include "core/model/model.hpp"

namespace cairn::progress {

inline constexpr std::int64_t level_micro_max = 5'000'000;
/// A declared level weighs as much as this many fresh answers.
inline constexpr std::int64_t prior_answers = 4;
/// After so many days an answer weighs half.
inline constexpr std::int64_t half_life_days = 90;
/// The weight falls in steps of so many days.
inline constexpr std::int64_t days_per_step = 10;

enum class EvidenceKind : std::uint8_t { none, declared, answers };

/// What is believed about one learner in one skill.
///
/// Units:    levels in micro-levels, 0..5'000'000; low and high hold the level in nine cases of ten.
struct Mastery {
    std::int64_t level_micro = 0;
    std::int64_t low_micro = 0;
    std::int64_t high_micro = 0;
    std::int64_t answers = 0;
    std::int64_t right = 0;
    Instant last;  ///< of the last answer; ms 0 when there is none
    EvidenceKind evidence = EvidenceKind::none;

    bool operator==(const Mastery&) const = default;
};

/// Answers as they weigh together at one instant.
struct WeighedAnswers {
    std::int64_t right_micro = 0;  ///< weight of the right ones
    std::int64_t total_micro = 0;
    std::int64_t count = 0;
    std::int64_t right = 0;
    Instant last;
};

/// What follows from a declared level and answers of this weight.
Mastery mastery_from(std::optional<std::int64_t> declared_level, const WeighedAnswers& answers);

/// Micro-weight of an answer `age_days` old: 1'000'000 today, half after 90 days, a quarter after 180; in steps of ten
/// days, 0 after five years. Integers only.
std::int64_t answer_weight_micro(std::int64_t age_days);

/// Beta-Bernoulli: the prior has mean declared/5 (0 when nothing is declared) and the weight of `prior_answers`.
///
/// `answers` as in Practice::answers. Answers dated after `now` count as given now.
/// Interval: normal approximation at 90 %, its spread taken from the posterior with one more right and one more wrong
/// answer, so that a level of 0 or 5 is not certain (Agresti and Coull 1998).
/// Bounds:   exact up to 1.8 million answers. Cost: O(answers).
Mastery estimate_mastery(std::optional<std::int64_t> declared_level, const std::map<Id, std::int64_t>& answers,
                         Instant now);

/// All skills of one learner.
///
/// Shapes:   the three vectors are parallel, in the order of the skills asked for; with SkillGraph::ids() their
///           positions are skill indices and level_micro can go straight into a plan.
struct LearnerMastery {
    std::vector<SkillId> skills;
    std::vector<Mastery> mastery;
    std::vector<std::int64_t> level_micro;
};

/// `skills` in ascending order. An unknown learner has no evidence anywhere.
/// Cost:     O(skills + answers).
LearnerMastery compute_mastery(const Model& model, ProfileId learner, std::span<const SkillId> skills, Instant now);

/// Mastery of one skill of one learner.
Mastery mastery_of(const Model& model, ProfileId learner, SkillId skill, Instant now);

/// How far people are in one skill.
struct CohortMastery {
    std::int64_t level_micro = 0;  ///< the mean of those about whom something is known
    std::int64_t people = 0;  ///< how many those are

    bool operator==(const CohortMastery&) const = default;
};

/// Of everybody with the role of a learner, by the order of `skills` (ascending).
/// Cost:     O(levels named + answers).
std::vector<CohortMastery> cohort_mastery(const Model& model, std::span<const SkillId> skills, Instant now);

}  // namespace cairn::progress
