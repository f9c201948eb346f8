#include "shell/ui/chart_parts.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace cairn::ui {
namespace {

constexpr int days_a_week = 7;
constexpr float cell_max = 18;
constexpr float radius = 2.5F;
constexpr float legend_cell = 12;

struct Cells {
    float left = 0;
    float top = 0;
    float size = 0;
    float gap = 3;

    [[nodiscard]] Rect cell(int day) const {
        return {left + static_cast<float>(day / days_a_week) * (size + gap),
                top + static_cast<float>(day % days_a_week) * (size + gap), size, size};
    }
};

Cells cells_in(const Rect& rect, float names_wide, int weeks) {
    Cells cells;
    cells.left = rect.x + names_wide;
    cells.top = rect.y;
    const float each = (rect.right() - cells.left) / static_cast<float>(std::max(weeks, 1));
    cells.gap = each < 9 ? 1.0F : each < 14 ? 2.0F : 3.0F;
    cells.size = std::clamp(std::floor(each - cells.gap), 2.0F, cell_max);
    return cells;
}

theme::Color shade(const Ui& ui, int level) {
    return ui.palette().seq[static_cast<std::size_t>(std::clamp(level, 0, 5))];
}

/// "No practice ▢▢▢▢▢▢ 60 min or more", at the right.
void draw_legend(Ui& ui, const HeatStrip& strip, const Rect& line) {
    const TextFace face = face_of(ui, TextStyle::caption);
    const theme::Color words = tone_color(ui, Tone::secondary);
    float x = line.x;
    draw_line(ui, face, {x, line.y}, line.h, strip.legend_low, words);
    x += measure(face, strip.legend_low) + 8;
    for (int level = 0; level <= 5; ++level, x += legend_cell + 3)
        paint::fill(ui, snap(ui, Rect{x, line.centre().y - legend_cell / 2, legend_cell, legend_cell}),
                    shade(ui, level), radius);
    draw_line(ui, face, {x + 5, line.y}, line.h, strip.legend_high, words);
}

}  // namespace

void heat_strip(Ui& ui, Key key, const HeatStrip& strip) {
    const std::uint32_t id = id_of(key);
    const TextFace face = face_of(ui, TextStyle::caption);
    const int days = static_cast<int>(strip.levels.size());
    const int weeks = (days + days_a_week - 1) / days_a_week;
    float names_wide = 0;
    for (const std::string_view name : strip.day_names)
        names_wide = std::max(names_wide, std::ceil(measure(face, name)));
    names_wide += 10;
    const Cells sized = cells_in({0, 0, flow(ui).width, 0}, names_wide, weeks);
    const float grid_high = days_a_week * (sized.size + sized.gap);
    const Rect rect = snap(ui, place(ui, flow(ui).width, grid_high + 2 * face.line + 18));
    const Cells cells = cells_in(rect, names_wide, weeks);

    Point pointer;
    int pointed = -1;
    const Rect grid{cells.left, cells.top, static_cast<float>(weeks) * (cells.size + cells.gap), grid_high};
    if (is_pointed_at(ui, grid, pointer)) {
        const int week = static_cast<int>((pointer.x - grid.x) / (cells.size + cells.gap));
        const int day = static_cast<int>((pointer.y - grid.y) / (cells.size + cells.gap));
        const int at = week * days_a_week + std::clamp(day, 0, days_a_week - 1);
        if (at < days) pointed = at;
    }
    const PointCursor cursor =
        point_cursor(ui, id, strip.speech, rect, days, pointed, [&](int day) { return cells.cell(day); });
    const float part = drawn_part(ui, id);
    if (!is_visible(rect)) return;

    // every other day is named where lines of text are higher than the squares
    const int every = cells.size + cells.gap < face.line - 3 ? 2 : 1;
    for (int day = 0; day < strip.day_names.count() && weeks > 0; day += every)
        draw_line(ui, face, {rect.x, cells.cell(day).centre().y - face.line / 2}, face.line, strip.day_names[day],
                  tone_color(ui, Tone::tertiary));
    const auto shown = static_cast<int>(std::ceil(static_cast<float>(days) * part));
    for (int day = 0; day < shown; ++day)
        paint::fill(ui, snap(ui, cells.cell(day)), shade(ui, strip.levels[static_cast<std::size_t>(day)]),
                    std::min(radius, cells.size / 3));
    if (cursor.index >= 0)
        paint::outline(ui, snap(ui, cells.cell(cursor.index)).expanded(1.5F), ui.palette().text.primary, radius + 1,
                       1.5F);
    const float below = cells.top + grid_high + 4;
    float free_from = 0;
    for (int week = 0; week < std::min(weeks, strip.week_labels.count()); ++week) {
        const std::string_view words = strip.week_labels[week];
        const float x = cells.cell(week * days_a_week).x;
        const float wide = measure(face, words);
        if (words.empty() || x < free_from || x + wide > rect.right()) continue;
        draw_line(ui, face, {x, below}, face.line, words, tone_color(ui, Tone::tertiary));
        free_from = x + wide + 8;
    }
    draw_legend(ui, strip, {rect.x, below + face.line + 8, rect.w, face.line});
}

}  // namespace cairn::ui
