#include "shell/screens/keys_dialog.hpp"

#include <string>

#include "shell/views/shortcuts.hpp"

namespace cairn::screens {
namespace {

using views::ShortcutGroup;
using views::ShortcutKeys;

void draw_group(ShortcutGroup group, bool are_single_keys_on, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (group == ShortcutGroup::go_to && !are_single_keys_on) return;
    ui::heading(ui, 3, views::group_words(text, group));
    ui::list(ui, group, views::group_words(text, group), [&] {
        for (const ShortcutKeys& keys : views::shortcuts()) {
            if (keys.group != group || (keys.is_single_key() && !are_single_keys_on)) continue;
            const std::string words = views::key_words(text, keys, ui::has_command_key());
            ui::list_row(ui, keys.id, {.is_pressable = false, .is_dense = true, .padding_x = 0}, [&] {
                ui::text(ui, views::shortcut_words(text, keys.id));
                ui::fill_right(ui);
                ui::key_cap(ui, words);
            });
        }
    });
}

}  // namespace

void keys_dialog(KeysScratch& scratch, bool are_single_keys_on, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::dialog(ui, "keys", text.keys_title(), scratch.is_open,
               [&] {
                   if (are_single_keys_on) ui::small(ui, text.keys_line());
                   for (const ShortcutGroup group :
                        {ShortcutGroup::everywhere, ShortcutGroup::go_to, ShortcutGroup::lists}) {
                       ui::scope(ui, group, [&] { draw_group(group, are_single_keys_on, context); });
                   }
               },
               {.close_label = text.keys_close_list()});
}

}  // namespace cairn::screens
