#include "shell/screens/proposals_screen.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using ui::Meaning;
using views::Page;
using views::ProposalDetailView;

constexpr float side_width = 360;
constexpr float main_width_min = 420;

void back_link(ScreenContext& context) {
    ui::row(context.ui, {.gap = 4}, [&] {
        ui::icon(context.ui, Icon::chevron_left, 16, ui::Tone::link);
        if (ui::link(context.ui, "back", context.text.proposals_back(), views::href({Page::proposals, {}}),
                     ui::TextStyle::small))
            context.go(Page::proposals);
    });
}

void why_card(const ProposalDetailView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "why", {.name = view.author, .gap = 12}, [&] {
        ui::row(ui, {.is_wrapping = false}, [&] {
            ui::avatar(ui, view.author, 40);
            ui::column(ui, 0, [&] { ui::small(ui, view.line); });
            ui::fill_right(ui);
            ui::chip(ui, view.state, meaning_of(view.state_code));
        });
        ui::text(ui, view.evidence);
    });
}

void changes_card(const ProposalDetailView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "changes", {.name = view.against, .gap = 4}, [&] {
        ui::heading(ui, 2, view.against);
        change_list(view.rows, context);
    });
}

void effect_card(const ProposalDetailView& view, ScreenContext& context) {
    const views::PlanEffectWords& effect = view.effect;
    if (effect.title.empty()) return;
    ui::Ui& ui = context.ui;
    ui::card(ui, "effect", {.name = effect.title, .gap = 10}, [&] {
        ui::heading(ui, 3, effect.title);
        ui::row(ui, [&] {
            if (!effect.shorter.empty()) ui::chip(ui, effect.shorter, Meaning::success, Icon::chevron_down);
            if (!effect.same.empty()) ui::chip(ui, effect.same, Meaning::neutral);
            if (!effect.longer.empty()) ui::chip(ui, effect.longer, Meaning::warn, Icon::chevron_up);
        });
        if (!effect.most.empty()) ui::small(ui, effect.most);
    });
}

void rivals_card(const ProposalDetailView& view, ScreenContext& context) {
    if (view.rivals.empty()) return;
    ui::Ui& ui = context.ui;
    ui::card(ui, "rivals", {.name = view.rivals_title, .gap = 8}, [&] {
        ui::row(ui, {.is_wrapping = false}, [&] {
            ui::icon(ui, Icon::triangle_alert, 18, ui::Tone::warn);
            ui::column(ui, 0, [&] { ui::heading(ui, 3, view.rivals_title); });
        });
        ui::small(ui, context.text.proposals_rivals_line());
        for (const views::ProposalRow& rival : view.rivals) {
            if (ui::link(ui, rival.id.low, rival.title, rival.href)) context.go(Page::proposals, rival.id);
        }
    });
}

void review_card(const ProposalDetailView& view, ProfileId me, ProposalsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "review", {.name = text.proposals_waiting(), .gap = 12}, [&] {
        ui::prose(ui, "note", text.proposals_note(), scratch.note, {.hint = text.proposals_note_hint()}, 2, 8);
        ui::row(ui, [&] {
            const ui::ButtonOptions accept{.kind = ui::ButtonKind::primary,
                                           .icon = Icon::check,
                                           .is_disabled = view.is_blocked,
                                           .reason = text.proposals_blocked_title()};
            if (ui::button(ui, "accept", text.proposals_accept(), accept))
                context.emit(
                    Do{app::AcceptProposal{view.id, me, scratch.note}, view.toast_accepted, {}, scratch.note_name});
            if (ui::button(ui, "decline", text.proposals_decline()))
                context.emit(Do{app::DeclineProposal{view.id, me, scratch.note},
                                std::string(text.proposals_done_decline()),
                                {},
                                scratch.note_name});
        });
    });
}

void decision_card(const ProposalDetailView& view, ProposalsScratch& scratch, ScreenContext& context) {
    if (view.decided.empty()) return;
    ui::Ui& ui = context.ui;
    ui::card(ui, "decision", {.style = ui::CardStyle::subtle, .name = view.decided, .gap = 8}, [&] {
        ui::strong(ui, view.decided);
        if (!view.note.empty()) ui::text(ui, view.note);
        if (!view.reverted.empty()) ui::strong(ui, view.reverted);
        if (!view.may_revert) return;
        if (ui::button(ui, "revert", context.text.proposals_revert(), {.icon = Icon::rotate_ccw}))
            scratch.is_revert_open = true;
    });
}

void revert_dialog(const ProposalDetailView& view, ProfileId me, ProposalsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::dialog(ui, "revert", text.proposals_revert_question(), scratch.is_revert_open,
               [&] {
                   ui::text(ui, text.proposals_revert_line());
                   ui::dialog_actions(ui, [&] {
                       if (ui::button(ui, "keep", text.proposals_revert_keep(), ui::ButtonKind::secondary))
                           scratch.is_revert_open = false;
                       if (ui::button(ui, "revert", text.proposals_revert(), ui::ButtonKind::danger)) {
                           scratch.is_revert_open = false;
                           context.emit(
                               Do{app::RevertProposal{view.id, me}, std::string(text.proposals_done_revert())});
                       }
                   });
               },
               {.close_label = text.proposals_revert_close()});
}

void side_part(const ProposalDetailView& view, ProfileId me, ProposalsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    effect_card(view, context);
    rivals_card(view, context);
    if (view.may_review && view.state_code == ProposalState::open) review_card(view, me, scratch, context);
    decision_card(view, scratch, context);
    if (!view.reviewers.empty()) ui::small(ui, view.reviewers);
    if (!view.may_withdraw || view.state_code != ProposalState::open) return;
    if (ui::button(ui, "withdraw", text.proposals_withdraw(), ui::ButtonKind::ghost))
        context.emit(Do{app::WithdrawProposal{view.id, me}, std::string(text.proposals_done_withdraw())});
}

}  // namespace

void proposal_detail_screen(const ProposalDetailView& view, ProfileId me, ProposalsScratch& scratch,
                            ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    back_link(context);
    ui::spacer(ui, 4);
    ui::page_header(ui, view.title, {});
    if (view.is_blocked)
        ui::banner(ui, "blocked", Meaning::warn, text.proposals_blocked_title(), text.proposals_blocked_line());
    ui::columns(ui, {1, -side_width}, main_width_min,
                [&](int index) {
                    ui::stack(ui, 16, [&] {
                        if (index == 0) {
                            why_card(view, context);
                            changes_card(view, context);
                        } else {
                            side_part(view, me, scratch, context);
                        }
                    });
                },
                {.is_equal_height = false});
    revert_dialog(view, me, scratch, context);
}

}  // namespace cairn::screens
