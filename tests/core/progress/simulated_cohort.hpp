#pragma once
// A cohort that answers by the book: each learner has an ability in each skill, each item a difficulty, and chance
// decides with the probability that both give. So a test knows what there is to be found.

#include <cstdint>
#include <vector>

#include "core/base/elementary.hpp"
#include "core/base/random.hpp"
#include "core/base/time.hpp"
#include "core/progress/answer_log.hpp"

namespace cairn::test {

struct CohortOptions {
    std::uint32_t learners = 200;
    std::uint32_t items = 60;
    std::uint32_t skills = 6;
    std::uint32_t answers_each = 50;
    bool has_times = true;
    std::uint64_t seed = 1;
};

struct Cohort {
    progress::AnswerLog log;
    std::vector<double> difficulty;            ///< by item
    std::vector<double> ability;               ///< by learner
    std::vector<progress::AreaIndex> skill_of;  ///< by item
};

/// About standard normal: twelve uniform numbers less their mean.
inline double normal(Random& random) {
    double sum = -6.0;
    for (int i = 0; i < 12; ++i) sum += static_cast<double>(random.next() >> 11) * 0x1p-53;
    return sum;
}

inline Cohort simulate(const CohortOptions& options) {
    Random random(options.seed);
    Cohort cohort;
    for (std::uint32_t item = 0; item < options.items; ++item) {
        cohort.difficulty.push_back(1.2 * normal(random));
        cohort.skill_of.push_back(item % options.skills);
    }
    for (std::uint32_t learner = 0; learner < options.learners; ++learner) {
        cohort.ability.push_back(0.5 + normal(random));
        std::vector<double> in_skill;
        for (std::uint32_t skill = 0; skill < options.skills; ++skill) in_skill.push_back(0.5 * normal(random));
        std::int64_t at_ms = start_of(day_of({2026, 1, 5})).ms;
        for (std::uint32_t i = 0; i < options.answers_each; ++i) {
            const auto item = static_cast<std::uint32_t>(random.below(options.items));
            const progress::AreaIndex skill = cohort.skill_of[item];
            const double log_odds = cohort.ability[learner] + in_skill[skill] - cohort.difficulty[item];
            const double chance = 1.0 / (1.0 + exact_exp(-log_odds));
            at_ms += random.between(1, 2 * ms_per_day);
            cohort.log.add(learner, {item, {&skill, 1}, options.has_times ? at_ms : 0},
                           random.chance(static_cast<std::uint32_t>(chance * 1e6)));
        }
    }
    return cohort;
}

}  // namespace cairn::test
