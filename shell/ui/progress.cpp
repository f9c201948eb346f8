#include "shell/ui/charts.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace cairn::ui {
namespace {

Node number_node(Ui& ui, Role role, std::string_view name, std::string_view value, const Rect& rect, double fraction) {
    Node node = node_at(ui, 0, role, name, rect);
    node.value = value;
    node.minimum = 0;
    node.maximum = 1;
    node.now = std::clamp(fraction, 0.0, 1.0);
    return node;
}

}  // namespace

void progress_bar(Ui& ui, std::string_view name, double fraction, std::string_view value_text, Meaning meaning) {
    const TextFace face = face_of(ui, TextStyle::small);
    const float text_wide = value_text.empty() ? 0 : std::ceil(measure_tabular(face, value_text)) + 12;
    const bool is_row = flow(ui).is_row;
    const Rect rect = place(ui, is_row ? std::min(72 + text_wide, flow(ui).width) : flow(ui).width,
                            value_text.empty() ? 6.0F : face.line);
    if (is_visible(rect)) {
        const float high = theme::size::progress::bar;
        const Rect track{rect.x, rect.centre().y - high / 2, rect.w - text_wide, high};
        paint::fill(ui, track, ui.palette().bg.sunken, high / 2);
        const auto part = static_cast<float>(std::clamp(fraction, 0.0, 1.0));
        theme::Color fill = meaning_colors(ui, meaning).fill;
        if (meaning == Meaning::warn) fill = ui.palette().data.neg;
        if (part > 0) paint::fill(ui, {track.x, track.y, std::max(high, track.w * part), high}, fill, high / 2);
        if (text_wide > 0)
            draw_tabular(ui, face, {rect.right() - text_wide + 12, rect.y}, rect.h, value_text,
                         tone_color(ui, Tone::secondary));
    }
    leaf(ui, number_node(ui, Role::progress, name, value_text, rect, fraction));
}

void segment_bar(Ui& ui, std::string_view name, int done, int count, double now_fraction, std::string_view value_text) {
    const float high = theme::size::progress::segment;
    const Rect rect = place(ui, flow(ui).width, high);
    if (is_visible(rect) && count > 0) {
        const float gap = count > 20 ? 2.0F : 5.0F;
        const float wide = (rect.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
        for (int i = 0; i < count; ++i) {
            const Rect part{rect.x + static_cast<float>(i) * (wide + gap), rect.y, wide, high};
            paint::fill(ui, part, i < done ? ui.palette().primary.fill : ui.palette().bg.sunken, high / 2);
            if (i == done && now_fraction > 0) {
                paint::fill(
                    ui,
                    {part.x, part.y, std::max(high, part.w * static_cast<float>(std::min(1.0, now_fraction))), high},
                    ui.palette().primary.fill, high / 2);
            }
        }
    }
    leaf(ui, number_node(ui, Role::progress, name, value_text, rect, count > 0 ? (done + now_fraction) / count : 0));
}

void ring(Ui& ui, std::string_view name, double fraction, std::string_view value, std::string_view unit,
          RingSize size) {
    const auto& token = size == RingSize::large    ? theme::size::ring::lg
                        : size == RingSize::medium ? theme::size::ring::md
                                                   : theme::size::ring::sm;
    const float diameter = token[0];
    const float width = token[1];
    const Rect rect = place(ui, diameter, diameter);
    if (is_visible(rect)) {
        const Point centre = rect.centre();
        const float radius = (diameter - width) / 2;
        paint::circle_outline(ui, centre, diameter / 2, ui.palette().bg.sunken, width);
        paint::arc(ui, centre, radius, 0, static_cast<float>(std::clamp(fraction, 0.0, 1.0)), ui.palette().primary.fill,
                   width);
        const TextFace face =
            face_of(ui, theme::TextMetrics{size == RingSize::small ? 15.0F : 20.0F, 26, theme::Weight::semibold});
        const TextFace unit_face = face_of(ui, TextStyle::caption);
        const bool has_unit = !unit.empty() && size != RingSize::small;
        const float high = face.line + (has_unit ? unit_face.line : 0);
        const float room = diameter - 2 * width - 12;
        const Rect line{centre.x - room / 2, centre.y - high / 2, room, face.line};
        draw_fitted(ui, face, line, value, tone_color(ui, Tone::primary), Align::centre);
        if (has_unit)
            draw_fitted(ui, unit_face, {line.x, line.bottom() - 1, room, unit_face.line}, unit,
                        tone_color(ui, Tone::secondary), Align::centre);
    }
    Node node = number_node(ui, Role::progress, name, value, rect, fraction);
    node.description = unit;
    leaf(ui, node);
}

void mastery_bar(Ui& ui, std::string_view label_text, double mean, double low, double high,
                 std::string_view value_text) {
    const auto& colors = ui.palette();
    const TextFace face = face_of(ui, TextStyle::small);
    const TextFace value_face = face_of(ui, TextStyle::caption);
    const float wide = flow(ui).width;
    // the value is never cut: it takes the width it needs, or the line under the bar
    const float value_needs = std::ceil(measure(value_face, value_text));
    const float label_needs = std::ceil(measure(face, label_text));
    const bool is_narrow = wide < 420 || value_needs > wide * 0.5F;
    const bool is_value_below = is_narrow && !flow(ui).is_single_line && value_needs + label_needs + 16 > wide;
    const float value_high =
        is_value_below ? draw_wrapped(ui, value_face, {0, 0, wide, 0}, value_text, {}, Align::start, true) : 0;
    const Rect rect = place(ui, wide, is_narrow ? face.line + 22 + value_high : 32.0F);
    const float value_wide = is_value_below ? 0
                             : is_narrow    ? value_needs
                                            : std::max(std::min(200.0F, wide * 0.34F), value_needs);
    const float label_wide = is_narrow ? wide - value_wide : std::min(180.0F, wide * 0.3F);
    if (is_visible(rect)) {
        const float line_high = is_narrow ? face.line : rect.h;
        draw_fitted(ui, face, {rect.x, rect.y, label_wide - 8, line_high}, label_text, tone_color(ui, Tone::primary));
        if (is_value_below)
            draw_wrapped(ui, value_face, {rect.x, rect.y + face.line + 20, wide, 0}, value_text,
                         tone_color(ui, Tone::secondary), Align::start);
        else
            draw_fitted(ui, value_face, {rect.right() - value_wide, rect.y, value_wide, line_high}, value_text,
                        tone_color(ui, Tone::secondary), Align::end);
        const Rect track =
            is_narrow ? Rect{rect.x, rect.y + face.line + 5, rect.w, 10}
                      : Rect{rect.x + label_wide, rect.centre().y - 5, rect.w - label_wide - value_wide - 12, 10};
        const auto at = [&](double level) {
            return track.x + track.w * static_cast<float>(std::clamp(level, 0.0, 5.0) / 5);
        };
        paint::fill(ui, track, colors.bg.sunken, 3);
        for (int i = 1; i < 5; ++i) paint::line(ui, {at(i), track.y}, {at(i), track.bottom()}, colors.bg.surface, 1);
        const auto step = static_cast<std::size_t>(std::clamp(static_cast<int>(std::lround(mean)), 1, 5));
        paint::fill(ui, {track.x, track.y, at(mean) - track.x, track.h}, colors.seq[std::max<std::size_t>(step, 2)], 3);
        // the interval: a line with ends, on whatever lies under it
        const float y = track.centre().y;
        paint::line(ui, {at(low), y}, {at(high), y}, colors.text.primary, 1.5F);
        paint::line(ui, {at(low), y - 4}, {at(low), y + 4}, colors.text.primary, 1.5F);
        paint::line(ui, {at(high), y - 4}, {at(high), y + 4}, colors.text.primary, 1.5F);
        paint::circle(ui, {at(mean), y}, 4.5F, colors.bg.surface);
        paint::circle(ui, {at(mean), y}, 3, colors.text.primary);
    }
    Node node = node_at(ui, 0, Role::progress, label_text, rect);
    node.value = value_text;
    node.minimum = 0;
    node.maximum = 5;
    node.now = mean;
    leaf(ui, node);
}

void part_bar(Ui& ui, std::span<const float> parts, float width) {
    const Rect rect = place(ui, width, 6);
    float total = 0;
    for (const float part : parts) total += std::max(0.0F, part);
    if (!is_visible(rect) || total <= 0) return;
    float x = rect.x;
    std::size_t step = 5;
    for (const float part : parts) {
        if (part <= 0) continue;
        const float wide = rect.w * part / total;
        paint::fill(ui, {x, rect.y, std::max(2.0F, wide - 2), rect.h},
                    step >= 5 ? ui.palette().data.pos : ui.palette().seq[std::max<std::size_t>(step, 2)], 2);
        x += wide;
        if (step > 2) --step;
    }
}

}  // namespace cairn::ui
