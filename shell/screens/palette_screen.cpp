#include "shell/screens/palette_screen.hpp"

#include <algorithm>

#include "shell/screens/page_pictures.hpp"
#include "shell/views/shortcuts.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using views::PaletteAction;
using views::PaletteKind;
using views::PaletteRow;

constexpr std::size_t recent_max = 12;

Icon action_icon(PaletteAction action) {
    switch (action) {
        case PaletteAction::none: break;
        case PaletteAction::undo: return Icon::undo_2;
        case PaletteAction::redo: return Icon::rotate_ccw;
        case PaletteAction::change_language: return Icon::languages;
        case PaletteAction::theme_light: return Icon::sun;
        case PaletteAction::theme_dark: return Icon::moon;
        case PaletteAction::theme_system: return Icon::monitor;
        case PaletteAction::new_profile: return Icon::user_plus;
        case PaletteAction::import_files: return Icon::upload;
        case PaletteAction::download: return Icon::download;
        case PaletteAction::print: return Icon::printer;
        case PaletteAction::show_keys: return Icon::circle_help;
    }
    return Icon::circle;
}

Icon icon_of(const PaletteRow& row) {
    switch (row.kind) {
        case PaletteKind::page: return page_icon(row.target.route.page);
        case PaletteKind::person: return Icon::user_round;
        case PaletteKind::skill: return Icon::waypoints;
        case PaletteKind::course: return Icon::book_open;
        case PaletteKind::action: return action_icon(row.target.action);
    }
    return Icon::circle;
}

std::string_view group_words(const text::Text& text, views::PaletteGroup group) {
    switch (group) {
        case views::PaletteGroup::recent: return text.palette_recent();
        case views::PaletteGroup::go_to: return text.palette_go_to();
        case views::PaletteGroup::act: return text.palette_act();
    }
    return {};
}

void run(const views::PaletteTarget& target, const Session& session, PaletteScratch& scratch, ScreenContext& context) {
    switch (target.action) {
        case PaletteAction::none: context.emit(GoTo{target.route}); return;
        case PaletteAction::undo: context.emit(Undo{}); return;
        case PaletteAction::redo: context.emit(Redo{}); return;
        case PaletteAction::change_language:
            context.emit(
                ChooseLanguage{session.text().language() == Language::chinese ? Language::english : Language::chinese});
            return;
        case PaletteAction::theme_light: context.emit(ChooseTheme{ThemeChoice::light}); return;
        case PaletteAction::theme_dark: context.emit(ChooseTheme{ThemeChoice::dark}); return;
        case PaletteAction::theme_system: context.emit(ChooseTheme{ThemeChoice::system}); return;
        case PaletteAction::new_profile: context.go(views::Page::profile); return;
        case PaletteAction::import_files:
            context.go(views::Page::import_data);
            context.emit(PickImportFiles{});
            return;
        case PaletteAction::download: context.emit(DownloadBackup{}); return;
        case PaletteAction::print: context.emit(Print{}); return;
        case PaletteAction::show_keys: scratch.is_keys_wanted = true; return;
    }
}

PaletteAction chosen_theme(ThemeChoice theme) {
    switch (theme) {
        case ThemeChoice::system: return PaletteAction::theme_system;
        case ThemeChoice::light: return PaletteAction::theme_light;
        case ThemeChoice::dark: return PaletteAction::theme_dark;
    }
    return PaletteAction::theme_system;
}

}  // namespace

void open_palette(PaletteScratch& scratch, ui::Ui& ui) {
    scratch.state = {.is_open = true};
    ui.wake_after(0);
}

views::PaletteWish palette_wish(const Session& session, const PaletteScratch& scratch) {
    views::PaletteWish wish{.query = scratch.state.query,
                            .recent = scratch.recent,
                            .theme = chosen_theme(session.preferences().theme),
                            .is_online = session.is_online(),
                            .can_print = session.can_print(),
                            .has_command_key = ui::has_command_key()};
    // the page one is on is no place to go to
    if (!wish.recent.empty() && wish.recent.front() == views::PaletteTarget{.route = session.route()})
        wish.recent.erase(wish.recent.begin());
    const app::UndoHistory& history = session.store().history();
    if (const app::UndoStep* step = history.next_undo()) wish.undo = step->action;
    if (const app::UndoStep* step = history.next_redo()) wish.redo = step->action;
    return wish;
}

void note_recent(PaletteScratch& scratch, const views::PaletteTarget& target) {
    if (!scratch.recent.empty() && scratch.recent.front() == target) return;
    std::erase(scratch.recent, target);
    scratch.recent.insert(scratch.recent.begin(), target);
    if (scratch.recent.size() > recent_max) scratch.recent.resize(recent_max);
}

void palette_screen(const views::PaletteView& view, const Session& session, PaletteScratch& scratch,
                    ScreenContext& context) {
    const text::Text& text = context.text;
    const auto item = [&](int index) {
        const PaletteRow& row = view.rows[static_cast<std::size_t>(index)];
        return ui::PaletteItem{.icon = icon_of(row),
                               .label = row.label,
                               .marks = row.marks,
                               .detail = row.detail,
                               .shortcut = row.shortcut,
                               .group = group_words(text, row.group)};
    };
    const int chosen = ui::palette(context.ui, "palette", scratch.state, static_cast<int>(view.rows.size()), item,
                                   {.title = text.palette_title(),
                                    .hint = text.palette_hint(),
                                    .nothing_found = text.palette_nothing(),
                                    .footer_keys = text.palette_footer(),
                                    .footer_count = view.count,
                                    .list_name = text.palette_list(),
                                    .close_label = text.palette_close(),
                                    .escape_key = views::keys_of(views::Shortcut::close).named});
    if (chosen < 0 || chosen >= static_cast<int>(view.rows.size())) return;
    const views::PaletteTarget target = view.rows[static_cast<std::size_t>(chosen)].target;
    run(target, session, scratch, context);
    if (target.action != PaletteAction::undo && target.action != PaletteAction::redo) note_recent(scratch, target);
}

}  // namespace cairn::screens
