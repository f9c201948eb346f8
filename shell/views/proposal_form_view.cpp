#include "shell/views/proposal_form_view.hpp"

#include <algorithm>

#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

constexpr std::size_t reviewers_named = 3;
constexpr std::int64_t minutes_per_hour = 60;

Words words_of(const std::string& english, const std::string& chinese) {
    return {std::string(trim(english)), std::string(trim(chinese))};
}

/// The same words proposed twice by one person mean the same skill.
SkillId new_skill(ProfileId author, const Words& title) {
    return SkillId{id_of_pair("proposed skill", author, id_of_text(title.chinese, title.english))};
}

GraphChange edge(ChangeKind kind, SkillId before, SkillId after) { return {kind, before, after, {}, {}, {}, 0}; }

/// A choice of what is no longer needed before the other skill says nothing.
GraphChange connection(const ViewInput& input, const ProposalDraft& draft) {
    GraphChange change = edge(ChangeKind::add_prerequisite, draft.skill, draft.other);
    const bool is_known = input.model.prerequisites.find(prerequisite_id(draft.instead_of, draft.other)) != nullptr;
    if (draft.instead_of && is_known) change.instead_of = draft.instead_of;
    return change;
}

/// The first part stays where it is; the second comes after it and leads to everything that the whole led to.
std::vector<GraphChange> split(const ViewInput& input, const ProposalDraft& draft) {
    std::vector<GraphChange> changes;
    const Skill* skill = input.model.skills.find(draft.skill);
    const Words first = words_of(draft.english, draft.chinese);
    const Words second = words_of(draft.second_english, draft.second_chinese);
    if (skill == nullptr || second.empty()) return changes;
    if (!first.empty()) changes.push_back({ChangeKind::rename_skill, draft.skill, {}, first, {}, {}, 0});
    const SkillId added = new_skill(input.me, second);
    changes.push_back({ChangeKind::add_skill, added, {}, second, {}, skill->area, skill->minutes / 2});
    changes.push_back(edge(ChangeKind::add_prerequisite, draft.skill, added));
    const graph::SkillGraph& graph = input.indices.graph();
    const graph::SkillIndex index = graph.index_of(draft.skill);
    if (index == graph::no_skill) return changes;
    for (const graph::SkillIndex after : graph.dependents(index)) {
        if (std::ssize(changes) + 2 > static_cast<std::ptrdiff_t>(graph::changes_max)) break;
        changes.push_back(edge(ChangeKind::remove_prerequisite, draft.skill, graph.id(after)));
        changes.push_back(edge(ChangeKind::add_prerequisite, added, graph.id(after)));
    }
    return changes;
}

std::vector<GraphChange> addition(const ViewInput& input, const ProposalDraft& draft) {
    const Words title = words_of(draft.english, draft.chinese);
    if (title.empty()) return {};
    const SkillId added = new_skill(input.me, title);
    std::vector<GraphChange> changes{
        {ChangeKind::add_skill, added, {}, title, {}, draft.area, draft.hours * minutes_per_hour}};
    for (const SkillId before : draft.needs) changes.push_back(edge(ChangeKind::add_prerequisite, before, added));
    for (const SkillId after : draft.leads_to) changes.push_back(edge(ChangeKind::add_prerequisite, added, after));
    return changes;
}

std::vector<GraphChange> changes_of(const ViewInput& input, const ProposalDraft& draft) {
    const bool has_both = draft.skill && draft.other;
    switch (draft.kind) {
        case ProposalKind::add: return addition(input, draft);
        case ProposalKind::rename: {
            const Words title = words_of(draft.english, draft.chinese);
            if (!draft.skill || title.empty()) return {};
            return {{ChangeKind::rename_skill, draft.skill, {}, title, {}, {}, 0}};
        }
        case ProposalKind::split: return split(input, draft);
        case ProposalKind::merge:
            if (!has_both) return {};
            return {edge(ChangeKind::merge_skill, draft.skill, draft.other)};
        case ProposalKind::connect:
            if (!has_both) return {};
            return {connection(input, draft)};
        case ProposalKind::disconnect:
            if (!has_both) return {};
            return {edge(ChangeKind::remove_prerequisite, draft.skill, draft.other)};
    }
    return {};
}

/// What is missing before there is any change to speak of.
std::string missing(const text::Text& text, const ProposalDraft& draft) {
    const bool asks_title = draft.kind == ProposalKind::add || draft.kind == ProposalKind::rename;
    const bool asks_other =
        draft.kind != ProposalKind::add && draft.kind != ProposalKind::rename && draft.kind != ProposalKind::split;
    if (draft.kind != ProposalKind::add && !draft.skill) return std::string(text.proposals_need_choice());
    if (asks_other && !draft.other) return std::string(text.proposals_need_choice());
    if (asks_title && words_of(draft.english, draft.chinese).empty()) return std::string(text.proposals_need_title());
    if (draft.kind == ProposalKind::split && words_of(draft.second_english, draft.second_chinese).empty())
        return std::string(text.proposals_need_title());
    return {};
}

SkillChoice choice(const ViewInput& input, SkillId skill) {
    SkillChoice out{skill, skill_title(input, skill), {}};
    out.remove_label = input.text.proposals_remove(out.title);
    return out;
}

std::vector<SkillChoice> choices(const ViewInput& input, const std::vector<SkillId>& skills) {
    std::vector<SkillChoice> out;
    for (const SkillId skill : skills) out.push_back(choice(input, skill));
    return out;
}

std::vector<SkillChoice> choices_by_title(const ViewInput& input, const std::vector<SkillId>& skills) {
    std::vector<std::pair<std::string, SkillId>> order;
    for (const SkillId skill : skills) order.emplace_back(skill_title(input, skill), skill);
    std::ranges::sort(order);
    std::vector<SkillChoice> out;
    for (const auto& [title, skill] : order) out.push_back(choice(input, skill));
    return out;
}

void fill_choices(const ViewInput& input, const ProposalDraft& draft, ProposalForm& form) {
    const graph::SkillGraph& graph = input.indices.graph();
    form.skills = choices_by_title(input, {graph.ids().begin(), graph.ids().end()});
    if (const graph::SkillIndex other = graph.index_of(draft.other); other != graph::no_skill) {
        std::vector<SkillId> before;
        for (const graph::SkillIndex skill : graph.prerequisites(other)) before.push_back(graph.id(skill));
        form.before_other = choices_by_title(input, before);
    }
    form.ways.emplace_back(input.text.proposals_needed_always());
    for (const SkillChoice& known : form.before_other) {
        if (known.id == draft.instead_of) form.way_index = static_cast<int>(form.ways.size());
        form.ways.push_back(input.text.proposals_needed_or(known.title));
    }
    form.needs = choices(input, draft.needs);
    form.leads_to = choices(input, draft.leads_to);

    std::vector<std::pair<std::string, AreaId>> areas;
    for (const Area* area : input.model.areas.existing()) areas.emplace_back(area_title(input, area->id), area->id);
    std::ranges::sort(areas);
    form.areas.push_back({});
    form.area_titles.emplace_back(input.text.proposals_area_none());
    for (auto& [title, id] : areas) {
        if (id == draft.area) form.area_index = static_cast<int>(form.areas.size());
        form.areas.push_back(id);
        form.area_titles.push_back(std::move(title));
    }
}

}  // namespace

int ProposalForm::index_of(SkillId skill) const {
    const auto it = std::ranges::find(skills, skill, &SkillChoice::id);
    return it == skills.end() ? -1 : static_cast<int>(it - skills.begin());
}

std::string reviewers_words(const ViewInput& input, const GraphProposal& proposal) {
    std::vector<std::string> names;
    for (const ProfileId id : graph::reviewers_of(input.model, proposal)) {
        if (const Profile* person = input.model.profiles.find(id)) names.push_back(person->name);
    }
    std::ranges::sort(names);
    if (names.empty()) return std::string(input.text.proposals_reviewers_none());
    return input.text.proposals_reviewers(join_names(input.text, names, reviewers_named));
}

ProposalForm build_proposal_form(const ViewInput& input, const ProposalDraft& draft) {
    ProposalForm form;
    fill_choices(input, draft, form);
    form.command = {input.me, draft.evidence, changes_of(input, draft)};
    GraphProposal proposal;
    proposal.author = input.me;
    for (GraphChange change : form.command.changes) {
        if (const Skill* skill = input.model.skills.find(change.skill)) change.title_before = skill->title;
        proposal.changes.emplace(static_cast<std::int64_t>(proposal.changes.size()), std::move(change));
    }
    const graph::ChangePreview preview = graph::preview_changes(input.model, proposal.changes);
    form.rows = change_rows(input, proposal.changes, preview.verdicts);
    form.problem = missing(input.text, draft);
    if (form.problem.empty() && preview.is_blocked()) {
        const auto row = std::ranges::find_if(form.rows, [](const ChangeRow& r) { return !r.verdict.empty(); });
        form.problem = row != form.rows.end() ? row->verdict : std::string(input.text.proposals_need_change());
    } else if (form.problem.empty() && preview.changes_nothing()) {
        form.problem = input.text.proposals_need_change();
    } else if (form.problem.empty() && !has_visible_text(draft.evidence)) {
        form.problem = input.text.proposals_need_evidence();
    }
    form.reviewers = reviewers_words(input, proposal);
    return form;
}

}  // namespace cairn::views
