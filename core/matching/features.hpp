#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"
#include "core/base/week.hpp"
#include "core/graph/plan.hpp"
#include "core/graph/skill_graph.hpp"
#include "core/model/model.hpp"

namespace cairn::matching {

/// One thing a learner wants to get better at.
struct SkillNeed {
    graph::SkillIndex skill = graph::no_skill;
    std::int64_t gap_micro = 0;  ///< how far below the level wanted, micro-levels, 1..5'000'000
};

/// What a plan still lacks.
std::vector<SkillNeed> needs_of_plan(const graph::Plan& plan);

/// Scales. In each group the largest x times the largest y is 1'000'000, so that w in whole points gives micro-points.
inline constexpr std::int64_t gap_scale = 10'000;       ///< x of all needs together
inline constexpr std::int64_t expertise_scale = 100;    ///< y of a coach at level 5
inline constexpr std::int64_t share_scale = 1'000'000;  ///< x or y of a group whose other side is 0 or 1
inline constexpr std::int64_t years_full = 20;
inline constexpr std::int64_t coaching_level = 4;  ///< from here on a coach "covers" a skill

/// Expertise by declared level, of expertise_scale.
std::int64_t expertise(std::int64_t level);

struct CoachSkill {
    graph::SkillIndex skill = graph::no_skill;
    std::int32_t level = 0;
    auto operator<=>(const CoachSkill&) const = default;
};

/// y: one coach as a sparse vector, and what the rules ask about.
struct CoachFeatures {
    ProfileId id;
    std::vector<CoachSkill> skills;       ///< ascending by skill, level at least 1
    std::vector<std::uint64_t> languages; ///< language_key of each tag, best first, no doubles
    WeekHours free_utc;
    std::uint64_t team = 0;               ///< 0: nobody said
    std::int64_t years = 0;               ///< 0..years_full
    std::int64_t capacity = 0;
    std::int64_t taken = 0;               ///< accepted and confirmed requests
    std::int32_t offset_minutes = 0;      ///< east of UTC at the reference instant
    bool is_coach = false;
    bool is_paused = false;
};

/// x: one learner.
struct LearnerFeatures {
    ProfileId id;
    std::vector<std::int32_t> gap;        ///< by skill index, sums to gap_scale when there are needs
    std::int64_t need_count = 0;
    std::vector<std::uint64_t> languages; ///< best first, no doubles
    std::vector<std::int64_t> language_share;  ///< parallel, sums to share_scale
    WeekHours free_utc;
    std::uint64_t team = 0;
    std::int32_t offset_minutes = 0;
    std::vector<ProfileId> managers;      ///< the learner's manager, that one's manager, … at most 32
    std::vector<ProfileId> open_requests; ///< coaches with a sent, accepted or confirmed request, ascending
};

/// The primary language of a BCP 47 tag ("zh-Hans-CN" → "zh") in lower case, packed into a number; 0 for no tag.
std::uint64_t language_key(std::string_view tag);

/// What each of so many languages counts: half as much as the one before; they sum to share_scale.
std::vector<std::int64_t> language_shares(std::size_t count);

/// Sent, accepted or confirmed: nobody asks the same coach twice.
bool is_open(RequestState state);
/// Accepted or confirmed: one of the coach's places is spoken for.
bool takes_place(RequestState state);
/// Cost: O(requests); CoachIndex counts for all coaches at once.
std::int64_t places_taken(const Model& model, ProfileId coach);

/// Hours are read in each profile's own zone at `reference`; an unknown zone counts as UTC.
CoachFeatures coach_features(const graph::SkillGraph& graph, const Profile& coach, std::int64_t taken,
                             Instant reference);
LearnerFeatures learner_features(const Model& model, const graph::SkillGraph& graph, const Profile& learner,
                                 std::span<const SkillNeed> needs, Instant reference);

}  // namespace cairn::matching
