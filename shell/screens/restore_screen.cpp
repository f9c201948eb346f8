#include "shell/screens/restore_screen.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using ui::Meaning;

void draw_decision(const views::RestoreView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (ui::button(ui, "cancel", text.restore_cancel(), ui::ButtonKind::secondary)) context.emit(DiscardImport{});
    if (!view.can_restore) {
        if (ui::button(ui, "other", text.restore_other_file(), ui::ButtonKind::primary)) context.emit(PickBackup{});
    } else if (ui::button(ui, "confirm", text.restore_confirm(), ui::ButtonKind::primary)) {
        context.emit(ConfirmRestore{});
    }
}

void draw_row(ui::Ui& ui, const views::RestoreRow& row) {
    ui::column(ui, 0, [&] {
        ui::spacer(ui, 10);
        ui::row(ui, {.gap = 8, .line_gap = 6}, [&] {
            ui::strong(ui, row.kind);
            ui::small(ui, row.inside);
            ui::fill_right(ui);
            if (!row.added.empty()) ui::chip(ui, row.added, Meaning::success, Icon::plus);
            if (!row.changed.empty()) ui::chip(ui, row.changed, Meaning::info, Icon::pencil);
            if (!row.removed.empty()) ui::chip(ui, row.removed, Meaning::warn, Icon::trash_2);
            if (!row.same.empty()) ui::chip(ui, row.same, Meaning::neutral, Icon::check);
        });
        ui::spacer(ui, 10);
    });
}

}  // namespace

void restore_screen(const views::RestoreView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::page_header(ui, text.restore_title(), view.subtitle, [&] { draw_decision(view, context); });
    if (view.can_restore) {
        ui::banner(ui, "newer", Meaning::info, text.restore_newer());
    } else {
        ui::banner(ui, "nothing", Meaning::info, text.restore_nothing_new());
    }
    ui::card(ui, "contents", {.name = text.restore_contents(), .gap = 8}, [&] {
        ui::card_title(ui, text.restore_contents());
        ui::list(ui, "rows", text.restore_contents(), [&] {
            for (std::size_t i = 0; i < view.rows.size(); ++i) {
                ui::list_row(ui, i, {.is_pressable = false, .padding_x = 0}, [&] { draw_row(ui, view.rows[i]); });
            }
        });
    });
}

}  // namespace cairn::screens
