#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/model/model.hpp"

namespace cairn::graph {

/// A coach at this level or above in one skill of an area reviews what is proposed for that area.
inline constexpr std::int64_t reviewer_level_min = 4;
inline constexpr std::size_t changes_max = 60;  ///< in one proposal

/// What would become of one change, were its proposal accepted now.
enum class ChangeVerdict : std::uint8_t {
    applies,
    already_so,     ///< nothing is left to do
    not_known,      ///< a kind of change that only a newer version knows
    skill_gone,     ///< a skill that it names is not in the graph
    title_missing,
    title_taken,    ///< another skill has this title
    closes_circle,  ///< skills would need themselves
    with_itself,    ///< both ends are one skill
};

[[nodiscard]] constexpr bool is_blocked(ChangeVerdict verdict) {
    return verdict != ChangeVerdict::applies && verdict != ChangeVerdict::already_so;
}

using GraphChanges = std::map<std::int64_t, GraphChange>;

struct ChangePreview {
    std::vector<ChangeVerdict> verdicts;  ///< one a change, in the order of their numbers
    std::vector<Write> writes;            ///< of all that apply; no register twice
    [[nodiscard]] bool is_blocked() const;
    [[nodiscard]] bool changes_nothing() const { return writes.empty(); }
};

/// Each change is judged on the graph as those before it leave it; one that is blocked writes nothing.
///
/// A merged skill's prerequisites, levels, goals, course contents and answers are written to the skill it goes into: of
/// two levels the higher counts, answers keep their times.
/// Cost:     O((n + m) log n) for each added prerequisite or merge; a merge looks at every person once.
ChangePreview preview_changes(const Model& model, const GraphChanges& changes);

/// The model as it would be. Cost: a copy of all of it.
Model model_after(const Model& model, const std::vector<Write>& writes);

/// Whether what the change did still stands, so that it can be taken back.
bool is_still_so(const Model& model, const GraphChange& change);

/// Organisers review everything; coaches the areas that they coach in, but never what they propose themselves.
bool may_review(const Model& model, const GraphProposal& proposal, ProfileId person);

/// Everybody else who may, ascending by id.
std::vector<ProfileId> reviewers_of(const Model& model, const GraphProposal& proposal);

/// Other open proposals of which only one can be accepted as both stand: they give one thing two values, or the one
/// takes away what the other builds on. Ascending by id. Cost: a preview for each open proposal.
std::vector<ProposalId> rivals_of(const Model& model, const GraphProposal& proposal);

/// One accepted step of the graph.
struct GraphVersion {
    std::int64_t number = 0;  ///< the graph as it was brought is 1; each step makes one more
    ProposalId proposal;
    ProfileId by;
    Instant at;
    bool is_reversal = false;
    bool operator==(const GraphVersion&) const = default;
};

/// By time, then by proposal: equal records have equal numbers. Cost: O(proposals log proposals).
std::vector<GraphVersion> graph_versions(const Model& model);

/// The number that the graph has now.
std::int64_t graph_version(const Model& model);

/// Where a skill went that was merged into another, and that perhaps into a third: the one that exists at the end.
/// nullptr for one that exists itself, was removed otherwise, or went round in a circle.
const Skill* merged_skill(const Model& model, SkillId skill);

}  // namespace cairn::graph
