#include "core/app/decide_proposals.hpp"

#include <algorithm>

#include "core/app/packed_writes.hpp"
#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "core/graph/proposal.hpp"
#include "core/graph/skill_graph.hpp"
#include "core/model/write_list.hpp"

namespace cairn::app {
namespace {

using Decided = Result<Decision>;

Errc words_problem(std::string_view words) {
    if (!is_plain_text(words)) return Errc::text_not_plain;
    return code_point_count(words) > message_characters_max ? Errc::message_too_long : Errc::none;
}

Errc change_problem(const GraphChange& change) {
    for (const std::string* title : {&change.title.english, &change.title.chinese}) {
        if (!is_plain_text(*title)) return Errc::text_not_plain;
        if (code_point_count(*title) > title_characters_max) return Errc::title_too_long;
    }
    return change.minutes < 0 || change.minutes > graph::skill_minutes_max ? Errc::hours_out_of_range : Errc::none;
}

void put_change(WriteList& writes, ProposalId id, std::int64_t number, const GraphChange& change) {
    const Id entry = entry_of_number(number);
    const auto put = [&](ProposalField field, const auto& value, bool is_said) {
        if (is_said) writes.put_entry(id, field, entry, value);
    };
    put(ProposalField::change_kind, change.kind, true);
    put(ProposalField::change_skill, change.skill, true);
    put(ProposalField::change_other, change.other, static_cast<bool>(change.other));
    const std::string english(trim(change.title.english));
    const std::string chinese(trim(change.title.chinese));
    put(ProposalField::change_title_english, english, !english.empty());
    put(ProposalField::change_title_chinese, chinese, !chinese.empty());
    put(ProposalField::change_before_english, change.title_before.english, !change.title_before.english.empty());
    put(ProposalField::change_before_chinese, change.title_before.chinese, !change.title_before.chinese.empty());
    put(ProposalField::change_area, change.area, static_cast<bool>(change.area));
    put(ProposalField::change_minutes, change.minutes, change.minutes > 0);
    put(ProposalField::change_instead_of, change.instead_of, static_cast<bool>(change.instead_of));
}

/// An open proposal that `actor` reviews; else why not.
Result<const GraphProposal*> find_reviewed(const Model& model, ProposalId id, ProfileId actor, std::string_view note) {
    const GraphProposal* proposal = model.proposals.find(id);
    if (proposal == nullptr) return fail(Errc::proposal_unknown);
    if (!graph::may_review(model, *proposal, actor)) return fail(Errc::proposal_not_yours);
    if (proposal->state != ProposalState::open) return fail(Errc::proposal_wrong_state);
    if (const Errc problem = words_problem(note); problem != Errc::none) return fail(problem);
    return proposal;
}

void put_decision(WriteList& writes, ProposalId id, ProposalState state, ProfileId actor, std::string_view note,
                  const Env& env) {
    writes.put(id, ProposalField::state, state);
    writes.put(id, ProposalField::reviewer, actor);
    writes.put(id, ProposalField::decided_ms, env.now.ms);
    if (const std::string_view said = trim(note); !said.empty()) writes.put(id, ProposalField::note, said);
}

graph::GraphChanges numbered(const std::vector<GraphChange>& changes) {
    graph::GraphChanges out;
    for (const GraphChange& change : changes) out.emplace(static_cast<std::int64_t>(out.size()), change);
    return out;
}

}  // namespace

Decided decide_one(const Model& model, const ProposeChange& command, const Env& env) {
    if (model.profiles.find(command.author) == nullptr) return fail(Errc::profile_unknown);
    if (command.changes.size() > graph::changes_max) return fail(Errc::proposal_too_large);
    for (const GraphChange& change : command.changes) {
        if (const Errc problem = change_problem(change); problem != Errc::none) return fail(problem);
    }
    if (!has_visible_text(command.evidence)) return fail(Errc::evidence_missing);
    if (const Errc problem = words_problem(command.evidence); problem != Errc::none) return fail(problem);
    const graph::ChangePreview preview = graph::preview_changes(model, numbered(command.changes));
    if (preview.is_blocked()) return fail(Errc::proposal_blocked);
    if (preview.changes_nothing()) return fail(Errc::proposal_empty);
    const ProposalId id{env.random->id()};
    WriteList writes;
    writes.put(id, ProposalField::exists, true);
    writes.put(id, ProposalField::author, command.author);
    writes.put(id, ProposalField::state, ProposalState::open);
    writes.put(id, ProposalField::evidence, trim(command.evidence));
    writes.put(id, ProposalField::sent_ms, env.now.ms);
    writes.put(id, ProposalField::base_version, graph::graph_version(model));
    for (std::size_t i = 0; i < command.changes.size(); ++i) {
        GraphChange change = command.changes[i];
        if (const Skill* skill = model.skills.find(change.skill)) change.title_before = skill->title;
        put_change(writes, id, static_cast<std::int64_t>(i), change);
    }
    return Decision{Action::propose_change, writes.take(), id};
}

Decided decide_one(const Model& model, const AcceptProposal& command, const Env& env) {
    const auto proposal = find_reviewed(model, command.proposal, command.actor, command.note);
    if (!proposal) return std::unexpected(proposal.error());
    graph::ChangePreview preview = graph::preview_changes(model, (*proposal)->changes);
    if (preview.is_blocked()) return fail(Errc::proposal_blocked);
    WriteList writes;
    put_decision(writes, command.proposal, ProposalState::accepted, command.actor, command.note, env);
    for (Write& write : preview.writes) writes.add(std::move(write));
    return Decision{Action::accept_proposal, writes.take(), command.proposal,
                    register_of(command.proposal, ProposalField::way_back)};
}

Decided decide_one(const Model& model, const DeclineProposal& command, const Env& env) {
    const auto proposal = find_reviewed(model, command.proposal, command.actor, command.note);
    if (!proposal) return std::unexpected(proposal.error());
    WriteList writes;
    put_decision(writes, command.proposal, ProposalState::declined, command.actor, command.note, env);
    return Decision{Action::decline_proposal, writes.take(), command.proposal};
}

Decided decide_one(const Model& model, const WithdrawProposal& command, const Env& env) {
    const GraphProposal* proposal = model.proposals.find(command.proposal);
    if (proposal == nullptr) return fail(Errc::proposal_unknown);
    if (proposal->author != command.actor) return fail(Errc::proposal_not_yours);
    if (proposal->state != ProposalState::open) return fail(Errc::proposal_wrong_state);
    WriteList writes;
    writes.put(command.proposal, ProposalField::state, ProposalState::withdrawn);
    writes.put(command.proposal, ProposalField::decided_ms, env.now.ms);
    return Decision{Action::withdraw_proposal, writes.take(), command.proposal};
}

Decided decide_one(const Model& model, const RevertProposal& command, const Env& env) {
    const GraphProposal* proposal = model.proposals.find(command.proposal);
    if (proposal == nullptr) return fail(Errc::proposal_unknown);
    if (!graph::may_review(model, *proposal, command.actor)) return fail(Errc::proposal_not_yours);
    if (proposal->state != ProposalState::accepted) return fail(Errc::proposal_wrong_state);
    const auto way_back = unpack_writes(proposal->way_back);
    const bool stands = std::ranges::all_of(proposal->changes,
                                            [&](const auto& item) { return graph::is_still_so(model, item.second); });
    if (!way_back || !stands) return fail(Errc::proposal_overtaken);
    WriteList writes;
    writes.put(command.proposal, ProposalField::state, ProposalState::reverted);
    writes.put(command.proposal, ProposalField::reverter, command.actor);
    writes.put(command.proposal, ProposalField::reverted_ms, env.now.ms);
    for (const Write& write : *way_back) writes.add(write);
    return Decision{Action::revert_proposal, writes.take(), command.proposal};
}

}  // namespace cairn::app
