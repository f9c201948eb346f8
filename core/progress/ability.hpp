#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/progress/answer_log.hpp"

namespace cairn::progress {

/// A place on the common scale of learners and items, and how far off it may be.
///
/// Units:    micro-log-odds; a learner as able as an item is hard is right in half of the cases.
struct Estimate {
    std::int64_t value_micro = 0;
    std::int64_t error_micro = 0;  ///< one standard error, of the posterior
    std::int64_t answers = 0;

    bool operator==(const Estimate&) const = default;
};

/// What is believed before any answer: normal, with this mean and deviation.
struct AbilityPrior {
    std::int64_t mean_micro = 0;
    std::int64_t deviation_micro = 1'000'000;
};

/// An answer to an item whose difficulty is known.
struct RatedAnswer {
    std::int64_t difficulty_micro = 0;
    bool is_right = false;
};

/// The ability at which the posterior of the Rasch model is highest.
///
/// One more right answer never lowers it and one more wrong one never raises it, whatever the items, and the order of
/// answers does not count: the posterior has one summit, and every answer moves it to its own side.
/// Cost:     O(answers), about ten rounds.
/// Source:   Rasch 1960; modal Bayes estimates after Mislevy 1986.
Estimate estimate_ability(std::span<const RatedAnswer> answers, const AbilityPrior& prior = {});

/// The mean chance, in micro, of being right in items of these difficulties; in one of middling difficulty where there
/// are none. This is the mastery to show: it only ever moves with the ability.
std::int64_t expected_share_micro(std::int64_t ability_micro, std::span<const std::int64_t> difficulties_micro);

struct ItemBankOptions {
    std::int64_t item_deviation_micro = 1'200'000;     ///< of difficulties, before any answer
    std::int64_t learner_deviation_micro = 1'000'000;  ///< of learners about the mean of all
    std::int64_t skill_deviation_micro = 700'000;      ///< of a learner's skills about what the learner can do
    int rounds = 20;                                   ///< over all learners and items in turn
};

/// One learner in one skill.
struct SkillAbility {
    LearnerIndex learner = 0;
    AreaIndex skill = 0;
    Estimate ability;
};

/// Items, learners and learners' skills on one scale. The average item stands at 0.
struct ItemBank {
    std::vector<Estimate> items;       ///< difficulties, by ItemIndex
    std::vector<Estimate> learners;    ///< by LearnerIndex
    std::vector<SkillAbility> skills;  ///< those with an answer, by learner, then skill
};

/// Calibrates everything of a log, each answer once: the Rasch model by turns, difficulties from abilities and
/// abilities from difficulties, each drawn to its prior. Of answers to one item by one learner all count.
///
/// Cost:     O(rounds * answers).
/// Source:   docs/decisions/0026 says why one parameter an item.
ItemBank calibrate_items(const AnswerLog& log, const ItemBankOptions& options = {});

}  // namespace cairn::progress
