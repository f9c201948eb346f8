#pragma once

#include <span>
#include <vector>

#include "core/model/model.hpp"
#include "core/progress/forgetting.hpp"

namespace cairn::progress {

/// One practised skill, and when it should be seen again.
struct SkillReview {
    SkillId skill;
    ReviewNeed need;
    std::int64_t answers = 0;
};

/// Every skill with an answer: those that are due first, the least likely to be known first; then by when they will
/// be. Ties by skill.
/// Cost:     O(skills + answers).
std::vector<SkillReview> reviews_of(const Model& model, ProfileId learner, std::span<const SkillId> skills, Instant now,
                                    const ReviewOptions& options = {});

/// How many of them are due.
std::int64_t due_count(std::span<const SkillReview> reviews);

}  // namespace cairn::progress
