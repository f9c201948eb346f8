#include "shell/ui/chart_parts.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace cairn::ui {
namespace {

constexpr float bar_high = 12;

struct Scale {
    float least = 0;  ///< x of the lowest value
    float zero = 0;
    float end = 0;    ///< x of the largest
    double minimum = 0;
    double maximum = 1;

    [[nodiscard]] float x(double value) const {
        return least + (end - least) * static_cast<float>((value - minimum) / (maximum - minimum));
    }
};

double limited(double value, double maximum) { return std::isfinite(value) ? std::min(value, maximum) : 0; }

}  // namespace

int bar_rows(Ui& ui, Key key, std::string_view name, std::span<const BarRow> rows, double maximum) {
    const std::uint32_t id = id_of(key);
    const auto& colors = ui.palette();
    const TextFace face = face_of(ui, TextStyle::small);
    const TextFace value_face = face_of(ui, theme::TextMetrics{13, 20, theme::Weight::semibold});
    const float width = flow(ui).width;
    const bool is_narrow = width < 420;  // names above their bars
    const float row_high = std::max(is_narrow ? face.line + bar_high + 14 : 32.0F, touch_least(ui));
    float label_wide = 0;
    float value_wide = 0;
    Scale scale;
    scale.maximum = maximum;
    for (const BarRow& row : rows) {
        label_wide = std::max(label_wide, std::ceil(measure(face, row.label)));
        value_wide = std::max(value_wide, std::ceil(measure(value_face, row.value_text)));
        if (!std::isfinite(row.value)) continue;
        scale.minimum = std::min(scale.minimum, row.value);
        if (maximum <= 0) scale.maximum = std::max(scale.maximum, row.value);
    }
    if (!(scale.maximum > scale.minimum)) scale.maximum = scale.minimum + 1;
    label_wide = is_narrow ? 0 : std::min(label_wide + 16, width * 0.4F);

    const Rect all = place(ui, width, row_high * static_cast<float>(rows.size()));
    scale.least = all.x + label_wide;
    scale.end = std::max(scale.least + 20, all.right() - std::min(value_wide + 8, width * 0.4F));
    scale.zero = scale.x(0);
    const float part = drawn_part(ui, id);
    Node list = node_at(ui, id, Role::list, name, all);
    const NodeScope list_scope(ui, list);
    int pressed = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const BarRow& row = rows[i];
        const std::uint32_t row_id = id_mix(id, i + 10);
        const Rect rect{all.x, all.y + row_high * static_cast<float>(i), all.w, row_high};
        Interaction act;
        if (!row.href.empty()) act = interact(ui, row_id, rect, {.is_ring_inside = true, .radius = theme::radius::xs});
        if (act.is_pressed) pressed = static_cast<int>(i);
        Node node = node_at(ui, row_id, Role::list_item, row.label, rect);
        node.row = static_cast<int>(i) + 1;
        node.row_count = static_cast<int>(rows.size());
        node.href = row.href;
        if (!row.href.empty()) node.flags |= flag::pressable;
        const NodeScope item(ui, node);
        leaf(ui, node_at(ui, id_mix(row_id, 1), Role::text, row.label, rect));
        leaf(ui, node_at(ui, id_mix(row_id, 2), Role::text, row.value_text, rect));
        if (!is_visible(rect)) continue;
        if (act.hover > 0) paint::fill(ui, rect, colors.bg.sunken.faded(act.hover), theme::radius::xs);
        const Rect words =
            is_narrow ? Rect{rect.x, rect.y + 4, rect.w, face.line} : Rect{rect.x, rect.y, label_wide - 16, rect.h};
        draw_fitted(ui, face, words, row.label, colors.text.primary);
        const float y = is_narrow ? words.bottom() + 2 : rect.centre().y - bar_high / 2;
        const double value = limited(row.value, scale.maximum);
        const float tip = scale.x(value * static_cast<double>(part));
        const Rect bar = snap(ui, Rect{std::min(tip, scale.zero), y, std::abs(tip - scale.zero), bar_high});
        paint::fill(ui, bar, value < 0 ? colors.data.neg : colors.data.cat1, 2);
        paint::line(ui, {scale.zero, y - 2}, {scale.zero, y + bar_high + 2}, colors.data.axis, 1);
        const float text_x = std::max(scale.x(std::max(value, 0.0)), scale.zero) + 8;
        draw_fitted(ui, value_face, {text_x, y + bar_high / 2 - 10, rect.right() - text_x, 20}, row.value_text,
                    colors.text.primary);
    }
    return pressed;
}

}  // namespace cairn::ui
