#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "core/graph/plan.hpp"
#include "core/model/model.hpp"
#include "core/progress/mastery.hpp"
#include "core/recommend/reason.hpp"

namespace cairn::recommend {

inline constexpr std::size_t reasons_max = 3;
/// A skill last practised longer ago than this may need a refresh.
inline constexpr std::int64_t refresh_after_days = 120;

struct RecommendedCourse {
    CourseId course;
    std::int64_t value_micro = 0;
    std::int64_t minutes = 0;              ///< of the course; 0 when nobody said
    std::int64_t useful_minutes = 0;       ///< of the plan's remaining minutes that it covers
    std::vector<Reason> reasons;           ///< one to reasons_max, weightiest first
    std::vector<SkillId> missing_prerequisites;  ///< to be learned first, ascending; never hidden
    [[nodiscard]] bool is_ready() const { return missing_prerequisites.empty(); }
};

struct CourseRequest {
    ProfileId learner;
    Instant now;
    std::size_t limit = 10;
};

/// Unfinished courses that help, those without missing prerequisites first, then by value, then by id.
///
/// value_micro is the sum of what its reasons are worth:
///   covers_plan_skills    1'000'000 × plan minutes covered / minutes of the course, at most 1'000'000
///   unlocks_steps           300'000 × steps behind the covered skills / steps of the plan
///   continues_started       400'000, and 400'000 × lessons done / lessons
///   popular_with_similar    200'000 × share of the learners who have a course in common
///   refresh                 150'000 × share of the skills it teaches
///   popular                 300'000 × share of all learners            (only without a goal)
///   first_steps             300'000 × share of the skills it teaches   (only without a goal)
/// The reasons shown are the largest of these.
/// Missing prerequisites: of each skill it teaches that the learner has not reached, the direct prerequisites below
/// min(3, level taught) that the course does not teach itself.
/// `mastery` is compute_mastery over graph.ids(). Cost: O(courses · skills each + enrolments + k²) for k plan steps.
std::vector<RecommendedCourse> recommend_courses(const Model& model, const graph::SkillGraph& graph,
                                                 const graph::Plan& plan, const progress::LearnerMastery& mastery,
                                                 const CourseRequest& request);

}  // namespace cairn::recommend
