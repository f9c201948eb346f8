#include "shell/screens/cohort_screen.hpp"

#include <array>

#include "shell/screens/chart_part.hpp"

namespace cairn::screens {
namespace {

using matching::MatchMode;
using ui::Icon;
using views::CohortRow;
using views::CohortTone;
using views::CohortView;
using views::Page;

constexpr float rules_width = 264;
constexpr float figures_width = 272;
constexpr float panes_gap = 24;
constexpr float table_width_min = 560;
constexpr float row_height = 64;
constexpr float phone_row_height = 100;
constexpr float scores_height = 140;

ui::Tone tone_of(CohortTone tone) {
    switch (tone) {
        case CohortTone::better: return ui::Tone::success;
        case CohortTone::worse: return ui::Tone::warn;
        case CohortTone::neutral: return ui::Tone::tertiary;
    }
    return ui::Tone::tertiary;
}

void weights_part(const CohortView& view, CohortScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    matching::Weights& weights = scratch.filter.scenario.options.weights;
    ui::row(ui, {.is_wrapping = false}, [&] {
        ui::heading(ui, 2, text.cohort_weights(), ui::TextStyle::h3);
        ui::fill_right(ui);
        if (!view.is_usual && ui::button(ui, "reset", text.cohort_weights_reset(), ui::ButtonKind::ghost)) weights = {};
    });
    for (const views::CohortWeight& weight : view.weights) {
        double value = weight.value;
        const ui::SliderOptions options{.value_text = weight.words, .compared = weight.usual};
        if (ui::slider(ui, weight.term, weight.label, value, 0, views::cohort_weight_max, options)) {
            views::set_cohort_weight(weights, weight.term, static_cast<int>(value));
        }
    }
}

/// A number in one line with its name.
bool number_row(ui::Key key, std::string_view name, int& value, int maximum, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    bool is_changed = false;
    ui::row(ui, {.is_wrapping = false}, [&] {
        ui::column(ui, 0, [&] { ui::small(ui, name, ui::Tone::primary); });
        ui::fill_right(ui);
        is_changed = ui::stepper(ui, key, name, value, 0, maximum, {}, {.is_label_hidden = true});
    });
    return is_changed;
}

void rules_part(CohortScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    constexpr int hours_max = 20;
    constexpr int learners_max = 50;
    matching::CohortScenario& scenario = scratch.filter.scenario;
    matching::CohortOptions& options = scenario.options;
    ui::heading(ui, 2, text.cohort_rules(), ui::TextStyle::h3);
    int hours = static_cast<int>(options.shared_minutes_min / 60);
    if (number_row("hours", text.cohort_rule_hours(), hours, hours_max, context)) {
        options.shared_minutes_min = std::int64_t{hours} * 60;
    }
    number_row("least", text.cohort_rule_least(), scenario.least_each, learners_max, context);
    number_row("most", text.cohort_rule_most(), options.places_max, learners_max, context);
    ui::caption(ui, text.cohort_rule_most_help());
    ui::toggle(ui, "language", text.cohort_rule_language(), options.needs_common_language);
    ui::toggle(ui, "manager", text.cohort_rule_manager(), options.keeps_managers_apart);
    ui::toggle(ui, "keep", text.cohort_rule_keep(), options.keeps_standing);
    ui::toggle(ui, "everybody", text.cohort_rule_everybody(), scenario.places_everybody);
}

void rules_pane(const CohortView& view, CohortScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "rules", {.name = context.text.cohort_part_rules(), .gap = 8}, [&] {
        weights_part(view, scratch, context);
        ui::divider(ui);
        rules_part(scratch, context);
    });
}

void lock_button(const CohortRow& row, ScreenContext& context) {
    if (row.lock_name.empty()) return;
    const bool is_locked = row.is_promised || row.is_kept;
    const ui::IconButtonOptions options{.is_on = row.is_promised, .is_disabled = row.is_kept, .reason = row.lock_name};
    if (ui::icon_button(context.ui, "lock", is_locked ? Icon::lock : Icon::lock_open, row.lock_name, options)) {
        context.emit(Do{row.lock, row.lock_toast});
    }
}

void coach_line(const CohortRow& row, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::row(ui, {.gap = 6, .is_wrapping = false}, [&] {
        if (!row.from.empty()) {
            ui::avatar(ui, row.from, 20);
            ui::icon(ui, Icon::arrow_right, 14, ui::Tone::tertiary);
        }
        if (row.coach.empty()) {
            ui::text(ui, context.text.cohort_figure_unplaced(), ui::TextStyle::body_strong, ui::Tone::warn);
            return;
        }
        ui::avatar(ui, row.coach, 24);
        ui::strong(ui, row.coach);
    });
}

void draw_cell(const CohortRow& row, int column, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    switch (column) {
        case 0:
            ui::avatar(ui, row.name, 32);
            ui::column(ui, 0, [&] {
                ui::stack(ui, 0, [&] {
                    ui::row(ui, {.is_wrapping = false}, [&] { ui::strong(ui, row.name); });
                    ui::row(ui, {.is_wrapping = false}, [&] { ui::caption(ui, row.goal); });
                });
            });
            return;
        case 1:
            ui::column(ui, 0, [&] {
                ui::stack(ui, 2, [&] {
                    coach_line(row, context);
                    ui::row(ui, {.is_wrapping = false}, [&] { ui::caption(ui, row.reason); });
                });
            });
            return;
        case 2: ui::tabular(ui, row.hours, ui::TextStyle::small, ui::Tone::secondary); return;
        case 3: ui::tabular(ui, row.score, ui::TextStyle::body_strong); return;
        case 4: ui::tabular(ui, row.change, ui::TextStyle::small, tone_of(row.tone)); return;
        default: lock_button(row, context); return;
    }
}

void draw_table(const CohortView& view, ScreenContext& context) {
    const text::Text& text = context.text;
    const std::array<ui::TableColumn, 6> columns{
        {{.title = text.cohort_column_learner(), .weight = 2.2F},
         {.title = text.cohort_column_coach(), .weight = 3},
         {.title = text.cohort_column_hours(), .width = 64, .align = ui::Align::end, .hide_below = 600},
         {.title = text.cohort_column_score(), .width = 64, .align = ui::Align::end},
         {.title = text.cohort_column_change(), .width = 72, .align = ui::Align::end, .hide_below = 460},
         {.title = text.cohort_column_lock(), .width = 60, .align = ui::Align::end}}};
    const auto row_at = [&](int row) -> const CohortRow& { return view.rows[static_cast<std::size_t>(row)]; };
    ui::table(context.ui, "pairs", text.cohort_table(), columns, static_cast<int>(view.rows.size()),
              [&](int row, int column) { draw_cell(row_at(row), column, context); },
              {.row_name = [&](int row) { return std::string_view(row_at(row).row_name); },
               .row_key = [&](int row) { return row_at(row).key; },
               .row_height = row_height,
               .empty_text = text.cohort_nothing_shown()});
}

/// On phones a pair is a row of three lines: who, with whom, and why.
void draw_phone_list(const CohortView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    if (view.rows.empty()) {
        ui::card(ui, "nobody", {.style = ui::CardStyle::plain, .padding = 16},
                 [&] { ui::small(ui, context.text.cohort_nothing_shown()); });
        return;
    }
    ui::long_list(ui, "pairs", context.text.cohort_table(), static_cast<int>(view.rows.size()), phone_row_height,
                  [&](int index) {
                      const CohortRow& row = view.rows[static_cast<std::size_t>(index)];
                      ui::list_row(ui, row.key, {.name = row.row_name, .is_pressable = false}, [&] {
                          ui::column(ui, 0, [&] {
                              ui::stack(ui, 2, [&] {
                                  ui::row(ui, {.is_wrapping = false}, [&] {
                                      ui::strong(ui, row.name);
                                      ui::fill_right(ui);
                                      ui::tabular(ui, row.score, ui::TextStyle::body_strong);
                                      ui::tabular(ui, row.change, ui::TextStyle::small, tone_of(row.tone));
                                  });
                                  coach_line(row, context);
                                  ui::row(ui, {.is_wrapping = false}, [&] { ui::caption(ui, row.reason); });
                              });
                          });
                          ui::fill_right(ui);
                          lock_button(row, context);
                      });
                  });
}

void match_title(const CohortView& view, CohortScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::heading(ui, 2, view.headline);
    ui::small(ui, view.line);
    if (!view.is_matched) return;
    std::array<std::string_view, 4> shows{};
    for (std::size_t i = 0; i < shows.size(); ++i) shows[i] = view.shows[i];
    int show = static_cast<int>(scratch.filter.show);
    if (ui.is_phone()) {
        if (ui::select(ui, "show", text.cohort_show(), shows, show, {.is_label_hidden = true}))
            scratch.filter.show = static_cast<views::CohortShow>(show);
    } else if (ui::segmented(ui, "show", text.cohort_show(), shows, show)) {
        scratch.filter.show = static_cast<views::CohortShow>(show);
    }
}

void conflict_part(const CohortView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::list(ui, "conflict", view.headline, [&] {
        for (std::size_t i = 0; i < view.conflict.size(); ++i) {
            ui::list_row(ui, i, {.name = view.conflict[i], .is_pressable = false}, [&] {
                ui::icon(ui, Icon::triangle_alert, 18, ui::Tone::warn);
                ui::column(ui, 0, [&] { ui::text(ui, view.conflict[i]); });
            });
        }
    });
}

void match_pane(const CohortView& view, CohortScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "match", {.name = view.headline, .padding = 1, .gap = 0}, [&] {
        ui::card(ui, "title", {.style = ui::CardStyle::plain, .padding = ui.is_phone() ? 15.0F : 19.0F, .gap = 8},
                 [&] { match_title(view, scratch, context); });
        if (!view.is_matched) {
            conflict_part(view, context);
        } else if (ui.is_phone()) {
            draw_phone_list(view, context);
        } else {
            draw_table(view, context);
        }
    });
}

void figures_pane(const CohortView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::stack(ui, 16, [&] {
        ui::card(ui, "proof", {.style = ui::CardStyle::subtle, .name = view.proof, .gap = 6}, [&] {
            ui::row(ui, {.gap = 8, .is_wrapping = false}, [&] {
                ui::icon(ui, view.is_proven ? Icon::badge_check : Icon::triangle_alert, 20,
                         view.is_proven ? ui::Tone::success : ui::Tone::warn);
                ui::heading(ui, 2, view.proof, ui::TextStyle::h3);
            });
            ui::small(ui, view.proof_line);
        });
        ui::card(ui, "figures", {.name = text.cohort_figures(), .gap = 12}, [&] {
            ui::heading(ui, 2, text.cohort_figures(), ui::TextStyle::h3);
            ui::grid(ui, static_cast<int>(view.figures.size()), 100,
                     [&](int index) {
                         const views::CohortFigure& figure = view.figures[static_cast<std::size_t>(index)];
                         ui::stack(ui, 0, [&] {
                             ui::caption(ui, figure.label);
                             ui::tabular(ui, figure.value, ui::TextStyle::metric_sm);
                             ui::caption(ui, figure.compared, tone_of(figure.tone));
                         });
                     },
                     {.gap = 12, .is_equal_height = false});
        });
        ui::card(ui, "scores", {.name = text.cohort_scores(), .gap = 8}, [&] {
            ui::heading(ui, 2, text.cohort_scores(), ui::TextStyle::h3);
            const auto readings = borrowed(view.scores.readings);
            const auto steps = borrowed(view.scores.steps);
            const auto values = borrowed(view.scores.values);
            ui::column_plot(ui, "scores",
                            {.speech = {.name = text.cohort_scores(),
                                        .summary = view.scores.summary,
                                        .read_name = text.cohort_scores(),
                                        .readings = readings},
                             .values = view.scores.counts,
                             .value_labels = values,
                             .step_labels = steps,
                             .height = scores_height});
            ui::caption(ui, view.scores.summary);
        });
    });
}

void mode_part(const CohortView& view, CohortScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    std::array<std::string_view, 3> modes{};
    for (std::size_t i = 0; i < modes.size(); ++i) modes[i] = view.modes[i];
    int mode = static_cast<int>(scratch.filter.scenario.mode);
    const auto choose = [&] {
        if (ui::segmented(ui, "mode", context.text.cohort_mode(), modes, mode))
            scratch.filter.scenario.mode = static_cast<MatchMode>(mode);
    };
    if (ui.is_phone()) {
        choose();
        ui::small(ui, view.mode_help);
        return;
    }
    ui::row(ui, {.gap = 12}, [&] {
        choose();
        ui::small(ui, view.mode_help);
    });
}

void panes(const CohortView& view, CohortScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (ui::available_width(ui) >= rules_width + figures_width + 2 * panes_gap + table_width_min) {
        ui::columns(ui, {-rules_width, 1, -figures_width}, table_width_min,
                    [&](int index) {
                        if (index == 0) rules_pane(view, scratch, context);
                        if (index == 1) match_pane(view, scratch, context);
                        if (index == 2 && view.is_matched) figures_pane(view, context);
                    },
                    {.gap = panes_gap, .is_equal_height = false});
        return;
    }
    const std::array<std::string_view, 3> parts{text.cohort_part_match(), text.cohort_part_rules(),
                                                text.cohort_part_figures()};
    ui::tabs(ui, "part", text.cohort_part(), parts, scratch.part);
    if (scratch.part == 1) {
        rules_pane(view, scratch, context);
    } else if (scratch.part == 2 && view.is_matched) {
        figures_pane(view, context);
    } else {
        match_pane(view, scratch, context);
    }
}

void publish_dialog(const CohortView& view, CohortScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::dialog(ui, "publish_dialog", text.cohort_publish_title(), scratch.is_publishing, [&] {
        ui::text(ui, view.publish_line);
        ui::dialog_actions(ui, [&] {
            if (ui::button(ui, "cancel", text.cohort_publish_cancel())) scratch.is_publishing = false;
            if (ui::button(ui, "confirm", text.cohort_publish(), ui::ButtonKind::primary)) {
                scratch.is_publishing = false;
                context.emit(Do{view.publish, std::string(text.cohort_published())});
            }
        });
    });
}

}  // namespace

void cohort_screen(const CohortView& view, CohortScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!view.is_organiser) {
        ui::page_header(ui, text.cohort_title(), {});
        if (ui::empty_state(ui, "empty", text.cohort_not_organiser_title(), text.cohort_not_organiser_line(),
                            text.cohort_not_organiser_button())) {
            context.go(Page::people);
        }
        return;
    }
    if (!view.has_people) {
        ui::page_header(ui, text.cohort_title(), {});
        if (ui::empty_state(ui, "empty", text.cohort_nobody_title(), text.cohort_nobody_line(),
                            text.cohort_nobody_button())) {
            context.go(Page::import_data);
        }
        return;
    }
    ui::page_header(ui, text.cohort_title(), {}, [&] {
        if (!view.is_matched) return;
        const std::array<ui::MenuItem, 2> files{{{.label = text.cohort_export_table(), .icon = Icon::table_2},
                                                 {.label = text.cohort_export_proof(), .icon = Icon::file_text}}};
        const int file = ui::menu_button(ui, "export", text.cohort_export(), Icon::download, files);
        if (file == 0) scratch.wanted = CohortFile::table;
        if (file == 1) scratch.wanted = CohortFile::proof;
        const bool has_changes = !view.publish.pairs.empty();
        if (ui::button(ui, "publish", text.cohort_publish(),
                       {.kind = ui::ButtonKind::primary,
                        .is_disabled = !has_changes,
                        .reason = text.cohort_headline_same()})) {
            scratch.is_publishing = true;
        }
    });
    mode_part(view, scratch, context);
    panes(view, scratch, context);
    publish_dialog(view, scratch, context);
}

}  // namespace cairn::screens
