#include "shell/ui/choices.hpp"

#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cairn::ui {
namespace {

/// Left and Right move to the neighbour while one of the group is focused by ImGui (natively).
int arrow_step(std::uint32_t id) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.NavId != id || !g.NavCursorVisible) return 0;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) return 1;
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) return -1;
    return 0;
}

}  // namespace

bool segmented(Ui& ui, Key key, std::string_view label_text, Labels options, int& index) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const TextFace face = face_of(ui, TextStyle::label);
    constexpr float inset = 2;
    const float high = ui.input().is_coarse ? touch_least(ui) + 2 * inset : theme::size::control::sm;
    const auto width_of = [&](std::string_view word) {
        return std::max(touch_least(ui), std::ceil(measure(face, word)) + 28);
    };
    float total = 2 * inset;
    for (const std::string_view word : options) total += width_of(word);
    const float room = flow(ui).width;
    const float squeeze = total > room ? (room - 2 * inset) / (total - 2 * inset) : 1;
    const Rect box = snap(ui, place(ui, std::min(total, room), high));
    const NodeScope group_node(ui, node_at(ui, id, Role::radio_group, label_text, box));
    if (is_visible(box)) paint::fill(ui, box, colors.bg.sunken, theme::radius::md);
    bool is_changed = false;
    float x = box.x + inset;
    for (int i = 0; i < options.count(); ++i) {
        const std::uint32_t option_id = id_of(i);
        const float wide = width_of(options[i]) * squeeze;
        const Rect rect = snap(ui, Rect{x, box.y + inset, wide, high - 2 * inset});
        x += wide;
        const Interaction act = interact(ui, option_id, rect, {.radius = theme::radius::sm});
        int next = index;
        if (act.is_pressed || take_action(ui, option_id, Action::Kind::toggle)) next = i;
        if (const int step = arrow_step(option_id); step != 0 && index == i)
            next = std::clamp(i + step, 0, options.count() - 1);
        if (next != index) {
            index = next;
            is_changed = true;
        }
        const bool is_on = index == i;
        if (is_visible(rect)) {
            if (is_on) paint::box(ui, rect, colors.bg.surface, colors.border.subtle, theme::radius::sm);
            const theme::Color color =
                is_on ? colors.text.primary : mix(colors.text.secondary, colors.text.primary, act.hover);
            draw_fitted(ui, face, {rect.x + 6, rect.y, rect.w - 12, rect.h}, options[i], color, Align::centre);
        }
        Node node = node_at(ui, option_id, Role::radio, options[i], rect);
        if (is_on) node.flags |= flag::checked;
        leaf(ui, node);
    }
    return is_changed;
}

bool tabs(Ui& ui, Key key, std::string_view label_text, std::span<const Tab> strip, int& index) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const TextFace face = face_of(ui, theme::TextMetrics{14, 22, theme::Weight::medium});
    const TextFace count_face = face_of(ui, theme::TextMetrics{12, 16, theme::Weight::medium});
    const float high = ui.is_phone() || ui.input().is_coarse ? 48.0F : 40.0F;
    const float gap = ui.is_phone() ? 20.0F : 24.0F;
    const Rect box = place(ui, flow(ui).width, high);
    const NodeScope group_node(ui, node_at(ui, id, Role::tab_list, label_text, box));
    const float line_y = box.bottom() - 1;
    if (is_visible(box)) paint::line(ui, {box.x, line_y}, {box.right(), line_y}, colors.border.subtle, 1);

    // where it is too narrow the strip follows the selected tab
    const std::uint32_t shift_id = id_mix(id, 1);
    const float shift = recall(ui, shift_id, 0);
    float x = box.x - shift;
    bool is_changed = false;
    float selected_left = 0;
    float selected_right = 0;
    ImGui::PushClipRect({box.x - 4, box.y - 4}, {box.right() + 4, box.bottom() + 4}, true);
    for (std::size_t i = 0; i < strip.size(); ++i) {
        const Tab& each = strip[i];
        const int number = static_cast<int>(i);
        const std::uint32_t tab_id = id_of(number);
        std::array<char, 12> digits{};
        const int digit_count = each.count > 0 ? ImFormatString(digits.data(), digits.size(), "%d", each.count) : 0;
        const std::string_view count{digits.data(), static_cast<std::size_t>(digit_count)};
        const float label_wide = std::ceil(measure(face, each.label));
        const float chip_wide = count.empty() ? 0 : std::ceil(measure(count_face, count)) + 14;
        const float wide = label_wide + (count.empty() ? 0 : chip_wide + 8);
        const Rect rect{x, box.y, wide, high};
        x += wide + gap;
        const float target_wide = std::max(rect.w + 16, touch_least(ui));
        // wider than its words, but never beyond the strip that it belongs to
        const float left = std::max(rect.centre().x - target_wide / 2, std::min(rect.x, box.x));
        const float right = std::min(rect.centre().x + target_wide / 2, std::max(rect.right(), box.right()));
        const Rect target{left, rect.y + 2, right - left, rect.h - 4};
        const Interaction act = interact(ui, tab_id, target, {});
        int next = index;
        if (act.is_pressed) next = number;
        if (const int step = arrow_step(tab_id); step != 0 && index == number)
            next = std::clamp(number + step, 0, static_cast<int>(strip.size()) - 1);
        if (next != index) {
            index = next;
            is_changed = true;
        }
        const bool is_on = index == number;
        if (is_on) {
            selected_left = rect.x + shift - box.x;
            selected_right = selected_left + wide;
        }
        const theme::Color color =
            is_on ? colors.text.primary : mix(colors.text.secondary, colors.text.primary, act.hover);
        draw_line(ui, face, {rect.x, rect.y}, rect.h, each.label, color);
        if (!count.empty()) {
            const Rect chip_rect{rect.x + label_wide + 8, rect.centre().y - 10, chip_wide, 20};
            paint::fill(ui, chip_rect, colors.accent.soft, theme::radius::sm);
            draw_fitted(ui, count_face, chip_rect, count, colors.accent.text, Align::centre);
        }
        if (is_on) paint::fill(ui, {rect.x, box.bottom() - 2, rect.w, 2}, colors.primary.fill, 1);
        Node node = node_at(ui, tab_id, Role::tab, each.label, target);
        node.description = count;
        if (is_on) node.flags |= flag::selected;
        leaf(ui, node);
    }
    ImGui::PopClipRect();
    const float total = x - gap - box.x + shift;
    float wanted = shift;
    if (total <= box.w)
        wanted = 0;
    else if (selected_left < shift)
        wanted = std::max(0.0F, selected_left - 32);
    else if (selected_right > shift + box.w)
        wanted = std::min(total - box.w, selected_right - box.w + 32);
    keep(ui, shift_id, wanted);
    if (wanted != shift) ui.wake_after(0);
    return is_changed;
}

bool tabs(Ui& ui, Key key, std::string_view label_text, Labels words, int& index) {
    std::array<Tab, 12> strip{};
    const int count = std::min(words.count(), static_cast<int>(strip.size()));
    for (int i = 0; i < count; ++i) strip[static_cast<std::size_t>(i)].label = words[i];
    return tabs(ui, key, label_text, std::span<const Tab>(strip.data(), static_cast<std::size_t>(count)), index);
}

}  // namespace cairn::ui
