#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "core/graph/plan.hpp"
#include "core/model/model.hpp"
#include "core/progress/mastery.hpp"
#include "core/recommend/course_ties.hpp"
#include "core/recommend/reason.hpp"

namespace cairn::recommend {

inline constexpr std::size_t reasons_max = 3;
/// A skill last practised longer ago than this may need a refresh.
inline constexpr std::int64_t refresh_after_days = 120;
/// Of its value a course loses at most this by teaching what others before it in the list teach.
inline constexpr std::int64_t diversity_micro = 200'000;

/// A course that can begin today.
struct RecommendedCourse {
    CourseId course;
    std::int64_t value_micro = 0;
    std::int64_t minutes = 0;         ///< of the course; 0 when nobody said
    std::int64_t useful_minutes = 0;  ///< of the plan's remaining minutes that it covers
    std::vector<Reason> reasons;      ///< one to reasons_max, weightiest first
};

/// A course that would help, but what it builds on is not there yet: never recommended, never hidden.
struct HeldBackCourse {
    CourseId course;
    std::int64_t value_micro = 0;
    std::vector<SkillId> missing_prerequisites;  ///< at least one, ascending
    std::vector<CourseId> prepared_by;  ///< of CourseAdvice::courses those that teach one of them, in that order
};

struct CourseAdvice {
    std::vector<RecommendedCourse> courses;
    std::vector<HeldBackCourse> held_back;  ///< by value, then by id
};

struct CourseRequest {
    ProfileId learner;
    Instant now;
    std::size_t limit = 10;
};

/// Unfinished courses that help and can begin today, and those that are held back.
///
/// value_micro is the sum of what its reasons are worth:
///   covers_plan_skills    1'000'000 × plan minutes covered / minutes of the course, at most 1'000'000
///   unlocks_steps           300'000 × steps behind the covered skills / steps of the plan
///   continues_started       400'000, and 400'000 × lessons done / lessons
///   goes_with               300'000 × strength of the tie to what the learner has (CourseTies)
///   refresh                 150'000 × share of the skills it teaches
///   prepares_for            300'000 × value of the course held back, at most 1'000'000 / 1'000'000 × share of its
///   skills popular                 300'000 × share of all learners × CourseTies::prior_micro   (only without a goal)
///   first_steps             300'000 × share of the skills it teaches                    (only without a goal)
/// The reasons shown are the largest of these.
///
/// The gate: of each skill that a course teaches and the learner has not reached, the direct prerequisites below min(3,
/// level taught) are missing unless the course teaches them itself. With any missing it is held back, and the courses
/// that teach what is missing are advised for it (prepares_for), held back in turn where they lack something.
///
/// The list is spread: next comes what is worth most after losing up to diversity_micro of its value for what it
/// teaches that one before it teaches already; and of one section there are at most half of the list while others are
/// left. Ties by id. What the learner has declined is in neither list.
///
/// `mastery` is compute_mastery over graph.ids(). Cost: O(courses · skills each + enrolments + k²) for k plan steps.
CourseAdvice recommend_courses(const Model& model, const graph::SkillGraph& graph, const graph::Plan& plan,
                               const progress::LearnerMastery& mastery, const CourseTies& ties,
                               const CourseRequest& request);

}  // namespace cairn::recommend
