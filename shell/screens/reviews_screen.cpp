#include "shell/screens/reviews_screen.hpp"

namespace cairn::screens {
namespace {

using views::Page;
using views::ReviewRow;
using views::ReviewsView;

constexpr float side_width = 320;
constexpr float main_width_min = 440;

void due_card(const ReviewRow& row, bool is_first, ProfileId me, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, row.key, {.name = row.title, .gap = 10}, [&] {
        if (ui::link(ui, "skill", row.title, row.href)) context.emit(GoTo{views::parse_route(row.href)});
        ui::progress_bar(ui, text.reviews_recall_name(), row.recall, row.recall_words);
        ui::caption(ui, row.last);
        ui::row(ui, [&] {
            const auto answer = [&](bool is_right, const std::string& toast) {
                context.emit(Do{app::RecordAnswer{me, row.id, is_right}, toast});
            };
            const ui::ButtonOptions could{.kind = is_first ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                                          .icon = ui::Icon::check,
                                          .tooltip = row.could};
            if (ui::button(ui, "could", text.reviews_could(), could)) answer(true, row.toast_right);
            const ui::ButtonOptions could_not{.icon = ui::Icon::x, .tooltip = row.could_not};
            if (ui::button(ui, "could_not", text.reviews_could_not(), could_not)) answer(false, row.toast_wrong);
        });
    });
}

void coming_card(const ReviewsView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const std::string_view title = context.text.reviews_coming();
    const float padding = ui.is_phone() ? 16 : 24;
    ui::card(ui, "coming", {.name = title, .padding = 0, .gap = 0}, [&] {
        ui::card(ui, "title", {.style = ui::CardStyle::plain, .padding = padding, .gap = 4},
                 [&] { ui::heading(ui, 2, title); });
        ui::divider(ui, 0);
        ui::list(ui, "rows", title, [&] {
            for (const ReviewRow& row : view.coming) {
                const ui::RowLook look{.name = row.title, .href = row.href, .padding_x = padding};
                const bool is_pressed = ui::list_row(ui, row.key, look, [&] {
                    ui::column(ui, 0, [&] {
                        ui::stack(ui, 0, [&] {
                            ui::strong(ui, row.title);
                            ui::caption(ui, row.when);
                        });
                    });
                });
                if (is_pressed) context.emit(GoTo{views::parse_route(row.href)});
            }
        });
        if (view.more.empty()) return;
        ui::card(ui, "more", {.style = ui::CardStyle::plain, .padding = padding}, [&] { ui::caption(ui, view.more); });
    });
}

void missed_card(const ReviewsView& view, ScreenContext& context) {
    if (view.missed.empty()) return;
    ui::Ui& ui = context.ui;
    ui::card(ui, "missed", {.name = context.text.reviews_missed(), .gap = 4}, [&] {
        ui::heading(ui, 2, context.text.reviews_missed());
        ui::small(ui, context.text.reviews_missed_line());
        ui::list(ui, "rows", context.text.reviews_missed(), [&] {
            for (const views::MissedRow& row : view.missed) {
                const ui::RowLook look{.name = row.question, .href = row.href, .padding_x = 0};
                const bool is_pressed = ui::list_row(ui, row.key, look, [&] {
                    ui::column(ui, 0, [&] {
                        ui::stack(ui, 2, [&] {
                            ui::strong(ui, row.question);
                            ui::caption(ui, row.where);
                            ui::caption(ui, row.when, row.is_due ? ui::Tone::warn : ui::Tone::tertiary);
                        });
                    });
                });
                if (is_pressed) context.emit(GoTo{views::parse_route(row.href)});
            }
        });
    });
}

void how_card(const ReviewsView& view, ScreenContext& context) {
    ui::card(context.ui, "how", {.style = ui::CardStyle::subtle, .name = context.text.reviews_how(), .gap = 6}, [&] {
        ui::heading(context.ui, 3, context.text.reviews_how());
        ui::small(context.ui, view.how);
    });
}

}  // namespace

void reviews_screen(const ReviewsView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::page_header(ui, text.reviews_title(), view.subtitle);
    if (view.empty()) {
        const std::string_view line = view.has_profile ? text.reviews_empty_line() : text.reviews_no_profile_line();
        if (ui::empty_state(ui, "empty", text.reviews_empty_title(), line, text.reviews_empty_action()))
            context.go(Page::skills);
        return;
    }
    ui::columns(ui, {1, -side_width}, main_width_min,
                [&](int index) {
                    ui::stack(ui, 16, [&] {
                        if (index == 0) {
                            if (!view.due.empty()) ui::heading(ui, 2, text.reviews_due());
                            if (view.due.empty())
                                ui::card(ui, "none", [&] { ui::text(ui, text.reviews_subtitle_none()); });
                            for (const ReviewRow& row : view.due)
                                due_card(row, &row == &view.due.front(), view.me, context);
                            missed_card(view, context);
                        } else {
                            if (!view.coming.empty()) coming_card(view, context);
                            how_card(view, context);
                        }
                    });
                },
                {.is_equal_height = false});
}

}  // namespace cairn::screens
