#include "shell/screens/settings_screen.hpp"

#include <array>

#include "shell/screens/erase_dialog.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using views::SaveStatus;
using views::SettingsView;

/// A name at the left and its control at the right; under each other where it gets narrow.
void draw_setting(ui::Ui& ui, std::string_view name, ui::FunctionRef<void()> control) {
    ui::row(ui, {.gap = 16}, [&] {
        ui::strong(ui, name);
        ui::fill_right(ui);
        control();
    });
}

void draw_look(const SettingsView& view, ThemeChoice theme, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "look", {.name = text.settings_look(), .gap = 16}, [&] {
        ui::card_title(ui, text.settings_look());
        draw_setting(ui, text.settings_language(), [&] {
            int index = view.language == Language::chinese ? 1 : 0;
            const std::array<std::string_view, 2> names{text.welcome_english(), text.welcome_chinese()};
            if (ui::segmented(ui, "language", text.settings_language(), names, index)) {
                context.emit(ChooseLanguage{index == 1 ? Language::chinese : Language::english});
            }
        });
        draw_setting(ui, text.settings_theme(), [&] {
            int index = static_cast<int>(theme);
            const std::array<std::string_view, 3> names{text.settings_theme_system(), text.settings_theme_light(),
                                                        text.settings_theme_dark()};
            if (ui::segmented(ui, "theme", text.settings_theme(), names, index)) {
                context.emit(ChooseTheme{static_cast<ThemeChoice>(index)});
            }
        });
    });
}

void draw_keyboard(const LocalPreferences& preferences, KeysScratch& keys, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "keyboard", {.name = text.keys_settings(), .gap = 12}, [&] {
        ui::card_title(ui, text.keys_settings());
        bool are_on = preferences.are_single_keys_on;
        if (ui::toggle(ui, "single", text.keys_single(), are_on, {.help = text.keys_single_line()}))
            context.emit(UseSingleKeys{are_on});
        if (ui::button(ui, "keys", text.keys_show())) keys.is_open = true;
    });
}

void draw_status(const SettingsView& view, ui::Ui& ui) {
    switch (view.save) {
        case SaveStatus::saved: ui::status(ui, view.save_words, Icon::circle_check, ui::Meaning::success); return;
        case SaveStatus::saving: ui::status(ui, view.save_words, Icon::refresh_cw); return;
        case SaveStatus::failed: ui::status(ui, view.save_words, Icon::triangle_alert, ui::Meaning::danger); return;
        case SaveStatus::full: ui::status(ui, view.save_words, Icon::triangle_alert, ui::Meaning::danger); return;
        case SaveStatus::waiting: ui::status(ui, view.save_words, Icon::history, ui::Meaning::warn); return;
    }
}

void draw_data(const SettingsView& view, SettingsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "data", {.name = text.settings_storage(), .gap = 12}, [&] {
        ui::card_title(ui, text.settings_storage());
        ui::small(ui, text.settings_storage_line());
        if (view.is_damaged) ui::banner(ui, "damage", ui::Meaning::warn, text.settings_damage(), view.damage_line);
        ui::row(ui, {.gap = 16}, [&] {
            draw_status(view, ui);
            if (!view.size.empty()) ui::small(ui, view.size);
        });
        if (!view.persistence.empty()) {
            ui::status(ui, view.persistence, view.may_vanish ? Icon::triangle_alert : Icon::pin,
                       view.may_vanish ? ui::Meaning::warn : ui::Meaning::neutral);
        }
        if (view.has_data) ui::text(ui, view.contents);
        ui::divider(ui);
        ui::stack(ui, 6, [&] {
            const ui::ButtonOptions download{.icon = Icon::download};
            if (ui::button(ui, "download", text.settings_download(), download)) context.emit(DownloadBackup{});
            ui::caption(ui, text.settings_download_line(), ui::Tone::secondary);
            if (!view.backup.empty()) ui::caption(ui, view.backup, ui::Tone::secondary);
        });
        ui::divider(ui);
        ui::stack(ui, 6, [&] {
            const ui::ButtonOptions restore{.icon = Icon::upload};
            if (ui::button(ui, "restore", text.restore_button(), restore)) context.emit(PickBackup{});
            ui::caption(ui, text.restore_button_line(), ui::Tone::secondary);
        });
        ui::divider(ui);
        ui::stack(ui, 6, [&] {
            const ui::ButtonOptions erase{.icon = Icon::trash_2};
            if (ui::button(ui, "erase", text.settings_erase(), erase)) scratch.is_erase_open = true;
            ui::caption(ui, text.settings_erase_line(), ui::Tone::secondary);
        });
    });
}

void draw_undo(const SettingsView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "undo", {.name = text.settings_undo_title(), .gap = 12}, [&] {
        ui::card_title(ui, text.settings_undo_title());
        ui::small(ui, text.settings_undo_line());
        ui::row(ui, {.gap = 8}, [&] {
            const ui::ButtonOptions undo{
                .icon = Icon::undo_2, .is_disabled = view.undo.empty(), .reason = text.settings_undo_none()};
            const auto name = [&](const std::string& step, std::string_view verb) {
                return step.empty() || ui.is_phone() ? verb : std::string_view(step);
            };
            const std::string_view undo_label = name(view.undo, text.settings_undo());
            if (ui::button(ui, "undo", undo_label, undo)) context.emit(Undo{});
            const ui::ButtonOptions redo{
                .icon = Icon::rotate_ccw, .is_disabled = view.redo.empty(), .reason = text.settings_redo_none()};
            const std::string_view redo_label = name(view.redo, text.settings_redo());
            if (ui::button(ui, "redo", redo_label, redo)) context.emit(Redo{});
        });
        if (ui.is_phone() && !view.undo.empty()) ui::caption(ui, view.undo);
        if (ui.is_phone() && !view.redo.empty()) ui::caption(ui, view.redo);
    });
}

void draw_about(const SettingsView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "about", {.name = context.text.settings_about(), .gap = 4}, [&] {
        ui::card_title(ui, context.text.settings_about());
        ui::small(ui, view.about);
    });
}

void draw_erase(const SettingsView& view, SettingsScratch& scratch, ScreenContext& context) {
    erase_dialog(context, scratch.is_erase_open, view.erase_line, [&] {
        if (!view.has_data) return;
        const ui::ButtonOptions download{.kind = ui::ButtonKind::soft, .icon = Icon::download, .is_full_width = true};
        if (ui::button(context.ui, "download", context.text.settings_erase_download(), download))
            context.emit(DownloadBackup{});
    });
}

}  // namespace

void settings_screen(const SettingsView& view, const LocalPreferences& preferences, SettingsScratch& scratch,
                     KeysScratch& keys, ScreenContext& context, ui::FunctionRef<void()> under_header,
                     ui::FunctionRef<void()> under_data) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::page_header(ui, text.settings_title(), text.settings_subtitle());
    if (under_header) under_header();
    ui::columns(ui, {3, 2}, 300,
                [&](int index) {
                    if (index == 0) {
                        draw_look(view, preferences.theme, context);
                        ui::spacer(ui, ui.is_phone() ? 16 : 24);
                        draw_keyboard(preferences, keys, context);
                        ui::spacer(ui, ui.is_phone() ? 16 : 24);
                        draw_undo(view, context);
                    } else {
                        draw_data(view, scratch, context);
                        ui::spacer(ui, ui.is_phone() ? 16 : 24);
                        if (under_data) under_data();
                    }
                },
                {.is_equal_height = false});
    draw_about(view, context);
    draw_erase(view, scratch, context);
}

}  // namespace cairn::screens
