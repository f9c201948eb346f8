#pragma once
// core/matching: which coach suits a learner, and why. f(x, y) = Σ w_ij x_i y_j over features that have names, split
// into signed terms that sum to the score exactly, behind hard rules that pass or fail with numbers. It must never know
// words for people, nor decide: a request is the learner's command.

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/matching/features.hpp"

namespace cairn::matching {

/// Groups of entries of W. Numbers index Terms; add at the end.
enum class TermKind : std::uint8_t { skills, shared_time, language, experience, load, same_team, zone_distance };
inline constexpr std::size_t term_count = 7;

/// W, in points: what a term group gives when its features are perfect. The positive ones sum to 100.
///
/// - skills, w[gap_k, expertise_k]. x: share of the whole gap; y: 0 %, 0 %, 25 %, 50 %, 85 %, 100 % by level.
/// - shared_time, w[free_q, free_q]. x: share of the learner's free time; y: free or not; q: a quarter-hour of UTC.
/// - language, w[speaks_l, speaks_l]. x: each language half as much as the one before, all sum to 1; y: 0 or 1.
/// - experience, w[1, years]. y: years of practice, full at 20.
/// - load, w[1, taken]. y: share of the places that are taken.
/// - same_team, w[team_t, team_t]. One-hot both; nobody said: no team.
/// - zone_distance, w[offset_a, offset_b]. One-hot both; grows with |a - b| around the clock, full at 12 hours.
struct Weights {
    std::int32_t skills = 55;
    std::int32_t shared_time = 20;
    std::int32_t language = 15;
    std::int32_t experience = 10;
    std::int32_t load = -6;
    std::int32_t same_team = -4;
    std::int32_t zone_distance = -5;
    bool operator==(const Weights&) const = default;
};

/// One signed part of a score, with the numbers behind it.
///
/// have, of:  skills: needed skills in which the coach stands at level 4 or higher, needed skills;
///            shared_time: shared quarter-hours a week, the learner's free quarter-hours;
///            language: common languages, the learner's languages;  experience: years, 20;
///            load: places taken, places;  same_team: 1 or 0, 1;  zone_distance: minutes apart, 720.
/// micro_best: what the same learner would get from a coach who is perfect in this term.
struct Term {
    std::int64_t micro = 0;
    std::int64_t micro_best = 0;
    std::int64_t have = 0;
    std::int64_t of = 0;
    bool operator==(const Term&) const = default;
};

/// Units:    micro-points; a perfect match is near 100'000'000. |score| stays below 2^40 for weights up to ±1000.
struct MatchScore {
    std::int64_t score_micro = 0;  ///< the sum of all terms, exactly
    std::array<Term, term_count> terms{};  ///< by TermKind
    [[nodiscard]] const Term& term(TermKind kind) const { return terms[static_cast<std::size_t>(kind)]; }
    bool operator==(const MatchScore&) const = default;
};

/// Cost:     O(skills the coach names + 672 / 64).
MatchScore score_match(const LearnerFeatures& x, const CoachFeatures& y, const Weights& weights);

}  // namespace cairn::matching
