#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/matching/cohort_scores.hpp"
#include "core/matching/conflict.hpp"
#include "core/matching/stable.hpp"
#include "core/matching/unplaced.hpp"

namespace cairn::matching {

enum class MatchMode : std::uint8_t {
    best_total,  ///< the greatest sum of scores (assignment.hpp)
    fairest,     ///< most placed, then the least score as high as can be, then the sum (fairest.hpp)
    stable,      ///< nobody would rather have somebody who would rather have them (stable.hpp)
};

/// All that an organiser can turn: plain data, cheap to keep and to compare.
struct CohortScenario {
    MatchMode mode = MatchMode::best_total;
    CohortOptions options = {.keeps_standing = true};
    std::int32_t least_each = 0;  ///< every coach gets so many learners at least, or as many as they have places
    bool places_everybody = false;
    bool operator==(const CohortScenario&) const = default;
};

enum class MatchStatus : std::uint8_t {
    matched,
    conflict,    ///< the rules cannot all hold: `conflict` says which
    not_stable,  ///< they can, but in no stable match: `stable_fault` says why
    refused,     ///< the weights or the rules make no sense
};

/// Who gets whom under a scenario, with its proof, or why nobody does.
///
/// Shapes:   coach_of and coach_price as Assignment; empty unless matched.
struct CohortMatch {
    MatchStatus status = MatchStatus::refused;
    CohortScores scores;
    std::vector<Lock> locks;            ///< promised pairs, then those of today that are kept
    std::size_t promised_count = 0;     ///< of them
    std::vector<std::int32_t> places_min;
    std::int32_t placed_min = 0;
    std::vector<std::int32_t> coach_of;
    std::vector<std::int32_t> coach_price;  ///< not for a stable match, which has no prices
    std::int32_t placed_price = 0;          ///< with them, of Assignment
    std::int64_t total = 0;
    std::int64_t bound = 0;             ///< of the total under the rules and, when fairest, above the floor
    std::int32_t floor = 0;             ///< fairest: the least score of a learner who is placed and not locked
    std::int32_t placed = 0;            ///< fairest: the most that can be placed
    Assignment placed_proof;            ///< fairest: of FairestAssignment
    std::optional<Assignment> floor_proof;  ///< fairest: likewise
    std::int64_t blocking_pairs = 0;    ///< stable: 0, counted
    bool is_proven = false;             ///< checked by what does not know how it came about
    std::vector<Unplaced> unplaced;
    std::vector<CohortRule> conflict;
    StableFault stable_fault = StableFault::not_a_problem;
};

/// The problem that was solved. Refers to `match`, which must outlive it.
AssignmentProblem problem_of(const CohortMatch& match);

/// `promised` pairs stand in every result. A promise counts for more than the pair of today.
/// Cost:     scoring, one assignment (some twenty when fairest) and the check of its proof.
CohortMatch match_cohort(const Cohort& cohort, std::span<const Lock> promised, const CohortScenario& scenario);

/// How a match does by those who are in it.
struct CohortFigures {
    std::int32_t placed = 0;
    std::int32_t unplaced = 0;
    std::int32_t moved = 0;                ///< have a coach today and get another or none
    std::int32_t mean_score = 0;           ///< of those placed; rounded down, as all of these
    std::int32_t worst_tenth_score = 0;    ///< mean of the tenth of those placed, rounded up, who score least
    std::int32_t load_spread_micro = 0;  ///< mean distance from the mean share of places that is filled, 0..1'000'000
    std::int32_t shared_minutes_mean = 0;  ///< a week
};

/// Of any list of coaches, so that two can be compared by the same scores. A pair that the rules forbid counts with the
/// score it would have, 1 when it has none.
CohortFigures figures_of(const Cohort& cohort, const CohortScores& scores, const Weights& weights,
                         std::span<const std::int32_t> coach_of);

}  // namespace cairn::matching
