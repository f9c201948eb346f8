#include "shell/screens/keyboard.hpp"

#include "shell/views/shortcuts.hpp"

#include <optional>
#include <utility>

namespace cairn::screens {
namespace {

using views::Shortcut;
using views::ShortcutKeys;

constexpr double g_seconds = 1.5;

bool is_pressed(const ShortcutKeys& keys, char32_t typed, bool is_after_g) {
    if (keys.has_command) return ui::is_command_pressed(static_cast<char>(keys.character), keys.has_shift);
    if (keys.character == 0) {  // of the named ones, F6 alone belongs to the whole window
        return keys.named == "F6" && ui::region_keys_pressed() == (keys.has_shift ? -1 : 1);
    }
    return typed == keys.character && keys.is_after_g == is_after_g;
}

/// The shortcut of this frame, if any; also keeps in mind a G that waits for its letter.
std::optional<Shortcut> pressed_shortcut(const Session& session, KeyboardScratch& scratch, const ui::Ui& ui) {
    char32_t typed = session.preferences().are_single_keys_on ? ui::typed_character(ui) : 0;
    if (typed >= U'A' && typed <= U'Z') typed = typed - U'A' + U'a';
    const bool is_after_g = typed != 0 && ui.seconds() < scratch.g_until;
    if (typed != 0) scratch.g_until = -1;
    for (const ShortcutKeys& keys : views::shortcuts()) {
        if (is_pressed(keys, typed, is_after_g)) return keys.id;
    }
    if (typed == U'g' && !is_after_g) scratch.g_until = ui.seconds() + g_seconds;
    return std::nullopt;
}

void run(Shortcut id, const Session& session, PaletteScratch& palette, KeysScratch& keys, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const app::UndoHistory& history = session.store().history();
    switch (id) {
        case Shortcut::palette:
            if (palette.state.is_open)
                palette.state.is_open = false;
            else if (!ui::is_dialog_open(ui))
                open_palette(palette, ui);
            return;
        case Shortcut::search:
            if (!ui::focus_search(ui)) open_palette(palette, ui);
            return;
        case Shortcut::keys:
            keys.is_open = true;
            ui.wake_after(0);
            return;
        case Shortcut::undo:
            if (!ui::is_writing(ui) && !ui::is_dialog_open(ui) && history.next_undo() != nullptr) context.emit(Undo{});
            return;
        case Shortcut::redo:
            if (!ui::is_writing(ui) && !ui::is_dialog_open(ui) && history.next_redo() != nullptr) context.emit(Redo{});
            return;
        case Shortcut::next_row: static_cast<void>(ui::focus_row(ui, 1)); return;
        case Shortcut::previous_row: static_cast<void>(ui::focus_row(ui, -1)); return;
        case Shortcut::next_region: static_cast<void>(ui::focus_region(ui, 1)); return;
        case Shortcut::previous_region: static_cast<void>(ui::focus_region(ui, -1)); return;
        case Shortcut::open_row:
        case Shortcut::close: return;  // what has the focus, and what lies on top, take these themselves
        default: break;
    }
    if (const views::Page* page = views::page_of(id)) context.go(*page);
}

}  // namespace

void handle_keys(const Session& session, KeyboardScratch& scratch, PaletteScratch& palette, KeysScratch& keys,
                 ScreenContext& context) {
    if (const auto id = pressed_shortcut(session, scratch, context.ui)) run(*id, session, palette, keys, context);
    if (std::exchange(palette.is_keys_wanted, false)) {
        keys.is_open = true;
        context.ui.wake_after(0);
    }
}

}  // namespace cairn::screens
