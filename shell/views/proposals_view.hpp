#pragma once

#include <string>
#include <vector>

#include "shell/views/proposal_form_view.hpp"

namespace cairn::views {

struct ProposalRow {
    ProposalId id;
    std::string href;
    std::string title;
    std::string line;  ///< "Wang Jun, 22 November"
    std::string author;
    std::string state;
    ProposalState state_code = ProposalState::open;
};

struct VersionRow {
    ProposalId proposal;  ///< none for the first
    std::string number;   ///< "v38"
    std::string title;
    std::string line;
    std::string href;
};

struct ProposalsView {
    bool has_profile = false;
    std::string subtitle;
    std::string version;               ///< "v38"
    std::vector<ProposalRow> waiting;  ///< for this person to review
    std::vector<ProposalRow> open;
    std::vector<ProposalRow> closed;   ///< newest first
    std::vector<VersionRow> versions;  ///< newest first
    ProposalForm form;
    [[nodiscard]] bool empty() const { return waiting.empty() && open.empty() && closed.empty(); }
};

ProposalsView build_proposals_view(const ViewInput& input, const ProposalDraft& draft);

/// How many open proposals this person reviews.
std::int64_t waiting_proposal_count(const Model& model, ProfileId person);
/// How many are open at all.
std::int64_t open_proposal_count(const Model& model);

/// What accepting would do to plans, in counts.
struct PlanEffectWords {
    std::string title;    ///< "What it does to 12 plans"
    std::string shorter;  ///< empty where there are none
    std::string same;
    std::string longer;
    std::string most;
};

struct ProposalDetailView {
    bool exists = false;
    ProposalId id;
    std::string title;
    std::string author;
    std::string line;
    std::string state;
    ProposalState state_code = ProposalState::open;
    std::string evidence;
    std::string against;                ///< the version it was made for
    std::vector<ChangeRow> rows;
    bool is_blocked = false;            ///< open, and cannot be accepted as the map stands
    std::vector<ProposalRow> rivals;
    std::string rivals_title;
    PlanEffectWords effect;             ///< while open
    std::string decided;                ///< "Marta Okafor accepted, 12 November"
    std::string note;
    std::string reverted;
    std::string reviewers;              ///< while open
    bool may_review = false;
    bool may_withdraw = false;
    bool may_revert = false;
    std::string toast_accepted;
};

ProposalDetailView build_proposal_detail_view(const ViewInput& input, ProposalId proposal);

}  // namespace cairn::views
