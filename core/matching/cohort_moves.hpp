#pragma once

#include <cstdint>
#include <vector>

#include "core/matching/cohort_match.hpp"

namespace cairn::matching {

enum class MoveReason : std::uint8_t {
    stays,        ///< with the coach of today, or still without one
    promised,     ///< an organiser promised the pair
    first_coach,  ///< had nobody until now
    rule,         ///< a rule forbids the pair of today: `fault`
    better,       ///< the new pair scores more, by `term` above all
    as_good,      ///< scores the same
    gives_way,    ///< scores less: the place of today does more for somebody else
    left_out,     ///< has a coach today and gets none: `unplaced` of the match says why
};

/// What a match changes for one learner.
struct Move {
    std::int32_t from = no_coach;
    std::int32_t to = no_coach;
    std::int32_t score_from = 0;  ///< by the weights of the scenario, also where a rule forbids it; 0 for nobody
    std::int32_t score_to = 0;
    MoveReason reason = MoveReason::stays;
    std::size_t fault = 0;                   ///< rule: which bit of PairFaults, the first that is told
    TermKind term = TermKind::skills;        ///< better: the term that grew most
    std::int64_t shared_minutes = 0;         ///< a week, with the new coach
    bool is_locked = false;                  ///< promised, or kept from today
    bool is_promised = false;

    [[nodiscard]] bool is_change() const { return from != to; }
};

/// By learner. `match` must be matched.
std::vector<Move> moves_of(const Cohort& cohort, const CohortMatch& match, const CohortScenario& scenario);

}  // namespace cairn::matching
