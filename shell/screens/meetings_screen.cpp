#include "shell/screens/meetings_screen.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using ui::Meaning;
using views::MeetingRow;
using views::MeetingsView;
using views::Page;

constexpr float side_width = 340;
constexpr float main_width_min = 420;

float card_padding(const ui::Ui& ui) { return ui.is_phone() ? 16 : 24; }

void meeting_row(const MeetingRow& row, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const ui::RowLook look{.name = row.title, .href = row.href, .padding_x = card_padding(ui)};
    const bool is_pressed = ui::list_row(ui, row.id.low, look, [&] {
        if (!ui.is_phone()) ui::avatar(ui, row.name, 36);
        ui::column(ui, 0, [&] {
            ui::stack(ui, 2, [&] {
                ui::strong(ui, row.name);
                ui::small(ui, row.line);
                if (!row.turn.empty()) ui::caption(ui, row.turn);
            });
        });
        ui::fill_right(ui);
        ui::chip(ui, row.state, meaning_of(row.state_code));
    });
    if (is_pressed) context.go(Page::sessions, row.id);
}

void section(ui::Key key, std::string_view title, const std::vector<MeetingRow>& rows, ScreenContext& context) {
    if (rows.empty()) return;
    ui::Ui& ui = context.ui;
    ui::card(ui, key, {.name = title, .padding = 0, .gap = 0}, [&] {
        ui::card(ui, "title", {.style = ui::CardStyle::plain, .padding = card_padding(ui), .gap = 4},
                 [&] { ui::heading(ui, 2, title); });
        ui::divider(ui, 0);
        ui::list(ui, "rows", title, [&] {
            for (const MeetingRow& row : rows) meeting_row(row, context);
        });
    });
}

void begin(MeetingsScratch& scratch, ui::Ui& ui) {
    scratch.draft = {.is_open = true};
    ui.wake_after(0);
}

void nothing_yet(const MeetingsView& view, MeetingsScratch& scratch, ScreenContext& context) {
    const text::Text& text = context.text;
    if (!view.has_pair) {
        if (ui::empty_state(context.ui, "no_pair", text.sessions_no_pair_title(), text.sessions_no_pair_line(),
                            text.sessions_no_pair_action()))
            context.go(Page::requests);
    } else if (ui::empty_state(context.ui, "none", text.sessions_none_title(), text.sessions_none_line(),
                               text.sessions_propose())) {
        begin(scratch, context.ui);
    }
}

void busy_preview(const views::BusyPreview& preview, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::text(ui, preview.title, ui::TextStyle::body_strong, preview.is_refused ? ui::Tone::danger : ui::Tone::primary);
    if (!preview.free.empty()) ui::small(ui, preview.free);
    if (!preview.problems_title.empty()) {
        ui::small(ui, preview.problems_title, ui::Tone::warn);
        for (const std::string& problem : preview.problems) ui::caption(ui, problem);
    }
    ui::row(ui, [&] {
        if (!preview.is_refused && ui::button(ui, "use", text.sessions_busy_use(), {.icon = Icon::check})) {
            context.emit(Do{preview.command, std::string(text.sessions_done_busy())});
            context.emit(DiscardCalendar{});
        }
        if (ui::button(ui, "discard", text.sessions_busy_discard(), ui::ButtonKind::ghost))
            context.emit(DiscardCalendar{});
    });
}

void busy_card(const MeetingsView& view, ProfileId me, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "busy", {.name = text.sessions_busy(), .gap = 12}, [&] {
        ui::heading(ui, 2, text.sessions_busy());
        ui::small(ui, text.sessions_busy_line());
        if (view.busy) {
            busy_preview(*view.busy, context);
            return;
        }
        if (!view.busy_kept.empty()) ui::small(ui, view.busy_kept, ui::Tone::primary);
        ui::row(ui, [&] {
            const bool has_some = !view.busy_kept.empty();
            const ui::ButtonOptions pick{
                .icon = Icon::calendar_plus, .is_disabled = !view.has_zone, .reason = text.sessions_busy_no_zone()};
            if (ui::button(ui, "pick", has_some ? text.sessions_busy_replace() : text.sessions_busy_pick(), pick))
                context.emit(PickCalendar{});
            if (has_some && ui::button(ui, "clear", text.sessions_busy_clear(), ui::ButtonKind::ghost))
                context.emit(Do{app::SetBusy{me, {}}, std::string(text.sessions_done_busy())});
        });
    });
}

void header_actions(const MeetingsView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!view.calendar.empty() &&
        ui::button(ui, "download", text.sessions_download_all(), {.icon = Icon::calendar_days}))
        context.emit(SaveCalendar{"cairn.ics", view.calendar});
    if (!view.has_pair || scratch.draft.is_open || view.empty()) return;
    const ui::ButtonOptions plan{.kind = ui::ButtonKind::primary, .icon = Icon::calendar_plus};
    if (ui::button(ui, "plan", text.sessions_propose(), plan)) begin(scratch, ui);
}

void main_part(const MeetingsView& view, MeetingsScratch& scratch, ScreenContext& context) {
    const text::Text& text = context.text;
    if (scratch.draft.is_open && view.form.partner_index >= 0) {
        meeting_form(view.form, scratch, context);
    } else if (view.empty()) {
        nothing_yet(view, scratch, context);
    }
    section("waiting", text.sessions_waiting(), view.waiting, context);
    section("upcoming", text.sessions_upcoming(), view.upcoming, context);
    section("past", text.sessions_past(), view.past, context);
}

}  // namespace

ui::Meaning meaning_of(MeetingState state) {
    switch (state) {
        case MeetingState::proposed: return Meaning::info;
        case MeetingState::confirmed:
        case MeetingState::held: return Meaning::success;
        case MeetingState::missed: return Meaning::warn;
        case MeetingState::declined:
        case MeetingState::cancelled: return Meaning::neutral;
    }
    return Meaning::neutral;
}

void meetings_screen(const MeetingsView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::page_header(ui, text.sessions_title(), view.subtitle, [&] { header_actions(view, scratch, context); });
    if (!view.has_profile) {
        ui::text(ui, text.sessions_no_profile());
        return;
    }
    ui::columns(ui, {1, -side_width}, main_width_min,
                [&](int index) {
                    ui::stack(ui, 16, [&] {
                        if (index == 0) {
                            main_part(view, scratch, context);
                        } else {
                            busy_card(view, view.me, context);
                        }
                    });
                },
                {.is_equal_height = false});
}

}  // namespace cairn::screens
