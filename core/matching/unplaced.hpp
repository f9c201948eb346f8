#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/matching/cohort_scores.hpp"

namespace cairn::matching {

enum class UnplacedKind : std::uint8_t {
    no_coaches,    ///< nobody coaches at all
    one_rule,      ///< `fault` keeps every coach away
    many_rules,    ///< every coach is kept away, not all by the same
    all_full,      ///< every coach who may be has all places taken
    groups_full,   ///< likewise, or is in a group that is full
    left_out,      ///< a place is free: the computation was stopped, or the scores leave nothing to gain
};

/// Why a learner has no coach; each holds of the assignment as it is, and can be checked from it.
struct Unplaced {
    std::int32_t learner = 0;
    UnplacedKind kind = UnplacedKind::no_coaches;
    std::size_t fault = 0;           ///< one_rule: which bit of PairFaults
    std::int32_t possible = 0;       ///< coaches whom no rule keeps away
    std::array<std::int32_t, pair_fault_count> coaches_by_fault{};  ///< by bit; a coach counts once for each
};

/// One entry for each learner without a coach, ascending.
///
/// Where several rules keep every coach away, the one that is told first (RuleKind) is named.
/// Shapes:   faults by learner, then coach, as CohortScores; a pair that is forbidden by score alone counts as
/// possible. Cost:     O(unplaced learners · coaches).
std::vector<Unplaced> explain_unplaced(const AssignmentProblem& problem, std::span<const PairFaults> faults,
                                       std::span<const std::int32_t> coach_of);

}  // namespace cairn::matching
