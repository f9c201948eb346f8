#include "core/recommend/courses.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "core/graph/closure.hpp"
#include "core/progress/course_progress.hpp"

namespace cairn::recommend {
namespace {

using graph::SkillIndex;

// What a full reason is worth, in micro; the table in the header.
constexpr std::int64_t worth_covers = 1'000'000;
constexpr std::int64_t worth_unlocks = 300'000;
constexpr std::int64_t worth_started = 400'000;
constexpr std::int64_t worth_lessons_done = 400'000;
constexpr std::int64_t worth_goes_with = 300'000;
constexpr std::int64_t worth_refresh = 150'000;
constexpr std::int64_t worth_prepares = 300'000;
constexpr std::int64_t worth_popular = 300'000;
constexpr std::int64_t worth_first_steps = 300'000;

constexpr std::int64_t micro = 1'000'000;

std::int64_t share(std::int64_t worth, std::int64_t count, std::int64_t of) {
    return of <= 0 ? 0 : std::min(worth, worth * count / of);
}

struct Taught {
    SkillIndex skill = graph::no_skill;
    std::int64_t level = 0;
};

/// A course on its way to the advice.
struct Candidate {
    const Course* row = nullptr;
    std::vector<Taught> taught;
    RecommendedCourse judged;
    std::vector<std::pair<std::int64_t, Reason>> reasons;  ///< what each is worth, all of them
    std::vector<SkillId> missing;

    void add(std::int64_t worth, Reason reason) {
        if (reason.count <= 0 || worth <= 0) return;
        judged.value_micro += worth;
        reasons.emplace_back(worth, std::move(reason));
    }
    [[nodiscard]] bool is_ready() const { return missing.empty(); }
};

/// Weighs one course after the other for one learner.
class CourseJudge {
public:
    CourseJudge(const graph::SkillGraph& graph, const graph::Plan& plan, const progress::LearnerMastery& mastery,
                const CourseTies& ties, const CourseRequest& request)
        : graph_(graph), plan_(plan), mastery_(mastery), ties_(ties), request_(request),
          tie_of_(ties.ties_of(request.learner)), step_of_(graph.size(), nullptr) {
        for (const graph::PlanStep& step : plan.steps) {
            step_of_[step.skill] = &step;
            steps_.push_back(step.skill);
        }
    }

    /// Of a course that is not finished, with or without reasons.
    [[nodiscard]] Candidate judge(const Course& course, const progress::CourseProgress& progress) const {
        Candidate candidate{&course, taught_by(course), {}, {}, {}};
        candidate.judged.course = course.id;
        candidate.judged.minutes = progress.minutes;
        weigh_plan(candidate);
        weigh_record(progress, candidate);
        if (plan_.target_count == 0) weigh_without_goal(candidate);
        candidate.missing = missing_before(candidate.taught);
        return candidate;
    }

    /// Whether the course teaches the skill further than the learner is.
    [[nodiscard]] bool raises(const Candidate& candidate, SkillId skill) const {
        const auto it = std::ranges::find(candidate.taught, graph_.index_of(skill), &Taught::skill);
        return it != candidate.taught.end() && it->level * graph::micro_per_level > level_micro(it->skill);
    }

private:
    [[nodiscard]] std::int64_t level_micro(SkillIndex skill) const {
        return skill < mastery_.level_micro.size() ? mastery_.level_micro[skill] : 0;
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

    void weigh_plan(Candidate& candidate) const {
        std::vector<SkillIndex> covered;
        std::vector<SkillId> covered_ids;
        std::int64_t minutes_if_unsaid = 0;
        for (const auto& [skill, level] : candidate.taught) {
            minutes_if_unsaid += graph::minutes_between(graph_.minutes(skill), 0, level * graph::micro_per_level);
            const graph::PlanStep* step = step_of_[skill];
            if (step == nullptr) continue;
            const std::int64_t to = std::min(step->to_level, level) * graph::micro_per_level;
            const std::int64_t useful = graph::minutes_between(graph_.minutes(skill), step->from_level_micro, to);
            if (useful == 0) continue;
            candidate.judged.useful_minutes += useful;
            covered.push_back(skill);
            covered_ids.push_back(graph_.id(skill));
        }
        if (covered.empty()) return;
        const std::int64_t minutes = candidate.judged.minutes > 0 ? candidate.judged.minutes : minutes_if_unsaid;
        const std::int64_t step_count = std::ssize(steps_);
        candidate.add(share(worth_covers, candidate.judged.useful_minutes, minutes),
                      {ReasonKind::covers_plan_skills, std::ssize(covered), step_count, covered_ids});
        const std::int64_t unlocked = std::ssize(graph::unlocked_by(graph_, covered, steps_));
        candidate.add(share(worth_unlocks, unlocked, step_count),
                      {ReasonKind::unlocks_steps, unlocked, step_count, std::move(covered_ids)});
    }

    void weigh_record(const progress::CourseProgress& progress, Candidate& candidate) const {
        candidate.add(worth_started + share(worth_lessons_done, progress.lessons_done, progress.lesson_count),
                      {ReasonKind::continues_started, progress.lessons_done, progress.lesson_count});
        weigh_tie(candidate);
        std::vector<SkillId> stale;
        for (const auto& [skill, level] : candidate.taught) {
            if (skill >= mastery_.mastery.size()) continue;
            const progress::Mastery& mastery = mastery_.mastery[skill];
            const bool is_old = (request_.now.ms - mastery.last.ms) / ms_per_day >= refresh_after_days;
            if (mastery.answers > 0 && is_old) stale.push_back(graph_.id(skill));
        }
        const std::int64_t count = std::ssize(stale);
        const std::int64_t of = std::ssize(candidate.taught);
        candidate.add(share(worth_refresh, count, of), {ReasonKind::refresh, count, of, std::move(stale)});
    }

    void weigh_tie(Candidate& candidate) const {
        using Pair = std::pair<CourseId, CourseTie>;
        const auto it = std::ranges::lower_bound(tie_of_, candidate.row->id, {}, &Pair::first);
        if (it == tie_of_.end() || it->first != candidate.row->id) return;
        const CourseTie& tie = it->second;
        candidate.add(share(worth_goes_with, tie.strength_micro, micro),
                      {ReasonKind::goes_with, tie.both_count, tie.because_count, {}, tie.because});
    }

    void weigh_without_goal(Candidate& candidate) const {
        const std::int64_t popular = ties_.learners_in(candidate.row->id);
        const std::int64_t worth = share(worth_popular, ties_.prior_micro(request_.learner), micro);
        candidate.add(share(worth, popular, ties_.learner_count()),
                      {ReasonKind::popular, popular, ties_.learner_count()});
        std::vector<SkillId> first;
        for (const Taught& one : candidate.taught) {
            if (level_micro(one.skill) >= one.level * graph::micro_per_level) continue;
            std::vector<SkillId> missing;
            add_missing(one, candidate.taught, missing);
            if (missing.empty()) first.push_back(graph_.id(one.skill));
        }
        const std::int64_t count = std::ssize(first);
        const std::int64_t of = std::ssize(candidate.taught);
        candidate.add(share(worth_first_steps, count, of), {ReasonKind::first_steps, count, of, std::move(first)});
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

    const graph::SkillGraph& graph_;
    const graph::Plan& plan_;
    const progress::LearnerMastery& mastery_;
    const CourseTies& ties_;
    const CourseRequest& request_;
    std::vector<std::pair<CourseId, CourseTie>> tie_of_;
    std::vector<const graph::PlanStep*> step_of_;
    std::vector<SkillIndex> steps_;
};

bool is_before(const Candidate& a, const Candidate& b) {
    if (a.judged.value_micro != b.judged.value_micro) return a.judged.value_micro > b.judged.value_micro;
    return a.row->id < b.row->id;
}

/// Of the missing prerequisites of `held` those that `teacher` brings further, ascending.
std::vector<SkillId> brought_by(const Candidate& teacher, const Candidate& held, const CourseJudge& judge) {
    std::vector<SkillId> skills;
    for (const SkillId skill : held.missing) {
        if (judge.raises(teacher, skill)) skills.push_back(skill);
    }
    return skills;
}

/// Courses that teach what others are held back for are worth a part of these, however long the way is.
class Preparation {
public:
    Preparation(const graph::SkillGraph& graph, const CourseJudge& judge, std::vector<Candidate>& candidates)
        : graph_(graph), judge_(judge), candidates_(candidates) {
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            for (const Taught& one : candidates[i].taught) teachers_.emplace_back(one.skill, i);
        }
        std::ranges::sort(teachers_);
    }

    void advise() {
        std::vector<std::size_t> waiting;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            if (!candidates_[i].is_ready() && candidates_[i].judged.value_micro > 0) waiting.push_back(i);
        }
        std::ranges::sort(waiting,
                          [&](std::size_t a, std::size_t b) { return is_before(candidates_[a], candidates_[b]); });
        std::vector<bool> was_waiting(candidates_.size(), false);
        for (const std::size_t i : waiting) was_waiting[i] = true;
        for (std::size_t next = 0; next < waiting.size(); ++next) {
            for (const std::size_t teacher : prepare(waiting[next])) {
                if (candidates_[teacher].is_ready() || was_waiting[teacher]) continue;
                was_waiting[teacher] = true;
                waiting.push_back(teacher);
            }
        }
    }

private:
    /// Tells the teachers of what is missing; of several courses that one prepares for, the first told is the reason.
    std::vector<std::size_t> prepare(std::size_t waiting) {
        std::vector<std::size_t> teachers;
        for (const SkillId skill : candidates_[waiting].missing) {
            const auto found = std::ranges::equal_range(teachers_, graph_.index_of(skill), {},
                                                        &std::pair<SkillIndex, std::size_t>::first);
            for (const auto& [index, teacher] : found) teachers.push_back(teacher);
        }
        std::ranges::sort(teachers);
        teachers.erase(std::ranges::unique(teachers).begin(), teachers.end());
        const Candidate& held = candidates_[waiting];
        const std::int64_t worth = share(worth_prepares, held.judged.value_micro, micro);
        std::erase_if(teachers, [&](std::size_t i) {
            Candidate& teacher = candidates_[i];
            const auto kind_of = [](const auto& weighed) { return weighed.second.kind; };
            if (i == waiting || std::ranges::contains(teacher.reasons, ReasonKind::prepares_for, kind_of)) return true;
            std::vector<SkillId> skills = brought_by(teacher, held, judge_);
            const std::int64_t count = std::ssize(skills);
            const std::int64_t of = std::ssize(held.missing);
            teacher.add(share(worth, count, of),
                        {ReasonKind::prepares_for, count, of, std::move(skills), held.row->id});
            return count == 0;
        });
        return teachers;
    }

    const graph::SkillGraph& graph_;
    const CourseJudge& judge_;
    std::vector<Candidate>& candidates_;
    std::vector<std::pair<SkillIndex, std::size_t>> teachers_;  ///< ascending
};

/// Skills taught by both, of those taught by either.
std::int64_t likeness_micro(const Candidate& a, const Candidate& b) {
    std::int64_t both = 0;
    for (const Taught& one : a.taught) both += std::ranges::contains(b.taught, one.skill, &Taught::skill) ? 1 : 0;
    return share(micro, both, std::ssize(a.taught) + std::ssize(b.taught) - both);
}

/// `ready` by value on entry; see recommend_courses. Returns places in it.
std::vector<std::size_t> spread(const std::vector<const Candidate*>& ready, std::size_t limit) {
    std::vector<std::size_t> chosen;
    std::vector<bool> is_chosen(ready.size(), false);
    std::vector<std::int64_t> likeness(ready.size(), 0);  // to the most alike of the chosen
    const auto section_max = static_cast<std::ptrdiff_t>((std::min(limit, ready.size()) + 1) / 2);
    const auto is_crowded = [&](const std::string& section) {
        return !section.empty() && std::ranges::count_if(chosen, [&](std::size_t i) {
                                       return ready[i]->row->section == section;
                                   }) >= section_max;
    };
    while (chosen.size() < std::min(limit, ready.size())) {
        std::optional<std::size_t> best;
        std::pair<bool, std::int64_t> best_rank;
        for (std::size_t i = 0; i < ready.size(); ++i) {
            if (is_chosen[i]) continue;
            const std::int64_t value = ready[i]->judged.value_micro;
            const std::int64_t kept = micro - share(diversity_micro, likeness[i], micro);
            if (best && best_rank.first && value * kept / micro <= best_rank.second) continue;
            const std::pair rank(!is_crowded(ready[i]->row->section), value * kept / micro);
            if (!best || rank > best_rank) std::tie(best, best_rank) = std::pair(i, rank);
        }
        is_chosen[*best] = true;
        chosen.push_back(*best);
        for (std::size_t i = 0; i < ready.size(); ++i) {
            if (!is_chosen[i]) likeness[i] = std::max(likeness[i], likeness_micro(*ready[i], *ready[*best]));
        }
    }
    return chosen;
}

/// Moves the weightiest reasons to where they are shown.
void finish(Candidate& candidate) {
    std::ranges::stable_sort(candidate.reasons, std::greater{}, &std::pair<std::int64_t, Reason>::first);
    for (std::size_t i = 0; i < std::min(candidate.reasons.size(), reasons_max); ++i) {
        candidate.judged.reasons.push_back(std::move(candidate.reasons[i].second));
    }
}

}  // namespace

CourseAdvice recommend_courses(const Model& model, const graph::SkillGraph& graph, const graph::Plan& plan,
                               const progress::LearnerMastery& mastery, const CourseTies& ties,
                               const CourseRequest& request) {
    const CourseJudge judge(graph, plan, mastery, ties, request);
    const Profile* learner = model.profiles.find(request.learner);
    std::vector<Candidate> candidates;
    for (const Course* course : model.courses.existing()) {
        if (learner != nullptr && learner->declined.contains(course->id)) continue;
        const progress::CourseProgress progress = progress::course_progress(model, *course, request.learner);
        if (!progress.is_finished()) candidates.push_back(judge.judge(*course, progress));
    }
    Preparation(graph, judge, candidates).advise();
    std::erase_if(candidates, [](const Candidate& one) { return one.reasons.empty(); });
    std::ranges::sort(candidates, is_before);

    CourseAdvice advice;
    std::vector<const Candidate*> ready;
    for (Candidate& candidate : candidates) {
        finish(candidate);
        if (candidate.is_ready()) ready.push_back(&candidate);
    }
    const std::vector<std::size_t> chosen = spread(ready, request.limit);
    for (const std::size_t place : chosen) advice.courses.push_back(ready[place]->judged);
    for (const Candidate& held : candidates) {
        if (held.is_ready()) continue;
        if (advice.held_back.size() == request.limit) break;
        HeldBackCourse& told =
            advice.held_back.emplace_back(HeldBackCourse{held.row->id, held.judged.value_micro, held.missing, {}});
        for (const std::size_t place : chosen) {
            if (!brought_by(*ready[place], held, judge).empty()) told.prepared_by.push_back(ready[place]->row->id);
        }
    }
    return advice;
}

}  // namespace cairn::recommend
