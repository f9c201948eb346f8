#include "shell/screens/plan_screen.hpp"

#include <algorithm>

#include "shell/screens/history_screen.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::screens {
namespace {

using views::Page;
using views::PlanStepRow;
using views::PlanView;

constexpr float preview_width = 360;
constexpr float form_width_min = 400;
constexpr float phone_row_height = 84;

void steps_table(const PlanView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    const auto at = [&](int row) -> const PlanStepRow& { return view.steps[static_cast<std::size_t>(row)]; };
    const auto cell = [&](int row, int column) {
        const PlanStepRow& step = at(row);
        switch (column) {
            case 0: ui::tabular(ui, step.number, ui::TextStyle::small, ui::Tone::tertiary); break;
            case 1: ui::strong(ui, step.title); break;
            case 2: ui::tabular(ui, step.levels); break;
            case 3: ui::tabular(ui, step.left); break;
            case 4: ui::small(ui, step.dates); break;
            case 5:
                if (step.in_cycle) {
                    ui::chip(ui, step.state, ui::Meaning::warn, ui::Icon::triangle_alert);
                } else if (step.is_ready) {
                    ui::chip(ui, step.state, ui::Meaning::success, ui::Icon::check);
                } else {
                    ui::small(ui, step.state);
                }
                break;
            default: ui::small(ui, step.because); break;
        }
    };
    const auto name = [&](int row) -> std::string_view { return at(row).name; };
    const auto href = [&](int row) -> std::string_view { return at(row).href; };
    const auto key = [&](int row) { return at(row).key; };
    ui::card(ui, "steps_card", {.padding = 0, .gap = 0}, [&] {
        const ui::TableAnswer answer =
            ui::table(ui, "steps", text.plan_steps_name(),
                      {{.title = text.plan_column_number(), .width = 44, .align = ui::Align::end},
                       {.title = text.plan_column_skill(), .weight = 1},
                       {.title = text.plan_column_levels(), .width = 76},
                       {.title = text.plan_column_left(), .width = 72, .align = ui::Align::end},
                       {.title = text.plan_column_dates(), .width = 208, .hide_below = 760},
                       {.title = text.plan_column_state(), .weight = 1.2F, .hide_below = 560},
                       {.title = text.plan_column_because(), .weight = 1.15F, .hide_below = 920}},
                      static_cast<int>(view.steps.size()), cell,
                      {.is_pressable = true, .row_name = name, .row_href = href, .row_key = key});
        if (answer.row_pressed >= 0) context.go(Page::skills, at(answer.row_pressed).skill);
    });
}

void phone_list(const PlanView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "steps_card", {.padding = 0, .gap = 0}, [&] {
        ui::long_list(ui, "steps", context.text.plan_steps_name(), static_cast<int>(view.steps.size()),
                      phone_row_height, [&](int index) {
                          const PlanStepRow& step = view.steps[static_cast<std::size_t>(index)];
                          const bool pressed = ui::list_row(ui, step.key, {.name = step.name, .href = step.href}, [&] {
                              ui::column(ui, 0, [&] {
                                  ui::stack(ui, 0, [&] {
                                      ui::strong(ui, step.name);
                                      ui::small(ui, step.small);
                                      ui::caption(ui, step.is_ready && !step.dates.empty() ? step.dates : step.state);
                                  });
                              });
                              ui::fill_right(ui);
                              ui::icon(ui, step.is_ready ? ui::Icon::chevron_right : ui::Icon::lock, 18,
                                       ui::Tone::tertiary);
                          });
                          if (pressed) context.go(Page::skills, step.skill);
                      });
    });
}

void done_part(const PlanView& view, PlanScratch& scratch, ScreenContext& context) {
    if (view.done.empty()) return;
    ui::Ui& ui = context.ui;
    const std::string_view label = scratch.is_done_shown ? context.text.plan_done_hide() : view.done_show;
    if (ui::button(ui, "done", label,
                   {.kind = ui::ButtonKind::ghost,
                    .icon = scratch.is_done_shown ? ui::Icon::chevron_down : ui::Icon::chevron_right})) {
        scratch.is_done_shown = !scratch.is_done_shown;
    }
    if (!scratch.is_done_shown) return;
    ui::card(ui, "done_card", {.style = ui::CardStyle::subtle, .padding = 0, .gap = 0}, [&] {
        ui::long_list(ui, "rows", context.text.plan_done_name(), static_cast<int>(view.done.size()), 60,
                      [&](int index) {
                          const views::PlanDoneRow& row = view.done[static_cast<std::size_t>(index)];
                          const bool pressed = ui::list_row(ui, row.key, {.name = row.title, .href = row.href}, [&] {
                              ui::icon(ui, ui::Icon::circle_check, 18, ui::Tone::success);
                              ui::column(ui, 0, [&] {
                                  ui::strong(ui, row.title);
                                  ui::small(ui, row.line);
                              });
                              ui::fill_right(ui);
                              if (!ui.is_phone()) ui::small(ui, row.because);
                          });
                          if (pressed) context.go(Page::skills, row.skill);
                      });
    });
}

void in_time_card(const PlanView& view, ScreenContext& context) {
    const views::PlanInTime& in_time = view.in_time;
    if (in_time.title.empty()) return;
    ui::Ui& ui = context.ui;
    ui::card(ui, "in_time", {.style = ui::CardStyle::subtle, .name = in_time.title, .gap = 8}, [&] {
        ui::heading(ui, 3, in_time.title);
        for (const std::string& line : in_time.reached) {
            ui::row(ui, {.is_wrapping = false}, [&] {
                ui::icon(ui, ui::Icon::circle_check, 18, ui::Tone::success);
                ui::text(ui, line);
            });
        }
        if (!in_time.left_out.empty()) ui::small(ui, in_time.left_out);
        if (in_time.reached.empty()) return;
        ui::row(ui, [&] {
            if (ui::button(ui, "aim", context.text.plan_in_time_aim())) {
                context.emit(Do{in_time.command, std::string(context.text.plan_saved())});
            }
        });
    });
}

void summary_card(const PlanView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "summary", {.name = context.text.plan_progress(), .gap = 8}, [&] {
        ui::card_title(ui, context.text.plan_progress(), [&] {
            ui::chip(ui, view.words.short_text, meaning_of(view.words.tone), icon_of(view.words.tone));
        });
        ui::text(ui, view.words.sentence);
        if (!view.words.advice.empty()) ui::text(ui, view.words.advice, ui::TextStyle::body, ui::Tone::warn);
        if (!view.not_shortest.empty()) ui::small(ui, view.not_shortest);
        if (!view.progress_text.empty()) {
            ui::spacer(ui, 12);
            ui::progress_bar(ui, context.text.plan_progress(), view.progress, view.progress_text);
        }
    });
    in_time_card(view, context);
    if (!view.cycle.empty()) {
        ui::banner(ui, "cycle", ui::Meaning::warn, context.text.plan_cycle(), view.cycle);
    }
    if (!view.unknown_targets.empty()) ui::banner(ui, "unknown", ui::Meaning::warn, view.unknown_targets);
}

void target_rows(const PlanView& view, PlanScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    auto& targets = scratch.filter.targets;
    if (targets.empty()) ui::small(ui, context.text.plan_targets_empty());
    const std::size_t count = std::min(targets.size(), view.form.targets.size());
    std::size_t removed = count;
    for (std::size_t at = 0; at < count; ++at) {
        const views::GoalTarget& target = view.form.targets[at];
        ui::scope(ui, views::row_key(targets[at].skill), [&] {
            ui::card(
                ui, "target", {.style = ui::CardStyle::subtle, .name = target.title, .padding = 12, .gap = 8}, [&] {
                    ui::row(ui, {.is_wrapping = false}, [&] {
                        ui::column(ui, 0, [&] {
                            ui::stack(ui, 0, [&] {
                                ui::strong(ui, target.title);
                                ui::caption(ui, target.now);
                            });
                        });
                        ui::fill_right(ui);
                        if (ui::icon_button(ui, "remove", ui::Icon::x, target.remove_label)) removed = at;
                    });
                    int index = targets[at].level - 1;
                    const bool changed =
                        ui::select(ui, "level", target.level_label, static_cast<int>(view.form.level_options.size()),
                                   [&](int option) -> std::string_view {
                                       return view.form.level_options[static_cast<std::size_t>(option)];
                                   },
                                   index, {.is_label_hidden = true});
                    if (changed) {
                        targets[at].level = index + 1;
                        ui.wake_after(0);
                    }
                });
        });
    }
    if (removed < count) {
        targets.erase(targets.begin() + static_cast<std::ptrdiff_t>(removed));
        ui.wake_after(0);
    }
}

void add_target(const PlanView& view, PlanScratch& scratch, ScreenContext& context) {
    const text::Text& text = context.text;
    const bool changed = ui::select(
        context.ui, "add", text.plan_add_skill(), static_cast<int>(view.form.choices.size()),
        [&](int option) -> std::string_view { return view.form.choice_titles[static_cast<std::size_t>(option)]; },
        scratch.picked,
        {.hint = text.plan_add_hint(),
         .filter_hint = text.plan_add_filter(),
         .nothing_found = text.plan_add_nothing()});
    if (!changed || scratch.picked < 0) return;
    scratch.filter.targets.push_back({view.form.choices[static_cast<std::size_t>(scratch.picked)], 3});
    scratch.picked = -1;
    context.ui.wake_after(0);
}

void form_buttons(const PlanView& view, PlanScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::row(ui, [&] {
        if (ui::button(ui, "save", text.plan_save(),
                       {.kind = ui::ButtonKind::primary,
                        .is_disabled = !view.form.problem.empty(),
                        .reason = view.form.problem,
                        .is_full_width = ui.is_phone() && !view.has_goal})) {
            scratch.is_saving = true;
            context.emit(Do{view.form.command, std::string(text.plan_saved()), {}, scratch.draft});
        }
        if (view.has_goal && ui::button(ui, "cancel", text.plan_cancel(), ui::ButtonKind::ghost)) {
            scratch.filter = {};
            scratch.is_saving = false;
            ui.wake_after(0);
        }
        if (!view.form.problem.empty()) ui::caption(ui, view.form.problem, ui::Tone::secondary);
    });
}

void goal_form(const PlanView& view, PlanScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "form", {.name = text.plan_goal_title(), .gap = 16}, [&] {
        ui::heading(ui, 2, text.plan_targets());
        target_rows(view, scratch, context);
        add_target(view, scratch, context);
        ui::divider(ui, 12);
        bool is_changed = static_cast<bool>(
            ui::field(ui, "due", text.plan_due(), scratch.filter.due_text,
                      {.hint = text.plan_due_hint(), .help = view.form.due_help, .error = view.form.due_error}));
        is_changed |= ui::stepper(ui, "hours", text.plan_hours(), scratch.filter.weekly_hours, 1,
                                  static_cast<int>(app::weekly_minutes_max / 60), text.plan_hours_unit());
        if (is_changed) ui.wake_after(0);
        form_buttons(view, scratch, context);
    });
}

void preview_card(const PlanView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "preview", {.style = ui::CardStyle::subtle, .name = context.text.plan_preview(), .gap = 8}, [&] {
        ui::row(ui, [&] {
            ui::icon(ui, icon_of(view.form.preview_tone), 18,
                     view.form.preview_tone == views::PlanTone::warn ? ui::Tone::warn : ui::Tone::brand);
            ui::heading(ui, 3, context.text.plan_preview());
        });
        for (const std::string& sentence : view.form.preview) ui::text(ui, sentence);
    });
}

void form_part(const PlanView& view, PlanScratch& scratch, ScreenContext& context) {
    if (!scratch.filter.is_editing || scratch.filter.learner != view.recorded.learner) {
        scratch.filter = view.recorded;
    }
    ui::columns(context.ui, {1, -preview_width}, form_width_min,
                [&](int index) {
                    if (index == 0) {
                        goal_form(view, scratch, context);
                    } else {
                        preview_card(view, context);
                    }
                },
                {.is_equal_height = false});
}

void plan_part(const PlanView& view, PlanScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::stack(ui, 16, [&] {
        summary_card(view, context);
        if (view.steps.empty()) {
            ui::small(ui, context.text.plan_steps_none());
        } else {
            ui::heading(ui, 2, context.text.plan_steps());
            if (ui.is_phone()) {
                phone_list(view, context);
            } else {
                steps_table(view, context);
            }
        }
        done_part(view, scratch, context);
    });
}

const PlanStepRow* first_ready(const PlanView& view) {
    const auto it = std::ranges::find(view.steps, true, &PlanStepRow::is_ready);
    return it == view.steps.end() ? nullptr : &*it;
}

void edit_button(const PlanView& view, PlanScratch& scratch, ScreenContext& context) {
    if (ui::button(context.ui, "edit", context.text.plan_edit(), {.icon = ui::Icon::pencil})) {
        scratch.filter = view.recorded;
        context.ui.wake_after(0);
    }
}

void next_button(const PlanView& view, ScreenContext& context) {
    const PlanStepRow* next = first_ready(view);
    if (next != nullptr && ui::button(context.ui, "next", context.text.plan_open_next(),
                                      {.kind = ui::ButtonKind::primary, .icon_after = ui::Icon::arrow_right})) {
        context.go(Page::skills, next->skill);
    }
}

/// The main button stands at the right edge, on phones on top.
void header_buttons(const PlanView& view, PlanScratch& scratch, ScreenContext& context) {
    if (context.ui.is_phone()) {
        next_button(view, context);
        edit_button(view, scratch, context);
    } else {
        edit_button(view, scratch, context);
        next_button(view, context);
    }
}

}  // namespace

ui::Meaning meaning_of(views::PlanTone tone) {
    switch (tone) {
        case views::PlanTone::neutral: return ui::Meaning::neutral;
        case views::PlanTone::good: return ui::Meaning::success;
        case views::PlanTone::warn: return ui::Meaning::warn;
    }
    return ui::Meaning::neutral;
}

ui::Icon icon_of(views::PlanTone tone) {
    switch (tone) {
        case views::PlanTone::neutral: return ui::Icon::flag;
        case views::PlanTone::good: return ui::Icon::check;
        case views::PlanTone::warn: return ui::Icon::triangle_alert;
    }
    return ui::Icon::flag;
}

void plan_screen(const PlanView& view, PlanScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!view.has_profile || !view.has_skills) {
        ui::page_header(ui, text.plan_title(), text.plan_subtitle_none());
        const bool needs_profile = !view.has_profile;
        if (ui::empty_state(ui, "empty", needs_profile ? text.plan_no_profile_action() : text.plan_no_skills(),
                            needs_profile ? text.plan_no_profile_line() : text.plan_no_skills_line(),
                            needs_profile ? text.plan_no_profile_action() : text.plan_no_skills_action())) {
            context.go(needs_profile ? Page::welcome : Page::import_data);
        }
        return;
    }
    if (view.is_form_open) {
        ui::page_header(ui, view.has_goal ? text.plan_edit_title() : text.plan_title(), text.plan_subtitle_none());
        form_part(view, scratch, context);
        // Last: the form itself takes up the draft of a closed one.
        if (scratch.is_saving && view.form.is_stored) {
            scratch.filter = {};
            scratch.is_saving = false;
        }
    } else {
        ui::page_header(ui, text.plan_title(), view.subtitle, [&] { header_buttons(view, scratch, context); });
        plan_part(view, scratch, context);
        history_link(view.goal, context);
    }
}

}  // namespace cairn::screens
