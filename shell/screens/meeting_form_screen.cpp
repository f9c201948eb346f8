#include <array>

#include "core/app/command.hpp"
#include "shell/screens/limited_field.hpp"
#include "shell/screens/meetings_screen.hpp"

namespace cairn::screens {
namespace {

using views::MeetingDraft;
using views::MeetingForm;
using views::Page;

void close(MeetingsScratch& scratch, ScreenContext& context) {
    scratch.draft = {};
    context.go(Page::sessions);
    context.ui.wake_after(0);
}

void who_and_how_long(const MeetingForm& form, MeetingDraft& draft, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!form.is_move && form.partners.size() > 1) {
        int index = form.partner_index;
        const bool is_changed = ui::select(
            ui, "partner", text.sessions_form_with(), static_cast<int>(form.partners.size()),
            [&](int option) -> std::string_view { return form.partner_names[static_cast<std::size_t>(option)]; },
            index);
        if (is_changed && index >= 0) {
            draft.partner = form.partners[static_cast<std::size_t>(index)];
            draft.start_ms = 0;
            ui.wake_after(0);
        }
    } else {
        ui::strong(ui, form.partner_names[static_cast<std::size_t>(form.partner_index)]);
    }
    ui::label(ui, text.sessions_form_minutes());
    int minutes = form.minutes_index;
    if (ui::segmented(ui, "minutes", text.sessions_form_minutes(),
                      {form.minutes[0], form.minutes[1], form.minutes[2], form.minutes[3]}, minutes)) {
        draft.minutes = views::meeting_minutes[static_cast<std::size_t>(minutes)];
        ui.wake_after(0);
    }
}

void times(const MeetingForm& form, MeetingDraft& draft, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!form.none_line.empty()) {
        const std::string_view action =
            form.are_my_hours_missing ? text.sessions_none_hours_action() : std::string_view();
        if (ui::banner(ui, "none", ui::Meaning::warn, form.none_line, {}, action)) context.go(Page::profile);
        return;
    }
    int day = form.day_index;
    const bool is_other_day = ui::select(
        ui, "day", text.sessions_form_day(), static_cast<int>(form.days.size()),
        [&](int option) -> std::string_view { return form.day_titles[static_cast<std::size_t>(option)]; }, day);
    if (is_other_day && day >= 0) {
        draft.day = form.days[static_cast<std::size_t>(day)];
        draft.start_ms = 0;
        ui.wake_after(0);
    }
    ui::group(ui, "times", form.times_title, [&] {
        ui::label(ui, text.sessions_form_time());
        ui::row(ui, [&] {
            for (const views::MeetingSlot& slot : form.slots) {
                bool is_on = slot.start_ms == draft.start_ms;
                if (!ui::toggle_chip(ui, slot.start_ms, slot.clock, is_on)) continue;
                draft.start_ms = is_on ? slot.start_ms : 0;
                ui.wake_after(0);
            }
        });
    });
    ui::caption(ui, form.zone_line);
    if (!form.chosen.empty()) ui::strong(ui, form.chosen);
}

void agenda(const MeetingForm& form, MeetingDraft& draft, ScreenContext& context) {
    if (form.is_move) return;
    const text::Text& text = context.text;
    if (!draft.is_agenda_own) draft.agenda = form.agenda;
    const bool is_changed = static_cast<bool>(
        limited_prose(context, "agenda", text.sessions_form_agenda(), draft.agenda, app::notes_characters_max,
                      {.hint = text.sessions_form_agenda_hint(), .help = text.sessions_form_agenda_help()}));
    if (!is_changed) return;
    draft.is_agenda_own = true;
    context.ui.wake_after(0);
}

}  // namespace

void meeting_form(const MeetingForm& form, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "form", {.name = form.title, .gap = 16}, [&] {
        ui::heading(ui, 2, form.title);
        who_and_how_long(form, scratch.draft, context);
        times(form, scratch.draft, context);
        agenda(form, scratch.draft, context);
        ui::row(ui, [&] {
            const ui::ButtonOptions send{.kind = ui::ButtonKind::primary,
                                         .icon = ui::Icon::calendar_plus,
                                         .is_disabled = !form.problem.empty(),
                                         .reason = form.problem};
            if (ui::button(ui, "send", form.is_move ? text.sessions_form_move_send() : text.sessions_form_send(), send))
                context.emit(Do{form.command, form.toast, views::Route{Page::sessions, {}}, scratch.draft_name});
            if (ui::button(ui, "cancel", text.sessions_form_cancel(), ui::ButtonKind::ghost)) close(scratch, context);
            if (!form.problem.empty()) ui::caption(ui, form.problem, ui::Tone::secondary);
        });
    });
}

}  // namespace cairn::screens
