#include "core/matching/fairest.hpp"

#include <algorithm>
#include <utility>

#include "core/matching/certificate.hpp"

namespace cairn::matching {
namespace {

constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

std::int32_t placed_count(const Assignment& assignment) {
    return static_cast<std::int32_t>(std::ssize(assignment.coach_of) -
                                     std::ranges::count(assignment.coach_of, no_coach));
}

/// The least score of somebody placed and not locked.
std::int32_t floor_of(const AssignmentProblem& problem, const Assignment& assignment) {
    std::vector<bool> is_locked(assignment.coach_of.size(), false);
    for (const Lock& lock : problem.locks) is_locked[at(lock.learner)] = true;
    std::vector<std::int32_t> scratch(problem.places.size());
    std::int32_t least = score_max;
    for (std::size_t learner = 0; learner < assignment.coach_of.size(); ++learner) {
        const std::int32_t coach = assignment.coach_of[learner];
        if (coach == no_coach || is_locked[learner]) continue;
        least = std::min(least, problem.scores.row(static_cast<std::int32_t>(learner), scratch.data())[coach]);
    }
    return least;
}

std::expected<Assignment, AssignmentFault> place_most(const AssignmentProblem& problem, std::int32_t floor,
                                                      const SolveOptions& options) {
    const FlooredProblem floored(problem, floor, FlooredProblem::Counts::pairs);
    return assign(floored.problem(), options);
}

}  // namespace

FlooredProblem::FlooredProblem(const AssignmentProblem& problem, std::int32_t floor, Counts counts)
    : original_(problem), floored_(problem), is_locked_(at(std::max(problem.scores.learner_count, 0)), false),
      floor_(floor), counts_(counts) {
    for (const Lock& lock : problem.locks) {
        if (lock.learner >= 0 && lock.learner < problem.scores.learner_count) is_locked_[at(lock.learner)] = true;
    }
    floored_.scores.stored = nullptr;
    floored_.scores.compute = compute;
    floored_.scores.context = this;
}

void FlooredProblem::compute(const void* context, std::int32_t learner, std::int32_t* row) {
    const auto& self = *static_cast<const FlooredProblem*>(context);
    const std::int32_t count = self.original_.scores.coach_count;
    const std::int32_t* scores = self.original_.scores.row(learner, row);
    const std::int32_t floor = self.is_locked_[at(learner)] ? 0 : self.floor_;
    for (std::int32_t coach = 0; coach < count; ++coach) {
        const std::int32_t score = scores[coach];
        // What is out of range stays so, for assign() to refuse.
        const bool is_pair = score >= 0 && score <= score_max;
        if (is_pair && score < floor) {
            row[coach] = forbidden_score;
        } else {
            row[coach] = is_pair && self.counts_ == Counts::pairs ? 1 : score;
        }
    }
}

std::expected<FairestAssignment, AssignmentFault> assign_fairly(const AssignmentProblem& problem,
                                                                const SolveOptions& options) {
    FairestAssignment result;
    auto most = place_most(problem, 0, {.keep_going = options.keep_going, .context = options.context});
    if (!most) return std::unexpected(most.error());
    result.placed = placed_count(*most);
    result.placed_proof = *std::move(most);
    bool was_stopped = result.placed_proof.was_stopped;

    // Each step begins with what the one before gave: their pairs differ by a band of scores alone.
    Assignment before = result.placed_proof;
    SolveOptions search{.start = &before, .keep_going = options.keep_going, .context = options.context};
    std::int32_t reached = floor_of(problem, result.placed_proof);
    std::int32_t missed = score_max + 1;  // the lowest floor known to leave too little room
    while (!was_stopped && reached + 1 < missed) {
        const std::int32_t floor = reached + (missed - reached) / 2;
        auto tried = place_most(problem, floor, search);
        if (!tried && tried.error() != AssignmentFault::infeasible) return std::unexpected(tried.error());
        if (tried && tried->was_stopped) {
            was_stopped = true;
        } else if (tried && placed_count(*tried) == result.placed) {
            reached = std::max(floor, floor_of(problem, *tried));
            before = *std::move(tried);
        } else {
            missed = floor;
            result.floor_proof.reset();
            if (tried) result.floor_proof = *std::move(tried);
        }
    }
    result.floor = reached;
    FlooredProblem floored(problem, result.floor, FlooredProblem::Counts::scores);
    floored.set_placed_min(result.placed);
    auto best = assign(floored.problem(), options);
    if (!best) return std::unexpected(best.error());
    result.assignment = *std::move(best);
    result.assignment.was_stopped |= was_stopped;
    return result;
}

bool is_proven_fairest(const AssignmentProblem& problem, const FairestAssignment& fairest) {
    const FlooredProblem pairs(problem, 0, FlooredProblem::Counts::pairs);
    const CertificateCheck placed = check_certificate(pairs.problem(), fairest.placed_proof);
    if (!placed.is_optimal() || placed.bound != fairest.placed) return false;
    if (fairest.floor_proof) {
        const FlooredProblem above(problem, fairest.floor + 1, FlooredProblem::Counts::pairs);
        const CertificateCheck floor = check_certificate(above.problem(), *fairest.floor_proof);
        if (!floor.is_valid() || floor.bound >= fairest.placed) return false;
    } else if (fairest.floor < score_max) {
        return false;
    }
    FlooredProblem floored(problem, fairest.floor, FlooredProblem::Counts::scores);
    floored.set_placed_min(fairest.placed);
    return check_certificate(floored.problem(), fairest.assignment).is_optimal();
}

}  // namespace cairn::matching
