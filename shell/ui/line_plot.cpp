#include "shell/ui/chart_parts.hpp"
#include "shell/ui/chart_scale.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace cairn::ui {
namespace {

constexpr std::size_t series_max = 4;
constexpr std::size_t run_max = 256;      ///< points of one stroke; longer lines are several, joined
constexpr std::size_t marks_max = 120;    ///< with more points than that dots would hide the line
constexpr float axis_gap = 8;

struct Area {
    Rect plot;
    Range range;
    int steps = 0;

    [[nodiscard]] float x(int step) const {
        return steps < 2 ? plot.centre().x : plot.x + plot.w * static_cast<float>(step) / static_cast<float>(steps - 1);
    }
    [[nodiscard]] float y(double value) const {
        const double part =
            (std::clamp(value, range.minimum, range.maximum) - range.minimum) / (range.maximum - range.minimum);
        return plot.bottom() - plot.h * static_cast<float>(part);
    }
};

/// A dashed line along many points: the pattern goes on around the corners.
void dashed_along(Ui& ui, std::span<const Point> points, theme::Color color) {
    constexpr float on = 5;
    constexpr float period = 9;
    float walked = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point from = points[i - 1];
        const Point to = points[i];
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        float at = 0;
        while (at < length) {
            const float phase = std::fmod(walked + at, period);
            const float until = std::min(length, at + (phase < on ? on - phase : period - phase) + 0.01F);
            const auto point = [&](float part) {
                return Point{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
            };
            if (phase < on) paint::line(ui, point(at / length), point(until / length), color, 1.75F);
            at = until;
        }
        walked = std::fmod(walked + length, period);
    }
}

/// Calls `run` with each stretch of points without a gap.
void each_run(const Area& area, std::span<const float> values, FunctionRef<void(std::span<const Point>)> run) {
    std::array<Point, run_max> points{};
    std::size_t count = 0;
    for (int step = 0; step < static_cast<int>(values.size()); ++step) {
        const float value = values[static_cast<std::size_t>(step)];
        if (!std::isfinite(value)) {
            if (count > 0) run({points.data(), count});
            count = 0;
            continue;
        }
        if (count == run_max) {
            run({points.data(), count});
            points[0] = points[count - 1];
            count = 1;
        }
        points[count++] = {area.x(step), area.y(static_cast<double>(value))};
    }
    if (count > 0) run({points.data(), count});
}

void draw_interval(Ui& ui, const Area& area, const PlotSeries& series, theme::Color color) {
    const std::size_t count = std::min(series.low.size(), series.high.size());
    for (std::size_t i = 1; i < count; ++i) {
        if (!std::isfinite(series.low[i - 1]) || !std::isfinite(series.high[i - 1]) || !std::isfinite(series.low[i]) ||
            !std::isfinite(series.high[i]))
            continue;
        const float left = snap(ui, area.x(static_cast<int>(i) - 1));
        const float right = snap(ui, area.x(static_cast<int>(i)));
        // Steps of whole pixels: neighbours touch without a seam.
        const float top = area.y(static_cast<double>(series.high[i]));
        const float bottom = area.y(static_cast<double>(series.low[i]));
        paint::fill(ui, snap(ui, Rect{left, top, right - left, bottom - top}), color.faded(0.14F));
    }
}

int last_there(std::span<const float> values) {
    for (int i = static_cast<int>(values.size()) - 1; i >= 0; --i) {
        if (std::isfinite(values[static_cast<std::size_t>(i)])) return i;
    }
    return -1;
}

void draw_mark(Ui& ui, Point at, theme::Color color, bool is_hollow, float radius) {
    paint::circle(ui, at, radius, color);
    if (is_hollow) paint::circle(ui, at, radius - 1.5F, ui.palette().bg.surface);
}

void draw_marks(Ui& ui, const Area& area, const PlotSeries& series, theme::Color color) {
    const int last = last_there(series.values);
    const auto count = static_cast<int>(series.values.size());
    const auto is_there = [&](int i) {
        return i >= 0 && i < count && std::isfinite(series.values[static_cast<std::size_t>(i)]);
    };
    const auto is_few = [&](int i) {
        const auto at = static_cast<std::size_t>(i);
        return at < series.is_few.size() && series.is_few[at] != 0;
    };
    for (int i = 0; i <= last; ++i) {
        if (!is_there(i)) continue;
        const bool is_alone = !is_there(i - 1) && !is_there(i + 1);
        const bool is_first_of_few = is_few(i) && series.values.size() <= marks_max;
        if (i != last && !is_alone && !is_first_of_few) continue;
        const Point at{area.x(i), area.y(static_cast<double>(series.values[static_cast<std::size_t>(i)]))};
        draw_mark(ui, at, color, is_few(i), i == last ? 4.0F : 3.0F);
    }
}

/// Lines of the grid with their numbers at the left.
void draw_grid(Ui& ui, const Area& area, const Ticks& ticks, float left) {
    const auto& colors = ui.palette();
    const TextFace face = face_of(ui, TextStyle::caption);
    for (int i = 0; i < ticks.count; ++i) {
        const float y = snap(ui, area.y(ticks.at(i)));
        paint::line(ui, {area.plot.x, y}, {area.plot.right(), y}, colors.data.grid, 1);
        std::array<char, 32> words{};
        const int length = ImFormatString(words.data(), words.size(), "%s%.*f", ticks.at(i) < 0 ? "\u2212" : "",
                                          ticks.decimals, std::abs(ticks.at(i)));
        draw_fitted(ui, face, {left, y - face.line / 2, area.plot.x - axis_gap - left, face.line},
                    {words.data(), static_cast<std::size_t>(length)}, tone_color(ui, Tone::tertiary), Align::end);
    }
    const float floor = snap(ui, area.plot.bottom());
    paint::line(ui, {area.plot.x, floor}, {area.plot.right(), floor}, colors.data.axis, 1);
}

/// Names at the ends of the lines, apart from each other; a hair line leads to one that had to move.
void draw_names(Ui& ui, const Area& area, std::span<const PlotSeries> series, const TextFace& face, float right) {
    const float left = area.plot.right() + 12;
    const float wide = right - left;
    if (wide < 24) return;
    float high = face.line;
    for (const PlotSeries& each : series)
        high = std::max(high, std::min(2 * face.line,
                                       draw_wrapped(ui, face, {left, 0, wide, 0}, each.name, {}, Align::start, true)));
    std::array<float, series_max> tops{};
    std::array<Point, series_max> ends{};
    std::array<std::size_t, series_max> which{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const int last = last_there(series[i].values);
        if (last < 0) continue;
        ends[count] = {area.x(last), area.y(static_cast<double>(series[i].values[static_cast<std::size_t>(last)]))};
        tops[count] = ends[count].y - high / 2;
        which[count++] = i;
    }
    spread_labels(std::span(tops).first(count), high, area.plot.y - high / 2, area.plot.bottom() + high / 2);
    for (std::size_t i = 0; i < count; ++i) {
        const theme::Color color = series_color(ui, which[i]);
        const float middle = tops[i] + high / 2;
        if (std::abs(middle - ends[i].y) > 4 || ends[i].x < area.plot.right() - 1)
            paint::line(ui, {ends[i].x + 5, ends[i].y}, {left - 3, middle}, color.faded(0.5F), 1);
        const std::string_view name = series[which[i]].name;
        const float needed = draw_wrapped(ui, face, {left, 0, wide, 0}, name, {}, Align::start, true);
        if (needed <= high)
            draw_wrapped(ui, face, {left, middle - needed / 2, wide, 0}, name, color, Align::start);
        else
            draw_fitted(ui, face, {left, middle - face.line / 2, wide, face.line}, name, color);
    }
}

Range axis_of(const LinePlot& plot, std::span<const PlotSeries> series) {
    if (plot.minimum < plot.maximum) return {plot.minimum, plot.maximum};
    Range range = range_with_zero({});
    bool is_first = true;
    for (const PlotSeries& each : series) {
        const Range own = range_with_zero(each.values);
        range = is_first ? own : Range{std::min(range.minimum, own.minimum), std::max(range.maximum, own.maximum)};
        is_first = false;
    }
    return grown_to_ticks(range);
}

}  // namespace

void line_plot(Ui& ui, Key key, const LinePlot& plot) {
    const std::uint32_t id = id_of(key);
    const TextFace face = face_of(ui, TextStyle::caption);
    const TextFace name_face = face_of(ui, theme::TextMetrics{12, 16, theme::Weight::medium});
    const std::span<const PlotSeries> series = plot.series.first(std::min(plot.series.size(), series_max));
    const Rect rect = snap(ui, place(ui, flow(ui).width, plot.height));

    Area area;
    area.range = axis_of(plot, series);
    area.steps = plot.step_labels.count();
    float name_wide = 0;
    for (const PlotSeries& each : series) {
        name_wide = std::max(name_wide, std::ceil(measure(name_face, each.name)) + 14);
        area.steps = std::max(area.steps, static_cast<int>(each.values.size()));
    }
    const Ticks ticks = nice_ticks(area.range);
    std::array<char, 32> widest{};
    ImFormatString(widest.data(), widest.size(), "%.*f", ticks.decimals,
                   std::max(std::abs(area.range.minimum), std::abs(area.range.maximum)));
    const float axis_wide = measure_tabular(face, widest.data()) + axis_gap + (area.range.minimum < 0 ? 8.0F : 0.0F);
    const float names = std::min(name_wide, rect.w * 0.34F);
    area.plot = {rect.x + axis_wide, rect.y + 8, rect.w - axis_wide - std::max(names, 8.0F), rect.h - face.line - 16};

    Point pointer;
    int pointed = -1;
    if (is_pointed_at(ui, area.plot.expanded(6), pointer) && area.plot.w > 0 && area.steps > 0) {
        const float part = (pointer.x - area.plot.x) / area.plot.w;
        pointed =
            std::clamp(static_cast<int>(std::lround(part * static_cast<float>(area.steps - 1))), 0, area.steps - 1);
    }
    const auto anchor = [&](int step) { return Rect{area.x(step) - 1, area.plot.y, 2, area.plot.h}; };
    const PointCursor cursor = point_cursor(ui, id, plot.speech, rect, area.steps, pointed, anchor);
    const float part = drawn_part(ui, id);
    if (!is_visible(rect)) return;

    draw_grid(ui, area, ticks, rect.x);
    draw_step_labels(ui, plot.step_labels, area.plot.x - axis_wide, rect.right(), area.plot.bottom() + 6,
                     [&](int step) { return area.x(step); });
    const auto draw_lines = [&] {
        for (std::size_t i = 0; i < series.size(); ++i) draw_interval(ui, area, series[i], series_color(ui, i));
        for (std::size_t i = 0; i < series.size(); ++i) {
            const theme::Color color = series_color(ui, i);
            each_run(area, series[i].values, [&](std::span<const Point> run) {
                if (series[i].is_dashed)
                    dashed_along(ui, run, color);
                else
                    paint::polyline(ui, run, color, 2);
            });
            draw_marks(ui, area, series[i], color);
        }
    };
    paint::clip(ui, {rect.x, rect.y - 8, (area.plot.right() + 8 - rect.x) * part, rect.h + 16}, draw_lines);
    if (part >= 1) draw_names(ui, area, series, name_face, rect.right());
    if (cursor.index < 0) return;
    const float x = snap(ui, area.x(cursor.index));
    paint::line(ui, {x, area.plot.y}, {x, area.plot.bottom()}, ui.palette().data.axis, 1);
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto at = static_cast<std::size_t>(cursor.index);
        if (at >= series[i].values.size() || !std::isfinite(series[i].values[at])) continue;
        const Point point{x, area.y(static_cast<double>(series[i].values[at]))};
        paint::circle(ui, point, 6, ui.palette().bg.surface);
        draw_mark(ui, point, series_color(ui, i), at < series[i].is_few.size() && series[i].is_few[at] != 0, 4.5F);
    }
}

}  // namespace cairn::ui
