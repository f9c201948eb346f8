#include "shell/screens/courses_screen.hpp"

#include <algorithm>

namespace cairn::screens {
namespace {

using views::CourseRow;
using views::CourseSort;
using views::CourseState;
using views::CoursesView;
using views::Page;

constexpr float card_width_min = 300;
constexpr float search_width = 320;
constexpr float phone_row_height = 84;

void not_this_button(const CoursesView& view, const views::CourseCard& card, ScreenContext& context) {
    if (ui::button(context.ui, "not_this", context.text.courses_not_this(),
                   {.kind = ui::ButtonKind::ghost, .size = ui::ControlSize::small, .tooltip = card.decline_line})) {
        context.emit(Do{app::DeclineCourse{view.me, card.id, true}, card.toast_declined});
    }
}

void held_back_part(const CoursesView& view, ScreenContext& context) {
    if (view.held_back.empty()) return;
    ui::Ui& ui = context.ui;
    ui::heading(ui, 3, context.text.courses_later());
    for (const views::HeldBackRow& held : view.held_back) {
        ui::scope(ui, held.key, [&] {
            ui::stack(ui, 0, [&] {
                if (ui::link(ui, "course", held.title, held.href)) context.go(Page::courses, held.id);
                ui::small(ui, held.line);
            });
        });
    }
}

void recommended_part(const CoursesView& view, ScreenContext& context) {
    if (!view.has_profile) return;
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::heading(ui, 2, text.courses_recommended());
    if (!view.has_goal) {
        ui::row(ui, {.gap = 16}, [&] {
            ui::small(ui, text.courses_recommended_goal());
            if (ui::link(ui, "set_goal", text.courses_set_goal(), views::href({Page::plan, {}}),
                         ui::Icon::arrow_right)) {
                context.go(Page::plan);
            }
        });
    }
    if (view.recommended.empty()) {
        if (view.has_goal && view.held_back.empty()) ui::small(ui, text.courses_recommended_none());
        held_back_part(view, context);
        return;
    }
    ui::grid(ui, static_cast<int>(view.recommended.size()), card_width_min, [&](int index) {
        const views::CourseCard& card = view.recommended[static_cast<std::size_t>(index)];
        ui::scope(ui, card.key, [&] {
            ui::stack(ui, 4, [&] {
                course_card(card, context);
                not_this_button(view, card, context);
            });
        });
    });
    held_back_part(view, context);
}

void filters(const CoursesView& view, CoursesScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const auto search = [&](float width) {
        if (ui::field(ui, "search", text.courses_search(), scratch.filter.search,
                      {.kind = ui::InputKind::search,
                       .hint = text.courses_search_hint(),
                       .is_label_hidden = true,
                       .width = width})) {
            ui.wake_after(0);
        }
    };
    const auto states = [&] {
        int state = static_cast<int>(scratch.filter.state);
        if (ui::segmented(ui, "state", text.courses_filter(),
                          {text.courses_filter_all(), text.courses_filter_open(), text.courses_filter_started(),
                           text.courses_filter_finished()},
                          state)) {
            scratch.filter.state = static_cast<CourseState>(state);
            ui.wake_after(0);
        }
    };
    if (ui.is_phone()) {
        search(0);
        states();
        ui::small(ui, view.found);
        return;
    }
    ui::row(ui, {.gap = 16}, [&] {
        search(search_width);
        states();
        ui::fill_right(ui);
        ui::small(ui, view.found);
    });
}

void progress_cell(const CourseRow& row, ScreenContext& context) {
    if (row.state == CourseState::started) {
        ui::progress_bar(context.ui, context.text.courses_progress_name(), row.progress, row.progress_text);
    } else if (row.state == CourseState::finished) {
        ui::chip(context.ui, row.progress_text, ui::Meaning::success, ui::Icon::check);
    } else {
        ui::small(context.ui, row.progress_text, ui::Tone::tertiary);
    }
}

void course_table(const CoursesView& view, CoursesScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const auto at = [&](int row) -> const CourseRow& { return view.rows[static_cast<std::size_t>(row)]; };
    const auto sort = [&](CourseSort column) {
        if (scratch.filter.sort != column) return ui::Sort::none;
        return scratch.filter.is_descending ? ui::Sort::descending : ui::Sort::ascending;
    };
    const auto cell = [&](int index, int column) {
        const CourseRow& row = at(index);
        switch (column) {
            case 0: ui::strong(ui, row.title); break;
            case 1: ui::small(ui, row.section); break;
            case 2: ui::tabular(ui, row.hours); break;
            case 3: progress_cell(row, context); break;
            default: ui::small(ui, row.teaches); break;
        }
    };
    const auto name = [&](int row) -> std::string_view { return at(row).title; };
    const auto href = [&](int row) -> std::string_view { return at(row).href; };
    const auto key = [&](int row) { return at(row).key; };
    ui::card(ui, "table_card", {.padding = 0, .gap = 0}, [&] {
        const ui::TableAnswer answer =
            ui::table(ui, "courses", text.courses_table(),
                      {{.title = text.courses_column_title(),
                        .weight = 1.4F,
                        .is_sortable = true,
                        .sort = sort(CourseSort::title)},
                       {.title = text.courses_column_section(),
                        .weight = 0.9F,
                        .hide_below = 720,
                        .is_sortable = true,
                        .sort = sort(CourseSort::section)},
                       {.title = text.courses_column_hours(),
                        .width = 96,
                        .align = ui::Align::end,
                        .is_sortable = true,
                        .sort = sort(CourseSort::hours)},
                       {.title = text.courses_column_progress(),
                        .width = 168,
                        .is_sortable = true,
                        .sort = sort(CourseSort::progress)},
                       {.title = text.courses_column_teaches(), .weight = 1.6F, .hide_below = 860}},
                      static_cast<int>(view.rows.size()), cell,
                      {.is_pressable = true,
                       .row_name = name,
                       .row_href = href,
                       .row_key = key,
                       .empty_text = text.courses_found_none()});
        if (answer.row_pressed >= 0) context.go(Page::courses, at(answer.row_pressed).id);
        if (answer.column_pressed >= 0) {
            const auto column = static_cast<CourseSort>(answer.column_pressed);
            scratch.filter.is_descending = scratch.filter.sort == column && !scratch.filter.is_descending;
            scratch.filter.sort = column;
            ui.wake_after(0);
        }
    });
}

void phone_list(const CoursesView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    if (view.rows.empty()) {
        ui::small(ui, context.text.courses_found_none());
        return;
    }
    ui::card(ui, "table_card", {.padding = 0, .gap = 0}, [&] {
        ui::long_list(ui, "courses", context.text.courses_table(), static_cast<int>(view.rows.size()), phone_row_height,
                      [&](int index) {
                          const CourseRow& row = view.rows[static_cast<std::size_t>(index)];
                          const bool pressed = ui::list_row(ui, row.key, {.name = row.title, .href = row.href}, [&] {
                              ui::column(ui, 0, [&] {
                                  ui::stack(ui, 0, [&] {
                                      ui::strong(ui, row.title);
                                      ui::small(ui, row.teaches);
                                  });
                              });
                              ui::fill_right(ui);
                              ui::column(ui, 76, [&] {
                                  ui::stack(ui, 0, [&] {
                                      ui::small(ui, row.hours);
                                      ui::caption(ui, row.progress_text);
                                  });
                              });
                          });
                          if (pressed) context.go(Page::courses, row.id);
                      });
    });
}

}  // namespace

void course_card(const views::CourseCard& card, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const bool pressed =
        ui::card(ui, "course", {.name = card.title, .gap = 6, .is_pressable = true, .href = card.href}, [&] {
            ui::row(ui, [&] {
                ui::icon(ui, ui::Icon::book_open);
                ui::caption(ui, card.meta);
            });
            ui::heading(ui, 3, card.title);
            for (const std::string& reason : card.reasons) ui::small(ui, reason);
            if (card.progress_text.empty()) return;
            ui::fill_down(ui);
            ui::progress_bar(ui, context.text.courses_progress_name(), card.progress, card.progress_text);
        });
    if (pressed) context.go(Page::courses, card.id);
}

void courses_screen(const CoursesView& view, CoursesScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!view.has_courses) {
        ui::page_header(ui, text.courses_title(), {});
        if (ui::empty_state(ui, "empty", text.courses_empty(), text.courses_empty_line(),
                            text.courses_empty_action())) {
            context.go(Page::import_data);
        }
        return;
    }
    ui::page_header(ui, text.courses_title(), view.subtitle, [&] {
        if (view.may_write && ui::button(ui, "new", text.authoring_new_course(), {.icon = ui::Icon::plus}))
            context.emit(Do{app::SaveCourse{view.me, {}, view.new_title, {}}, {}, views::Route{Page::authoring, {}}});
    });
    ui::stack(ui, 16, [&] {
        recommended_part(view, context);
        ui::spacer(ui, 32);
        ui::heading(ui, 2, text.courses_all());
        filters(view, scratch, context);
        if (ui.is_phone()) {
            phone_list(view, context);
        } else {
            course_table(view, scratch, context);
        }
    });
}

}  // namespace cairn::screens
