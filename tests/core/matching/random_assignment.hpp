#pragma once

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "core/base/random.hpp"
#include "core/matching/assignment.hpp"

namespace cairn::test {

/// A problem that owns its scores.
struct OwnedProblem {
    std::vector<std::int32_t> scores;
    matching::AssignmentProblem problem;

    OwnedProblem(std::int32_t learners, std::int32_t coaches)
        : scores(static_cast<std::size_t>(learners) * static_cast<std::size_t>(coaches), 0) {
        problem.scores = {.learner_count = learners, .coach_count = coaches, .stored = scores.data()};
        problem.places.assign(static_cast<std::size_t>(coaches), 1);
    }
    OwnedProblem(const OwnedProblem& other) : scores(other.scores), problem(other.problem) {
        problem.scores.stored = scores.data();
    }
    OwnedProblem& operator=(const OwnedProblem&) = delete;

    std::int32_t& score(std::int32_t learner, std::int32_t coach) {
        return scores[static_cast<std::size_t>(learner) * problem.places.size() + static_cast<std::size_t>(coach)];
    }
    [[nodiscard]] std::int32_t score(std::int32_t learner, std::int32_t coach) const {
        return scores[static_cast<std::size_t>(learner) * problem.places.size() + static_cast<std::size_t>(coach)];
    }
};

enum class Scores { any, few_values, all_equal };

inline void fill_scores(Random& random, OwnedProblem& owned, Scores kind, std::uint32_t forbidden_micro) {
    for (std::int32_t& score : owned.scores) {
        score = kind == Scores::any          ? static_cast<std::int32_t>(random.below(1'000'001))
                : kind == Scores::few_values ? static_cast<std::int32_t>(random.below(4))
                                             : 500'000;
        if (random.chance(forbidden_micro)) score = matching::forbidden_score;
    }
}

/// Small, with every kind of rule; often infeasible.
inline OwnedProblem a_random_problem(Random& random, std::int32_t learners_max, std::int32_t coaches_max) {
    const auto learners = static_cast<std::int32_t>(random.between(0, learners_max));
    const auto coaches = static_cast<std::int32_t>(random.between(0, coaches_max));
    OwnedProblem owned(learners, coaches);
    fill_scores(random, owned, static_cast<Scores>(random.below(3)), random.chance(500'000) ? 0 : 400'000);
    auto& problem = owned.problem;
    for (auto& places : problem.places) places = static_cast<std::int32_t>(random.between(0, 3));
    if (coaches == 0 || learners == 0) return owned;
    const auto some_coach = [&] { return static_cast<std::int32_t>(random.between(0, coaches - 1)); };
    if (random.chance(400'000)) {
        problem.places_min.assign(problem.places.size(), 0);
        for (int i = 0; i < 2; ++i)
            problem.places_min[static_cast<std::size_t>(some_coach())] =
                static_cast<std::int32_t>(random.between(0, 2));
    }
    while (random.chance(300'000)) {
        problem.locks.push_back({static_cast<std::int32_t>(random.between(0, learners - 1)), some_coach()});
    }
    if (random.chance(400'000)) {
        std::vector<matching::CoachGroup> groups(2);
        for (std::int32_t coach = 0; coach < coaches; ++coach) {
            const std::uint64_t group = random.below(3);
            if (group < 2) groups[group].coaches.push_back(coach);
        }
        for (auto& group : groups) group.places = static_cast<std::int32_t>(random.between(0, 4));
        problem.groups = groups;
    }
    if (random.chance(150'000)) problem.placed_min = static_cast<std::int32_t>(random.between(0, learners));
    return owned;
}

/// Tries every assignment.
class BruteForce {
public:
    explicit BruteForce(const OwnedProblem& owned) : owned_(owned), problem_(owned.problem) {
        coach_of_.assign(static_cast<std::size_t>(problem_.scores.learner_count), matching::no_coach);
        count_.assign(problem_.places.size(), 0);
        descend(0, 0);
    }
    /// Nothing when no assignment obeys the rules.
    [[nodiscard]] std::optional<std::int64_t> best() const { return best_; }
    /// The most learners that can be placed, the greatest least score of those who are not locked with so many, and the
    /// greatest total with both.
    [[nodiscard]] std::int64_t placed() const { return placed_; }
    [[nodiscard]] std::int64_t floor() const { return floor_; }
    [[nodiscard]] std::int64_t fairest_total() const { return fairest_total_; }

private:
    void descend(std::int32_t learner, std::int64_t total) {
        if (learner == problem_.scores.learner_count) return judge(total);
        const auto who = static_cast<std::size_t>(learner);
        coach_of_[who] = matching::no_coach;
        descend(learner + 1, total);
        for (std::int32_t coach = 0; coach < problem_.scores.coach_count; ++coach) {
            const std::int32_t score = owned_.score(learner, coach);
            if (score < 0 ||
                count_[static_cast<std::size_t>(coach)] == problem_.places[static_cast<std::size_t>(coach)])
                continue;
            coach_of_[who] = coach;
            ++count_[static_cast<std::size_t>(coach)];
            descend(learner + 1, total + score);
            --count_[static_cast<std::size_t>(coach)];
            coach_of_[who] = matching::no_coach;
        }
    }
    void judge(std::int64_t total) {
        for (std::size_t coach = 0; coach < problem_.places_min.size(); ++coach) {
            if (count_[coach] < problem_.places_min[coach]) return;
        }
        for (const auto& lock : problem_.locks) {
            if (coach_of_[static_cast<std::size_t>(lock.learner)] != lock.coach) return;
        }
        for (const auto& group : problem_.groups) {
            std::int32_t count = 0;
            for (const std::int32_t coach : group.coaches) count += count_[static_cast<std::size_t>(coach)];
            if (count > group.places) return;
        }
        std::int64_t placed = 0;
        std::int64_t least = matching::score_max;
        for (std::size_t learner = 0; learner < coach_of_.size(); ++learner) {
            if (coach_of_[learner] == matching::no_coach) continue;
            ++placed;
            if (is_locked(learner)) continue;
            least = std::min<std::int64_t>(least, owned_.score(static_cast<std::int32_t>(learner), coach_of_[learner]));
        }
        if (placed < problem_.placed_min) return;
        best_ = std::max(best_.value_or(0), total);
        const auto now = std::tuple(placed, least, total);
        if (now <= std::tuple(placed_, floor_, fairest_total_)) return;
        std::tie(placed_, floor_, fairest_total_) = now;
    }

    [[nodiscard]] bool is_locked(std::size_t learner) const {
        return std::ranges::any_of(problem_.locks,
                                   [&](const auto& lock) { return lock.learner == static_cast<int>(learner); });
    }

    const OwnedProblem& owned_;
    const matching::AssignmentProblem& problem_;
    std::vector<std::int32_t> coach_of_;
    std::vector<std::int32_t> count_;
    std::optional<std::int64_t> best_;
    std::int64_t placed_ = -1;
    std::int64_t floor_ = -1;
    std::int64_t fairest_total_ = -1;
};

}  // namespace cairn::test
