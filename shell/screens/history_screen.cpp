#include "shell/screens/history_screen.hpp"

namespace cairn::screens {
namespace {

using ui::Icon;
using ui::Meaning;
using views::Page;

constexpr float field_width = 176;

void draw_values(const views::HistoryRow& row, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::row(ui, {.gap = 8, .line_gap = 2}, [&] {
        ui::small(ui, row.before, ui::Tone::tertiary);
        ui::icon(ui, Icon::arrow_right, 14, ui::Tone::tertiary);
        ui::text(ui, row.after);
        if (row.is_shown) ui::chip(ui, context.text.history_now(), Meaning::success, Icon::check);
        if (row.has_lost) ui::chip(ui, context.text.history_lost(), Meaning::warn, Icon::triangle_alert);
    });
}

void draw_put_back(const views::HistoryRow& row, std::size_t index, ScreenContext& context) {
    if (!row.put_back) return;
    const text::Text& text = context.text;
    const ui::ButtonOptions options{
        .kind = ui::ButtonKind::ghost, .icon = Icon::rotate_ccw, .tooltip = row.put_back_name};
    if (ui::button(context.ui, index, text.history_put_back(), options))
        context.emit(Do{*row.put_back, std::string(text.history_put_back_done())});
}

void draw_row(const views::HistoryRow& row, std::size_t index, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    if (ui.is_phone()) {
        ui::small(ui, row.field, ui::Tone::tertiary);
        draw_values(row, context);
        draw_put_back(row, index, context);
        return;
    }
    ui::row(ui, {.gap = 16, .is_wrapping = false}, [&] {
        ui::column(ui, field_width, [&] { ui::small(ui, row.field, ui::Tone::tertiary); });
        ui::column(ui, 0, [&] { draw_values(row, context); });
        ui::fill_right(ui);
        draw_put_back(row, index, context);
    });
}

void draw_step(const views::HistoryStep& step, std::size_t index, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, index, {.name = step.when, .gap = 10}, [&] {
        ui::row(ui, {.gap = 8}, [&] {
            ui::heading(ui, 2, step.when);
            ui::fill_right(ui);
            ui::small(ui, step.who);
        });
        if (!step.what.empty()) ui::small(ui, step.what);
        ui::divider(ui);
        for (std::size_t i = 0; i < step.rows.size(); ++i) draw_row(step.rows[i], i, context);
    });
}

}  // namespace

void history_screen(const views::HistoryView& view, HistoryScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::row(ui, {.gap = 4}, [&] {
        ui::icon(ui, Icon::chevron_left, 16, ui::Tone::link);
        if (ui::link(ui, "back", view.back_label, views::href(view.back), ui::TextStyle::small))
            context.emit(GoTo{view.back});
    });
    ui::page_header(ui, view.title, text.history_subtitle());
    if (view.has_lost) ui::banner(ui, "lost", Meaning::warn, text.history_lost(), text.history_lost_line());
    if (view.steps.empty()) {
        ui::card(ui, "none", {.name = text.history_none(), .gap = 4}, [&] {
            ui::strong(ui, text.history_none());
            ui::small(ui, text.history_none_line());
        });
    }
    for (std::size_t i = 0; i < view.steps.size(); ++i) draw_step(view.steps[i], i, context);
    if (view.has_more && ui::button(ui, "more", text.history_more())) scratch.filter.steps_max += 30;
}

void history_link(const Id& object, ScreenContext& context) {
    const views::Route route{Page::history, object};
    ui::row(context.ui, {.gap = 6}, [&] {
        ui::icon(context.ui, Icon::history, 16, ui::Tone::link);
        if (ui::link(context.ui, "history", context.text.history_open(), views::href(route), ui::TextStyle::small))
            context.emit(GoTo{route});
    });
}

}  // namespace cairn::screens
