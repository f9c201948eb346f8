#include <algorithm>
#include <array>

#include "shell/screens/proposals_screen.hpp"

namespace cairn::screens {
namespace {

using views::ProposalDraft;
using views::ProposalForm;
using views::ProposalKind;
using views::SkillChoice;

/// True when another skill was chosen.
bool pick(ui::Key key, std::string_view label, const std::vector<SkillChoice>& choices, SkillId& skill,
          ScreenContext& context, bool is_label_hidden = false) {
    const text::Text& text = context.text;
    const auto it = std::ranges::find(choices, skill, &SkillChoice::id);
    int index = it == choices.end() ? -1 : static_cast<int>(it - choices.begin());
    const bool is_changed = ui::select(
        context.ui, key, label, static_cast<int>(choices.size()),
        [&](int option) -> std::string_view { return choices[static_cast<std::size_t>(option)].title; }, index,
        {.hint = is_label_hidden ? label : text.proposals_pick_hint(),
         .filter_hint = text.proposals_pick_filter(),
         .nothing_found = text.proposals_pick_nothing(),
         .is_label_hidden = is_label_hidden});
    if (!is_changed || index < 0) return false;
    skill = choices[static_cast<std::size_t>(index)].id;
    context.ui.wake_after(0);
    return true;
}

void titles(std::string& english, std::string& chinese, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::columns(ui, {1, 1}, 220,
                [&](int index) {
                    const bool is_changed =
                        index == 0 ? static_cast<bool>(ui::field(ui, "english", text.proposals_field_english(), english,
                                                                 {.hint = text.proposals_field_title_hint(),
                                                                  .help = text.proposals_field_title_help(),
                                                                  .characters_kept = title_characters_max}))
                                   : static_cast<bool>(ui::field(ui, "chinese", text.proposals_field_chinese(), chinese,
                                                                 {.hint = text.proposals_field_title_hint_chinese(),
                                                                  .characters_kept = title_characters_max}));
                    if (is_changed) ui.wake_after(0);
                },
                {.gap = 16});
}

/// Skills that were added one by one, each with its way out, and a select that adds another.
void skill_set(ui::Key key, std::string_view label, std::string_view add_label, const ProposalForm& form,
               const std::vector<SkillChoice>& chosen, std::vector<SkillId>& skills, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::group(ui, key, label, [&] {
        ui::label(ui, label);
        if (!chosen.empty()) {
            ui::row(ui, [&] {
                for (const SkillChoice& one : chosen) {
                    if (!ui::removable_chip(ui, one.id.low, one.title, one.remove_label)) continue;
                    std::erase(skills, one.id);
                    ui.wake_after(0);
                }
            });
        }
        SkillId added;
        if (pick("add", add_label, form.skills, added, context, true) && !std::ranges::contains(skills, added))
            skills.push_back(added);
    });
}

void add_part(const ProposalForm& form, ProposalDraft& draft, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    titles(draft.english, draft.chinese, context);
    int area = form.area_index;
    const bool is_chosen =
        ui::select(ui, "area", text.proposals_field_area(), static_cast<int>(form.area_titles.size()),
                   [&](int option) -> std::string_view { return form.area_titles[static_cast<std::size_t>(option)]; },
                   area, {.filter_hint = text.proposals_pick_filter(), .nothing_found = text.proposals_pick_nothing()});
    if (is_chosen && area >= 0) {
        draft.area = form.areas[static_cast<std::size_t>(area)];
        ui.wake_after(0);
    }
    if (ui::stepper(ui, "hours", text.proposals_field_hours(), draft.hours, 1, views::skill_hours_max,
                    text.proposals_hours_unit()))
        ui.wake_after(0);
    skill_set("needs", text.proposals_needs(), text.proposals_needs_add(), form, form.needs, draft.needs, context);
    skill_set("leads", text.proposals_leads_to(), text.proposals_leads_add(), form, form.leads_to, draft.leads_to,
              context);
}

void split_part(const ProposalForm& form, ProposalDraft& draft, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    pick("skill", text.proposals_pick_skill(), form.skills, draft.skill, context);
    ui::group(ui, "first", text.proposals_first_part(), [&] {
        ui::small(ui, text.proposals_first_part());
        titles(draft.english, draft.chinese, context);
    });
    ui::group(ui, "second", text.proposals_second_part(), [&] {
        ui::small(ui, text.proposals_second_part());
        titles(draft.second_english, draft.second_chinese, context);
    });
}

/// Whether a new edge is one way of several; asked only where there are others.
void way_part(const ProposalForm& form, ProposalDraft& draft, ScreenContext& context) {
    if (!draft.other || form.before_other.empty()) return;
    int way = form.way_index;
    const bool is_chosen = ui::select(
        context.ui, "way", context.text.proposals_way(), static_cast<int>(form.ways.size()),
        [&](int option) -> std::string_view { return form.ways[static_cast<std::size_t>(option)]; }, way);
    if (!is_chosen || way < 0) return;
    draft.instead_of = way == 0 ? SkillId{} : form.before_other[static_cast<std::size_t>(way - 1)].id;
    context.ui.wake_after(0);
}

void kind_part(const ProposalForm& form, ProposalDraft& draft, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    switch (draft.kind) {
        case ProposalKind::add: return add_part(form, draft, context);
        case ProposalKind::rename:
            pick("skill", text.proposals_pick_skill(), form.skills, draft.skill, context);
            return titles(draft.english, draft.chinese, context);
        case ProposalKind::split: return split_part(form, draft, context);
        case ProposalKind::merge:
            pick("skill", text.proposals_merge_from(), form.skills, draft.skill, context);
            pick("other", text.proposals_merge_into(), form.skills, draft.other, context);
            return ui::small(ui, text.proposals_merge_line());
        case ProposalKind::connect:
            pick("skill", text.proposals_edge_before(), form.skills, draft.skill, context);
            if (pick("other", text.proposals_edge_after(), form.skills, draft.other, context)) draft.instead_of = {};
            return way_part(form, draft, context);
        case ProposalKind::disconnect:
            if (pick("other", text.proposals_disconnect_after(), form.skills, draft.other, context)) draft.skill = {};
            if (draft.other && form.before_other.empty()) return ui::small(ui, text.proposals_disconnect_none());
            if (draft.other) pick("skill", text.proposals_disconnect_before(), form.before_other, draft.skill, context);
            return;
    }
}

void buttons(const ProposalForm& form, ProposalsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::row(ui, [&] {
        const ui::ButtonOptions send{.kind = ui::ButtonKind::primary,
                                     .icon = ui::Icon::git_pull_request,
                                     .is_disabled = !form.problem.empty(),
                                     .reason = form.problem};
        if (ui::button(ui, "send", text.proposals_send(), send))
            context.emit(Do{form.command, std::string(text.proposals_done_proposed()), {}, scratch.draft_name});
        if (ui::button(ui, "cancel", text.proposals_cancel(), ui::ButtonKind::ghost)) {
            scratch.draft = {};
            ui.wake_after(0);
        }
        if (!form.problem.empty()) ui::caption(ui, form.problem, ui::Tone::secondary);
    });
}

}  // namespace

void proposal_form(const ProposalForm& form, ProposalsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ProposalDraft& draft = scratch.draft;
    ui::card(ui, "form", {.name = text.proposals_form(), .gap = 16}, [&] {
        ui::heading(ui, 2, text.proposals_form());
        const std::array<std::string_view, views::proposal_kind_count> kinds{
            text.proposals_kind_add(),   text.proposals_kind_rename(),  text.proposals_kind_split(),
            text.proposals_kind_merge(), text.proposals_kind_connect(), text.proposals_kind_disconnect()};
        int kind = static_cast<int>(draft.kind);
        const bool is_other_kind = ui::select(
            ui, "kind", text.proposals_form_kind(), static_cast<int>(kinds.size()),
            [&](int option) -> std::string_view { return kinds[static_cast<std::size_t>(option)]; }, kind);
        if (is_other_kind && kind >= 0) {
            draft.kind = static_cast<ProposalKind>(kind);
            ui.wake_after(0);
        }
        kind_part(form, draft, context);
        if (!form.rows.empty()) {
            ui::label(ui, text.proposals_preview());
            change_list(form.rows, context);
        }
        const bool is_changed = static_cast<bool>(
            ui::prose(ui, "evidence", text.proposals_evidence(), draft.evidence,
                      {.hint = text.proposals_evidence_hint(), .help = text.proposals_evidence_help()}, 2, 8));
        if (is_changed) ui.wake_after(0);
        ui::small(ui, form.reviewers);
        buttons(form, scratch, context);
    });
}

}  // namespace cairn::screens
