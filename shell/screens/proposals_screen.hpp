#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/proposals_view.hpp"

namespace cairn::screens {

struct ProposalsScratch {
    views::ProposalDraft draft;
    std::string draft_name;  ///< what the form is kept under until it is sent
    int picked_need = -1;    ///< the selects that add a skill never keep a choice
    int picked_lead = -1;
    std::string note;        ///< of the reviewer, about the proposal that is open
    std::string note_name;   ///< what it is kept under
    bool is_revert_open = false;
};

/// All proposals and versions, the page without an object; with a new one above them while it is written.
void proposals_screen(const views::ProposalsView& view, ProposalsScratch& scratch, ScreenContext& context);

/// One proposal: the page with an object.
void proposal_detail_screen(const views::ProposalDetailView& view, ProfileId me, ProposalsScratch& scratch,
                            ScreenContext& context);

/// The form of a new proposal.
void proposal_form(const views::ProposalForm& form, ProposalsScratch& scratch, ScreenContext& context);

/// Lines of a diff; what does not fit the map says why.
void change_list(const std::vector<views::ChangeRow>& rows, ScreenContext& context);

/// Begins a proposal, about `skill` where there is one. One that somebody is writing already stays as it is.
void begin_proposal(ProposalsScratch& scratch, SkillId skill, ui::Ui& ui);

/// Leads to the page of proposals. True: the person wants to propose something about what is shown.
[[nodiscard]] bool propose_link(ScreenContext& context);

ui::Meaning meaning_of(ProposalState state);

}  // namespace cairn::screens
