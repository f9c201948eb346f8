#include "shell/screens/courses_screen.hpp"

#include "shell/screens/history_screen.hpp"

namespace cairn::screens {
namespace {

using views::CourseDetailView;
using views::Page;

constexpr float side_width = 360;
constexpr float main_width_min = 440;
constexpr float lesson_row_height = 48;
constexpr float lesson_row_height_touch = 64;  // its button needs more
constexpr float back_gap = 4;

void back_link(ScreenContext& context) {
    ui::row(context.ui, {.gap = 4}, [&] {
        ui::icon(context.ui, ui::Icon::chevron_left, 16, ui::Tone::link);
        if (ui::link(context.ui, "back", context.text.courses_back(), views::href({Page::courses, {}}),
                     ui::TextStyle::small)) {
            context.go(Page::courses);
        }
    });
}

void mark(const CourseDetailView& view, const views::LessonRow& lesson, bool is_done, ScreenContext& context) {
    context.emit(Do{app::MarkLesson{view.me, view.id, lesson.number, is_done},
                    is_done ? lesson.toast_done : lesson.toast_undone});
}

void lessons_card(const CourseDetailView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::heading(ui, 2, text.courses_lessons());
    if (view.lessons.empty()) {
        ui::small(ui, text.courses_lessons_none());
        return;
    }
    ui::card(ui, "lessons", {.padding = 0, .gap = 0}, [&] {
        ui::long_list(
            ui, "rows", text.courses_lessons(), static_cast<int>(view.lessons.size()),
            ui.input().is_coarse ? lesson_row_height_touch : lesson_row_height, [&](int index) {
                const views::LessonRow& lesson = view.lessons[static_cast<std::size_t>(index)];
                if (!lesson.href.empty()) {
                    const ui::RowLook look{.name = lesson.name, .href = lesson.href, .is_dense = true};
                    const bool is_pressed = ui::list_row(ui, lesson.number, look, [&] {
                        ui::icon(ui, lesson.is_done ? ui::Icon::circle_check : ui::Icon::circle, 18,
                                 lesson.is_done ? ui::Tone::brand : ui::Tone::tertiary);
                        ui::text(ui, lesson.title);
                        if (ui.is_phone()) return;
                        ui::fill_right(ui);
                        ui::small(ui, lesson.side, ui::Tone::tertiary);
                    });
                    if (is_pressed) context.emit(GoTo{views::parse_route(lesson.href)});
                    return;
                }
                ui::list_row(ui, lesson.number, {.is_pressable = false, .is_dense = true}, [&] {
                    bool is_done = lesson.is_done;
                    if (ui::checkbox(ui, "done", lesson.title, is_done,
                                     {.is_disabled = !view.has_profile, .reason = text.plan_no_profile_line()})) {
                        mark(view, lesson, is_done, context);
                    }
                    if (ui.is_phone()) return;
                    ui::fill_right(ui);
                    ui::small(ui, lesson.side, ui::Tone::tertiary);
                });
            });
    });
}

void progress_card(const CourseDetailView& view, ScreenContext& context) {
    if (!view.has_profile) return;
    ui::Ui& ui = context.ui;
    ui::card(ui, "progress", {.name = context.text.courses_progress_name(), .gap = 8}, [&] {
        ui::heading(ui, 3, context.text.courses_progress_name());
        if (!view.progress_text.empty()) {
            ui::progress_bar(ui, context.text.courses_progress_name(), view.progress, view.progress_text);
        }
        if (!view.time_text.empty()) ui::small(ui, view.time_text);
        if (view.is_finished) {
            ui::row(ui, [&] {
                ui::icon(ui, ui::Icon::circle_check, 16, ui::Tone::success);
                ui::small(ui, context.text.courses_finished(), ui::Tone::success);
            });
        }
        ui::small(ui, view.spent_text);
        ui::row(ui, [&] {
            for (const views::TimeChoice& choice : view.time_choices) {
                ui::scope(ui, choice.minutes, [&] {
                    if (ui::button(ui, "add", choice.label, {.size = ui::ControlSize::small})) {
                        context.emit(Do{app::NoteTime{view.me, view.id, choice.minutes}, choice.toast});
                    }
                });
            }
        });
    });
}

void why_card(const CourseDetailView& view, ScreenContext& context) {
    if (view.reasons.empty() && !view.is_declined) return;
    ui::Ui& ui = context.ui;
    if (view.is_declined) {
        ui::card(ui, "declined", {.name = context.text.courses_declined(), .gap = 8}, [&] {
            ui::heading(ui, 3, context.text.courses_declined());
            if (ui::button(ui, "again", context.text.courses_again(), {.size = ui::ControlSize::small})) {
                context.emit(Do{app::DeclineCourse{view.me, view.id, false}, view.toast_again});
            }
        });
        return;
    }
    ui::card(ui, "why", {.name = context.text.courses_why(), .gap = 8}, [&] {
        ui::heading(ui, 3, context.text.courses_why());
        for (const std::string& reason : view.reasons) ui::small(ui, reason);
        if (ui::button(ui, "not_this", context.text.courses_not_this(),
                       {.kind = ui::ButtonKind::ghost, .size = ui::ControlSize::small, .tooltip = view.decline_line})) {
            context.emit(Do{app::DeclineCourse{view.me, view.id, true}, view.toast_declined});
        }
    });
}

void needs_card(const CourseDetailView& view, ScreenContext& context) {
    if (view.needs.empty() && view.requires_text.empty()) return;
    ui::Ui& ui = context.ui;
    ui::card(ui, "needs", {.name = context.text.courses_needs(), .gap = 8}, [&] {
        if (!view.needs.empty()) {
            ui::row(ui, [&] {
                ui::icon(ui, ui::Icon::triangle_alert, 16, ui::Tone::warn);
                ui::heading(ui, 3, context.text.courses_needs());
            });
            for (const views::NamedLink& need : view.needs) {
                ui::scope(ui, need.key, [&] {
                    if (ui::link(ui, "skill", need.title, need.href)) context.emit(GoTo{views::parse_route(need.href)});
                });
            }
        }
        if (view.requires_text.empty()) return;
        ui::label(ui, context.text.courses_requires());
        ui::small(ui, view.requires_text);
    });
}

void teaches_card(const CourseDetailView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "teaches", {.name = text.courses_teaches(), .gap = 12}, [&] {
        ui::heading(ui, 3, text.courses_teaches());
        if (view.teaches.empty()) ui::small(ui, text.courses_teaches_none());
        for (const views::TaughtRow& taught : view.teaches) {
            ui::scope(ui, taught.key, [&] {
                ui::stack(ui, 2, [&] {
                    ui::row(ui, [&] {
                        if (ui::link(ui, "skill", taught.title, taught.href)) {
                            context.emit(GoTo{views::parse_route(taught.href)});
                        }
                        ui::fill_right(ui);
                        ui::small(ui, taught.reached);
                        ui::level_chip(ui, taught.level, taught.level_name);
                    });
                    if (!view.has_profile) return;
                    ui::mastery_bar(ui, text.courses_mine(), taught.mastery.mean, taught.mastery.low,
                                    taught.mastery.high, taught.mastery.value);
                });
            });
        }
    });
}

void side(const CourseDetailView& view, ScreenContext& context) {
    progress_card(view, context);
    why_card(view, context);
    needs_card(view, context);
    teaches_card(view, context);
    history_link(view.id, context);
}

void header_buttons(const CourseDetailView& view, ScreenContext& context) {
    if (view.may_write &&
        ui::button(context.ui, "write", context.text.authoring_open_course(), {.icon = ui::Icon::pencil}))
        context.go(Page::authoring, view.id);
    if (!view.has_profile || view.next_lesson < 0) return;
    const auto& lesson = view.lessons[static_cast<std::size_t>(view.next_lesson)];
    if (!lesson.href.empty()) {
        if (ui::button(context.ui, "next", view.next_label,
                       {.kind = ui::ButtonKind::primary, .icon_after = ui::Icon::arrow_right}))
            context.emit(GoTo{views::parse_route(lesson.href)});
        return;
    }
    if (ui::button(context.ui, "next", view.next_label, {.kind = ui::ButtonKind::primary, .icon = ui::Icon::check})) {
        mark(view, lesson, true, context);
    }
}

}  // namespace

void course_detail_screen(const CourseDetailView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!view.exists) {
        ui::page_header(ui, text.courses_title(), {});
        if (ui::empty_state(ui, "gone", text.courses_gone(), text.courses_gone_line(), text.courses_gone_action())) {
            context.go(Page::courses);
        }
        return;
    }
    back_link(context);
    ui::spacer(ui, back_gap);
    ui::page_header(ui, view.title, view.subtitle, [&] { header_buttons(view, context); });
    ui::stack(ui, ui.is_phone() ? 16 : 24, [&] {
        if (!view.summary.empty() || !view.source.empty()) {
            ui::narrow(ui, 696, ui::Align::start, [&] {
                if (!view.summary.empty()) ui::text(ui, view.summary, ui::TextStyle::body_lg);
                if (!view.source.empty()) {
                    ui::link(ui, "source", text.courses_source(), view.source, ui::Icon::external_link);
                }
            });
        }
        ui::columns(ui, {1, -side_width}, main_width_min,
                    [&](int index) {
                        ui::stack(ui, 16, [&] {
                            if (index == 0) {
                                lessons_card(view, context);
                            } else {
                                side(view, context);
                            }
                        });
                    },
                    {.is_equal_height = false});
    });
}

}  // namespace cairn::screens
