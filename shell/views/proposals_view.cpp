#include "shell/views/proposals_view.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/app/plan_effect.hpp"
#include "shell/text/format.hpp"
#include "shell/views/meeting_words.hpp"
#include "shell/views/route.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

using text::Text;

std::string date_of(const ViewInput& input, std::int64_t ms) {
    return format_day(input, day_of_reader(input, Instant{ms}));
}

ProposalRow row_of(const ViewInput& input, const GraphProposal& proposal) {
    ProposalRow row;
    row.id = proposal.id;
    row.href = href({Page::proposals, proposal.id});
    row.title = proposal_title(input, proposal.changes);
    row.author = person_name(input, proposal.author);
    row.line = input.text.proposals_by(row.author, date_of(input, proposal.sent_ms));
    row.state = proposal_state_word(input.text, proposal.state);
    row.state_code = proposal.state;
    return row;
}

/// The newest first.
std::vector<const GraphProposal*> in_order(const Model& model) {
    auto all = model.proposals.existing();
    std::ranges::sort(all, [](const GraphProposal* a, const GraphProposal* b) {
        return a->sent_ms != b->sent_ms ? a->sent_ms > b->sent_ms : a->id < b->id;
    });
    return all;
}

bool is_waiting_for(const Model& model, const GraphProposal& proposal, ProfileId person) {
    return proposal.exists && proposal.state == ProposalState::open && proposal.author != person &&
           graph::may_review(model, proposal, person);
}

std::vector<VersionRow> version_rows(const ViewInput& input) {
    const Text& text = input.text;
    std::vector<VersionRow> rows{{{}, text.proposals_version(1), std::string(text.proposals_version_first()), {}, {}}};
    for (const graph::GraphVersion& version : graph::graph_versions(input.model)) {
        const GraphProposal& proposal = *input.model.proposals.find(version.proposal);
        std::string title = proposal_title(input, proposal.changes);
        if (version.is_reversal) title = text.proposals_version_reversal(title);
        rows.push_back({version.proposal, text.proposals_version(version.number), std::move(title),
                        text.proposals_by(person_name(input, version.by), date_of(input, version.at.ms)),
                        href({Page::proposals, version.proposal})});
    }
    std::ranges::reverse(rows);
    return rows;
}

std::vector<SkillId> touched_by(const GraphProposal& proposal) {
    std::vector<SkillId> skills;
    for (const auto& [number, change] : proposal.changes) {
        skills.push_back(change.skill);
        if (change.other) skills.push_back(change.other);
    }
    return skills;
}

PlanEffectWords effect_words(const ViewInput& input, const GraphProposal& proposal,
                             const graph::ChangePreview& preview) {
    const Text& text = input.text;
    const Model after = graph::model_after(input.model, preview.writes);
    const app::PlanEffect effect = app::effect_on_plans(input.model, after, touched_by(proposal), input.now);
    PlanEffectWords words;
    if (effect.plans == 0) {
        words.title = text.proposals_effect_none();
        return words;
    }
    words.title = text.proposals_effect(effect.plans);
    if (effect.shorter > 0) words.shorter = text.proposals_effect_shorter(effect.shorter);
    if (effect.same() > 0) words.same = text.proposals_effect_same(effect.same());
    if (effect.longer > 0) words.longer = text.proposals_effect_longer(effect.longer);
    if (!effect.changed.empty()) {
        const app::PlanChange& most = effect.changed.front();
        words.most =
            text.proposals_effect_most(text::format_duration(text, std::abs(most.minutes_after - most.minutes_before)));
    }
    return words;
}

std::string decided_words(const ViewInput& input, const GraphProposal& proposal) {
    const Text& text = input.text;
    const std::string date = date_of(input, proposal.decided_ms);
    switch (proposal.state) {
        case ProposalState::open: return {};
        case ProposalState::withdrawn: return text.proposals_decided_withdrawn(date);
        case ProposalState::declined:
            return text.proposals_decided_declined(person_name(input, proposal.reviewer), date);
        case ProposalState::accepted:
        case ProposalState::reverted:
            return text.proposals_decided_accepted(person_name(input, proposal.reviewer), date);
    }
    return {};
}

void fill_open(const ViewInput& input, const GraphProposal& proposal, ProposalDetailView& view) {
    const graph::ChangePreview preview = graph::preview_changes(input.model, proposal.changes);
    view.rows = change_rows(input, proposal.changes, preview.verdicts);
    view.is_blocked = preview.is_blocked();
    view.effect = effect_words(input, proposal, preview);
    view.reviewers = reviewers_words(input, proposal);
    for (const ProposalId id : graph::rivals_of(input.model, proposal))
        view.rivals.push_back(row_of(input, *input.model.proposals.find(id)));
    if (!view.rivals.empty()) view.rivals_title = input.text.proposals_rivals_title(std::ssize(view.rivals));
    const std::int64_t version = graph::graph_version(input.model);
    view.against = proposal.base_version == version
                       ? input.text.proposals_changes_against(version)
                       : input.text.proposals_changes_since(proposal.base_version, version);
    view.may_review = graph::may_review(input.model, proposal, input.me);
    view.may_withdraw = proposal.author == input.me;
    view.toast_accepted = input.text.proposals_done_accept(version + 1);
}

}  // namespace

ProposalsView build_proposals_view(const ViewInput& input, const ProposalDraft& draft) {
    ProposalsView view;
    view.has_profile = input.model.profiles.find(input.me) != nullptr;
    for (const GraphProposal* proposal : in_order(input.model)) {
        auto& group = proposal->state != ProposalState::open             ? view.closed
                      : is_waiting_for(input.model, *proposal, input.me) ? view.waiting
                                                                         : view.open;
        group.push_back(row_of(input, *proposal));
    }
    const std::int64_t waiting = std::ssize(view.waiting);
    view.subtitle =
        waiting > 0 ? input.text.proposals_subtitle_waiting(waiting) : std::string(input.text.proposals_subtitle());
    view.version = input.text.proposals_version(graph::graph_version(input.model));
    view.versions = version_rows(input);
    if (draft.is_open) view.form = build_proposal_form(input, draft);
    return view;
}

std::int64_t waiting_proposal_count(const Model& model, ProfileId person) {
    return std::ranges::count_if(
        model.proposals.rows(), [&](const GraphProposal& proposal) { return is_waiting_for(model, proposal, person); });
}

std::int64_t open_proposal_count(const Model& model) {
    return std::ranges::count_if(model.proposals.rows(), [](const GraphProposal& proposal) {
        return proposal.exists && proposal.state == ProposalState::open;
    });
}

ProposalDetailView build_proposal_detail_view(const ViewInput& input, ProposalId id) {
    ProposalDetailView view;
    const GraphProposal* proposal = input.model.proposals.find(id);
    if (proposal == nullptr) return view;
    const ProposalRow row = row_of(input, *proposal);
    view.exists = true;
    view.id = id;
    view.title = row.title;
    view.author = row.author;
    view.line = row.line;
    view.state = row.state;
    view.state_code = row.state_code;
    view.evidence = proposal->evidence;
    view.note = proposal->note;
    view.decided = decided_words(input, *proposal);
    if (proposal->state == ProposalState::reverted)
        view.reverted = input.text.proposals_decided_reverted(person_name(input, proposal->reverter),
                                                              date_of(input, proposal->reverted_ms));
    if (proposal->state == ProposalState::open) {
        fill_open(input, *proposal, view);
    } else {
        view.rows = change_rows(input, proposal->changes, {});
        view.against = input.text.proposals_changes();
        view.may_revert =
            proposal->state == ProposalState::accepted && graph::may_review(input.model, *proposal, input.me);
    }
    return view;
}

}  // namespace cairn::views
