#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/icons.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace cairn::ui {

/// Stays until its cause is gone. Role alert for danger and warn, else status. True when the action was pressed.
bool banner(Ui& ui, Key key, Meaning meaning, std::string_view title, std::string_view body = {},
            std::string_view action_label = {});
/// With several actions: the index of the one that was pressed.
std::optional<std::size_t> banner(Ui& ui, Key key, Meaning meaning, std::string_view title, std::string_view body,
                                  std::initializer_list<std::string_view> action_labels);

/// Shows a sentence at the bottom for 6 s (longer while the pointer rests on it); at most 2 at once. Call it once,
/// when the thing happened. Never the only record of it. The words are copied.
void show_toast(Ui& ui, Key key, std::string_view text, std::string_view action_label = {},
                std::string_view dismiss_label = {});
/// True in the frame in which the action ("Undo") of the toast with this key was pressed. Ask in every frame.
bool toast_action(Ui& ui, Key key);

/// Says a sentence to screen readers without showing it, once.
void announce(Ui& ui, std::string_view text, bool is_assertive = false);

enum class StatusLook : std::uint8_t { line, icon };
/// A line with an icon that reports a state which changes by itself: saved, saving, offline. As an icon alone (the bar
/// of a phone) the words are only spoken.
void status(Ui& ui, std::string_view text, Icon icon, Meaning meaning = Meaning::neutral,
            StatusLook look = StatusLook::line);

/// Nothing here yet: stones, a title, what to do next, one button. True when pressed.
bool empty_state(Ui& ui, Key key, std::string_view title, std::string_view line, std::string_view button_label = {});

/// Something failed: what happened, what is safe, one action, folded details. True when the action was pressed.
bool error_state(Ui& ui, Key key, std::string_view title, std::string_view line, std::string_view button_label,
                 std::string_view details = {});

/// Grey boxes where content will be; nothing for the first 150 ms. `name` ("Loading coaches") is spoken, and after 3 s
/// shown.
void skeleton(Ui& ui, Key key, std::string_view name, int row_count);

/// Work that takes a while: name, step text, bar (fraction < 0: unknown), Stop. True when stopped.
bool busy_panel(Ui& ui, Key key, std::string_view name, std::string_view step, double fraction,
                std::string_view stop_label);

/// For the thing drawn last: more than its label says. Not for what a person must know.
void tooltip(Ui& ui, std::string_view text);

enum class DialogPlace : std::uint8_t {
    centre,  ///< 480 wide; on phones a sheet from below
    side,    ///< a panel of 480 at the right; on phones the whole window
    top,     ///< palette: 670 wide, 96 from the top; on phones the whole window
};
struct DialogOptions {
    DialogPlace place = DialogPlace::centre;
    std::string_view close_label = {};  ///< names the × button; without it there is none
    float width = 0;                    ///< 0: by place
    float padding = -1;                 ///< −1: by place
    bool is_title_hidden = false;       ///< spoken, not drawn
};
/// A question that keeps focus until answered: Escape or × set `is_open` to false. Buttons: `dialog_actions`.
/// Draw it every frame; nothing happens while `is_open` is false. Focus returns to where it was.
void dialog(Ui& ui, Key key, std::string_view title, bool& is_open, FunctionRef<void()> content,
            const DialogOptions& options = {});
/// The row of buttons at the dialog's end, right aligned (phone: under each other, full width).
void dialog_actions(Ui& ui, FunctionRef<void()> buttons);

}  // namespace cairn::ui
