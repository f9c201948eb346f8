#include "core/progress/reviews.hpp"

#include <algorithm>

namespace cairn::progress {

std::vector<SkillReview> reviews_of(const Model& model, ProfileId learner, std::span<const SkillId> skills, Instant now,
                                    const ReviewOptions& options) {
    std::vector<SkillReview> reviews;
    for (const SkillId skill : skills) {
        const Practice* practice = model.practices.find(practice_id(learner, skill));
        if (practice == nullptr || practice->answers.empty()) continue;
        reviews.push_back({skill, review_of(practice->answers, now, options), std::ssize(practice->answers)});
    }
    std::ranges::sort(reviews, [](const SkillReview& a, const SkillReview& b) {
        if (a.need.is_due != b.need.is_due) return a.need.is_due;
        if (a.need.is_due && a.need.retrievability_micro != b.need.retrievability_micro)
            return a.need.retrievability_micro < b.need.retrievability_micro;
        return a.need.due != b.need.due ? a.need.due < b.need.due : a.skill < b.skill;
    });
    return reviews;
}

std::int64_t due_count(std::span<const SkillReview> reviews) {
    return std::ranges::count_if(reviews, [](const SkillReview& review) { return review.need.is_due; });
}

}  // namespace cairn::progress
