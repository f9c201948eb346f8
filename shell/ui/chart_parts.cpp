#include "shell/ui/chart_parts.hpp"

#include "shell/ui/chart_scale.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cairn::ui {
namespace {

constexpr float draw_in_ms = 200;

/// Where the arrow keys of ImGui's own focus lead from `at`.
int moved_by_keys(std::uint32_t id, int at, int count) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.NavId != id || !g.NavCursorVisible) return at;
    const auto is_pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key); };
    if (is_pressed(ImGuiKey_RightArrow)) return at + 1;
    if (is_pressed(ImGuiKey_LeftArrow)) return at - 1;
    if (is_pressed(ImGuiKey_Home)) return 0;
    if (is_pressed(ImGuiKey_End)) return count - 1;
    return at;
}

}  // namespace

bool is_pointed_at(const Ui& ui, const Rect& rect, Point& pointer) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    pointer = {mouse.x, mouse.y};
    return !ui.input().is_coarse && rect.contains(pointer) && ImGui::IsWindowHovered();
}

PointCursor point_cursor(Ui& ui, std::uint32_t id, const ChartSpeech& speech, const Rect& rect, int count, int pointed,
                         FunctionRef<Rect(int index)> anchor) {
    Node picture = node_at(ui, id, Role::image, speech.name, rect);
    picture.description = speech.summary;
    leaf(ui, picture);
    count = std::min(count, speech.readings.count());
    if (count <= 0) return {};
    UiState& s = ui.state();
    const std::uint32_t slider = id_mix(id, 1);
    const bool had_hand = s.output.wants_hand_cursor;
    const Interaction act = interact(ui, slider, rect, {.radius = theme::radius::sm});
    s.output.wants_hand_cursor = had_hand;
    const int stored = s.memory.GetInt(slider, count - 1);
    int at = std::clamp(stored, 0, count - 1);
    at = moved_by_keys(slider, at, count);
    Action action;
    if (take_action(ui, slider, Action::Kind::set_number, &action))
        at = static_cast<int>(std::lround(action.number)) - 1;
    pointed = std::min(pointed, count - 1);
    if (act.is_pressed && pointed >= 0) at = pointed;
    at = std::clamp(at, 0, count - 1);
    if (at != stored) s.memory.SetInt(slider, at);

    Node node = node_at(ui, slider, Role::slider, speech.read_name, rect);
    node.value = speech.readings[at];
    node.minimum = 1;
    node.maximum = count;
    node.step = 1;
    node.now = at + 1;
    leaf(ui, node);
    const bool is_pointed = act.is_hovered && pointed >= 0;
    const bool is_read = act.is_ring_shown || (act.is_focused && ui.input().is_coarse);
    if (!is_pointed && !is_read) return {};
    const int shown = is_pointed ? pointed : at;
    want_tooltip(ui, slider, anchor(shown), speech.readings[shown], is_pointed, true);
    return {shown};
}

float drawn_part(Ui& ui, std::uint32_t id) { return animate(ui, id_mix(id, 2), 1, draw_in_ms, 0); }

theme::Color series_color(const Ui& ui, std::size_t index) {
    const auto& data = ui.palette().data;
    const std::array<theme::Color, 4> colors{data.cat1, data.cat2, data.cat3, data.cat4};
    return index < colors.size() ? colors[index] : data.other;
}

void draw_step_labels(Ui& ui, Labels labels, float left, float right, float top, FunctionRef<float(int step)> centre) {
    const int count = labels.count();
    if (count == 0) return;
    const TextFace face = face_of(ui, TextStyle::caption);
    float widest = 0;
    for (const std::string_view words : labels) widest = std::max(widest, std::ceil(measure(face, words)));
    const float step = count > 1 ? (centre(count - 1) - centre(0)) / static_cast<float>(count - 1) : right - left;
    const int stride = label_stride(step, widest);
    for (int i = count - 1; i >= 0; i -= stride) {
        const float wide = measure(face, labels[i]);
        const float x = std::clamp(centre(i) - wide / 2, left, std::max(left, right - wide));
        draw_line(ui, face, {x, top}, face.line, labels[i], tone_color(ui, Tone::tertiary));
    }
}

}  // namespace cairn::ui
