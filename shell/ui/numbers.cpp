#include "shell/ui/choices.hpp"

#include "shell/ui/field_parts.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/paint.hpp"
#include "shell/ui/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cairn::ui {
namespace {

/// −1, 0 or +1 from the arrow keys while ImGui's focus is on `id`; ten times with Page keys.
double key_steps(std::uint32_t id) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.NavId != id || !g.NavCursorVisible) return 0;
    ImGui::NavMoveRequestCancel();  // the arrows are its own
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow)) return 1;
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow) || ImGui::IsKeyPressed(ImGuiKey_DownArrow)) return -1;
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) return 10;
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) return -10;
    return 0;
}

bool has_nav(std::uint32_t id) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.NavId == id && g.NavCursorVisible;
}

bool step_button(Ui& ui, std::uint32_t id, const Rect& rect, Icon icon_name, bool is_disabled) {
    const auto& colors = ui.palette();
    const Interaction act = interact(
        ui, id, rect,
        {.is_disabled = is_disabled, .presses_on_down = true, .is_repeating = true, .radius = theme::radius::sm});
    if (is_visible(rect)) {
        const Rect inner = rect.expanded(-3);
        if (act.hover > 0 || act.is_held)
            paint::fill(ui, inner, colors.bg.sunken.faded(act.is_held ? 1 : act.hover), theme::radius::sm);
        paint::icon(ui, icon_name, rect.centre(), 16, is_disabled ? colors.text.disabled : colors.text.secondary);
    }
    return act.is_pressed;
}

}  // namespace

bool stepper(Ui& ui, Key key, std::string_view label_text, int& value, int minimum, int maximum, std::string_view unit,
             const ChoiceOptions& options) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    const int before = value;
    const bool is_disabled = options.is_disabled || is_disabled_here(ui);
    const auto draw = [&] {
        if (!options.is_label_hidden) draw_field_label(ui, label_text);
        std::array<char, 16> digits{};
        const int length = ImFormatString(digits.data(), digits.size(), "%d", value);
        const std::string_view number{digits.data(), static_cast<std::size_t>(length)};
        const TextFace face = face_of(ui, theme::TextMetrics{field_text(ui).size, 22, theme::Weight::medium});
        const TextFace unit_face = face_of(ui, TextStyle::small);
        const float high = control_height(ui);
        const float unit_wide = unit.empty() ? 0 : std::ceil(measure(unit_face, unit)) + 6;
        const float middle = std::max(40.0F, measure_tabular(face, number) + unit_wide + 16);
        const Rect rect = snap(ui, place(ui, 2 * high + middle, high));
        const Rect left{rect.x, rect.y, high, high};
        const Rect right{rect.right() - high, rect.y, high, high};
        // the number is the node and takes the arrow keys; its two buttons are parts of it
        const Rect centre{left.right(), rect.y, middle, high};
        const Interaction act = interact(ui, id, centre, {.is_disabled = is_disabled});
        if (is_visible(rect))
            paint::box(ui, rect, is_disabled ? colors.bg.sunken : colors.bg.surface, colors.border.control,
                       theme::radius::md);
        ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);
        if (step_button(ui, id_mix(id, 1), left, Icon::minus, is_disabled || value <= minimum)) --value;
        if (step_button(ui, id_mix(id, 2), right, Icon::plus, is_disabled || value >= maximum)) ++value;
        ImGui::PopItemFlag();
        if (has_nav(id)) value += static_cast<int>(key_steps(id));
        Action action;
        if (take_action(ui, id, Action::Kind::set_number, &action) && !is_disabled)
            value = static_cast<int>(std::lround(action.number));
        value = std::clamp(value, minimum, maximum);
        const theme::Color color = is_disabled ? colors.text.disabled : colors.text.primary;
        if (is_visible(rect)) {
            const float wide = measure_tabular(face, number) + unit_wide;
            const float x = centre.centre().x - wide / 2;
            draw_tabular(ui, face, {x, centre.y}, centre.h, number, color);
            if (unit_wide > 0)
                draw_line(ui, unit_face, {x + wide - unit_wide + 6, centre.y}, centre.h, unit,
                          tone_color(ui, Tone::secondary));
        }
        (void)act;
        Node node = node_at(ui, id, Role::slider, label_text, rect);
        node.description = is_disabled && !options.reason.empty() ? options.reason : options.help;
        node.value = ui.semantics().keep(number);
        node.minimum = minimum;
        node.maximum = maximum;
        node.step = 1;
        node.now = value;
        if (is_disabled) node.flags |= flag::disabled;
        leaf(ui, node);
        draw_field_note(ui, options.is_label_hidden ? std::string_view{} : options.help, {});
    };
    if (options.is_label_hidden || !flow(ui).is_row) {
        if (flow(ui).is_row)
            draw();
        else
            stack(ui, 6, draw);
    } else {
        column(ui, 180, [&] { stack(ui, 6, draw); });
    }
    return value != before;
}

bool slider(Ui& ui, Key key, std::string_view label_text, double& value, double minimum, double maximum,
            const SliderOptions& options, bool* is_committed) {
    const auto& colors = ui.palette();
    const std::uint32_t id = id_of(key);
    const TextFace label_face = face_of(ui, TextStyle::label);
    const TextFace value_face = face_of(ui, theme::TextMetrics{13, 20, theme::Weight::semibold});
    const double before = value;
    const float wide = width_for(ui, flow(ui).is_row ? 240 : 0);
    const float knob_row = std::max(theme::size::slider::row + 4, touch_least(ui));
    const Rect rect = place(ui, wide, label_face.line + knob_row);
    const bool is_disabled = options.is_disabled || is_disabled_here(ui);
    const Rect track_row{rect.x, rect.y + label_face.line, rect.w, knob_row};
    const Interaction act = interact(
        ui, id, track_row,
        {.is_disabled = is_disabled, .takes_drag = true, .presses_on_down = true, .radius = theme::radius::sm});
    const float left = track_row.x + 9;
    const float length = track_row.w - 18;
    const double step = options.step > 0 ? options.step : (maximum - minimum) / 100;
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool is_keyboard_held = g.ActiveIdSource != ImGuiInputSource_Mouse;
    if (act.is_held && !is_keyboard_held && length > 0) {
        const double part = std::clamp(static_cast<double>((ImGui::GetIO().MousePos.x - left) / length), 0.0, 1.0);
        value = minimum + std::round(part * (maximum - minimum) / step) * step;
    }
    bool is_done = false;
    if (const double steps = key_steps(id); steps != 0) {
        value += steps * step;
        is_done = true;
    }
    if (has_nav(id) && ImGui::IsKeyPressed(ImGuiKey_Home)) value = minimum;
    if (has_nav(id) && ImGui::IsKeyPressed(ImGuiKey_End)) value = maximum;
    Action action;
    if (take_action(ui, id, Action::Kind::set_number, &action) && !is_disabled) {
        value = action.number;
        is_done = true;
    }
    value = std::clamp(value, minimum, maximum);
    if (ImGui::IsItemDeactivated() && ImGui::GetItemID() == id) is_done = true;
    if (is_committed != nullptr) *is_committed = is_done;

    if (is_visible(rect)) {
        const theme::Color words = is_disabled ? colors.text.disabled : colors.text.primary;
        const float value_wide = std::ceil(measure(value_face, options.value_text));
        draw_fitted(ui, label_face, {rect.x, rect.y, rect.w - value_wide - 12, label_face.line}, label_text, words);
        draw_line(ui, value_face, {rect.right() - value_wide, rect.y}, label_face.line, options.value_text, words);
        const float y = track_row.centre().y;
        const auto at = [&](double number) {
            return left + length * static_cast<float>((number - minimum) / std::max(1e-9, maximum - minimum));
        };
        const float knob_x = at(value);
        const float thick = theme::size::slider::track;
        paint::fill(ui, {left, y - thick / 2, length, thick}, colors.bg.sunken, thick / 2);
        const theme::Color fill = is_disabled ? colors.text.disabled : colors.primary.fill;
        paint::fill(ui, {left, y - thick / 2, knob_x - left, thick}, fill, thick / 2);
        if (options.compared) paint::fill(ui, {at(*options.compared) - 1, y - 6, 2, 12}, colors.text.tertiary, 1);
        const float radius = theme::size::slider::knob / 2 + (act.is_held ? 1 : act.hover);
        paint::circle(ui, {knob_x, y}, radius, fill);
        paint::circle(ui, {knob_x, y}, radius - 2, colors.bg.surface);
        paint::circle(ui, {knob_x, y}, radius - 4, fill);
    }
    Node node = node_at(ui, id, Role::slider, label_text, rect);
    node.value = options.value_text;
    node.description = options.help;
    node.minimum = minimum;
    node.maximum = maximum;
    node.step = step;
    node.now = value;
    if (is_disabled) node.flags |= flag::disabled;
    leaf(ui, node);
    if (!options.help.empty()) {
        flow(ui).gap_once = 4;
        draw_field_note(ui, options.help, {});
    }
    return value != before;
}

}  // namespace cairn::ui
