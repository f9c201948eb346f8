#include "shell/screens/window_frame.hpp"

#include "shell/screens/page_pictures.hpp"
#include "shell/text/errors.hpp"
#include "shell/views/meetings_view.hpp"
#include "shell/views/page_words.hpp"
#include "shell/views/proposals_view.hpp"
#include "shell/views/requests_view.hpp"
#include "shell/views/shortcuts.hpp"

namespace cairn::screens {
namespace {

using text::Text;
using views::Page;

void brand(ScreenContext& context) {
    if (ui::brand(context.ui, "Cairn", "引路", views::href({Page::today, {}}))) context.go(Page::today);
}

/// How much of a page waits for this person, and in words.
struct Waiting {
    std::int64_t count = 0;
    std::string words;
};

Waiting waiting_on(Page page, Session& session, const Text& text) {
    std::int64_t count = 0;
    const auto said = [&](auto words) { return count > 0 ? Waiting{count, words(count)} : Waiting{}; };
    switch (page) {
        case Page::requests:
            count = views::waiting_request_count(session.model(), session.me());
            return said([&](std::int64_t n) { return text.shell_waiting(n); });
        case Page::skills:
            count = views::waiting_proposal_count(session.model(), session.me());
            return said([&](std::int64_t n) { return text.proposals_subtitle_waiting(n); });
        case Page::sessions:
            count = views::waiting_meeting_count(session.model(), session.me(), session.now());
            return said([&](std::int64_t n) { return text.sessions_waiting_count(n); });
        case Page::reviews:
            count = progress::due_count(session.view_input().indices.reviews(session.me()));
            return said([&](std::int64_t n) { return text.reviews_today_line(n); });
        default: return {};
    }
}

/// The page of the menu that a page belongs to.
Page menu_page_of(Page page) {
    switch (page) {
        case Page::proposals: return Page::skills;
        case Page::lesson:
        case Page::authoring: return Page::courses;
        default: return page;
    }
}

void item(Page page, Session& session, ScreenContext& context) {
    const Waiting waiting = waiting_on(page, session, context.text);
    const std::string link = views::href({page, {}});
    const bool is_phone = context.ui.is_phone();
    if (ui::nav_item(
            context.ui, page,
            {.icon = is_phone && page == Page::settings ? ui::Icon::circle_user_round : page_icon(page),
             .label = is_phone ? views::short_page_title(context.text, page) : views::page_title(context.text, page),
             .href = link,
             .is_current = page == menu_page_of(session.route().page),
             .count = static_cast<int>(waiting.count),
             .count_label = waiting.words})) {
        context.go(page);
    }
}

std::string role_words(const Text& text, const Profile& profile) {
    std::string out;
    const auto add = [&](Role role, std::string_view word) {
        if (!profile.has(role)) return;
        if (!out.empty()) out += text.language_separator();
        out += word;
    };
    add(role_learner, text.shell_role_learner());
    add(role_coach, text.shell_role_coach());
    add(role_organiser, text.shell_role_organiser());
    return out;
}

void person(const Session& session, ScreenContext& context) {
    const Profile* me = session.model().profiles.find(session.me());
    if (me == nullptr) return;
    if (ui::role_switch(context.ui, "me", me->name, role_words(context.text, *me),
                        context.text.shell_switch_person())) {
        context.go(Page::people);
    }
}

void save_status(const Session& session, ScreenContext& context) {
    const Text& text = context.text;
    const auto look = context.ui.is_phone() ? ui::StatusLook::icon : ui::StatusLook::line;
    switch (session.save_state()) {
        case SaveState::saved:
            if (session.is_online()) {
                ui::status(context.ui, text.shell_saved(), ui::Icon::cloud_check, ui::Meaning::success, look);
            } else {
                ui::status(context.ui, text.shell_saved_offline(), ui::Icon::cloud_off, ui::Meaning::neutral, look);
            }
            return;
        case SaveState::saving:
            ui::status(context.ui, text.shell_saving(), ui::Icon::history, ui::Meaning::neutral, look);
            return;
        case SaveState::failed:
            ui::status(context.ui, text.shell_not_saved(), ui::Icon::cloud_alert, ui::Meaning::danger, look);
            return;
        case SaveState::full:
            ui::status(context.ui, text.shell_not_saved(), ui::Icon::cloud_alert, ui::Meaning::danger, look);
            return;
        case SaveState::waiting:
            ui::status(context.ui, text.shell_waiting_tab(), ui::Icon::history, ui::Meaning::warn, look);
            return;
    }
}

}  // namespace

bool is_workbench(Page page) { return page == Page::cohort || page == Page::lesson || page == Page::authoring; }

void draw_navigation(Session& session, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const Profile* me = session.model().profiles.find(session.me());
    const bool learns = me != nullptr && me->has(role_learner);
    ui::NavigationOptions options;
    const auto footer = [&] {
        item(Page::settings, session, context);
        person(session, context);
    };
    options.footer = footer;
    options.is_workbench = is_workbench(session.route().page);
    ui::navigation(
        ui, context.text.shell_navigation(),
        [&] {
            brand(context);
            item(Page::today, session, context);
            if (learns) {
                item(Page::plan, session, context);
                item(Page::coaches, session, context);
            }
            if (ui.is_phone()) {
                if (!learns) item(Page::requests, session, context);
                item(Page::courses, session, context);
                item(Page::settings, session, context);
                return;
            }
            item(Page::sessions, session, context);
            item(Page::requests, session, context);
            item(Page::courses, session, context);
            item(Page::skills, session, context);
            if (learns) item(Page::reviews, session, context);
            ui::nav_gap(ui);
            if (learns) item(Page::progress, session, context);
            if (me != nullptr && me->has(role_organiser)) item(Page::cohort, session, context);
            item(Page::people, session, context);
            item(Page::import_data, session, context);
            item(Page::sync, session, context);
        },
        options);
}

bool draw_top_bar(const Session& session, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const Text& text = context.text;
    const auto keys = [&](views::Shortcut id) {
        return views::key_words(text, views::keys_of(id), ui::has_command_key());
    };
    bool is_search_pressed = false;
    ui::top_bar(ui, text.shell_top_bar(), [&] {
        if (ui.is_phone()) {
            brand(context);
            ui::fill_right(ui);
            is_search_pressed = ui::icon_button(ui, "search", ui::Icon::search, text.palette_open());
        } else {
            const std::string search_keys = ui.input().is_coarse ? std::string() : keys(views::Shortcut::palette);
            is_search_pressed = ui::search_button(ui, "search", text.palette_open(), search_keys);
        }
        if (const app::UndoStep* step = session.store().history().next_undo(); step != nullptr && !ui.is_phone()) {
            const std::string undo_keys = keys(views::Shortcut::undo);
            if (ui::icon_button(ui, "undo", ui::Icon::undo_2, text.shell_undo(), {.shortcut = undo_keys}))
                context.emit(Undo{});
        }
        save_status(session, context);
        int index = text.language() == Language::chinese ? 1 : 0;
        if (ui::segmented(ui, "language", text.shell_language(), {"EN", "中"}, index)) {
            context.emit(ChooseLanguage{index == 1 ? Language::chinese : Language::english});
        }
    });
    return is_search_pressed;
}

void draw_notices(Session& session, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const Text& text = context.text;
    if (session.has_update() && ui::banner(ui, "update", ui::Meaning::info, text.shell_update_title(),
                                           text.shell_update_line(), text.shell_update_button())) {
        context.emit(ApplyUpdate{});
    }
    if (session.save_state() == SaveState::failed || session.save_state() == SaveState::full) {
        const bool is_full = session.save_state() == SaveState::full;
        const auto pressed = ui::banner(ui, "save", ui::Meaning::danger,
                                        is_full ? text.shell_full_title() : text.shell_save_failed_title(),
                                        is_full ? text.shell_full_line() : text.shell_save_failed_line(),
                                        {text.shell_download(), text.shell_save_again()});
        if (pressed == 0) context.emit(DownloadBackup{});
        if (pressed == 1) context.emit(SaveAgain{});
    }
    if (session.save_state() == SaveState::waiting) {
        ui::banner(ui, "waiting", ui::Meaning::warn, text.shell_waiting_tab_title(), text.shell_waiting_tab_line());
    }
    if (const app::OpenResult& opened = session.open_result();
        opened.damaged() && session.route().page != views::Page::settings) {
        const auto bytes = static_cast<std::int64_t>(opened.journal.dropped_bytes + opened.undecodable_bytes);
        const auto files = static_cast<std::int64_t>(opened.journal.unreadable_files);
        const auto missing = static_cast<std::int64_t>(opened.missing_batches);
        const bool is_only_missing = bytes == 0 && files == 0 && missing > 0;
        ui::banner(ui, "damage", ui::Meaning::warn, text.shell_damage_title(),
                   is_only_missing ? text.settings_damage_missing(missing) : text.shell_damage_line(bytes, files));
    }
    const views::BackupState backup = session.backup_state();
    if (session.route().page == views::Page::today && views::is_backup_due(session.view_input(), backup)) {
        const auto pressed = ui::banner(ui, "backup", ui::Meaning::info, text.shell_backup_title(),
                                        text.shell_backup_line(backup.changes_since),
                                        {text.shell_download(), text.shell_backup_later()});
        if (pressed == 0) context.emit(DownloadBackup{});
        if (pressed == 1) context.emit(PutOffBackup{});
    }
    if (session.platform().preferences().lacks_han) {
        // In English: the other words could not be read.
        const Text english(Language::english);
        ui::banner(ui, "han", ui::Meaning::warn, english.shell_no_han_title(), english.shell_no_han_line());
    }
    if (session.failure()) {
        const std::string words = text::error_text(text, *session.failure());
        if (ui::banner(ui, "failure", ui::Meaning::danger, text.shell_failure_title(), words, text.shell_dismiss())) {
            session.dismiss_failure();
        }
    }
}

void draw_other_pages(const Session& session, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const Profile* me = session.model().profiles.find(session.me());
    if (!ui.is_phone() || me == nullptr) return;
    const bool learns = me->has(role_learner);
    ui::card(ui, "pages", {.padding = 0, .gap = 0}, [&] {
        ui::list(ui, "list", context.text.shell_other_pages(), [&] {
            for (const Page page : {Page::sessions, Page::reviews, Page::progress, Page::requests, Page::skills,
                                    Page::proposals, Page::cohort, Page::people, Page::import_data, Page::sync}) {
                if ((page == Page::progress || page == Page::reviews) && !learns) continue;
                if (page == Page::cohort && !me->has(role_organiser)) continue;
                const std::string link = views::href({page, {}});
                const std::string_view label = views::page_title(context.text, page);
                const bool pressed = ui::list_row(ui, page, {.name = label, .href = link, .is_dense = true}, [&] {
                    ui::icon(ui, page_icon(page), 20, ui::Tone::secondary);
                    ui::text(ui, label);
                    ui::fill_right(ui);
                    ui::icon(ui, ui::Icon::chevron_right, 18, ui::Tone::tertiary);
                });
                if (pressed) context.go(page);
            }
            if (ui::list_row(ui, "profile", {.name = context.text.shell_page_profile(), .is_dense = true}, [&] {
                    ui::icon(ui, page_icon(Page::profile), 20, ui::Tone::secondary);
                    ui::text(ui, context.text.shell_page_profile());
                    ui::fill_right(ui);
                    ui::icon(ui, ui::Icon::chevron_right, 18, ui::Tone::tertiary);
                })) {
                context.go(Page::profile, session.me());
            }
        });
    });
}

void draw_toasts(Session& session, ScreenContext& context) {
    for (const Toast& toast : session.take_toasts()) {
        const std::string_view action = toast.has_undo ? context.text.shell_undo() : std::string_view();
        ui::show_toast(context.ui, "done", toast.text, action, context.text.shell_dismiss());
    }
    if (ui::toast_action(context.ui, "done")) context.emit(Undo{});
}

}  // namespace cairn::screens
