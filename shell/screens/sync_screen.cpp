#include "shell/screens/sync_screen.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using ui::Meaning;
using views::LinkState;
using views::SyncTone;
using views::SyncView;
using Wish = UseSync::Wish;

constexpr std::size_t title_bytes_max = 200;
constexpr std::size_t name_bytes_max = 60;

Meaning meaning_of(SyncTone tone) {
    switch (tone) {
        case SyncTone::neutral: return Meaning::neutral;
        case SyncTone::good: return Meaning::success;
        case SyncTone::warn: return Meaning::warn;
        case SyncTone::bad: return Meaning::danger;
    }
    return Meaning::neutral;
}

Icon icon_of(SyncTone tone) {
    switch (tone) {
        case SyncTone::neutral: return Icon::circle;
        case SyncTone::good: return Icon::circle_check;
        case SyncTone::warn:
        case SyncTone::bad: return Icon::triangle_alert;
    }
    return Icon::circle;
}

bool is_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

void draw_findings(const SyncView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    for (const views::StoreFindingRow& row : view.findings) {
        ui::stack(ui, 2, [&] {
            ui::status(ui, row.name, icon_of(row.tone), meaning_of(row.tone));
            if (!row.line.empty()) ui::small(ui, row.line);
        });
    }
    if (view.is_testing) ui::status(ui, context.text.sync_testing(), Icon::refresh_cw);
    if (!view.verdict.empty()) ui::strong(ui, view.verdict);
}

bool draw_name(SyncScratch& scratch, ScreenContext& context) {
    const text::Text& text = context.text;
    const bool is_missing = scratch.is_checked && scratch.name.empty();
    return ui::field(context.ui, "name", text.sync_your_name(), scratch.name,
                     {.error = is_missing ? text.sync_name_missing() : std::string_view(),
                      .characters_kept = name_bytes_max,
                      .is_required = true})
        .is_submitted;
}

void draw_begin(const SyncView& view, const views::SyncState& state, SyncScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "begin", {.name = text.sync_off_title(), .gap = 16}, [&] {
        ui::card_title(ui, text.sync_off_title());
        ui::text(ui, text.sync_off_line());
        const bool is_wrong = scratch.is_store_checked && !is_address(scratch.store);
        bool is_test_wished = ui::field(ui, "store", text.sync_store(), scratch.store,
                                        {.help = text.sync_store_help(),
                                         .error = is_wrong ? text.sync_store_wrong() : std::string_view(),
                                         .is_required = true})
                                  .is_submitted;
        is_test_wished = ui::button(ui, "test", text.sync_test(),
                                    {.kind = view.does_store_work ? ui::ButtonKind::secondary : ui::ButtonKind::primary,
                                     .is_busy = view.is_testing}) ||
                         is_test_wished;
        if (is_test_wished) {
            scratch.is_store_checked = true;
            if (is_address(scratch.store)) context.emit(UseSync{.wish = Wish::test, .store = scratch.store});
        }
        draw_findings(view, context);
        if (!view.does_store_work || state.store != scratch.store) return;
        ui::divider(ui);
        const bool is_title_missing = scratch.is_checked && scratch.title.empty();
        ui::field(ui, "title", text.sync_programme(), scratch.title,
                  {.hint = text.sync_programme_hint(),
                   .error = is_title_missing ? text.sync_programme_missing() : std::string_view(),
                   .characters_kept = title_bytes_max,
                   .is_required = true});
        bool is_sent = draw_name(scratch, context);
        is_sent = ui::button(ui, "start", text.sync_start(), ui::ButtonKind::primary) || is_sent;
        if (!is_sent) return;
        scratch.is_checked = true;
        if (!scratch.title.empty() && !scratch.name.empty())
            context.emit(
                UseSync{.wish = Wish::begin, .store = scratch.store, .title = scratch.title, .name = scratch.name});
    });
}

void draw_invited(const SyncView& view, SyncScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "invited", {.name = text.sync_invited_title(), .gap = 16}, [&] {
        ui::card_title(ui, text.sync_invited_title());
        if (view.link == LinkState::asking) {
            ui::status(ui, view.link_line, Icon::refresh_cw);
            return;
        }
        if (view.link != LinkState::open) {
            ui::status(ui, view.link_line, Icon::triangle_alert, Meaning::warn);
            ui::row(ui, {.gap = 8}, [&] {
                const bool can_retry = view.link == LinkState::gone || view.link == LinkState::silent;
                if (can_retry && ui::button(ui, "again", text.sync_try_again())) context.emit(UseSync{Wish::ask_again});
                if (ui::button(ui, "decline", text.sync_decline())) context.emit(UseSync{Wish::decline});
            });
            return;
        }
        ui::strong(ui, view.link_line);
        ui::text(ui, view.link_level);
        ui::small(ui, view.link_store);
        if (!view.link_data.empty()) ui::status(ui, view.link_data, Icon::info);
        bool is_sent = draw_name(scratch, context);
        ui::row(ui, {.gap = 8}, [&] {
            is_sent = ui::button(ui, "join", text.sync_join(), ui::ButtonKind::primary) || is_sent;
            if (ui::button(ui, "decline", text.sync_decline())) context.emit(UseSync{Wish::decline});
        });
        if (!is_sent) return;
        scratch.is_checked = true;
        if (!scratch.name.empty()) context.emit(UseSync{.wish = Wish::join, .name = scratch.name});
    });
}

void draw_places(const SyncView& view, const views::SyncState& state, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "places", {.name = text.sync_now_title(), .gap = 12}, [&] {
        ui::card_title(ui, view.title);
        ui::status(ui, view.safe, icon_of(view.safe_tone), meaning_of(view.safe_tone));
        if (!view.waiting.empty()) ui::status(ui, view.waiting, Icon::history, Meaning::warn);
        for (const std::string& line : view.events) ui::status(ui, line, Icon::info);
        ui::small(ui, state.store);
        if (ui::button(ui, "now", text.sync_ask_now(), {.icon = Icon::refresh_cw})) context.emit(UseSync{Wish::poke});
    });
}

void draw_members(const SyncView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "members", {.name = context.text.sync_members(), .gap = 12}, [&] {
        ui::card_title(ui, context.text.sync_members());
        for (const views::MemberRow& row : view.members) {
            ui::stack(ui, 2, [&] {
                ui::row(ui, {.gap = 8}, [&] {
                    ui::strong(ui, row.name);
                    ui::chip(ui, row.level);
                    ui::fill_right(ui);
                    ui::small(ui, row.line);
                });
                if (!row.trouble.empty()) ui::status(ui, row.trouble, Icon::triangle_alert, Meaning::warn);
            });
        }
    });
}

void draw_invite(const SyncView& view, SyncScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "invite", {.name = text.sync_invite_title(), .gap = 12}, [&] {
        ui::card_title(ui, text.sync_invite_title());
        ui::small(ui, text.sync_invite_line());
        const std::vector<std::string_view> levels = views::invite_levels(text);
        ui::segmented(ui, "level", text.sync_invite_as(), levels, scratch.level);
        if (ui::button(ui, "make", text.sync_invite_make(), ui::ButtonKind::primary)) {
            scratch.is_copied = false;
            context.emit(UseSync{.wish = Wish::invite, .level = scratch.level + 1});
        }
        if (view.new_link.empty()) return;
        ui::divider(ui);
        ui::code(ui, view.new_link);
        ui::small(ui, view.new_link_line);
        if (ui::button(ui, "copy", scratch.is_copied ? text.sync_link_copied() : text.sync_copy(),
                       {.icon = Icon::copy})) {
            scratch.is_copied = true;
            context.emit(UseSync{Wish::copy_link});
        }
    });
}

}  // namespace

void sync_screen(const SyncView& view, const views::SyncState& state, std::string_view name, SyncScratch& scratch,
                 ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!std::exchange(scratch.is_prefilled, true)) {
        scratch.store = state.default_store;
        scratch.name = name;
    }
    ui::page_header(ui, text.sync_title(), text.sync_subtitle());
    if (!view.why_not.empty()) ui::banner(ui, "why_not", Meaning::info, view.why_not);
    if (!view.problem.empty()) ui::banner(ui, "problem", Meaning::warn, view.problem);
    if (!view.can_share) return;
    if (view.link != LinkState::none) draw_invited(view, scratch, context);
    if (view.is_sharing) {
        draw_places(view, state, context);
        draw_members(view, context);
        draw_invite(view, scratch, context);
    } else if (view.link == LinkState::none) {
        draw_begin(view, state, scratch, context);
    }
}

}  // namespace cairn::screens
