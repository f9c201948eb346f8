#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/app/state.hpp"
#include "core/graph/plan.hpp"
#include "core/graph/skill_graph.hpp"
#include "core/matching/cohort_scores.hpp"
#include "core/matching/rank.hpp"
#include "core/progress/answer_forecast.hpp"
#include "core/progress/mastery.hpp"
#include "core/progress/record.hpp"
#include "core/progress/reviews.hpp"
#include "core/recommend/course_ties.hpp"
#include "core/recommend/courses.hpp"
#include "core/recommend/next_skills.hpp"

namespace cairn::app {

/// Everything computed from the model that screens ask for again and again, worked out when first asked for and kept
/// until the facts under it change or a new quarter of an hour begins.
class Indices {
public:
    /// To be called once before use in a frame. Answers hold for the model and the quarter given here.
    void begin(const Model& model, Instant now);
    /// To be told of every change of the model.
    void invalidate(ChangeBits changes);

    const graph::SkillGraph& graph();
    /// Over graph().ids(): positions are skill indices.
    const progress::LearnerMastery& mastery(ProfileId learner);
    /// Of all learners; over graph().ids().
    const std::vector<progress::CohortMastery>& cohort_mastery();
    /// The plan for the learner's goal; PlanTiming::no_targets without one.
    const graph::Plan& plan(ProfileId learner);
    /// Of a goal with a due day and weekly hours, what can be reached by that day; nothing for others.
    const graph::PlanWithin& plan_in_time(ProfileId learner);
    /// Coaches for what the plan lacks; see matching::rank_coaches.
    const std::vector<matching::RankedCoach>& coaches(ProfileId learner);
    /// Everybody who learns or coaches, for what their plans lack; see matching::cohort_of.
    const matching::Cohort& cohort();
    const recommend::CourseAdvice& courses(ProfileId learner);
    const std::vector<recommend::NextSkill>& next_skills(ProfileId learner);
    /// What the learner has practised, by when it should be seen again.
    const std::vector<progress::SkillReview>& reviews(ProfileId learner);
    /// How likely the next answer on a skill is right; nothing while there are too few answers to say.
    std::optional<progress::AnswerForecast> forecast(ProfileId learner, SkillId skill);
    /// A year of the learner's own progress, by the learner's own calendar.
    const progress::LearningRecord& record(ProfileId learner);

    /// The learner's own calendar day.
    [[nodiscard]] Day today(ProfileId learner) const;
    [[nodiscard]] Instant now() const { return now_; }

private:
    const recommend::CourseTies& course_ties();
    graph::PlanRequest plan_request(ProfileId learner);

    struct Learner {
        std::optional<progress::LearnerMastery> mastery;
        std::optional<graph::Plan> plan;
        std::optional<graph::PlanWithin> plan_in_time;
        std::optional<std::vector<matching::RankedCoach>> coaches;
        std::optional<recommend::CourseAdvice> courses;
        std::optional<std::vector<recommend::NextSkill>> next_skills;
        std::optional<std::vector<progress::SkillReview>> reviews;
        std::optional<progress::LearningRecord> record;
    };

    const Model* model_ = nullptr;
    Instant now_;
    std::optional<graph::SkillGraph> graph_;
    std::optional<matching::CoachIndex> coach_index_;
    std::optional<matching::Cohort> cohort_;
    std::optional<recommend::CourseTies> course_ties_;  ///< kept while nobody takes up or leaves a course
    bool course_ties_may_differ_ = true;
    std::map<ProfileId, Learner> learners_;
    std::optional<std::vector<progress::CohortMastery>> cohort_mastery_;
    std::optional<progress::AnswerForecaster> forecaster_;
    bool is_forecaster_checked_ = false;  ///< since the last change or quarter
};

/// The learner's goal, or nullptr.
const Goal* goal_of(const Model& model, ProfileId learner);

}  // namespace cairn::app
