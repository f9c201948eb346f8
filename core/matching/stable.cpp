#include "core/matching/stable.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "core/matching/problem_rules.hpp"

namespace cairn::matching {
namespace {

constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

struct Suitor {
    std::int32_t score = 0;
    std::int32_t learner = 0;
    /// Whether the coach would rather have this one; the heap's root is whom they want least.
    [[nodiscard]] bool is_wanted_more_than(const Suitor& other) const {
        return score != other.score ? score > other.score : learner < other.learner;
    }
};

bool wants_more(const Suitor& a, const Suitor& b) { return a.is_wanted_more_than(b); }

/// One learner's way down the list of coaches, sorted as far as it is needed.
class Wishes {
public:
    void start(const std::int32_t* row, std::int32_t coaches) {
        for (std::int32_t coach = 0; coach < coaches; ++coach) {
            if (row[coach] >= 0) heap_.push_back({row[coach], coach});
        }
        std::ranges::make_heap(heap_, is_later);
    }
    /// no_coach when nobody is left to ask.
    std::int32_t next() {
        if (heap_.empty()) return no_coach;
        std::ranges::pop_heap(heap_, is_later);
        const std::int32_t coach = heap_.back().coach;
        heap_.pop_back();
        return coach;
    }

private:
    struct Wish {
        std::int32_t score = 0;
        std::int32_t coach = 0;
    };
    static bool is_later(const Wish& a, const Wish& b) {
        return a.score != b.score ? a.score < b.score : a.coach > b.coach;
    }
    std::vector<Wish> heap_;
};

std::optional<StableFault> find_broken(const AssignmentProblem& problem, std::span<const std::int32_t> coach_of) {
    std::vector<std::int32_t> count(problem.places.size(), 0);
    std::int32_t placed = 0;
    for (const std::int32_t coach : coach_of) {
        if (coach == no_coach) continue;
        ++count[at(coach)];
        ++placed;
    }
    for (std::size_t coach = 0; coach < problem.places_min.size(); ++coach) {
        if (count[coach] < problem.places_min[coach]) return StableFault::least_missed;
    }
    for (const CoachGroup& group : problem.groups) {
        const std::int64_t taken =
            std::transform_reduce(group.coaches.begin(), group.coaches.end(), std::int64_t{0}, std::plus{},
                                  [&](std::int32_t coach) { return std::int64_t{count[at(coach)]}; });
        if (taken > group.places) return StableFault::group_exceeded;
    }
    if (placed < problem.placed_min) return StableFault::placed_missed;
    return std::nullopt;
}

}  // namespace

std::expected<std::vector<std::int32_t>, StableFault> match_stably(const StableProblem& stable) {
    const AssignmentProblem& problem = stable.problem;
    const std::int32_t learners = problem.scores.learner_count;
    const std::int32_t coaches = problem.scores.coach_count;
    if (find_fault(problem) || stable.coach_scores.learner_count != learners ||
        stable.coach_scores.coach_count != coaches) {
        return std::unexpected(StableFault::not_a_problem);
    }
    const auto rest = without_locks(problem);
    if (!rest) return std::unexpected(StableFault::rules_contradict);

    std::vector<std::int32_t> coach_of(at(learners), no_coach);
    for (const Lock& lock : problem.locks) coach_of[at(lock.learner)] = lock.coach;
    std::vector<std::int32_t> scratch(at(coaches));
    std::vector<Wishes> wishes(at(learners));
    for (const std::int32_t learner : rest->free_learners) {
        wishes[at(learner)].start(problem.scores.row(learner, scratch.data()), coaches);
    }
    std::vector<std::vector<Suitor>> held(at(coaches));
    for (const std::int32_t first : rest->free_learners) {
        std::int32_t learner = first;
        while (learner != no_coach) {
            const std::int32_t coach = wishes[at(learner)].next();
            if (coach == no_coach) break;
            if (rest->places[at(coach)] == 0) continue;
            std::vector<Suitor>& those = held[at(coach)];
            const Suitor suitor{stable.coach_scores.row(learner, scratch.data())[coach], learner};
            if (std::ssize(those) == rest->places[at(coach)]) {
                if (!suitor.is_wanted_more_than(those.front())) continue;
                std::ranges::pop_heap(those, wants_more);
                learner = those.back().learner;
                coach_of[at(learner)] = no_coach;
                those.pop_back();
            } else {
                learner = no_coach;
            }
            those.push_back(suitor);
            std::ranges::push_heap(those, wants_more);
            coach_of[at(suitor.learner)] = coach;
        }
    }
    if (const auto broken = find_broken(problem, coach_of)) return std::unexpected(*broken);
    return coach_of;
}

std::int64_t count_blocking_pairs(const StableProblem& stable, std::span<const std::int32_t> coach_of) {
    const AssignmentProblem& problem = stable.problem;
    std::vector<bool> is_locked(coach_of.size(), false);
    for (const Lock& lock : problem.locks) is_locked[at(lock.learner)] = true;
    std::vector<std::int32_t> scratch(problem.places.size());
    std::vector<std::int32_t> taken(problem.places.size(), 0);
    std::vector<std::optional<Suitor>> least_wanted(problem.places.size());
    for (std::size_t learner = 0; learner < coach_of.size(); ++learner) {
        const std::int32_t coach = coach_of[learner];
        if (coach == no_coach) continue;
        ++taken[at(coach)];
        if (is_locked[learner]) continue;
        const auto who = static_cast<std::int32_t>(learner);
        const Suitor suitor{stable.coach_scores.row(who, scratch.data())[coach], who};
        auto& least = least_wanted[at(coach)];
        if (!least || least->is_wanted_more_than(suitor)) least = suitor;
    }
    std::int64_t blocking = 0;
    std::vector<std::int32_t> coach_scratch(problem.places.size());
    for (std::size_t learner = 0; learner < coach_of.size(); ++learner) {
        if (is_locked[learner]) continue;
        const auto who = static_cast<std::int32_t>(learner);
        const std::int32_t* row = problem.scores.row(who, scratch.data());
        const std::int32_t* coach_row = stable.coach_scores.row(who, coach_scratch.data());
        const std::int32_t own = coach_of[learner];
        for (std::int32_t coach = 0; coach < problem.scores.coach_count; ++coach) {
            if (row[coach] < 0 || coach == own) continue;
            const bool is_better = own == no_coach || row[coach] > row[own] || (row[coach] == row[own] && coach < own);
            if (!is_better) continue;
            const auto& least = least_wanted[at(coach)];
            const bool has_place = taken[at(coach)] < problem.places[at(coach)];
            if (has_place || (least && Suitor{coach_row[coach], who}.is_wanted_more_than(*least))) ++blocking;
        }
    }
    return blocking;
}

}  // namespace cairn::matching
