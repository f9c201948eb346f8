#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/key.hpp"

#include <string_view>

// Keys that belong to the whole window, and where the focus goes by them. What belongs to one widget it handles itself.

namespace cairn::ui {

/// True when this letter was pressed with Ctrl (on a Mac with Cmd), and with Shift or without, as asked. Not asked of
/// fields: whoever uses a key that means something while writing (Z) looks at `is_writing` too.
[[nodiscard]] bool is_command_pressed(char letter, bool has_shift = false);
/// Keyboards of this machine have ⌘ in place of Ctrl.
[[nodiscard]] bool has_command_key();
/// What a key without Ctrl wrote in this frame outside of every field, under no dialog; 0: nothing.
[[nodiscard]] char32_t typed_character(const Ui& ui);
/// F6: 1, with Shift −1, else 0.
[[nodiscard]] int region_keys_pressed();
/// A field has the focus.
[[nodiscard]] bool is_writing(const Ui& ui);
[[nodiscard]] bool is_dialog_open(const Ui& ui);

/// The first thing of the tab order: leads past menu and bar to the heading of the page. Drawn only with the focus.
void skip_link(Ui& ui, std::string_view label);

// Called when everything of the frame is drawn: they read its tree. False: there was nowhere to go.

/// On to the next (1) or previous (−1) of: menu, bar, page, toasts.
bool focus_region(Ui& ui, int step);
/// On to the next or previous row of the page's lists and tables; from elsewhere to the first or last in view.
bool focus_row(Ui& ui, int step);
/// Into the page's own search field.
bool focus_search(Ui& ui);

}  // namespace cairn::ui
