#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <vector>

#include "core/matching/assignment.hpp"
#include "core/matching/rank.hpp"

namespace cairn::matching {

/// Why a pair must not be: bit RuleKind for every rule that fails, then what people said. 0: it may be.
using PairFaults = std::uint16_t;
constexpr PairFaults fault_of(RuleKind kind) { return static_cast<PairFaults>(1U << static_cast<unsigned>(kind)); }
inline constexpr PairFaults fault_declined = 1U << 8;    ///< the coach has said no to this learner
inline constexpr PairFaults fault_kept_apart = 1U << 9;  ///< an organiser wants it so
inline constexpr std::size_t pair_fault_count = 10;

inline constexpr std::int32_t weight_max = 1000;  ///< of either sign

/// Who is matched, by position; both lists ascend by id.
///
/// `taken` of a coach counts only the places that this match does not give away, and `open_requests` of a learner
/// only coaches whom they have besides.
struct Cohort {
    std::vector<LearnerFeatures> learners;
    std::vector<CoachFeatures> coaches;
    std::vector<std::int32_t> standing;  ///< by learner: the coach they have today, no_coach for nobody
    std::vector<Lock> declined;          ///< ascending by learner, then coach
};

struct CohortLearner {
    ProfileId id;
    std::vector<SkillNeed> needs;
};

/// The features of these learners and of every coach. Where a learner has several coaches, the pair that was asked for
/// first stands in this match and the others stay beside it. Learners who are unknown are left out.
/// Cost:     O(learners · requests).
Cohort cohort_of(const Model& model, const graph::SkillGraph& graph, std::span<const CohortLearner> learners,
                 Instant reference);

/// A coach who is paused takes nobody new; whom they have may stay.
struct CohortOptions {
    Weights weights = {};
    std::int64_t shared_minutes_min = 60;
    std::int32_t places_max = 0;  ///< nobody gets more learners than this; 0: only what each coach says counts
    bool needs_common_language = true;
    bool keeps_managers_apart = true;
    bool keeps_standing = false;  ///< today's pairs may stay whatever the rules say, also beyond a coach's places
    std::vector<Lock> kept_apart = {};
    bool operator==(const CohortOptions&) const = default;
};

/// By so much the pair of today counts more: among matches that are equally good the one that moves fewer.
inline constexpr std::int32_t standing_bonus = 1;

/// Every pair of a cohort as numbers that assign() and its kin take.
///
/// Units:    1'000'000 is a pair in which every term with a positive weight is perfect; a pair that may be gets at
///           least 1, so that having a coach is always better than having none.
/// Shapes:   rows of learners, columns of coaches, in the cohort's order; `places` by coach.
struct CohortScores {
    std::vector<std::int32_t> scores;  ///< what the pair is worth to the learner, forbidden_score where it must not be
    std::vector<std::int32_t> coach_scores;  ///< to the coach: their own hours and languages, without load and years
    std::vector<PairFaults> faults;
    std::vector<std::int32_t> places;
    std::int32_t learner_count = 0;

    [[nodiscard]] ScoreTable table() const {
        return {.learner_count = learner_count,
                .coach_count = static_cast<std::int32_t>(places.size()),
                .stored = scores.data()};
    }
};

enum class CohortFault : std::uint8_t {
    weight_out_of_range,  ///< beyond weight_max, or none is positive
    index_unknown,  ///< kept_apart names nobody
};

/// The score of a pair by these weights, whether or not the rules allow it; 1..score_max.
/// Shapes:   `weights` as cohort_scores() takes them.
std::int32_t pair_score(const LearnerFeatures& learner, const CoachFeatures& coach, const Weights& weights);

/// Source:   docs/decisions/0030.
/// Cost:     O(learners · coaches · skills each): 30 ms for 500 × 250.
std::expected<CohortScores, CohortFault> cohort_scores(const Cohort& cohort, const CohortOptions& options);

}  // namespace cairn::matching
