#include "shell/ui/availability.hpp"
#include "shell/ui/charts.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cairn::ui {
namespace {

struct WeekLayout {
    float left = 0;       ///< x of the first cell
    float top = 0;
    float cell_w = 0;
    float cell_h = 0;
    float gap = 2;

    [[nodiscard]] Rect cell(int day, int column) const {
        return {left + static_cast<float>(column) * (cell_w + gap), top + static_cast<float>(day) * (cell_h + gap),
                cell_w, cell_h};
    }
};

WeekLayout layout_of(Ui& ui, const Rect& box, Labels days, int hours, float cell_h, float cell_w_max) {
    const TextFace face = face_of(ui, TextStyle::caption);
    float label_wide = 0;
    for (const std::string_view day : days) label_wide = std::max(label_wide, std::ceil(measure(face, day)));
    WeekLayout layout;
    layout.left = box.x + label_wide + 12;
    layout.top = box.y;
    layout.cell_h = cell_h;
    layout.cell_w = std::min(cell_w_max, (box.right() - layout.left - layout.gap * static_cast<float>(hours - 1)) /
                                             static_cast<float>(hours));
    return layout;
}

void draw_days(Ui& ui, const WeekLayout& layout, float left, Labels days) {
    const TextFace face = face_of(ui, TextStyle::caption);
    for (int day = 0; day < days.count(); ++day) {
        const Rect cell = layout.cell(day, 0);
        draw_line(ui, face, {left, cell.y}, cell.h, days[day], tone_color(ui, Tone::tertiary));
    }
}

void draw_hours(Ui& ui, const WeekLayout& layout, int first, int end) {
    const TextFace face = face_of(ui, TextStyle::caption);
    const float y = layout.cell(7, 0).y + 2;
    const int step = (layout.cell_w + layout.gap) * 4 < 44 ? 6 : 4;
    const float words_wide = measure_tabular(face, "00:00") + 4;
    for (int hour = first; hour <= end; hour += step) {
        const float room = static_cast<float>(end - hour) * (layout.cell_w + layout.gap) - words_wide;
        if (hour < end && (end - first) % step == 0 && room < words_wide) continue;  // the last label stands there
        std::array<char, 8> words{};
        const int length = ImFormatString(words.data(), words.size(), "%02d:00", hour);
        const std::string_view text{words.data(), static_cast<std::size_t>(length)};
        float x = layout.cell(0, hour - first).x;
        if (hour == end) x -= layout.gap + measure(face, text);  // the end stands inside the grid
        draw_tabular(ui, face, {x, y}, face.line, text, tone_color(ui, Tone::tertiary));
    }
}

void draw_slot(Ui& ui, const Rect& rect, Slot slot) {
    const auto& colors = ui.palette();
    constexpr float radius = 2.5F;
    switch (slot) {
        case Slot::none: paint::fill(ui, rect, colors.bg.sunken, radius); break;
        case Slot::you: paint::fill(ui, rect, colors.seq[2], radius); break;
        case Slot::them:
            paint::fill(ui, rect, colors.data.neg_soft, radius);
            paint::hatch(ui, rect, colors.data.neg);
            break;
        case Slot::both: paint::fill(ui, rect, colors.data.pos, radius); break;
    }
}

float legend_entry(Ui& ui, float x, float y, Slot slot, std::string_view words) {
    if (words.empty()) return x;
    const TextFace face = face_of(ui, TextStyle::caption);
    draw_slot(ui, {x, y + face.line / 2 - 6, 12, 12}, slot);
    draw_line(ui, face, {x + 18, y}, face.line, words, tone_color(ui, Tone::secondary));
    return x + 18 + measure(face, words) + 16;
}

}  // namespace

namespace {

/// Where the arrow keys of this frame move a cursor through the hours of a week; it stops at the edges.
int moved_hour(int at, const WeekStrip& strip) {
    int day = at / 24;
    int hour = at % 24;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --day;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++day;
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) --hour;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) ++hour;
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) hour = strip.hour_first;
    if (ImGui::IsKeyPressed(ImGuiKey_End)) hour = strip.hour_end - 1;
    return std::clamp(day, 0, 6) * 24 + std::clamp(hour, strip.hour_first, strip.hour_end - 1);
}

/// The first hour that matters: one that both have, else the first.
int first_hour(const WeekStrip& strip) {
    for (int day = 0; day < 7; ++day) {
        for (int hour = strip.hour_first; hour < strip.hour_end; ++hour) {
            if (strip.slot(day, hour) == Slot::both) return day * 24 + hour;
        }
    }
    return strip.hour_first;
}

/// The strip as a grid of which one cell at a time has a node: the one with the cursor.
void run_week_cursor(Ui& ui, std::uint32_t id, const Rect& rect, const Rect& cells, const WeekLayout& layout,
                     const WeekStrip& strip) {
    UiState& s = ui.state();
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGui::ItemAdd(to_im(cells), id);
    const bool has_nav = g.NavId == id && g.NavCursorVisible && !ui.input().platform_edits_text;
    follow_focus(ui, id, cells, theme::radius::sm, false, has_nav);
    const std::uint32_t cursor_id = id_mix(id, 1);
    int at = s.memory.GetInt(cursor_id, -1);
    if (at < 0) at = first_hour(strip);
    if (has_nav || s.focused_id == id) {
        ImGui::NavMoveRequestCancel();
        const int moved = moved_hour(at, strip);
        if (moved != at) wake(ui, 0);
        at = moved;
        s.memory.SetInt(cursor_id, at);
        paint::outline(ui, layout.cell(at / 24, at % 24 - strip.hour_first).expanded(2), ui.palette().focus.ring, 4, 2);
    }
    const std::uint32_t cell_id = id_mix(id, static_cast<std::uint64_t>(at) + 10);
    Node grid = node_at(ui, id, Role::grid, strip.name, rect);
    grid.description = strip.summary;
    grid.row_count = 7;
    grid.column_count = strip.hour_end - strip.hour_first;
    grid.active = cell_id;
    const NodeScope grid_scope(ui, grid);
    const Rect cell_rect = layout.cell(at / 24, at % 24 - strip.hour_first);
    Node row = node_at(ui, id_mix(id, static_cast<std::uint64_t>(at / 24) + 2), Role::row, strip.day_names[at / 24],
                       cell_rect);
    row.row = at / 24 + 1;
    const NodeScope row_scope(ui, row);
    Node cell = node_at(ui, cell_id, Role::cell, strip.cell_name(at / 24, at % 24), cell_rect);
    cell.column = at % 24 - strip.hour_first + 1;
    leaf(ui, cell);

    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (ui.input().is_coarse || !cells.contains({mouse.x, mouse.y}) || !ImGui::IsWindowHovered()) return;
    const int day = std::clamp(static_cast<int>((mouse.y - cells.y) / (layout.cell_h + layout.gap)), 0, 6);
    const int column = std::clamp(static_cast<int>((mouse.x - cells.x) / (layout.cell_w + layout.gap)), 0,
                                  strip.hour_end - strip.hour_first - 1);
    want_tooltip(ui, id_mix(id, static_cast<std::uint64_t>(day * 24 + column) + 300), layout.cell(day, column),
                 strip.cell_name(day, strip.hour_first + column), true, false);
}

}  // namespace

void week_strip(Ui& ui, const WeekStrip& strip) {
    const TextFace face = face_of(ui, TextStyle::caption);
    const int hours = strip.hour_end - strip.hour_first;
    const float cell_h = ui.is_phone() ? 17.0F : 13.0F;
    const float legend = strip.legend_both.empty() && strip.legend_you.empty() ? 0 : face.line + 8;
    const Rect rect = place(ui, flow(ui).width, legend + 7 * (cell_h + 2) + face.line + 4);
    const std::uint32_t id = ui.semantics().implicit_id(Role::grid);
    const Rect grid_box{rect.x, rect.y + legend, rect.w, rect.h - legend};
    const WeekLayout layout = layout_of(ui, grid_box, strip.day_names, std::max(1, hours), cell_h, 30);
    if (hours <= 0) return;
    if (is_visible(rect)) {
        if (legend > 0) {
            float x = rect.x;
            x = legend_entry(ui, x, rect.y, Slot::both, strip.legend_both);
            x = legend_entry(ui, x, rect.y, Slot::you, strip.legend_you);
            (void)legend_entry(ui, x, rect.y, Slot::them, strip.legend_them);
        }
        draw_days(ui, layout, rect.x, strip.day_names);
        for (int day = 0; day < 7; ++day) {
            for (int column = 0; column < hours; ++column)
                draw_slot(ui, layout.cell(day, column), strip.slot(day, strip.hour_first + column));
        }
        draw_hours(ui, layout, strip.hour_first, strip.hour_end);
    }
    const Rect last = layout.cell(6, hours - 1);
    run_week_cursor(ui, id, rect, {layout.left, layout.top, last.right() - layout.left, last.bottom() - layout.top},
                    layout, strip);
}

bool availability_grid(Ui& ui, Key key, const AvailabilityGrid& grid_data,
                       FunctionRef<void(const AvailabilityStroke&)> apply) {
    const auto& colors = ui.palette();
    UiState& s = ui.state();
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const TextFace face = face_of(ui, TextStyle::caption);
    const int hours = grid_data.hour_end - grid_data.hour_first;
    const float cell_h = ui.input().is_coarse ? 34.0F : 26.0F;
    const Rect rect = place(ui, flow(ui).width, 7 * (cell_h + 2) + face.line + 6);
    if (hours <= 0) return false;
    const WeekLayout layout = layout_of(ui, rect, grid_data.day_names, hours, cell_h, 56);
    const NodeScope scope_node(ui, node_at(ui, id, Role::group, grid_data.name, rect));
    bool is_changed = false;
    const auto stroke = [&](int day, int from, int end, bool is_free) {
        apply({.day = day, .hour_from = from, .hour_end = end, .is_free = is_free});
        is_changed = true;
    };

    // painting: what the first cell becomes, every cell the pointer passes becomes
    const std::uint32_t paint_id = id_mix(id, 1);
    const Rect cells{layout.left, layout.top, static_cast<float>(hours) * (layout.cell_w + layout.gap),
                     7 * (cell_h + layout.gap)};
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const int column_at = static_cast<int>(std::floor((mouse.x - cells.x) / (layout.cell_w + layout.gap)));
    const int day_at = static_cast<int>(std::floor((mouse.y - cells.y) / (cell_h + layout.gap)));

    for (int day = 0; day < 7; ++day) {
        for (int column = 0; column < hours; ++column) {
            const int hour = grid_data.hour_first + column;
            const std::uint32_t cell_id = id_of(day * 24 + hour);
            const Rect cell = layout.cell(day, column);
            bool is_free = grid_data.is_free(day, hour);
            if (ImGui::ItemAdd(to_im(cell), cell_id)) {
        // keyboard only: the pointer paints below, over all cells at once
                const ImGuiContext& g = *ImGui::GetCurrentContext();
                if (g.NavActivatePressedId == cell_id) {
                    stroke(day, hour, hour + 1, !is_free);
                    is_free = !is_free;
                }
                follow_focus(ui, cell_id, cell, 4, false,
                             g.NavId == cell_id && g.NavCursorVisible && !ui.input().platform_edits_text);
            }
            if (take_action(ui, cell_id, Action::Kind::toggle) || take_action(ui, cell_id, Action::Kind::press)) {
                stroke(day, hour, hour + 1, !is_free);
                is_free = !is_free;
            }
            const bool is_pointed =
                cell.contains({mouse.x, mouse.y}) && ImGui::IsWindowHovered() && !ui.input().is_coarse;
            if (is_visible(cell)) {
                if (is_free) {
                    paint::fill(ui, cell, is_pointed ? colors.primary.hover : colors.primary.fill, 4);
                    if (layout.cell_w >= 14) paint::check(ui, cell.centre(), 12, colors.primary.on_fill);
                } else {
                    paint::box(ui, cell, colors.bg.surface, is_pointed ? colors.text.secondary : colors.border.strong,
                               4);
                }
            }
            Node node = node_at(ui, cell_id, Role::checkbox, grid_data.cell_name(day, hour), cell);
            if (is_free) node.flags |= flag::checked;
            leaf(ui, node);
        }
    }
    if (!is_disabled_here(ui) &&
        ImGui::ItemAdd(to_im(cells), paint_id, nullptr, ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop)) {
        bool is_hovered = false;
        bool is_held = false;
        ImGui::ButtonBehavior(to_im(cells), paint_id, &is_hovered, &is_held, ImGuiButtonFlags_PressedOnClick);
        if (is_held) {
            s.is_drag_claimed = true;
            const int day = std::clamp(day_at, 0, 6);
            const int hour = grid_data.hour_first + std::clamp(column_at, 0, hours - 1);
            if (ImGui::IsItemActivated() || s.paint_day < 0) {
                s.paint_is_free = !grid_data.is_free(day, hour);
                s.paint_day = day;
                s.paint_hour = hour;
            }
            // along one day fast moves leave no holes
            const int from = day == s.paint_day ? std::min(hour, s.paint_hour) : hour;
            const int end = (day == s.paint_day ? std::max(hour, s.paint_hour) : hour) + 1;
            for (int each = from; each < end; ++each) {
                if (grid_data.is_free(day, each) != s.paint_is_free) stroke(day, each, each + 1, s.paint_is_free);
            }
            s.paint_day = day;
            s.paint_hour = hour;
        } else {
            s.paint_day = -1;
        }
    }
    draw_days(ui, layout, rect.x, grid_data.day_names);
    draw_hours(ui, layout, grid_data.hour_first, grid_data.hour_end);
    return is_changed;
}

}  // namespace cairn::ui
