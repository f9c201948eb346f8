#include "shell/screens/erase_dialog.hpp"

namespace cairn::screens {

void erase_dialog(ScreenContext& context, bool& is_open, std::string_view line, ui::FunctionRef<void()> way_out) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::dialog(ui, "erase", text.settings_erase_question(), is_open,
               [&] {
                   ui::text(ui, line);
                   way_out();
                   ui::dialog_actions(ui, [&] {
                       if (ui::button(ui, "keep", text.settings_erase_keep(), ui::ButtonKind::secondary))
                           is_open = false;
                       if (ui::button(ui, "erase", text.settings_erase(), ui::ButtonKind::danger)) {
                           is_open = false;
                           context.emit(EraseEverything{});
                       }
                   });
               },
               {.close_label = text.settings_erase_close()});
}

}  // namespace cairn::screens
