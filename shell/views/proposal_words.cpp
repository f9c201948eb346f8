#include "shell/views/proposal_words.hpp"

#include <algorithm>

#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

using graph::ChangeVerdict;
using graph::GraphChanges;
using text::Text;

/// As the proposal found it, or as it would make it; a skill that is merged is nowhere else.
std::string title_in(const ViewInput& input, const GraphChanges& changes, SkillId skill) {
    const Language language = input.text.language();
    const GraphChange* added = nullptr;
    for (const auto& [number, change] : changes) {
        if (change.skill != skill) continue;
        if (!change.title_before.empty()) return change.title_before.in(language);
        if (change.kind == ChangeKind::add_skill) added = &change;
    }
    return added != nullptr ? added->title.in(language) : skill_title(input, skill);
}

const GraphChange* find_first(const GraphChanges& changes, ChangeKind kind) {
    const auto it = std::ranges::find(changes, kind, [](const auto& item) { return item.second.kind; });
    return it == changes.end() ? nullptr : &it->second;
}

/// The skill that is cut in two: a new one comes right after it and takes over something that it was needed for.
const GraphChange* find_split(const GraphChanges& changes) {
    const GraphChange* added = find_first(changes, ChangeKind::add_skill);
    if (added == nullptr) return nullptr;
    for (const auto& [number, change] : changes) {
        if (change.kind != ChangeKind::add_prerequisite || change.other != added->skill) continue;
        const bool gives_something = std::ranges::any_of(changes, [&](const auto& item) {
            return item.second.skill == change.skill && (item.second.kind == ChangeKind::rename_skill ||
                                                         item.second.kind == ChangeKind::remove_prerequisite);
        });
        if (gives_something) return &change;
    }
    return nullptr;
}

std::string_view verdict_words(const Text& text, ChangeVerdict verdict) {
    switch (verdict) {
        case ChangeVerdict::applies: return {};
        case ChangeVerdict::already_so: return text.proposals_verdict_already_so();
        case ChangeVerdict::not_known: return text.proposals_verdict_not_known();
        case ChangeVerdict::skill_gone: return text.proposals_verdict_skill_gone();
        case ChangeVerdict::title_missing: return text.proposals_verdict_title_missing();
        case ChangeVerdict::title_taken: return text.proposals_verdict_title_taken();
        case ChangeVerdict::closes_circle: return text.proposals_verdict_closes_circle();
        case ChangeVerdict::with_itself: return text.proposals_verdict_with_itself();
    }
    return {};
}

ChangeRow row_of(const ViewInput& input, const GraphChanges& changes, const GraphChange& change) {
    const Text& text = input.text;
    const std::string skill = title_in(input, changes, change.skill);
    const std::string other = title_in(input, changes, change.other);
    switch (change.kind) {
        case ChangeKind::none: break;
        case ChangeKind::add_skill: return {ChangeTone::added, skill, std::string(text.proposals_tag_add()), {}};
        case ChangeKind::rename_skill:
            return {ChangeTone::renamed,
                    text.proposals_row_rename(skill, change.title.in(text.language())),
                    std::string(text.proposals_tag_rename()),
                    {}};
        case ChangeKind::merge_skill:
            return {ChangeTone::removed,
                    text.proposals_row_merge(skill, other),
                    std::string(text.proposals_tag_merge()),
                    {}};
        case ChangeKind::add_prerequisite:
            return {ChangeTone::linked,
                    change.instead_of
                        ? text.proposals_row_either(skill, title_in(input, changes, change.instead_of), other)
                        : text.proposals_row_edge(skill, other),
                    std::string(text.proposals_tag_connect()),
                    {}};
        case ChangeKind::remove_prerequisite:
            return {ChangeTone::removed,
                    text.proposals_row_edge(skill, other),
                    std::string(text.proposals_tag_disconnect()),
                    {}};
    }
    return {ChangeTone::linked, std::string(text.proposals_title_other()), std::string(text.proposals_tag_other()), {}};
}

}  // namespace

std::string proposal_title(const ViewInput& input, const GraphChanges& changes) {
    const Text& text = input.text;
    const auto title = [&](SkillId skill) { return title_in(input, changes, skill); };
    if (const GraphChange* change = find_first(changes, ChangeKind::merge_skill))
        return text.proposals_title_merge(title(change->skill), title(change->other));
    if (const GraphChange* change = find_split(changes)) return text.proposals_title_split(title(change->skill));
    if (const GraphChange* change = find_first(changes, ChangeKind::add_skill))
        return text.proposals_title_add(title(change->skill));
    if (const GraphChange* change = find_first(changes, ChangeKind::rename_skill))
        return text.proposals_title_rename(title(change->skill), change->title.in(text.language()));
    if (const GraphChange* change = find_first(changes, ChangeKind::add_prerequisite))
        return text.proposals_title_connect(title(change->skill), title(change->other));
    if (const GraphChange* change = find_first(changes, ChangeKind::remove_prerequisite))
        return text.proposals_title_disconnect(title(change->skill), title(change->other));
    return std::string(text.proposals_title_other());
}

std::vector<ChangeRow> change_rows(const ViewInput& input, const GraphChanges& changes,
                                   const std::vector<ChangeVerdict>& verdicts) {
    std::vector<ChangeRow> rows;
    for (const auto& [number, change] : changes) {
        rows.push_back(row_of(input, changes, change));
        if (rows.size() <= verdicts.size()) rows.back().verdict = verdict_words(input.text, verdicts[rows.size() - 1]);
    }
    return rows;
}

std::string_view proposal_state_word(const Text& text, ProposalState state) {
    switch (state) {
        case ProposalState::open: return text.proposals_state_open();
        case ProposalState::accepted: return text.proposals_state_accepted();
        case ProposalState::declined: return text.proposals_state_declined();
        case ProposalState::withdrawn: return text.proposals_state_withdrawn();
        case ProposalState::reverted: return text.proposals_state_reverted();
    }
    return {};
}

}  // namespace cairn::views
