#include "shell/screens/coaches_screen.hpp"

#include <span>

#include "shell/screens/draft_notice.hpp"
#include "shell/screens/limited_field.hpp"
#include "shell/text/format.hpp"
#include "shell/views/shared_hours.hpp"

namespace cairn::screens {
namespace {

using views::CoachDetail;
using views::CoachesView;
using views::CoachRow;
using views::Page;

constexpr float list_width_min = 320;

void coach_row(const CoachRow& row, bool is_selected, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const std::string link = views::href({Page::coaches, row.id});
    const bool pressed =
        ui::list_row(ui, row.id.low, {.name = row.row_name, .href = link, .is_selected = is_selected}, [&] {
            ui::tabular(ui, row.rank, ui::TextStyle::small, ui::Tone::tertiary);
            ui::avatar(ui, row.name, 40);
            ui::column(ui, 0, [&] {
                ui::strong(ui, row.name);
                ui::small(ui, row.failed.empty() ? row.headline : row.failed);
            });
            ui::fill_right(ui);
            ui::column(ui, 84, [&] {
                ui::row(ui, {.align = ui::Align::end}, [&] { ui::tabular(ui, row.score, ui::TextStyle::h3); });
                ui::spacer(ui, 4);
                ui::part_bar(ui, std::span(row.parts).first(row.part_count), 84);
            });
        });
    if (pressed) context.go(Page::coaches, row.id);
}

void ranked_list(const CoachesView& view, CoachesScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    if (!view.rows.empty()) {
        ui::card(ui, "ranked", {.padding = 0, .gap = 0}, [&] {
            ui::list(ui, "list", context.text.coaches_list_name(), [&] {
                for (const CoachRow& row : view.rows) coach_row(row, row.id == view.detail.id, context);
            });
        });
    }
    if (view.failing_text.empty()) return;
    ui::row(ui, [&] {
        ui::small(ui, view.failing_text);
        ui::fill_right(ui);
        const auto label =
            scratch.filter.show_failing ? context.text.coaches_failing_hide() : context.text.coaches_failing_show();
        if (ui::button(ui, "failing", label, ui::ButtonKind::ghost)) {
            scratch.filter.show_failing = !scratch.filter.show_failing;
        }
    });
    if (view.failing.empty()) return;
    ui::card(ui, "failing_card", {.style = ui::CardStyle::subtle, .padding = 0, .gap = 0}, [&] {
        ui::list(ui, "failing_list", context.text.coaches_failing_list_name(), [&] {
            for (const CoachRow& row : view.failing) coach_row(row, row.id == view.detail.id, context);
        });
    });
}

void score_card(const CoachDetail& detail, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    std::vector<ui::Contribution> parts;
    parts.reserve(detail.terms.size());
    for (const views::TermRow& term : detail.terms)
        parts.push_back({term.label, term.evidence, term.value, term.value_text});
    ui::heading(ui, 3, context.text.coaches_adds_up());
    ui::contributions(ui, "terms", context.text.coaches_terms_name(), parts, context.text.coaches_total(),
                      detail.total);
}

void week_card(const CoachDetail& detail, CoachesScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    std::array<std::string_view, 7> days;
    for (int day = 0; day < 7; ++day) days[static_cast<std::size_t>(day)] = text::weekday_short(text, day);
    ui::spacer(ui, 24);
    ui::card_title(ui, text.coaches_meet(), [&] { ui::small(ui, detail.shared_text, ui::Tone::brand); }, 3);
    const std::string summary = detail.shared_summary.empty() ? std::string(text.coaches_no_shared())
                                                              : text.coaches_your_time(detail.shared_summary);
    ui::small(ui, summary);
    const auto meet_at = [&](int day, int hour) {
        return detail.week[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)];
    };
    const auto cell_name = [&](int day, int hour) {
        scratch.cell_name = views::hour_words(text, day, hour, meet_at(day, hour));
        return std::string_view(scratch.cell_name);
    };
    ui::week_strip(ui, {.name = text.coaches_meet(),
                        .summary = summary,
                        .day_names = days,
                        .hour_first = detail.hour_first,
                        .hour_end = detail.hour_end,
                        .slot = [&](int day, int hour) { return static_cast<ui::Slot>(meet_at(day, hour)); },
                        .cell_name = cell_name,
                        .legend_both = text.coaches_legend_both(),
                        .legend_you = text.coaches_legend_you(),
                        .legend_them = text.coaches_legend_them()});
}

void why_not_card(const CoachDetail& detail, ScreenContext& context) {
    if (detail.why_not_title.empty()) return;
    ui::Ui& ui = context.ui;
    ui::card(ui, "why_not", {.gap = 4}, [&] {
        ui::heading(ui, 3, detail.why_not_title);
        ui::small(ui, detail.why_not_text);
        for (std::size_t i = 0; i < detail.why_not_changes.size(); ++i) {
            ui::row(ui, [&] {
                ui::text(ui, detail.why_not_changes[i].label);
                ui::fill_right(ui);
                ui::tabular(ui, detail.why_not_changes[i].value_text, ui::TextStyle::body_strong, ui::Tone::brand);
            });
        }
    });
}

void request_button(const CoachDetail& detail, CoachesScratch& scratch, ScreenContext& context, bool is_full_width) {
    if (ui::button(context.ui, "request", context.text.coaches_request(detail.name),
                   {.kind = ui::ButtonKind::primary,
                    .size = is_full_width ? ui::ControlSize::large : ui::ControlSize::medium,
                    .is_disabled = !detail.can_request,
                    .reason = detail.request_reason,
                    .is_full_width = is_full_width})) {
        scratch.is_requesting = true;
    }
}

void detail_card(const CoachDetail& detail, CoachesScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "detail", {.name = detail.name, .gap = 12}, [&] {
        ui::row(ui, {.gap = 16}, [&] {
            ui::avatar(ui, detail.name, 56);
            ui::column(ui, 0, [&] {
                ui::heading(ui, 2, detail.name);
                ui::small(ui, detail.headline);
                ui::caption(ui, detail.facts);
            });
            if (!ui.is_phone()) {
                ui::fill_right(ui);
                request_button(detail, scratch, context, false);
            }
        });
        if (ui.is_phone()) request_button(detail, scratch, context, true);
        ui::row(ui, [&] {
            for (const views::RuleChip& rule : detail.rules) {
                ui::chip(ui, rule.text, rule.passes ? ui::Meaning::success : ui::Meaning::warn,
                         rule.passes ? ui::Icon::check : ui::Icon::x);
            }
        });
        ui::spacer(ui, 20);
        score_card(detail, context);
        week_card(detail, scratch, context);
    });
}

void request_dialog(const CoachDetail& detail, CoachesScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::dialog(ui, "request_dialog", text.coaches_request_title(detail.name), scratch.is_requesting, [&] {
        ui::text(ui, text.coaches_request_line(), ui::TextStyle::body, ui::Tone::secondary);
        if (scratch.is_draft_back) scratch.is_draft_unwanted = draft_notice(context);
        limited_prose(context, "message", text.coaches_request_message(), scratch.message, app::message_characters_max,
                      {.hint = text.coaches_request_hint()});
        ui::dialog_actions(ui, [&] {
            if (ui::button(ui, "cancel", text.coaches_request_cancel(), ui::ButtonKind::ghost))
                scratch.is_requesting = false;
            if (ui::button(ui, "send", text.coaches_request_send(), ui::ButtonKind::primary)) {
                context.emit(Do{app::SendRequest{scratch.learner, detail.id, scratch.message, detail.score_micro},
                                text.coaches_request_sent(detail.name), views::Route{Page::requests, {}},
                                scratch.draft});
                scratch.is_requesting = false;
            }
        });
    });
}

}  // namespace

void coaches_screen(const CoachesView& view, CoachesScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::page_header(ui, text.coaches_title(), view.subtitle);
    if (view.state == CoachesView::State::no_coaches) {
        if (ui::empty_state(ui, "none", text.coaches_no_coaches_title(), text.coaches_no_coaches_line(),
                            text.coaches_no_coaches_button())) {
            context.go(Page::import_data);
        }
        return;
    }
    if (view.state == CoachesView::State::not_a_learner) {
        if (ui::empty_state(ui, "role", text.coaches_not_learner_title(), text.coaches_not_learner_line(),
                            text.coaches_not_learner_button())) {
            context.go(Page::profile, scratch.learner);
        }
        return;
    }
    if (!view.has_goal && ui::banner(ui, "goal", ui::Meaning::info, text.coaches_no_goal_title(),
                                     text.coaches_no_goal_line(), text.coaches_no_goal_button())) {
        context.go(Page::plan);
    }
    const bool shows_one = ui.is_phone() && scratch.filter.selected;
    if (shows_one) {
        if (ui::link(ui, "back", text.coaches_back(), views::href({Page::coaches, {}}))) context.go(Page::coaches);
        detail_card(view.detail, scratch, context);
        why_not_card(view.detail, context);
    } else if (ui.is_phone()) {
        ranked_list(view, scratch, context);
    } else {
        ui::columns(ui, {3, 5}, list_width_min,
                    [&](int index) {
                        if (index == 0) {
                            ranked_list(view, scratch, context);
                            why_not_card(view.detail, context);
                        } else if (view.has_detail) {
                            detail_card(view.detail, scratch, context);
                        }
                    },
                    {.is_equal_height = false});
    }
    if (view.has_detail) request_dialog(view.detail, scratch, context);
}

}  // namespace cairn::screens
