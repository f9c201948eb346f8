#include "shell/screens/skills_screen.hpp"

#include <algorithm>
#include <span>

#include "shell/text/format.hpp"

namespace cairn::screens {
namespace {

using views::Page;
using views::SkillDetailView;
using views::SkillMapEdge;
using views::SkillMapNode;
using views::SkillMapView;
using views::SkillNeighbour;

constexpr float details_width = 304;
constexpr float map_width_min = 520;  // narrower, and details open as the skill's page
constexpr float map_height_min = 320;
constexpr float legend_height = 60;   // with the distance to the map
constexpr float legend_height_phone = 96;  // two lines
constexpr float zoom_step = 1.25F;

ui::MapNode map_node(const SkillMapParts& parts, SkillId selected, int index) {
    const auto at = static_cast<std::size_t>(index);
    const SkillMapNode& node = parts.map.nodes[at];
    return {
        .key = node.key,
        .title = node.title,
        .name = node.name,
        .note = node.note,
        .centre = {node.x, node.y},
        .level = node.shade,
        .number = node.step,
        .is_now = node.is_now,
        .is_goal = node.is_goal,
        .is_on_path = node.is_on_path,
        .is_faded = !parts.search.is_found.empty() && !parts.search.is_found[at],
        .is_selected = node.id == selected,
    };
}

ui::MapEdge map_edge(const SkillMapView& map, int index) {
    const SkillMapEdge& edge = map.edges[static_cast<std::size_t>(index)];
    return {.from = edge.before, .to = edge.after, .bends = edge.bends, .is_on_path = edge.is_on_path};
}

/// Selects a skill of the map; one that it does not show has its own page.
void select(const SkillMapView& map, SkillId skill, SkillsScratch& scratch, ScreenContext& context) {
    const int place = views::place_on_map(map, skill);
    if (place < 0) {
        context.go(Page::skills, skill);
        return;
    }
    scratch.selected = skill;
    ui::show_on_map(context.ui, scratch.map, place);
}

void drawing(const SkillMapParts& parts, float height, bool has_details, SkillsScratch& scratch,
             ScreenContext& context) {
    const SkillMapView& map = parts.map;
    const auto node = [&](int index) { return map_node(parts, scratch.selected, index); };
    const auto edge = [&](int index) { return map_edge(map, index); };
    const int pressed = ui::graph_map(context.ui, "map",
                                      {.name = context.text.skills_title(),
                                       .summary = map.summary,
                                       .height = height,
                                       .size = {map.width, map.height},
                                       .node_count = static_cast<int>(map.nodes.size()),
                                       .edge_count = static_cast<int>(map.edges.size()),
                                       .node = node,
                                       .edge = edge,
                                       .now = map.now,
                                       .goal = map.goal},
                                      scratch.map);
    if (pressed < 0) return;
    const SkillId skill = map.nodes[static_cast<std::size_t>(pressed)].id;
    if (has_details && skill != scratch.selected) {
        scratch.selected = skill;
        context.ui.wake_after(0);
    } else {
        context.go(Page::skills, skill);
    }
}

/// What the digits 0 to 5 count.
std::string_view scale_words(views::SkillMapOverlay overlay, const text::Text& text) {
    return overlay == views::SkillMapOverlay::recall ? text.skills_map_scale_recall() : text.skills_map_scale_level();
}

void legend(const SkillMapView& map, SkillsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    ui::row(ui, {.gap = 8}, [&] {
        int overlay = static_cast<int>(scratch.overlay);
        if (ui::segmented(ui, "overlay", text.skills_map_overlay(),
                          {text.skills_map_level(), text.skills_map_recall(), text.skills_map_everybody()}, overlay)) {
            scratch.overlay = static_cast<views::SkillMapOverlay>(overlay);
            ui.wake_after(0);
        }
        ui::map_legend(ui, scale_words(scratch.overlay, text),
                       map.has_path && !ui.is_phone() ? text.skills_map_path() : std::string_view{});
        ui::fill_right(ui);
        if (ui::icon_button(ui, "zoom_out", ui::Icon::minus, text.skills_map_zoom_out()))
            ui::zoom_map(ui, scratch.map, 1 / zoom_step);
        ui::small(ui, text::format_percent(static_cast<std::int64_t>(scratch.map.view.zoom * 100) * 10'000));
        if (ui::icon_button(ui, "zoom_in", ui::Icon::plus, text.skills_map_zoom_in()))
            ui::zoom_map(ui, scratch.map, zoom_step);
        if (ui::icon_button(ui, "fit", ui::Icon::maximize, text.skills_map_fit())) ui::fit_map(ui, scratch.map);
    });
}

void neighbours(std::string_view key, std::string_view title, std::string_view empty,
                std::span<const SkillNeighbour> rows, const SkillMapView& map, SkillsScratch& scratch,
                ScreenContext& context) {
    ui::Ui& ui = context.ui;
    ui::heading(ui, 3, title);
    if (rows.empty()) {
        ui::small(ui, empty);
        return;
    }
    ui::list(ui, key, title, [&] {
        for (const SkillNeighbour& row : rows) {
            const ui::RowLook look{.name = row.title, .href = row.href, .is_dense = true, .padding_x = 0};
            const bool pressed = ui::list_row(ui, row.key, look, [&] {
                ui::column(ui, 0, [&] { ui::strong(ui, row.title); });
                ui::fill_right(ui);
                if (row.level >= 0) ui::level_chip(ui, row.level, row.level_name);
            });
            if (pressed) select(map, SkillId{views::parse_route(row.href).object}, scratch, context);
        }
    });
}

void details(const SkillMapParts& parts, SkillsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    const text::Text& text = context.text;
    if (parts.selected == nullptr || !parts.selected->exists) {
        ui::heading(ui, 2, text.skills_map_choose());
        ui::small(ui, text.skills_map_choose_line());
        return;
    }
    const SkillDetailView& skill = *parts.selected;
    ui::row(ui, {.is_wrapping = false}, [&] {
        ui::column(ui, 0, [&] { ui::heading(ui, 2, skill.title); });
        ui::fill_right(ui);
        if (ui::icon_button(ui, "close", ui::Icon::x, text.skills_map_close())) scratch.selected = {};
    });
    ui::small(ui, skill.subtitle);
    if (skill.has_profile) {
        ui::small(ui, skill.level_names[static_cast<std::size_t>(skill.mastery.level)], ui::Tone::primary);
        ui::caption(ui, skill.mastery.value);
        ui::small(ui, skill.plan_line);
    }
    if (ui::link(ui, "open", text.skills_map_open(), views::href({Page::skills, skill.id}), ui::Icon::arrow_right)) {
        context.go(Page::skills, skill.id);
    }
    ui::divider(ui);
    neighbours("needs", text.skills_needs(), text.skills_needs_empty(), skill.needs, parts.map, scratch, context);
    ui::divider(ui);
    neighbours("unlocks", text.skills_unlocks(), text.skills_unlocks_empty(), skill.unlocks, parts.map, scratch,
               context);
}

/// New filters are a new picture; a new search moves to the first skill it finds.
void follow_filters(const SkillMapParts& parts, SkillsScratch& scratch, ScreenContext& context) {
    const views::SkillMapFilter now{scratch.filter.area, scratch.filter.scope, scratch.overlay};
    const views::SkillMapFilter same_skills{now.area, now.scope, scratch.map_filter.overlay};
    if (same_skills != scratch.map_filter) scratch.map.is_placed = false;
    scratch.map_filter = now;
    if (scratch.search_shown == scratch.filter.search) return;
    scratch.search_shown = scratch.filter.search;
    if (parts.search.first >= 0) ui::show_on_map(context.ui, scratch.map, parts.search.first);
}

}  // namespace

void skill_map_part(const SkillMapParts& parts, SkillsScratch& scratch, ScreenContext& context) {
    ui::Ui& ui = context.ui;
    follow_filters(parts, scratch, context);
    if (!parts.map.nothing.empty()) {
        ui::small(ui, parts.map.nothing);
        return;
    }
    const bool has_details = ui::available_width(ui) >= map_width_min + details_width;
    const float below = ui.is_phone() ? legend_height_phone : legend_height;
    const float height = std::max(map_height_min, ui::remaining_height(ui) - below);
    const auto map = [&] {
        drawing(parts, height, has_details, scratch, context);
        legend(parts.map, scratch, context);
    };
    if (!has_details) {
        map();
        return;
    }
    ui::columns(ui, {1, -details_width}, map_width_min,
                [&](int index) {
                    if (index == 0) {
                        ui::stack(ui, 12, map);
                    } else {
                        ui::scroll_area(ui, "details", context.text.skills_map_details(), height + legend_height, [&] {
                            ui::card(ui, "details", {.padding = 16}, [&] { details(parts, scratch, context); });
                        });
                    }
                },
                {.is_equal_height = false});
}

}  // namespace cairn::screens
