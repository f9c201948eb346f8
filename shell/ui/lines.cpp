#include "shell/ui/charts.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace cairn::ui {
namespace {

constexpr std::size_t points_max = 400;

theme::Color series_color(const theme::Palette& p, std::size_t index) {
    const std::array<theme::Color, 4> colors{p.data.cat1, p.data.cat2, p.data.cat3, p.data.cat4};
    return index < colors.size() ? colors[index] : p.data.other;
}

Node picture_node(Ui& ui, std::string_view name, std::string_view description, const Rect& rect) {
    Node node = node_at(ui, 0, Role::image, name, rect);
    node.description = description;
    return node;
}

}  // namespace

void sparkline(Ui& ui, std::string_view name, std::span<const float> values, Size size, Meaning meaning, float minimum,
               float maximum) {
    const Rect rect = place(ui, size.w, size.h);
    leaf(ui, picture_node(ui, name, {}, rect));
    if (values.size() < 2 || !is_visible(rect)) return;
    if (minimum >= maximum) {
        const auto [low, high] = std::ranges::minmax(values);
        minimum = low;
        maximum = high > low ? high : low + 1;
    }
    std::array<Point, points_max> points{};
    const std::size_t count = std::min(values.size(), points.size());
    const float wide = rect.w - 6;
    for (std::size_t i = 0; i < count; ++i) {
        const float part = static_cast<float>(i) / static_cast<float>(count - 1);
        const float up = std::clamp((values[i] - minimum) / (maximum - minimum), 0.0F, 1.0F);
        points[i] = {rect.x + part * wide, rect.bottom() - 3 - up * (rect.h - 6)};
    }
    const theme::Color color = meaning == Meaning::warn ? ui.palette().data.neg : meaning_colors(ui, meaning).fill;
    paint::polyline(ui, {points.data(), count}, color, 1.75F);
    paint::circle(ui, points[count - 1], 2.75F, color);
}

void bar_chart(Ui& ui, std::string_view name, std::span<const float> values, Labels labels, float height, int current,
               float target) {
    const auto& colors = ui.palette();
    const TextFace face = face_of(ui, TextStyle::caption);
    const TextFace bold_face = face_of(ui, theme::TextMetrics{12, 16, theme::Weight::semibold});
    const Rect rect = place(ui, available_width(ui), height);
    leaf(ui, picture_node(ui, name, {}, rect));
    if (values.empty() || !is_visible(rect)) return;
    float most = std::max(target, 1e-6F);
    for (const float value : values) most = std::max(most, value);
    const float floor = rect.bottom() - face.line - 4;
    const float room = floor - rect.y;
    const float step = std::min(48.0F, rect.w / static_cast<float>(values.size()));
    const float wide = std::clamp(step * 0.5F, 4.0F, 28.0F);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float x = rect.x + step * (static_cast<float>(i) + 0.5F);
        const float high = std::max(2.0F, room * values[i] / most);
        const bool is_current = static_cast<int>(i) == current;
        const bool is_ahead = current >= 0 && static_cast<int>(i) > current;
        paint::fill(ui, {x - wide / 2, floor - high, wide, high}, is_ahead ? colors.bg.sunken : colors.data.cat1, 3);
        if (static_cast<int>(i) < labels.count()) {
            const Rect words{x - step / 2, floor + 4, step, face.line};
            draw_fitted(ui, is_current ? bold_face : face, words, labels[static_cast<int>(i)],
                        tone_color(ui, is_current ? Tone::primary : Tone::tertiary), Align::centre);
        }
    }
    if (target > 0) {
        const float y = floor - room * target / most;
        paint::dashed(ui, {rect.x, y}, {rect.x + step * static_cast<float>(values.size()), y}, colors.text.tertiary, 1);
    }
}

void line_chart(Ui& ui, std::string_view name, std::string_view summary, std::span<const LineSeries> series,
                Labels step_labels, float minimum, float maximum, float height) {
    const auto& colors = ui.palette();
    const TextFace face = face_of(ui, TextStyle::caption);
    const TextFace name_face = face_of(ui, theme::TextMetrics{12, 16, theme::Weight::medium});
    const Rect rect = place(ui, flow(ui).width, height);
    leaf(ui, picture_node(ui, name, summary, rect));
    if (!is_visible(rect) || maximum <= minimum) return;
    float name_wide = 0;
    for (const LineSeries& each : series) name_wide = std::max(name_wide, measure(name_face, each.name) + 12);
    const Rect plot{rect.x + 32, rect.y + 6, rect.w - 32 - std::min(name_wide, rect.w * 0.3F), rect.h - face.line - 14};
    const auto y_at = [&](float value) { return plot.bottom() - plot.h * (value - minimum) / (maximum - minimum); };
    for (int i = 0; i <= 4; ++i) {
        const float value = minimum + (maximum - minimum) * static_cast<float>(i) / 4;
        const float y = snap(ui, y_at(value));
        paint::line(ui, {plot.x, y}, {plot.right(), y}, i == 0 ? colors.data.axis : colors.data.grid, 1);
        std::array<char, 16> words{};
        const bool is_whole = std::abs(value - std::round(value)) < 0.01F;
        const int length =
            ImFormatString(words.data(), words.size(), is_whole ? "%.0f" : "%.1f", static_cast<double>(value));
        draw_fitted(ui, face, {rect.x, y - face.line / 2, 26, face.line},
                    {words.data(), static_cast<std::size_t>(length)}, tone_color(ui, Tone::tertiary), Align::end);
    }
    const int steps = std::max(2, step_labels.count());
    const auto x_at = [&](std::size_t i) {
        return plot.x + plot.w * static_cast<float>(i) / static_cast<float>(steps - 1);
    };
    const int every = std::max(1, static_cast<int>(std::ceil(static_cast<float>(steps) * 56 / std::max(1.0F, plot.w))));
    for (int i = 0; i < step_labels.count(); i += every) {
        draw_fitted(ui, face, {x_at(static_cast<std::size_t>(i)) - 28, plot.bottom() + 6, 56, face.line},
                    step_labels[i], tone_color(ui, Tone::tertiary), Align::centre);
    }
    float name_y_last = -1e6F;
    for (std::size_t s = 0; s < std::min<std::size_t>(series.size(), 4); ++s) {
        const theme::Color color = series_color(colors, s);
        std::array<Point, points_max> points{};
        std::size_t count = 0;
        const auto flush = [&] {
            if (count > 1 && series[s].is_dashed) {
                for (std::size_t i = 1; i < count; ++i) paint::dashed(ui, points[i - 1], points[i], color, 1.75F, 5, 4);
            } else if (count > 1) {
                paint::polyline(ui, {points.data(), count}, color, 2);
            }
        };
        Point last{};
        for (std::size_t i = 0; i < std::min(series[s].values.size(), points.size()); ++i) {
            const float value = series[s].values[i];
            if (std::isnan(value)) {
                flush();
                count = 0;
                continue;
            }
            last = points[count++] = {x_at(i), y_at(std::clamp(value, minimum, maximum))};
        }
        flush();
        if (last.x == 0) continue;
        paint::circle(ui, last, 3, color);
        float name_y = last.y - 8;
        if (std::abs(name_y - name_y_last) < 15) name_y = name_y_last + 15;
        name_y_last = name_y;
        draw_fitted(ui, name_face, {last.x + 8, name_y, rect.right() - last.x - 8, 16}, series[s].name, color);
    }
}

}  // namespace cairn::ui
