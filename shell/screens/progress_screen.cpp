#include "shell/screens/progress_screen.hpp"

#include <array>
#include <span>

#include "shell/screens/chart_part.hpp"

namespace cairn::screens {
namespace {

using views::ProgressSort;
using views::ProgressView;

constexpr float lines_height = 280;
constexpr float columns_height = 200;
constexpr float half_width_min = 420;

float card_gap(const ui::Ui& ui) { return ui.is_phone() ? 16 : 24; }

ui::Icon verdict_icon(views::ProgressTone tone) {
    switch (tone) {
        case views::ProgressTone::good: return ui::Icon::circle_check;
        case views::ProgressTone::warn: return ui::Icon::triangle_alert;
        case views::ProgressTone::neutral: return ui::Icon::info;
    }
    return ui::Icon::info;
}

ui::Tone verdict_tone(views::ProgressTone tone) {
    switch (tone) {
        case views::ProgressTone::good: return ui::Tone::success;
        case views::ProgressTone::warn: return ui::Tone::warn;
        case views::ProgressTone::neutral: return ui::Tone::secondary;
    }
    return ui::Tone::secondary;
}

void verdict_card(const ProgressView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "verdict", {.name = context.text.progress_question(), .gap = 6}, [&] {
        ui::row(ui, {.gap = 8}, [&] {
            ui::icon(ui, verdict_icon(view.tone), 20, verdict_tone(view.tone));
            ui::heading(ui, 2, context.text.progress_question(), ui::TextStyle::h3);
        });
        ui::text(ui, view.verdict, ui::TextStyle::body_lg);
        if (!view.evidence.empty()) ui::small(ui, view.evidence);
        ui::caption(ui, view.how);
    });
}

void range_row(const ProgressView& view, ProgressScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    int chosen = 0;
    for (std::size_t i = 0; i < std::size(views::range_weeks); ++i) {
        if (views::range_weeks[i] == scratch.filter.weeks) chosen = static_cast<int>(i);
    }
    const auto labels = borrowed(view.range_labels);
    ui::row(ui, [&] {
        if (!ui.is_phone()) ui::label(ui, context.text.progress_range());
        if (ui::segmented(ui, "range", context.text.progress_range(), labels, chosen)) {
            scratch.filter.weeks = views::range_weeks[chosen];
        }
    });
}

void mastery_card(const ProgressView& view, ScreenContext& context) {
    chart_card(view.mastery.data, "mastery", context, [&] {
        if (view.mastery.series.empty()) {
            ui::small(context.ui, context.text.progress_mastery_none());
        } else {
            mastery_lines(view.mastery, context, lines_height);
        }
    });
}

void days_card(const views::HeatData& heat, ScreenContext& context) {
    chart_card(heat.data, "days", context, [&] {
        const auto readings = borrowed(heat.data.readings);
        const auto names = borrowed(heat.day_names);
        const auto weeks = borrowed(heat.week_labels);
        ui::heat_strip(context.ui, "strip",
                       {.speech = {.name = heat.data.title,
                                   .summary = heat.data.summary,
                                   .read_name = heat.data.read_name,
                                   .readings = readings},
                        .levels = heat.levels,
                        .day_names = names,
                        .week_labels = weeks,
                        .legend_low = heat.legend_low,
                        .legend_high = heat.legend_high});
    });
}

void hours_card(const views::HoursData& hours, ScreenContext& context) {
    chart_card(hours.data, "hours", context, [&] {
        const auto readings = borrowed(hours.data.readings);
        const auto steps = borrowed(hours.data.steps);
        const auto labels = borrowed(hours.value_labels);
        ui::column_plot(context.ui, "columns",
                        {.speech = {.name = hours.data.title,
                                    .summary = hours.data.summary,
                                    .read_name = hours.data.read_name,
                                    .readings = readings},
                         .values = hours.hours,
                         .value_labels = labels,
                         .step_labels = steps,
                         .target = hours.target,
                         .target_label = hours.target_label,
                         .height = columns_height});
    });
}

void skill_cell(const views::ProgressSkill& skill, int column, ui::Ui& ui) {
    switch (column) {
        case 0: ui::text(ui, skill.title); return;
        case 1: ui::tabular(ui, skill.level); return;
        case 2: ui::tabular(ui, skill.interval, ui::TextStyle::body, ui::Tone::secondary); return;
        case 3: ui::tabular(ui, skill.answers); return;
        default: ui::text(ui, skill.last, ui::TextStyle::body, ui::Tone::secondary);
    }
}

void skills_card(const ProgressView& view, ProgressScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const auto sort_of = [&](ProgressSort sort) {
        if (scratch.filter.sort != sort) return ui::Sort::none;
        return scratch.filter.is_descending ? ui::Sort::descending : ui::Sort::ascending;
    };
    const std::array<ui::TableColumn, 5> columns{
        {{.title = text.progress_column_skill(),
          .weight = 3,
          .is_sortable = true,
          .sort = sort_of(ProgressSort::skill)},
         {.title = text.progress_column_level(),
          .width = 84,
          .align = ui::Align::end,
          .is_sortable = true,
          .sort = sort_of(ProgressSort::level)},
         {.title = text.progress_column_interval(), .width = 104, .align = ui::Align::end, .hide_below = 340},
         {.title = text.progress_column_answers(),
          .width = 104,
          .align = ui::Align::end,
          .hide_below = 460,
          .is_sortable = true,
          .sort = sort_of(ProgressSort::answers)},
         {.title = text.progress_column_last(),
          .width = 168,
          .align = ui::Align::end,
          .hide_below = 640,
          .is_sortable = true,
          .sort = sort_of(ProgressSort::last)}}};
    constexpr std::array<ProgressSort, 5> sorts{ProgressSort::skill, ProgressSort::level, ProgressSort::level,
                                                ProgressSort::answers, ProgressSort::last};
    ui::card(ui, "skills", {.name = text.progress_skills(), .gap = 12}, [&] {
        ui::heading(ui, 2, text.progress_skills(), ui::TextStyle::h3);
        const auto at = [&](int row) -> const views::ProgressSkill& {
            return view.skills[static_cast<std::size_t>(row)];
        };
        const auto name = [&](int row) -> std::string_view { return at(row).title; };
        const auto link = [&](int row) -> std::string_view { return at(row).href; };
        const auto key = [&](int row) { return at(row).key; };
        const auto answer =
            ui::table(ui, "table", text.progress_skills_table(), columns, static_cast<int>(view.skills.size()),
                      [&](int row, int column) { skill_cell(at(row), column, ui); },
                      {.is_pressable = true, .row_name = name, .row_href = link, .row_key = key});
        if (answer.row_pressed >= 0) context.go(views::Page::skills, at(answer.row_pressed).skill);
        if (answer.column_pressed < 0) return;
        const ProgressSort sort = sorts[static_cast<std::size_t>(answer.column_pressed)];
        scratch.filter.is_descending =
            scratch.filter.sort == sort ? !scratch.filter.is_descending : sort != ProgressSort::skill;
        scratch.filter.sort = sort;
    });
}

void courses_card(const ProgressView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    chart_card(view.course_data, "courses", context, [&] {
        if (view.courses.empty()) {
            ui::small(ui, context.text.progress_courses_none());
            return;
        }
        std::vector<ui::BarRow> rows;
        for (const views::ProgressCourse& course : view.courses) {
            rows.push_back({course.title, course.value, course.fraction, course.href});
        }
        const int pressed = ui::bar_rows(ui, "bars", view.course_data.title, rows, 1);
        if (pressed >= 0) context.emit(GoTo{view.courses[static_cast<std::size_t>(pressed)].target});
    });
}

void moves_card(const ProgressView& view, ProgressScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "moves", {.name = text.progress_moves(), .gap = 12}, [&] {
        ui::heading(ui, 2, text.progress_moves(), ui::TextStyle::h3);
        if (view.moves.empty()) ui::small(ui, text.progress_moves_none());
        ui::list(ui, "list", text.progress_moves(), [&] {
            for (const views::ProgressMove& move : view.moves) {
                ui::list_row(ui, move.key, {.is_pressable = false, .is_dense = true, .padding_x = 0}, [&] {
                    ui::icon(ui, move.is_right ? ui::Icon::check : ui::Icon::x, 16,
                             move.is_right ? ui::Tone::success : ui::Tone::warn);
                    ui::column(ui, 0, [&] { ui::text(ui, move.line); });
                    ui::fill_right(ui);
                    ui::small(ui, move.date);
                });
            }
        });
        if (!view.all_moves.empty()) {
            if (ui::button(ui, "all", view.all_moves)) scratch.filter.are_all_moves_shown = true;
        } else if (scratch.filter.are_all_moves_shown) {
            if (ui::button(ui, "fewer", text.progress_moves_fewer())) scratch.filter.are_all_moves_shown = false;
        }
    });
}

}  // namespace

void progress_screen(const ProgressView& view, ProgressScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::page_header(ui, text.progress_title(), view.subtitle);
    ui::small(ui, view.goal);
    ui::spacer(ui, card_gap(ui));
    if (view.is_empty) {
        if (ui::empty_state(ui, "empty", text.progress_empty(), text.progress_empty_line(),
                            text.progress_empty_action())) {
            context.emit(GoTo{view.first_step});
        }
        return;
    }
    ui::stack(ui, card_gap(ui), [&] {
        verdict_card(view, context);
        range_row(view, scratch, context);
        mastery_card(view, context);
        ui::columns(ui, {1, 1}, half_width_min, [&](int index) {
            if (index == 0) {
                days_card(view.days, context);
            } else {
                hours_card(view.hours, context);
            }
        });
        skills_card(view, scratch, context);
        ui::columns(ui, {1, 1}, half_width_min, [&](int index) {
            if (index == 0) {
                courses_card(view, context);
            } else {
                moves_card(view, scratch, context);
            }
        });
    });
}

}  // namespace cairn::screens
