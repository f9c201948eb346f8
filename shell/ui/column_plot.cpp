#include "shell/ui/chart_parts.hpp"
#include "shell/ui/chart_scale.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace cairn::ui {
namespace {

constexpr float column_max = 28;

struct Columns {
    Rect plot;
    Range range;
    float step = 0;
    float wide = 0;

    [[nodiscard]] float x(int index) const { return plot.x + step * (static_cast<float>(index) + 0.5F); }
    [[nodiscard]] float y(double value) const {
        return plot.bottom() - plot.h * static_cast<float>((value - range.minimum) / (range.maximum - range.minimum));
    }
};

void draw_column(Ui& ui, const Columns& at, int index, float value, float part, bool is_read) {
    const auto& colors = ui.palette();
    const float zero = at.y(0);
    const float tip = at.y(static_cast<double>(value) * static_cast<double>(part));
    // A week without anything still has a foot to stand on: it is not missing.
    const float high = std::max(2.0F, std::abs(zero - tip));
    const Rect box = snap(ui, Rect{at.x(index) - at.wide / 2, value < 0 ? zero : zero - high, at.wide, high});
    const theme::Color fill = value < 0 ? colors.data.neg : value > 0 ? colors.data.cat1 : colors.data.neutral;
    paint::fill_corners(ui, box, fill, std::min(3.0F, high / 2),
                        value < 0 ? paint::Corners::bottom : paint::Corners::top);
    if (is_read) paint::outline(ui, box.expanded(2), colors.text.primary, 4, 1.5F);
}

/// The tips' values: all where they fit, else the peak and the last.
void draw_values(Ui& ui, const Columns& at, const ColumnPlot& plot) {
    const TextFace face = face_of(ui, TextStyle::caption);
    const int count = std::min(static_cast<int>(plot.values.size()), plot.value_labels.count());
    int peak = -1;
    int last = -1;
    float widest = 0;
    for (int i = 0; i < count; ++i) {
        const float value = plot.values[static_cast<std::size_t>(i)];
        if (!std::isfinite(value) || value == 0) continue;
        last = i;
        if (peak < 0 || value > plot.values[static_cast<std::size_t>(peak)]) peak = i;
        widest = std::max(widest, measure(face, plot.value_labels[i]));
    }
    const bool has_room = widest + 4 <= at.step;
    float free_from = at.plot.x - 8;
    for (int i = 0; i < count; ++i) {
        const float value = plot.values[static_cast<std::size_t>(i)];
        if (!std::isfinite(value) || value == 0 || !(has_room || i == peak || i == last)) continue;
        const float wide = measure(face, plot.value_labels[i]);
        const float x = at.x(i) - wide / 2;
        if (x < free_from) continue;
        free_from = x + wide + 4;
        const float y =
            value < 0 ? at.y(static_cast<double>(value)) + 2 : at.y(static_cast<double>(value)) - face.line - 2;
        draw_line(ui, face, {x, y}, face.line, plot.value_labels[i], tone_color(ui, Tone::secondary));
    }
}

void draw_target(Ui& ui, const Columns& at, const ColumnPlot& plot, float right) {
    if (!(plot.target > 0)) return;
    const TextFace face = face_of(ui, theme::TextMetrics{12, 16, theme::Weight::medium});
    const float y = snap(ui, at.y(static_cast<double>(plot.target)));
    paint::dashed(ui, {at.plot.x, y}, {at.plot.right(), y}, ui.palette().text.secondary, 1.5F, 5, 4);
    draw_fitted(ui, face, {at.plot.right() + 8, y - face.line / 2, right - at.plot.right() - 8, face.line},
                plot.target_label, tone_color(ui, Tone::secondary));
}

}  // namespace

void column_plot(Ui& ui, Key key, const ColumnPlot& plot) {
    const std::uint32_t id = id_of(key);
    const TextFace face = face_of(ui, TextStyle::caption);
    const int count = static_cast<int>(plot.values.size());
    const Rect rect = snap(ui, place(ui, flow(ui).width, plot.height));
    const float target_wide =
        plot.target > 0 ? std::min(std::ceil(measure(face, plot.target_label)) + 16, rect.w * 0.3F) : 0.0F;

    Columns at;
    at.range = range_with_zero(plot.values);
    at.range.maximum = std::max(at.range.maximum, static_cast<double>(plot.target));
    const float foot = at.range.minimum < 0 ? face.line + 2 : 0.0F;
    at.plot = {rect.x, rect.y + face.line + 4, rect.w - target_wide, rect.h - 2 * face.line - 12 - foot};
    at.step = count > 0 ? at.plot.w / static_cast<float>(count) : at.plot.w;
    at.wide = std::clamp(at.step * 0.64F, 1.0F, column_max);

    Point pointer;
    int pointed = -1;
    if (is_pointed_at(ui, at.plot.expanded(4), pointer) && count > 0)
        pointed = std::clamp(static_cast<int>((pointer.x - at.plot.x) / at.step), 0, count - 1);
    const auto anchor = [&](int index) { return Rect{at.x(index) - 1, at.plot.y, 2, at.plot.h}; };
    const PointCursor cursor = point_cursor(ui, id, plot.speech, rect, count, pointed, anchor);
    const float part = drawn_part(ui, id);
    if (!is_visible(rect)) return;

    for (int i = 0; i < count; ++i) {
        const float value = plot.values[static_cast<std::size_t>(i)];
        if (std::isfinite(value)) draw_column(ui, at, i, value, part, i == cursor.index);
    }
    const float zero = snap(ui, at.y(0));
    paint::line(ui, {at.plot.x, zero}, {at.plot.right(), zero}, ui.palette().data.axis, 1);
    draw_target(ui, at, plot, rect.right());
    if (part >= 1) draw_values(ui, at, plot);
    draw_step_labels(ui, plot.step_labels, rect.x, rect.right(), at.plot.bottom() + foot + 6,
                     [&](int index) { return at.x(index); });
}

}  // namespace cairn::ui
