#include "shell/screens/proposals_screen.hpp"

#include <algorithm>
#include <array>

namespace cairn::screens {
namespace {

using ui::Icon;
using ui::Meaning;
using views::ChangeRow;
using views::ChangeTone;
using views::Page;
using views::ProposalRow;

constexpr float side_width = 340;
constexpr float main_width_min = 420;
constexpr float back_gap = 4;

float card_padding(const ui::Ui& ui) { return ui.is_phone() ? 16 : 24; }

void proposal_row(const ProposalRow& row, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const ui::RowLook look{.name = row.title, .href = row.href, .padding_x = card_padding(ui)};
    const bool is_pressed = ui::list_row(ui, row.id.low, look, [&] {
        if (!ui.is_phone()) ui::avatar(ui, row.author, 36);
        ui::column(ui, 0, [&] {
            ui::stack(ui, 2, [&] {
                ui::strong(ui, row.title);
                ui::caption(ui, row.line);
            });
        });
        ui::fill_right(ui);
        ui::chip(ui, row.state, meaning_of(row.state_code));
    });
    if (is_pressed) context.go(Page::proposals, row.id);
}

void section(ui::Key key, std::string_view title, const std::vector<ProposalRow>& rows, ScreenContext& context) {
    if (rows.empty()) return;
    ui::Ui& ui = context.ui;
    ui::card(ui, key, {.name = title, .padding = 0, .gap = 0}, [&] {
        ui::card(ui, "title", {.style = ui::CardStyle::plain, .padding = card_padding(ui), .gap = 4},
                 [&] { ui::heading(ui, 2, title); });
        ui::divider(ui, 0);
        ui::list(ui, "rows", title, [&] {
            for (const ProposalRow& row : rows) proposal_row(row, context);
        });
    });
}

void version_row(const views::VersionRow& row, bool is_current, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const ui::RowLook look{.name = row.title,
                           .href = row.href,
                           .is_pressable = static_cast<bool>(row.proposal),
                           .padding_x = card_padding(ui)};
    const bool is_pressed = ui::list_row(ui, row.number, look, [&] {
        ui::chip(ui, row.number, is_current ? Meaning::selected : Meaning::neutral);
        ui::column(ui, 0, [&] {
            ui::stack(ui, 0, [&] {
                ui::small(ui, row.title, ui::Tone::primary);
                if (!row.line.empty()) ui::caption(ui, row.line);
            });
        });
    });
    if (is_pressed && row.proposal) context.go(Page::proposals, row.proposal);
}

void versions(const views::ProposalsView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const std::string_view title = context.text.proposals_versions();
    ui::card(ui, "versions", {.name = title, .padding = 0, .gap = 0}, [&] {
        ui::card(ui, "title", {.style = ui::CardStyle::plain, .padding = card_padding(ui), .gap = 4},
                 [&] { ui::heading(ui, 2, title); });
        ui::divider(ui, 0);
        ui::list(ui, "rows", title, [&] {
            for (const views::VersionRow& row : view.versions)
                version_row(row, &row == &view.versions.front(), context);
        });
    });
}

void nothing_yet(const views::ProposalsView& view, ProposalsScratch& scratch, ScreenContext& context) {
    const text::Text& text = context.text;
    const std::string_view line = view.has_profile ? text.proposals_none_line() : text.proposals_none_no_profile();
    const std::string_view action = view.has_profile ? text.proposals_propose() : std::string_view();
    if (ui::empty_state(context.ui, "none", text.proposals_none_title(), line, action))
        begin_proposal(scratch, {}, context.ui);
}

void main_part(const views::ProposalsView& view, ProposalsScratch& scratch, ScreenContext& context) {
    const text::Text& text = context.text;
    if (scratch.draft.is_open && view.has_profile) {
        proposal_form(view.form, scratch, context);
    } else if (view.empty()) {
        nothing_yet(view, scratch, context);
    }
    section("waiting", text.proposals_waiting(), view.waiting, context);
    section("open", text.proposals_open(), view.open, context);
    section("closed", text.proposals_closed(), view.closed, context);
}

struct ChangeLook {
    Icon icon;
    Meaning meaning;
    ui::Tone tone;
};

ChangeLook look_of(ChangeTone tone) {
    switch (tone) {
        case ChangeTone::added: return {Icon::plus, Meaning::success, ui::Tone::success};
        case ChangeTone::removed: return {Icon::minus, Meaning::danger, ui::Tone::danger};
        case ChangeTone::linked: return {Icon::arrow_right, Meaning::info, ui::Tone::info};
        case ChangeTone::renamed: return {Icon::pencil, Meaning::info, ui::Tone::info};
    }
    return {Icon::circle, Meaning::neutral, ui::Tone::secondary};
}

}  // namespace

ui::Meaning meaning_of(ProposalState state) {
    switch (state) {
        case ProposalState::open: return Meaning::info;
        case ProposalState::accepted: return Meaning::success;
        case ProposalState::declined: return Meaning::warn;
        case ProposalState::withdrawn:
        case ProposalState::reverted: return Meaning::neutral;
    }
    return Meaning::neutral;
}

void change_list(const std::vector<ChangeRow>& rows, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::list(ui, "changes", context.text.proposals_changes(), [&] {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const ChangeRow& row = rows[i];
            const ChangeLook look = look_of(row.tone);
            ui::list_row(ui, i, {.is_pressable = false, .is_dense = true, .padding_x = 0}, [&] {
                ui::icon(ui, look.icon, 16, look.tone);
                ui::column(ui, 0, [&] {
                    ui::stack(ui, 0, [&] {
                        ui::text(ui, row.words);
                        if (!row.verdict.empty()) ui::caption(ui, row.verdict, ui::Tone::warn);
                    });
                });
                ui::fill_right(ui);
                ui::chip(ui, row.tag, look.meaning);
            });
        }
    });
}

void begin_proposal(ProposalsScratch& scratch, SkillId skill, ui::Ui& ui) {
    if (scratch.draft.is_open) return;
    scratch.draft = {.is_open = true, .kind = skill ? views::ProposalKind::rename : views::ProposalKind::add};
    scratch.draft.skill = skill;
    ui.wake_after(0);
}

bool propose_link(ScreenContext& context) {
    bool is_pressed = false;
    ui::row(context.ui, {.gap = 6}, [&] {
        ui::icon(context.ui, Icon::git_pull_request, 16, ui::Tone::link);
        is_pressed = ui::link(context.ui, "propose", context.text.proposals_propose(),
                              views::href({Page::proposals, {}}), ui::TextStyle::small);
    });
    return is_pressed;
}

void proposals_screen(const views::ProposalsView& view, ProposalsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::row(ui, {.gap = 4}, [&] {
        ui::icon(ui, Icon::chevron_left, 16, ui::Tone::link);
        if (ui::link(ui, "back", text.proposals_to_map(), views::href({Page::skills, {}}), ui::TextStyle::small))
            context.go(Page::skills);
    });
    ui::spacer(ui, back_gap);
    ui::page_header(ui, text.proposals_title(), view.subtitle, [&] {
        if (!view.has_profile || scratch.draft.is_open || view.empty()) return;
        const ui::ButtonOptions options{.kind = ui::ButtonKind::primary, .icon = Icon::git_pull_request};
        if (ui::button(ui, "propose", text.proposals_propose(), options)) begin_proposal(scratch, {}, ui);
    });
    ui::columns(ui, {1, -side_width}, main_width_min,
                [&](int index) {
                    ui::stack(ui, 16, [&] {
                        if (index == 0) {
                            main_part(view, scratch, context);
                        } else {
                            versions(view, context);
                        }
                    });
                },
                {.is_equal_height = false});
}

}  // namespace cairn::screens
