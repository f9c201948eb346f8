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

void bar_chart(Ui& ui, std::string_view name, std::string_view in_words, std::span<const float> values, Labels labels,
               float height, int current, float target) {
    const auto& colors = ui.palette();
    const TextFace face = face_of(ui, TextStyle::caption);
    const TextFace bold_face = face_of(ui, theme::TextMetrics{12, 16, theme::Weight::semibold});
    const Rect rect = place(ui, available_width(ui), height);
    leaf(ui, picture_node(ui, name, in_words, rect));
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

}  // namespace cairn::ui
