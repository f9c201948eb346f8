#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/matching/rules.hpp"
#include "core/matching/score.hpp"

namespace cairn::matching {

struct MatchOptions {
    Weights weights;
    std::int64_t shared_minutes_min = 60;  ///< a week
};

struct RankedCoach {
    ProfileId coach;
    bool passes = false;  ///< every rule
    MatchScore score;
    Rules rules;
};

/// The coaches of a model, ready to be scored many times. Stale after any change of profiles, requests or skills, and
/// after `reference` crosses a clock change.
class CoachIndex {
public:
    CoachIndex() = default;
    CoachIndex(const Model& model, const graph::SkillGraph& graph, Instant reference);
    /// Of features that stand ready.
    explicit CoachIndex(std::vector<CoachFeatures> coaches);

    /// Everyone who is a coach, ascending by id.
    [[nodiscard]] std::span<const CoachFeatures> coaches() const { return coaches_; }

private:
    std::vector<CoachFeatures> coaches_;
};

/// One coach of an order, without the reasons.
struct OrderedCoach {
    std::int64_t score_micro = 0;
    std::uint32_t position = 0;  ///< in CoachIndex::coaches()
    bool passes = false;         ///< every rule
    bool operator==(const OrderedCoach&) const = default;
};

/// The order of rank_coaches() alone.
/// Cost:     O(coaches · skills each): see cairn_bench rank.
std::vector<OrderedCoach> rank_order(const CoachIndex& index, const LearnerFeatures& learner,
                                     const MatchOptions& options = {});

/// All coaches: those who pass every rule first, then by score, best first, then by id.
/// Cost:     O(coaches · skills each); a few milliseconds for 5,000 coaches.
std::vector<RankedCoach> rank_coaches(const CoachIndex& index, const LearnerFeatures& learner,
                                      const MatchOptions& options = {});

/// The same in one call. An unknown learner gets an empty list.
std::vector<RankedCoach> rank_coaches(const Model& model, const graph::SkillGraph& graph, ProfileId learner,
                                      std::span<const SkillNeed> needs, Instant now, const MatchOptions& options = {});

/// One pair, also when `coach` is no coach (the rule fails). Nothing when either is unknown.
std::optional<RankedCoach> match_pair(const Model& model, const graph::SkillGraph& graph, ProfileId learner,
                                      ProfileId coach, std::span<const SkillNeed> needs, Instant now,
                                      const MatchOptions& options = {});

/// What one needed skill brings: the evidence behind the term `skills`.
struct SkillPart {
    SkillId skill;
    std::int64_t micro = 0;
    std::int64_t gap_share = 0;    ///< of gap_scale
    std::int64_t coach_level = 0;  ///< 0..5
};

/// One part for each needed skill, largest share first, then by id. The parts sum to the term exactly.
std::vector<SkillPart> skill_parts(const graph::SkillGraph& graph, const LearnerFeatures& x, const CoachFeatures& y,
                                   const Weights& weights);

}  // namespace cairn::matching
