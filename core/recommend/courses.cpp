#include "core/recommend/courses.hpp"

#include <algorithm>
#include <utility>

#include "core/graph/closure.hpp"
#include "core/progress/course_progress.hpp"
#include "core/recommend/crowd.hpp"

namespace cairn::recommend {
namespace {

using graph::SkillIndex;

// What a full reason is worth, in micro; the table in the header.
constexpr std::int64_t worth_covers = 1'000'000;
constexpr std::int64_t worth_unlocks = 300'000;
constexpr std::int64_t worth_started = 400'000;
constexpr std::int64_t worth_lessons_done = 400'000;
constexpr std::int64_t worth_similar = 200'000;
constexpr std::int64_t worth_refresh = 150'000;
constexpr std::int64_t worth_popular = 300'000;
constexpr std::int64_t worth_first_steps = 300'000;

std::int64_t share(std::int64_t worth, std::int64_t count, std::int64_t of) {
    return of <= 0 ? 0 : std::min(worth, worth * count / of);
}

struct Taught {
    SkillIndex skill = graph::no_skill;
    std::int64_t level = 0;
};

/// Weighs one course after the other for one learner.
class CourseJudge {
public:
    CourseJudge(const Model& model, const graph::SkillGraph& graph, const graph::Plan& plan,
                const progress::LearnerMastery& mastery, const CourseRequest& request)
        : model_(model), graph_(graph), plan_(plan), mastery_(mastery), request_(request),
          crowd_(crowd_around(model, request.learner)), step_of_(graph.size(), nullptr) {
        for (const graph::PlanStep& step : plan.steps) {
            step_of_[step.skill] = &step;
            steps_.push_back(step.skill);
        }
    }

    /// Nothing to say: no reasons.
    RecommendedCourse judge(const Course& course) {
        RecommendedCourse result;
        result.course = course.id;
        reasons_.clear();
        const progress::CourseProgress progress = progress::course_progress(model_, course, request_.learner);
        if (progress.is_finished()) return result;
        result.minutes = progress.minutes;
        const std::vector<Taught> taught = taught_by(course);
        weigh_plan(taught, result);
        weigh_record(progress, taught);
        if (plan_.target_count == 0) weigh_without_goal(course.id, taught);
        if (reasons_.empty()) return result;
        for (const auto& [value, reason] : reasons_) result.value_micro += value;
        std::ranges::stable_sort(reasons_, std::greater{}, &Weighed::first);
        reasons_.resize(std::min(reasons_.size(), reasons_max));
        for (auto& [value, reason] : reasons_) result.reasons.push_back(std::move(reason));
        result.missing_prerequisites = missing_before(taught);
        return result;
    }

private:
    using Weighed = std::pair<std::int64_t, Reason>;

    void add(std::int64_t value, ReasonKind kind, std::int64_t count, std::int64_t of,
             std::vector<SkillId> skills = {}) {
        if (count > 0 && value > 0) reasons_.emplace_back(value, Reason{kind, count, of, std::move(skills)});
    }

    [[nodiscard]] std::vector<Taught> taught_by(const Course& course) const {
        std::vector<Taught> taught;  // ascending by id, so by index
        for (const auto& [id, level] : course.teaches) {
            const SkillIndex skill = graph_.index_of(id);
            if (skill != graph::no_skill && level > 0) {
                taught.push_back({skill, std::min<std::int64_t>(level, level_max)});
            }
        }
        return taught;
    }

    [[nodiscard]] std::int64_t level_micro(SkillIndex skill) const {
        return skill < mastery_.level_micro.size() ? mastery_.level_micro[skill] : 0;
    }

    void weigh_plan(const std::vector<Taught>& taught, RecommendedCourse& result) {
        std::vector<SkillIndex> covered;
        std::vector<SkillId> covered_ids;
        std::int64_t minutes_if_unsaid = 0;
        for (const auto& [skill, level] : taught) {
            minutes_if_unsaid += graph::minutes_between(graph_.minutes(skill), 0, level * graph::micro_per_level);
            const graph::PlanStep* step = step_of_[skill];
            if (step == nullptr) continue;
            const std::int64_t to = std::min(step->to_level, level) * graph::micro_per_level;
            const std::int64_t useful = graph::minutes_between(graph_.minutes(skill), step->from_level_micro, to);
            if (useful == 0) continue;
            result.useful_minutes += useful;
            covered.push_back(skill);
            covered_ids.push_back(graph_.id(skill));
        }
        if (covered.empty()) return;
        const std::int64_t minutes = result.minutes > 0 ? result.minutes : minutes_if_unsaid;
        const std::int64_t step_count = std::ssize(steps_);
        add(share(worth_covers, result.useful_minutes, minutes), ReasonKind::covers_plan_skills, std::ssize(covered),
            step_count, covered_ids);
        const std::int64_t unlocked = std::ssize(graph::unlocked_by(graph_, covered, steps_));
        add(share(worth_unlocks, unlocked, step_count), ReasonKind::unlocks_steps, unlocked, step_count, covered_ids);
    }

    void weigh_record(const progress::CourseProgress& progress, const std::vector<Taught>& taught) {
        add(worth_started + share(worth_lessons_done, progress.lessons_done, progress.lesson_count),
            ReasonKind::continues_started, progress.lessons_done, progress.lesson_count);
        if (!progress.is_enrolled) {
            const std::int64_t similar = crowd_.similar_in(progress.course);
            add(share(worth_similar, similar, crowd_.similar_count), ReasonKind::popular_with_similar, similar,
                crowd_.similar_count);
        }
        std::vector<SkillId> stale;
        for (const auto& [skill, level] : taught) {
            if (skill >= mastery_.mastery.size()) continue;
            const progress::Mastery& mastery = mastery_.mastery[skill];
            const bool is_old = (request_.now.ms - mastery.last.ms) / ms_per_day >= refresh_after_days;
            if (mastery.answers > 0 && is_old) stale.push_back(graph_.id(skill));
        }
        const std::int64_t count = std::ssize(stale);
        add(share(worth_refresh, count, std::ssize(taught)), ReasonKind::refresh, count, std::ssize(taught),
            std::move(stale));
    }

    void weigh_without_goal(CourseId course, const std::vector<Taught>& taught) {
        const std::int64_t popular = crowd_.all_in(course);
        add(share(worth_popular, popular, crowd_.learner_count), ReasonKind::popular, popular, crowd_.learner_count);
        std::vector<SkillId> first;
        for (const Taught& one : taught) {
            if (level_micro(one.skill) >= one.level * graph::micro_per_level) continue;
            std::vector<SkillId> missing;
            add_missing(one, taught, missing);
            if (missing.empty()) first.push_back(graph_.id(one.skill));
        }
        const std::int64_t count = std::ssize(first);
        add(share(worth_first_steps, count, std::ssize(taught)), ReasonKind::first_steps, count, std::ssize(taught),
            std::move(first));
    }

    void add_missing(const Taught& one, const std::vector<Taught>& taught, std::vector<SkillId>& missing) const {
        const std::int64_t needed = std::min(one.level, graph::prerequisite_level_max) * graph::micro_per_level;
        for (const SkillIndex before : graph_.prerequisites(one.skill)) {
            if (level_micro(before) >= needed || std::ranges::contains(taught, before, &Taught::skill)) continue;
            missing.push_back(graph_.id(before));
        }
    }

    [[nodiscard]] std::vector<SkillId> missing_before(const std::vector<Taught>& taught) const {
        std::vector<SkillId> missing;
        for (const Taught& one : taught) {
            if (level_micro(one.skill) < one.level * graph::micro_per_level) add_missing(one, taught, missing);
        }
        std::ranges::sort(missing);
        missing.erase(std::ranges::unique(missing).begin(), missing.end());
        return missing;
    }

    const Model& model_;
    const graph::SkillGraph& graph_;
    const graph::Plan& plan_;
    const progress::LearnerMastery& mastery_;
    const CourseRequest& request_;
    Crowd crowd_;
    std::vector<const graph::PlanStep*> step_of_;
    std::vector<SkillIndex> steps_;
    std::vector<Weighed> reasons_;
};

}  // namespace

std::vector<RecommendedCourse> recommend_courses(const Model& model, const graph::SkillGraph& graph,
                                                 const graph::Plan& plan, const progress::LearnerMastery& mastery,
                                                 const CourseRequest& request) {
    CourseJudge judge(model, graph, plan, mastery, request);
    std::vector<RecommendedCourse> courses;
    for (const Course* course : model.courses.existing()) {
        RecommendedCourse judged = judge.judge(*course);
        if (!judged.reasons.empty()) courses.push_back(std::move(judged));
    }
    std::ranges::sort(courses, [](const RecommendedCourse& a, const RecommendedCourse& b) {
        if (a.is_ready() != b.is_ready()) return a.is_ready();
        if (a.value_micro != b.value_micro) return a.value_micro > b.value_micro;
        return a.course < b.course;
    });
    if (courses.size() > request.limit) courses.resize(request.limit);
    return courses;
}

}  // namespace cairn::recommend
