#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/progress/mastery.hpp"

namespace cairn::progress {

/// How recent answers moved one skill.
struct Movement {
    SkillId skill;
    Instant last;                   ///< the latest answer
    bool last_was_right = false;
    std::int64_t answers = 0;       ///< since `since`
    std::int64_t right = 0;         ///< since `since`
    std::int64_t before_micro = 0;  ///< the level at `now` without those answers
    std::int64_t after_micro = 0;   ///< with them
};

/// Every skill with an answer since `since`, the latest first, ties by skill.
/// Cost:     O(skills + answers).
std::vector<Movement> what_moved(const Model& model, ProfileId learner, std::span<const SkillId> skills, Instant since,
                                 Instant now);

}  // namespace cairn::progress
