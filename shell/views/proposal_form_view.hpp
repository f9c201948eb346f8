#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/app/command.hpp"
#include "shell/views/proposal_words.hpp"

namespace cairn::views {

enum class ProposalKind : std::uint8_t { add, rename, split, merge, connect, disconnect };
inline constexpr int proposal_kind_count = 6;
inline constexpr int skill_hours_default = 10;
inline constexpr int skill_hours_max = 400;

/// What somebody has typed and chosen so far.
struct ProposalDraft {
    bool is_open = false;
    ProposalKind kind = ProposalKind::add;
    SkillId skill = {};  ///< renamed, split, merged, or what comes before
    SkillId other = {};  ///< merged into, or what comes after
    SkillId instead_of = {};  ///< of a new edge: what would do as well; none: it is needed in any case
    std::string english = {};
    std::string chinese = {};
    std::string second_english = {};  ///< of the second part of a split skill
    std::string second_chinese = {};
    AreaId area = {};
    int hours = skill_hours_default;
    std::vector<SkillId> needs = {};     ///< of an added skill
    std::vector<SkillId> leads_to = {};
    std::string evidence = {};

    friend bool operator==(const ProposalDraft&, const ProposalDraft&) = default;
};

struct SkillChoice {
    SkillId id;
    std::string title;
    std::string remove_label;
};

struct ProposalForm {
    std::vector<SkillChoice> skills;         ///< all, by title
    std::vector<SkillChoice> before_other;   ///< what `other` needs directly: an edge that could go
    /// How a new edge counts: in any case, or beside one of `before_other`, in that order.
    std::vector<std::string> ways;
    int way_index = 0;
    std::vector<SkillChoice> needs;          ///< as the draft has them
    std::vector<SkillChoice> leads_to;
    std::vector<AreaId> areas;               ///< by title, after "No area" (none)
    std::vector<std::string> area_titles;
    int area_index = 0;
    std::vector<ChangeRow> rows;             ///< what it would change
    std::string problem;                     ///< why it cannot be sent yet
    std::string reviewers;                   ///< who would decide
    app::ProposeChange command;

    /// Where a skill stands among `skills`; -1: nowhere.
    [[nodiscard]] int index_of(SkillId skill) const;
};

ProposalForm build_proposal_form(const ViewInput& input, const ProposalDraft& draft);

/// "Can decide: A, B and 3 more".
std::string reviewers_words(const ViewInput& input, const GraphProposal& proposal);

}  // namespace cairn::views
