#include "core/app/indices.hpp"

#include "core/base/assert.hpp"
#include "core/model/schema.hpp"
#include "core/progress/activity.hpp"

namespace cairn::app {
namespace {

constexpr std::size_t recommended_courses_max = 12;
constexpr std::size_t next_skills_max = 12;
constexpr std::int64_t ms_per_quarter = 15 * ms_per_minute;

constexpr ChangeBits bit(EntityKind kind) { return ChangeBits{1} << static_cast<unsigned>(kind); }

constexpr ChangeBits graph_bits = bit(EntityKind::skill) | bit(EntityKind::prerequisite) | bit(EntityKind::area);
constexpr ChangeBits tie_bits = bit(EntityKind::course) | bit(EntityKind::enrolment);
constexpr ChangeBits coach_bits = graph_bits | bit(EntityKind::profile) | bit(EntityKind::request);

}  // namespace

const Goal* goal_of(const Model& model, ProfileId learner) { return model.goals.find(goal_id(learner)); }

void Indices::begin(const Model& model, Instant now) {
    if (model_ != &model) course_ties_may_differ_ = true;
    // Zones are apart by whole quarters of an hour, so somewhere a new day may begin with each.
    if (model_ != &model || now.ms / ms_per_quarter != now_.ms / ms_per_quarter) {
        graph_.reset();
        coach_index_.reset();
        cohort_.reset();
        learners_.clear();
        cohort_mastery_.reset();
        is_forecaster_checked_ = false;
        now_ = now;
    }
    model_ = &model;
}

void Indices::invalidate(ChangeBits changes) {
    if (changes == 0) return;
    if ((changes & graph_bits) != 0) graph_.reset();
    if ((changes & coach_bits) != 0) coach_index_.reset();
    cohort_.reset();
    if ((changes & tie_bits) != 0) course_ties_may_differ_ = true;
    learners_.clear();
    cohort_mastery_.reset();
    is_forecaster_checked_ = false;
}

const graph::SkillGraph& Indices::graph() {
    CAIRN_ASSERT(model_ != nullptr);
    if (!graph_) graph_.emplace(*model_);
    return *graph_;
}

const progress::LearnerMastery& Indices::mastery(ProfileId learner) {
    auto& cached = learners_[learner].mastery;
    if (!cached) cached = progress::compute_mastery(*model_, learner, graph().ids(), now_);
    return *cached;
}

const std::vector<progress::CohortMastery>& Indices::cohort_mastery() {
    if (!cohort_mastery_) cohort_mastery_ = progress::cohort_mastery(*model_, graph().ids(), now_);
    return *cohort_mastery_;
}

graph::PlanRequest Indices::plan_request(ProfileId learner) {
    graph::PlanRequest request;
    request.level_micro = mastery(learner).level_micro;
    request.start = today(learner);
    if (const Goal* goal = goal_of(*model_, learner)) {
        request.targets = goal->targets;
        request.weekly_minutes = goal->weekly_minutes;
        request.due = Day{static_cast<std::int32_t>(goal->due_day)};
    }
    return request;
}

const graph::Plan& Indices::plan(ProfileId learner) {
    if (!learners_[learner].plan) {
        const graph::PlanRequest request = plan_request(learner);
        learners_[learner].plan = graph::build_plan(graph(), request);
    }
    return *learners_[learner].plan;
}

const graph::PlanWithin& Indices::plan_in_time(ProfileId learner) {
    if (!learners_[learner].plan_in_time) {
        const graph::PlanRequest request = plan_request(learner);
        learners_[learner].plan_in_time = graph::plan_within(graph(), request, graph::minutes_in_time(request));
    }
    return *learners_[learner].plan_in_time;
}

const std::vector<matching::RankedCoach>& Indices::coaches(ProfileId learner) {
    if (!learners_[learner].coaches) {
        auto& ranked = learners_[learner].coaches.emplace();
        if (const Profile* profile = model_->profiles.find(learner)) {
            const auto needs = matching::needs_of_plan(plan(learner));
            if (!coach_index_) coach_index_.emplace(*model_, graph(), now_);
            ranked = matching::rank_coaches(*coach_index_,
                                            matching::learner_features(*model_, graph(), *profile, needs, now_));
        }
    }
    return *learners_[learner].coaches;
}

const matching::Cohort& Indices::cohort() {
    if (!cohort_) {
        std::vector<matching::CohortLearner> learners;
        for (const Profile* profile : model_->profiles.existing()) {
            if (!profile->has(role_learner)) continue;
            learners.push_back({profile->id, matching::needs_of_plan(plan(profile->id))});
        }
        cohort_ = matching::cohort_of(*model_, graph(), learners, now_);
    }
    return *cohort_;
}

const recommend::CourseTies& Indices::course_ties() {
    if (!course_ties_ || (course_ties_may_differ_ && !course_ties_->still_hold(*model_))) course_ties_.emplace(*model_);
    course_ties_may_differ_ = false;
    return *course_ties_;
}

const recommend::CourseAdvice& Indices::courses(ProfileId learner) {
    if (!learners_[learner].courses) {
        learners_[learner].courses = recommend::recommend_courses(
            *model_, graph(), plan(learner), mastery(learner), course_ties(), {learner, now_, recommended_courses_max});
    }
    return *learners_[learner].courses;
}

const std::vector<recommend::NextSkill>& Indices::next_skills(ProfileId learner) {
    if (!learners_[learner].next_skills) {
        learners_[learner].next_skills =
            recommend::recommend_next_skills(graph(), plan(learner), mastery(learner).level_micro, next_skills_max);
    }
    return *learners_[learner].next_skills;
}

const std::vector<progress::SkillReview>& Indices::reviews(ProfileId learner) {
    auto& cached = learners_[learner].reviews;
    if (!cached) cached = progress::reviews_of(*model_, learner, graph().ids(), now_);
    return *cached;
}

std::optional<progress::AnswerForecast> Indices::forecast(ProfileId learner, SkillId skill) {
    if (!is_forecaster_checked_ && !(forecaster_ && forecaster_->is_current(*model_, graph().ids(), now_))) {
        forecaster_.emplace(*model_, graph().ids(), now_);
    }
    is_forecaster_checked_ = true;
    return forecaster_->forecast(*model_, learner, skill, now_);
}

const progress::LearningRecord& Indices::record(ProfileId learner) {
    if (!learners_[learner].record) {
        const Profile* profile = model_->profiles.find(learner);
        const auto zone = profile != nullptr ? find_zone(profile->zone) : std::nullopt;
        learners_[learner].record = progress::build_record(
            *model_, {.learner = learner, .skills = graph().ids(), .now = now_}, zone ? *zone : *find_zone("Etc/UTC"));
    }
    return *learners_[learner].record;
}

Day Indices::today(ProfileId learner) const {
    const Profile* profile = model_->profiles.find(learner);
    const auto zone = profile != nullptr ? find_zone(profile->zone) : std::nullopt;
    return zone ? progress::local_day(now_, *zone) : utc_day(now_);
}

}  // namespace cairn::app
