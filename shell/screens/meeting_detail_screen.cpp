#include <array>

#include "core/app/command.hpp"
#include "shell/screens/limited_field.hpp"
#include "shell/screens/meetings_screen.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using ui::Meaning;
using views::ActionRow;
using views::MeetingDetailView;
using views::NoteDraft;
using views::Page;

constexpr float side_width = 360;
constexpr float main_width_min = 420;

void back_link(ScreenContext& context) {
    ui::row(context.ui, {.gap = 4}, [&] {
        ui::icon(context.ui, Icon::chevron_left, 16, ui::Tone::link);
        if (ui::link(context.ui, "back", context.text.sessions_back(), views::href({Page::sessions, {}}),
                     ui::TextStyle::small))
            context.go(Page::sessions);
    });
}

void answer_buttons(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (view.may_answer) {
        const ui::ButtonOptions accept{.kind = ui::ButtonKind::primary, .icon = Icon::check};
        if (ui::button(ui, "accept", text.sessions_accept(), accept))
            context.emit(Do{app::AcceptMeeting{view.id, view.me}, view.toast_accepted});
        if (ui::button(ui, "decline", text.sessions_decline())) scratch.is_declining = true;
    }
    if (view.may_move && ui::button(ui, "move", text.sessions_move(), {.icon = Icon::calendar_days})) {
        scratch.draft = {.is_open = true, .moved = view.id};
        context.go(Page::sessions);
    }
    if (view.may_withdraw && ui::button(ui, "withdraw", text.sessions_withdraw(), ui::ButtonKind::ghost))
        context.emit(Do{app::CancelMeeting{view.id, view.me, {}}, std::string(text.sessions_done_cancel())});
    if (view.may_cancel && ui::button(ui, "cancel", text.sessions_cancel(), ui::ButtonKind::ghost))
        scratch.is_cancelling = true;
    if (ui::button(ui, "download", text.sessions_download(),
                   {.kind = ui::ButtonKind::ghost, .icon = Icon::calendar_plus}))
        context.emit(SaveCalendar{"cairn-session.ics", view.calendar});
}

void status_card(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "status", {.name = view.when, .gap = 12}, [&] {
        ui::row(ui, {.gap = 16, .is_wrapping = false}, [&] {
            ui::avatar(ui, view.other_name, 44);
            ui::column(ui, 0, [&] {
                ui::stack(ui, 2, [&] {
                    ui::heading(ui, 2, view.when);
                    if (!view.their_time.empty()) ui::small(ui, view.their_time);
                });
            });
            ui::fill_right(ui);
            ui::chip(ui, view.state, meaning_of(view.state_code));
        });
        if (!view.turn.empty()) ui::text(ui, view.turn);
        if (!view.reason.empty()) ui::text(ui, view.reason);
        if (!view.overlap.empty()) ui::small(ui, view.overlap, ui::Tone::warn);
        ui::row(ui, [&] { answer_buttons(view, scratch, context); });
    });
}

int mark_choice(ui::Key key, const std::string& name, int mark, ScreenContext& context) {
    const text::Text& text = context.text;
    ui::label(context.ui, name);
    ui::segmented(context.ui, key, name,
                  {text.sessions_attend_on_time(), text.sessions_attend_late(), text.sessions_attend_absent()}, mark);
    return mark;
}

void record_part(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (scratch.marks_of != view.id) {
        scratch.marks_of = view.id;
        scratch.learner_mark = static_cast<int>(view.learner_mark);
        scratch.coach_mark = static_cast<int>(view.coach_mark);
        scratch.is_correcting = false;
    }
    if (view.may_correct && !scratch.is_correcting) {
        if (ui::button(ui, "correct", text.sessions_correct(), ui::ButtonKind::ghost)) scratch.is_correcting = true;
        return;
    }
    ui::small(ui, text.sessions_outcome_line());
    scratch.learner_mark = mark_choice("learner", view.learner_name, scratch.learner_mark, context);
    scratch.coach_mark = mark_choice("coach", view.coach_name, scratch.coach_mark, context);
    ui::row(ui, [&] {
        const auto kind = view.may_record ? ui::ButtonKind::primary : ui::ButtonKind::secondary;
        if (!ui::button(ui, "record", text.sessions_record(), {.kind = kind, .icon = Icon::check})) return;
        scratch.is_correcting = false;
        context.emit(Do{app::RecordOutcome{view.id, view.me, static_cast<Attendance>(scratch.learner_mark),
                                           static_cast<Attendance>(scratch.coach_mark)},
                        std::string(text.sessions_done_record())});
    });
}

void appeal_part(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (view.may_appeal && ui::button(ui, "appeal", text.sessions_appeal(), {.icon = Icon::hand}))
        scratch.is_appealing = true;
    if (view.appeal_title.empty()) return;
    ui::divider(ui);
    ui::strong(ui, view.appeal_title);
    ui::text(ui, view.appeal);
    if (!view.appeal_note.empty()) ui::text(ui, view.appeal_note);
    ui::small(ui, view.appeal_state);
    if (!view.may_answer_appeal) return;
    limited_prose(context, "answer", text.sessions_appeal_answer(), scratch.reason, app::message_characters_max,
                  {.hint = text.sessions_appeal_answer_hint()});
    ui::row(ui, [&] {
        const auto answer = [&](bool is_granted) {
            context.emit(Do{app::AnswerAppeal{view.id, view.me, is_granted, scratch.reason},
                            std::string(text.sessions_done_answer()),
                            {},
                            scratch.reason_name});
        };
        if (ui::button(ui, "grant", text.sessions_appeal_grant())) answer(true);
        if (ui::button(ui, "refuse", text.sessions_appeal_refuse())) answer(false);
    });
}

void outcome_card(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    if (view.outcome.empty() && !view.may_record) return;
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "outcome", {.name = text.sessions_outcome(), .gap = 12}, [&] {
        ui::heading(ui, 2, text.sessions_outcome());
        for (const std::string& sentence : view.outcome) ui::text(ui, sentence);
        if (view.may_record || view.may_correct) record_part(view, scratch, context);
        appeal_part(view, scratch, context);
    });
}

/// One tap: pressing a number says it.
void rating_card(const MeetingDetailView& view, ScreenContext& context) {
    if (view.state_code != MeetingState::held) return;
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "rating", {.gap = 12}, [&] {
        ui::heading(ui, 2, text.sessions_rating());
        if (view.may_rate) {
            ui::group(ui, "numbers", text.sessions_rating(), [&] {
                ui::row(ui, [&] {
                    static constexpr std::array<std::string_view, rating_max> numbers{"1", "2", "3", "4", "5"};
                    for (int i = 0; i < rating_max; ++i) {
                        const auto kind = view.my_rating == i + 1 ? ui::ButtonKind::soft : ui::ButtonKind::secondary;
                        if (ui::button(ui, i, numbers[static_cast<std::size_t>(i)], kind))
                            context.emit(Do{app::RateMeeting{view.id, view.me, i + 1},
                                            std::string(text.sessions_rating_saved())});
                    }
                });
            });
        }
        ui::small(ui, view.rating_line);
        if (!view.their_rating.empty()) ui::small(ui, view.their_rating);
    });
}

/// A text that is always open to be changed; what differs from the record waits for Save.
void note_editor(ui::Key key, std::string_view label, std::string_view hint, const std::string& recorded,
                 NoteDraft& draft, const app::WriteMeeting& command, std::string_view toast, const std::string& name,
                 bool has_heading, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!draft.is_open) draft = {.is_open = false, .text = recorded, .base = recorded};
    if (limited_prose(context, key, label, draft.text, app::notes_characters_max,
                      {.hint = hint, .is_label_hidden = has_heading})) {
        draft.is_open = draft.text != recorded;
        ui.wake_after(0);
    }
    if (!draft.is_open) return;
    ui::scope(ui, key, [&] {
        ui::row(ui, [&] {
            if (ui::button(ui, "save", text.sessions_save(), {.icon = Icon::check})) {
                app::WriteMeeting write = command;
                write.text = draft.text;
                write.base = draft.base;
                context.emit(Do{std::move(write), std::string(toast), {}, name});
            }
            if (ui::button(ui, "discard", text.sessions_discard(), ui::ButtonKind::ghost)) {
                draft = {};
                ui.wake_after(0);
            }
        });
    });
}

void agenda_card(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "agenda", {.name = text.sessions_agenda(), .gap = 12}, [&] {
        ui::heading(ui, 2, text.sessions_agenda());
        if (view.agenda_lines.empty()) ui::small(ui, text.sessions_agenda_none());
        ui::list(ui, "lines", text.sessions_agenda(), [&] {
            for (std::size_t i = 0; i < view.agenda_lines.size(); ++i) {
                ui::list_row(ui, i, {.is_pressable = false, .is_dense = true, .padding_x = 0}, [&] {
                    ui::icon(ui, Icon::circle, 16, ui::Tone::tertiary);
                    ui::column(ui, 0, [&] { ui::text(ui, view.agenda_lines[i]); });
                });
            }
        });
        const bool is_edited = scratch.agenda.is_open || scratch.agenda_edited == view.id || view.agenda_lines.empty();
        if (!is_edited &&
            ui::button(ui, "edit", text.sessions_agenda_edit(), {.kind = ui::ButtonKind::ghost, .icon = Icon::pencil}))
            scratch.agenda_edited = view.id;
        if (is_edited)
            note_editor("agenda_text", text.sessions_agenda_edit(), text.sessions_form_agenda_hint(), view.agenda,
                        scratch.agenda, {view.id, view.me, app::MeetingText::agenda, {}, {}},
                        text.sessions_saved_agenda(), scratch.agenda_name, false, context);
        if (view.suggestions.empty()) return;
        ui::divider(ui);
        ui::heading(ui, 3, text.sessions_suggestions());
        ui::list(ui, "suggestions", text.sessions_suggestions(), [&] {
            for (std::size_t i = 0; i < view.suggestions.size(); ++i) {
                const views::AgendaSuggestionRow& row = view.suggestions[i];
                ui::list_row(ui, i, {.is_pressable = false, .padding_x = 0}, [&] {
                    ui::column(ui, 0, [&] {
                        ui::stack(ui, 2, [&] {
                            ui::small(ui, row.line, ui::Tone::primary);
                            ui::caption(ui, row.reason);
                        });
                    });
                    ui::fill_right(ui);
                    if (ui::icon_button(ui, "add", Icon::plus, row.add_name))
                        context.emit(Do{row.command, std::string(text.sessions_saved_agenda())});
                });
            }
        });
    });
}

void action_row(const ActionRow& row, ProfileId me, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const auto set = [&](ActionState state) {
        context.emit(Do{app::SetActionState{row.meeting, row.id, me, state}, {}});
    };
    ui::list_row(ui, row.id.low, {.is_pressable = false, .padding_x = 0}, [&] {
        ui::column(ui, 0, [&] {
            ui::stack(ui, 2, [&] {
                if (row.state == ActionState::dropped) {
                    ui::struck(ui, row.text, row.when);
                } else {
                    bool is_done = row.state == ActionState::done;
                    if (ui::checkbox(ui, "done", row.text, is_done))
                        set(is_done ? ActionState::done : ActionState::open);
                }
                ui::row(ui, [&] {
                    ui::caption(ui, row.owner);
                    if (!row.when.empty()) ui::caption(ui, row.when, row.is_late ? ui::Tone::warn : ui::Tone::tertiary);
                    if (!row.from.empty()) ui::caption(ui, row.from);
                });
            });
        });
        ui::fill_right(ui);
        if (row.state == ActionState::open && ui::icon_button(ui, "drop", Icon::x, row.drop_name))
            set(ActionState::dropped);
        if (row.state == ActionState::dropped && ui::icon_button(ui, "reopen", Icon::rotate_ccw, row.reopen_name))
            set(ActionState::open);
    });
}

void action_list(ui::Key key, std::string_view name, const std::vector<ActionRow>& rows, ProfileId me,
                 ScreenContext& context) {
    ui::list(context.ui, key, name, [&] {
        for (const ActionRow& row : rows) action_row(row, me, context);
    });
}

void action_form(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    views::ActionDraft& draft = scratch.action;
    if (!draft.is_open) {
        if (ui::button(ui, "add", text.sessions_action_add(), {.kind = ui::ButtonKind::ghost, .icon = Icon::plus})) {
            draft.is_open = true;
            ui.wake_after(0);
        }
        return;
    }
    bool is_changed = static_cast<bool>(
        ui::field(ui, "text", text.sessions_action_text(), draft.text,
                  {.hint = text.sessions_action_text_hint(), .characters_kept = app::message_characters_max}));
    ui::label(ui, text.sessions_action_owner());
    int owner = draft.is_mine ? 0 : 1;
    if (ui::segmented(ui, "owner", text.sessions_action_owner(), {text.sessions_action_owner_you(), view.other_name},
                      owner)) {
        draft.is_mine = owner == 0;
        is_changed = true;
    }
    is_changed |= static_cast<bool>(ui::field(ui, "due", text.sessions_action_due_field(), draft.due,
                                              {.hint = view.action_date_hint,
                                               .help = text.sessions_action_due_help(),
                                               .error = view.action_due_error,
                                               .characters_kept = 40}));
    if (is_changed) ui.wake_after(0);
    ui::row(ui, [&] {
        const ui::ButtonOptions save{
            .icon = Icon::check, .is_disabled = !view.action_problem.empty(), .reason = view.action_problem};
        if (ui::button(ui, "save_action", text.sessions_action_save(), save))
            context.emit(Do{view.action_command, std::string(text.sessions_saved_action()), {}, scratch.action_name});
        if (ui::button(ui, "discard_action", text.sessions_discard(), ui::ButtonKind::ghost)) {
            draft = {};
            ui.wake_after(0);
        }
    });
}

void actions_card(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "actions", {.name = text.sessions_actions(), .gap = 8}, [&] {
        ui::heading(ui, 2, text.sessions_actions());
        if (view.actions.empty() && view.carried.empty()) ui::small(ui, text.sessions_actions_none());
        action_list("own", text.sessions_actions(), view.actions, view.me, context);
        if (!view.carried.empty()) {
            ui::heading(ui, 3, text.sessions_actions_carried());
            action_list("carried", text.sessions_actions_carried(), view.carried, view.me, context);
        }
        action_form(view, scratch, context);
    });
}

void notes_cards(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "notes", {.gap = 8}, [&] {
        ui::heading(ui, 2, text.sessions_notes());
        ui::row(ui, [&] {
            ui::icon(ui, Icon::users_round, 16);
            ui::small(ui, text.sessions_notes_who());
        });
        note_editor("notes_text", text.sessions_notes(), text.sessions_notes_hint(), view.notes, scratch.notes,
                    {view.id, view.me, app::MeetingText::notes, {}, {}}, text.sessions_saved_notes(),
                    scratch.notes_name, true, context);
    });
    ui::card(ui, "private", {.style = ui::CardStyle::subtle, .gap = 8}, [&] {
        ui::heading(ui, 2, text.sessions_private());
        ui::row(ui, [&] {
            ui::icon(ui, Icon::lock, 16);
            ui::small(ui, text.sessions_private_who());
        });
        note_editor("private_text", text.sessions_private(), text.sessions_private_hint(), view.private_note,
                    scratch.private_note, {view.id, view.me, app::MeetingText::private_note, {}, {}},
                    text.sessions_saved_private(), scratch.private_name, true, context);
    });
}

/// Asks for a sentence before something that the other side hears of.
void reason_dialog(ui::Key key, std::string_view title, std::string_view line, std::string_view label,
                   std::string_view button, bool& is_open, MeetingsScratch& scratch, ScreenContext& context,
                   ui::FunctionRef<void()> send) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::dialog(ui, key, title, is_open,
               [&] {
                   ui::text(ui, line);
                   limited_prose(context, "reason", label, scratch.reason, app::message_characters_max,
                                 {.hint = text.sessions_reason_hint()});
                   ui::dialog_actions(ui, [&] {
                       if (ui::button(ui, "keep", text.sessions_keep(), ui::ButtonKind::secondary)) is_open = false;
                       if (!ui::button(ui, "send", button, ui::ButtonKind::primary)) return;
                       is_open = false;
                       send();
                   });
               },
               {.close_label = text.sessions_close()});
}

void dialogs(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    const text::Text& text = context.text;
    reason_dialog("decline", text.sessions_decline_question(), text.sessions_decline_line(view.other_name),
                  text.sessions_reason(), text.sessions_decline(), scratch.is_declining, scratch, context, [&] {
                      context.emit(Do{app::DeclineMeeting{view.id, view.me, scratch.reason},
                                      std::string(text.sessions_done_decline()),
                                      {},
                                      scratch.reason_name});
                  });
    reason_dialog("cancel", text.sessions_cancel_question(), text.sessions_cancel_line(view.other_name),
                  text.sessions_reason(), text.sessions_cancel(), scratch.is_cancelling, scratch, context, [&] {
                      context.emit(Do{app::CancelMeeting{view.id, view.me, scratch.reason},
                                      std::string(text.sessions_done_cancel()),
                                      {},
                                      scratch.reason_name});
                  });
    reason_dialog("appeal", text.sessions_appeal(), text.sessions_appeal_line(view.recorder_name),
                  text.sessions_appeal_text(), text.sessions_appeal_send(), scratch.is_appealing, scratch, context,
                  [&] {
                      context.emit(Do{app::AppealOutcome{view.id, view.me, scratch.reason},
                                      text.sessions_done_appeal(view.recorder_name),
                                      {},
                                      scratch.reason_name});
                  });
}

}  // namespace

void meeting_detail_screen(const MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    back_link(context);
    ui::spacer(ui, 4);
    ui::page_header(ui, view.title, view.is_side ? std::string_view() : std::string_view(view.when));
    if (!view.is_side) {
        outcome_card(view, scratch, context);
        ui::small(ui, context.text.sessions_not_yours());
        return;
    }
    ui::stack(ui, 16, [&] {
        status_card(view, scratch, context);
        ui::columns(ui, {-side_width, 1}, main_width_min,
                    [&](int index) {
                        ui::stack(ui, 16, [&] {
                            if (index == 0) {
                                agenda_card(view, scratch, context);
                                actions_card(view, scratch, context);
                            } else {
                                outcome_card(view, scratch, context);
                                rating_card(view, context);
                                notes_cards(view, scratch, context);
                            }
                        });
                    },
                    {.is_equal_height = false});
    });
    dialogs(view, scratch, context);
}

}  // namespace cairn::screens
