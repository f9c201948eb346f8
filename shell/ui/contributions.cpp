#include "shell/ui/charts.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <string>

namespace cairn::ui {
namespace {

constexpr float row_height = 28;
constexpr float bar_height = 12;
constexpr float value_width = 56;
constexpr float bars_width_min = 80;

struct Axis {
    float zero = 0;         ///< x of the axis
    float px_per_unit = 0;
};

Axis axis_of(std::span<const Contribution> parts, float left, float width) {
    double most = 0;
    double least = 0;
    for (const Contribution& part : parts) {
        most = std::max(most, part.value);
        least = std::min(least, part.value);
    }
    const double range = std::max(most - least, 1e-9);
    const float px = (width - 2) / static_cast<float>(range);
    return {.zero = left + 1 + static_cast<float>(-least) * px, .px_per_unit = px};
}

/// What stands in one line of the picture, as one text of the node: read, found and copied as it is seen.
std::string_view in_one_line(Ui& ui, std::initializer_list<std::string_view> parts) {
    std::string line;
    for (const std::string_view part : parts) {
        if (!line.empty() && !part.empty()) line += ' ';
        line += part;
    }
    return ui.semantics().keep(line);
}

}  // namespace

int contributions(Ui& ui, Key key, std::string_view name, std::span<const Contribution> parts,
                  std::string_view total_label, std::string_view total_text, bool is_pressable) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    int pressed = -1;
    const ContainerScope container(ui, id, Role::list, name);
    const TextFace face = face_of(ui, TextStyle::label);
    const TextFace evidence_face = face_of(ui, TextStyle::small);
    const TextFace value_face = face_of(ui, theme::TextMetrics{13, 20, theme::Weight::semibold});
    float label_wide = 60;
    float evidence_wide = 0;
    for (const Contribution& part : parts) {
        label_wide = std::max(label_wide, std::ceil(measure(face, part.label)) + 24);
        evidence_wide = std::max(evidence_wide, std::ceil(measure(evidence_face, part.evidence)) + 12);
    }
    const auto draw = [&] {
        const float wide = flow(ui).width;
        const float bars_beside =
            wide - label_wide - evidence_wide - value_width;  // the words whole, bars get the rest
        const bool is_narrow = bars_beside < bars_width_min;
        const float bars = is_narrow ? wide * 0.26F : std::min(bars_beside, wide * 0.3F);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Contribution& part = parts[i];
            const float high =
                is_narrow ? 48.0F : std::max(row_height, is_pressable && ui.input().is_coarse ? 44.0F : 0.0F);
            const Rect rect = place(ui, wide, high);
            const std::uint32_t row_id = id_of(static_cast<int>(i));
            Interaction act;
            if (is_pressable) act = interact(ui, row_id, rect, {.is_ring_inside = true, .radius = theme::radius::xs});
            if (act.is_pressed) pressed = static_cast<int>(i);
            const Axis axis = axis_of(parts, rect.right() - value_width - bars, bars);
            if (is_visible(rect)) {
                if (act.hover > 0 || act.is_held)
                    paint::fill(ui, {rect.x - 8, rect.y, rect.w + 16, rect.h},
                                colors.bg.sunken.faded(act.is_held ? 1 : act.hover), theme::radius::xs);
                const float words_right = rect.right() - value_width - bars - 12;
                if (is_narrow) {
                    draw_fitted(ui, face, {rect.x, rect.y + 4, words_right - rect.x, 20}, part.label,
                                tone_color(ui, Tone::primary));
                    draw_fitted(ui, evidence_face, {rect.x, rect.y + 24, rect.w, 20}, part.evidence,
                                tone_color(ui, Tone::secondary));
                } else {
                    draw_fitted(ui, face, {rect.x, rect.y, label_wide - 12, rect.h}, part.label,
                                tone_color(ui, Tone::primary));
                    draw_fitted(ui, evidence_face,
                                {rect.x + label_wide, rect.y, words_right - rect.x - label_wide, rect.h}, part.evidence,
                                tone_color(ui, Tone::secondary));
                }
                const float line_high = is_narrow ? 28.0F : rect.h;  // on phones the evidence has a line of its own
                const float y = rect.y + line_high / 2;
                const float length = static_cast<float>(std::abs(part.value)) * axis.px_per_unit;
                const Rect bar{part.value >= 0 ? axis.zero : axis.zero - length, y - bar_height / 2,
                               std::max(length, part.value == 0 ? 0.0F : 1.5F), bar_height};
                paint::fill(ui, bar, part.value >= 0 ? colors.data.pos : colors.data.neg, 2);
                paint::line(ui, {axis.zero, y - 10}, {axis.zero, y + 10}, colors.data.axis, 1);
                const float text_wide = measure_tabular(value_face, part.value_text);
                draw_tabular(ui, value_face, {rect.right() - text_wide, rect.y}, line_high, part.value_text,
                             part.value < 0 ? colors.warn.text : tone_color(ui, Tone::primary));
            }
            Node node = node_at(ui, row_id, Role::list_item,
                                in_one_line(ui, {part.label, part.evidence, part.value_text}), rect);
            if (is_pressable) node.flags |= flag::pressable;
            leaf(ui, node);
        }
        if (!total_label.empty()) {
            divider(ui, 6);
            const TextFace total_face = face_of(ui, TextStyle::metric_sm);
            const TextFace total_label_face = face_of(ui, TextStyle::body_strong);
            const Rect rect = place(ui, wide, 32);
            if (is_visible(rect)) {
                draw_fitted(ui, total_label_face, {rect.x, rect.y, rect.w * 0.6F, rect.h}, total_label,
                            tone_color(ui, Tone::primary));
                const float text_wide = measure_tabular(total_face, total_text);
                draw_tabular(ui, total_face, {rect.right() - text_wide, rect.y}, rect.h, total_text,
                             tone_color(ui, Tone::primary));
            }
            Node node = node_at(ui, id_mix(id, 77), Role::list_item, in_one_line(ui, {total_label, total_text}), rect);
            leaf(ui, node);
        }
    };
    stack(ui, 0, draw);
    return pressed;
}

void dumbbell(Ui& ui, const Dumbbell& row_data) {
    const auto& colors = ui.palette();
    const TextFace face = face_of(ui, TextStyle::body_strong);
    const TextFace note_face = face_of(ui, TextStyle::small);
    const float wide = flow(ui).width;
    const bool is_narrow = wide < 460;
    const Rect rect = place(ui, wide, is_narrow ? 86.0F : 62.0F);
    if (is_visible(rect)) {
        const bool are_both = row_data.you >= 0 && row_data.them >= 0;
        const bool is_wide_gap = are_both && std::abs(row_data.you - row_data.them) >= 2;
        if (is_wide_gap) {
            paint::fill(ui, rect, colors.warn.soft, theme::radius::sm);
            paint::fill_corners(ui, {rect.x, rect.y, 4, rect.h}, colors.warn.fill, 2, paint::Corners::left);
        }
        const float left = rect.x + 14;
        const float label_wide = is_narrow ? rect.w - 28 : rect.w * 0.42F;
        draw_fitted(ui, face, {left, rect.y + 8, label_wide, 22}, row_data.label, tone_color(ui, Tone::primary));
        draw_fitted(ui, note_face, {left, rect.y + 30, label_wide, 20}, row_data.note, tone_color(ui, Tone::secondary));
        const float from = is_narrow ? rect.x + 22 : rect.x + rect.w * 0.48F;
        const float to = rect.right() - 22;
        const float y = is_narrow ? rect.y + 68 : rect.centre().y;
        const auto at = [&](int level) { return from + (to - from) * static_cast<float>(level) / 5; };
        paint::line(ui, {from, y}, {to, y}, colors.border.strong, 1);
        for (int level = 0; level <= 5; ++level)
            paint::line(ui, {at(level), y - 3}, {at(level), y + 3}, colors.border.strong, 1);
        if (are_both) {
            const float a = std::min(at(row_data.you), at(row_data.them));
            const float b = std::max(at(row_data.you), at(row_data.them));
            paint::line(ui, {a, y}, {b, y}, is_wide_gap ? colors.warn.fill : colors.text.tertiary,
                        is_wide_gap ? 4.0F : 2.0F);
        }
        if (row_data.them >= 0) {
            paint::circle(ui, {at(row_data.them), y}, 9, colors.bg.surface);
            paint::circle(ui, {at(row_data.them), y}, 7.5F, colors.data.them);
        }
        if (row_data.you >= 0) {
            const bool is_same = row_data.you == row_data.them;
            paint::diamond(ui, {at(row_data.you), y}, is_same ? 6.5F : 10.0F, colors.bg.surface);
            paint::diamond(ui, {at(row_data.you), y}, is_same ? 5.0F : 8.5F, colors.data.you);
        }
    }
    Node node = node_at(ui, 0, Role::image, row_data.label, rect);
    node.value = row_data.value_text;
    node.description = row_data.note;
    leaf(ui, node);
}

}  // namespace cairn::ui
