#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <vector>

#include "core/matching/assignment.hpp"

namespace cairn::matching {

/// What both sides want. Ties: the one with the lower index is wanted more, on either side.
///
/// Shapes:   coach_scores as problem.scores, a row for each learner: what the learner is worth to the coach. A pair is
///           possible where problem.scores allows it.
struct StableProblem {
    const AssignmentProblem& problem;
    ScoreTable coach_scores;
};

enum class StableFault : std::uint8_t {
    not_a_problem,     ///< assign() would refuse it, or the tables differ in size
    rules_contradict,  ///< locks, places and least loads, before anybody wishes for anything
    least_missed,      ///< some coach gets fewer than must be, in every stable match
    group_exceeded,    ///< a group gets more than it may, in every stable match
    placed_missed,     ///< fewer learners than must be get a coach, in every stable match
};

/// coach_of by learner. Nobody who is not locked has, with any coach, a pair that both would rather have: the best such
/// match for every learner at once.
///
/// Least loads, groups and placed_min cannot steer a stable match: every stable match fills every coach with equally
/// many learners (Roth 1984, with strict wishes), so they hold in this one or in none.
///
/// Cost:     O(learners · coaches · log coaches) and one look at each pair that is asked.
/// Source:   Gale and Shapley 1962; Roth, "The evolution of the labor market for medical interns", 1984.
std::expected<std::vector<std::int32_t>, StableFault> match_stably(const StableProblem& problem);

/// Pairs that both would rather have than what they got: 0 is the proof of a stable match. It knows nothing of how the
/// match came about. Locked learners and the places they hold are nobody's to take.
/// Cost:     O(learners · coaches).
std::int64_t count_blocking_pairs(const StableProblem& problem, std::span<const std::int32_t> coach_of);

}  // namespace cairn::matching
