#include "shell/screens/skills_screen.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "shell/screens/chart_part.hpp"
#include "shell/screens/history_screen.hpp"
#include "shell/screens/proposals_screen.hpp"

namespace cairn::screens {
namespace {

using views::Page;
using views::SkillDetailView;
using views::SkillNeighbour;

constexpr float side_width = 360;
constexpr float main_width_min = 440;
constexpr float back_gap = 4;
constexpr float history_height = 220;

void back_link(ScreenContext& context) {
    ui::row(context.ui, {.gap = 4}, [&] {
        ui::icon(context.ui, ui::Icon::chevron_left, 16, ui::Tone::link);
        if (ui::link(context.ui, "back", context.text.skills_back(), views::href({Page::skills, {}}),
                     ui::TextStyle::small)) {
            context.go(Page::skills);
        }
    });
}

void history_part(const SkillDetailView& view, ScreenContext& context) {
    if (view.history.series.empty()) {
        ui::caption(context.ui, context.text.skills_history_none());
        return;
    }
    ui::spacer(context.ui, 16);
    chart_part(view.history.data, "history", context, [&] { mastery_lines(view.history, context, history_height); });
}

void mastery_card(const SkillDetailView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::card(ui, "mastery", {.name = context.text.skills_mastery(), .gap = 10}, [&] {
        ui::heading(ui, 2, context.text.skills_mastery());
        ui::mastery_bar(ui, view.level_names[static_cast<std::size_t>(view.mastery.level)], view.mastery.mean,
                        view.mastery.low, view.mastery.high, view.mastery.value);
        ui::text(ui, view.evidence);
        ui::caption(ui, view.interval);
        history_part(view, context);
    });
}

void practice_card(const SkillDetailView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "practice", {.name = text.skills_practice(), .gap = 10}, [&] {
        ui::heading(ui, 3, text.skills_practice());
        ui::row(ui, [&] {
            const auto record = [&](bool is_right, const std::string& toast) {
                context.emit(Do{app::RecordAnswer{view.me, view.id, is_right}, toast});
            };
            if (ui::button(ui, "right", text.skills_right(),
                           {.kind = ui::ButtonKind::primary, .icon = ui::Icon::check})) {
                record(true, view.toast_right);
            }
            if (ui::button(ui, "wrong", text.skills_wrong(), {.icon = ui::Icon::x})) record(false, view.toast_wrong);
        });
        ui::small(ui, view.practice_effect);
        if (!view.practice_last.empty()) ui::small(ui, view.practice_last);
        ui::divider(ui, 12);
        std::array<std::string_view, level_max + 1> names;
        for (std::size_t level = 0; level < names.size(); ++level) names[level] = view.level_names[level];
        int level = view.declared;
        if (ui::level_picker(ui, "declare", text.skills_declare(), level, names) && level >= 0) {
            context.emit(
                Do{app::SetLevel{view.me, view.id, level}, view.level_toasts[static_cast<std::size_t>(level)]});
        }
    });
}

void forecast_card(const SkillDetailView& view, ScreenContext& context) {
    const views::ForecastView& forecast = view.forecast;
    if (forecast.chance.empty()) return;
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "forecast", {.name = text.skills_forecast(), .gap = 10}, [&] {
        ui::heading(ui, 3, text.skills_forecast());
        ui::strong(ui, forecast.chance);
        std::vector<ui::Contribution> parts;
        parts.reserve(forecast.terms.size());
        for (const views::TermRow& term : forecast.terms)
            parts.push_back({term.label, {}, term.value, term.value_text});
        ui::contributions(ui, "terms", text.skills_forecast_terms(), parts, text.skills_forecast_total(),
                          forecast.total);
        ui::caption(ui, forecast.basis);
    });
}

void plan_card(const SkillDetailView& view, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::card(ui, "plan", {.name = text.skills_plan(), .gap = 6}, [&] {
        ui::heading(ui, 3, text.skills_plan());
        ui::small(ui, view.plan_line, ui::Tone::primary);
        if (!view.plan_dates.empty()) ui::small(ui, view.plan_dates);
        if (!view.plan_because.empty()) ui::small(ui, view.plan_because);
        const std::string_view label = view.has_goal ? text.skills_plan_open() : text.skills_plan_goal();
        if (ui::link(ui, "open", label, views::href({Page::plan, {}}), ui::Icon::arrow_right)) context.go(Page::plan);
    });
}

float card_padding(const ui::Ui& ui) { return ui.is_phone() ? 16 : 24; }

void neighbour_words(const SkillNeighbour& row, bool has_chip, ui::Ui& ui) {
    ui::column(ui, 0, [&] {
        ui::stack(ui, 0, [&] {
            ui::strong(ui, row.title);
            if (!row.line.empty()) ui::caption(ui, row.line);
        });
    });
    ui::fill_right(ui);
    if (has_chip && row.level >= 0) ui::level_chip(ui, row.level, row.level_name);
}

struct RowsCard {
    std::string_view key;
    std::string_view title;
    std::string_view empty;
    bool is_empty = false;
};

void rows_card(const RowsCard& card, ScreenContext& context, ui::FunctionRef<void()> rows) {
    ui::Ui& ui = context.ui;
    ui::card(ui, card.key, {.name = card.title, .padding = 0, .gap = 0}, [&] {
        ui::card(ui, "title", {.style = ui::CardStyle::plain, .padding = card_padding(ui), .gap = 4}, [&] {
            ui::heading(ui, 3, card.title);
            if (card.is_empty) ui::small(ui, card.empty);
        });
        if (card.is_empty) return;
        ui::divider(ui, 0);
        rows();
    });
}

void neighbours(std::span<const SkillNeighbour> rows, std::string_view name, bool has_chip, bool has_avatar,
                ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::list(ui, "rows", name, [&] {
        for (const SkillNeighbour& row : rows) {
            const ui::RowLook look{
                .name = row.title, .href = row.href, .is_dense = !has_avatar, .padding_x = card_padding(ui)};
            const bool pressed = ui::list_row(ui, row.key, look, [&] {
                if (has_avatar) ui::avatar(ui, row.title, 32);
                neighbour_words(row, has_chip, ui);
            });
            if (pressed) context.emit(GoTo{views::parse_route(row.href)});
        }
    });
}

/// What the skill needs; an arrow shows what that needs in turn.
void needs_tree(const SkillDetailView& view, SkillsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const auto at = [&](int row) -> const SkillNeighbour& { return view.needs[static_cast<std::size_t>(row)]; };
    const auto row = [&](int index) {
        const SkillNeighbour& need = at(index);
        return ui::TreeRow{.name = need.title,
                           .href = need.href,
                           .key = need.key,
                           .depth = need.depth,
                           .has_branches = need.has_branches,
                           .is_open = need.is_open};
    };
    const ui::TreeAnswer answer = ui::tree(ui, "tree", context.text.skills_needs(), static_cast<int>(view.needs.size()),
                                           row, [&](int index) { neighbour_words(at(index), true, ui); });
    if (answer.pressed >= 0) context.emit(GoTo{views::parse_route(at(answer.pressed).href)});
    if (answer.toggled < 0) return;
    std::vector<std::uint64_t>& open = scratch.detail.open;
    const std::uint64_t key = at(answer.toggled).key;
    if (std::erase(open, key) == 0) open.push_back(key);
}

void main_part(const SkillDetailView& view, SkillsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (view.has_profile) {
        mastery_card(view, context);
        practice_card(view, context);
        forecast_card(view, context);
    }
    ui::columns(ui, {1, 1}, 260, [&](int index) {
        if (index == 0) {
            rows_card({"needs", text.skills_needs(), text.skills_needs_empty(), view.needs.empty()}, context,
                      [&] { needs_tree(view, scratch, context); });
        } else {
            rows_card({"unlocks", text.skills_unlocks(), text.skills_unlocks_empty(), view.unlocks.empty()}, context,
                      [&] { neighbours(view.unlocks, text.skills_unlocks(), true, false, context); });
        }
    });
}

void side_part(const SkillDetailView& view, ScreenContext& context) {
    const text::Text& text = context.text;
    if (view.has_profile) plan_card(view, context);
    rows_card({"courses", text.skills_courses(), text.skills_courses_empty(), view.courses.empty()}, context,
              [&] { neighbours(view.courses, text.skills_courses(), false, false, context); });
    rows_card({"coaches", text.skills_coaches(), text.skills_coaches_empty(), view.coaches.empty()}, context,
              [&] { neighbours(view.coaches, text.skills_coaches(), false, true, context); });
}

}  // namespace

void skill_detail_screen(const SkillDetailView& view, SkillsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (!view.exists) {
        ui::page_header(ui, text.skills_title(), {});
        if (ui::empty_state(ui, "gone", text.skills_gone(), text.skills_gone_line(), text.skills_gone_action())) {
            context.go(Page::skills);
        }
        return;
    }
    back_link(context);
    ui::spacer(ui, back_gap);
    ui::page_header(ui, view.title, view.subtitle);
    ui::columns(ui, {1, -side_width}, main_width_min,
                [&](int index) {
                    ui::stack(ui, 16, [&] {
                        if (index == 0) {
                            main_part(view, scratch, context);
                        } else {
                            side_part(view, context);
                            history_link(view.id, context);
                            if (view.has_profile && propose_link(context)) {
                                scratch.propose_about = view.id;
                                context.go(Page::proposals);
                            }
                        }
                    });
                },
                {.is_equal_height = false});
}

}  // namespace cairn::screens
