#include "shell/ui/canvas_view.hpp"

#include "shell/ui/internal.hpp"

#include <algorithm>
#include <cmath>

namespace cairn::ui {
namespace {

constexpr float zoom_per_line = 0.12F;  // of the wheel, as an exponent
constexpr float line_px = 32;           // of the wheel sideways
constexpr float drag_px = 4;            // less is a press
constexpr float drag_px_touch = 8;
constexpr float glide_seconds = theme::motion::durations_ms::page / 1000;

float smooth(float part) { return part * part * (3 - 2 * part); }
float between(float from, float to, float part) { return from + (to - from) * part; }

void follow_glide(Ui& ui, CanvasView& view) {
    CanvasView::Glide& glide = view.glide;
    if (!glide.is_on) return;
    const float part = std::clamp(static_cast<float>(ui.seconds() - glide.began) / glide_seconds, 0.0F, 1.0F);
    if (part >= 1) {
        view.pan = glide.pan_to;
        view.zoom = glide.zoom_to;
        glide.is_on = false;
        return;
    }
    const float way = smooth(part);
    view.pan = {between(glide.pan_from.x, glide.pan_to.x, way), between(glide.pan_from.y, glide.pan_to.y, way)};
    view.zoom = between(glide.zoom_from, glide.zoom_to, way);
    wake(ui, 0);
}

void follow_wheel(std::uint32_t id, const Rect& box, CanvasView& view, ZoomRange range) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsWindowHovered() || !box.contains({io.MousePos.x, io.MousePos.y})) return;
    ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, id);  // the page stays where it is
    ImGui::SetKeyOwner(ImGuiKey_MouseWheelX, id);
    if (io.MouseWheel == 0 && io.MouseWheelH == 0) return;
    view.glide.is_on = false;
    zoom_about(view, {io.MousePos.x - box.x, io.MousePos.y - box.y}, std::exp(io.MouseWheel * zoom_per_line), range);
    view.pan.x += io.MouseWheelH * line_px;
}

void follow_pinch(UiState& s, const Rect& box, CanvasView& view, ZoomRange range) {
    if (!s.pinch || !box.contains(s.pinch->centre)) return;
    const Pinch pinch = *s.pinch;
    s.pinch.reset();
    view.glide.is_on = false;
    view.pan = {view.pan.x + pinch.moved.x, view.pan.y + pinch.moved.y};
    zoom_about(view, {pinch.centre.x - box.x, pinch.centre.y - box.y}, pinch.factor, range);
}

}  // namespace

void zoom_about(CanvasView& view, Point at, float factor, ZoomRange range) {
    const float zoom = std::clamp(view.zoom * factor, range.least, range.most);
    view.pan.x = at.x - (at.x - view.pan.x) * zoom / view.zoom;
    view.pan.y = at.y - (at.y - view.pan.y) * zoom / view.zoom;
    view.zoom = zoom;
}

void glide_to(Ui& ui, CanvasView& view, Point pan, float zoom) {
    if (ui.input().is_motion_reduced) {
        view.pan = pan;
        view.zoom = zoom;
        view.glide.is_on = false;
    } else {
        view.glide = {.pan_from = view.pan,
                      .pan_to = pan,
                      .zoom_from = view.zoom,
                      .zoom_to = zoom,
                      .began = ui.seconds(),
                      .is_on = true};
    }
    wake(ui, 0);
}

void begin_moving(Ui& ui, std::uint32_t id, const Rect& box, CanvasView& view, ZoomRange range) {
    UiState& s = ui.state();
    s.zoom_area = box;
    follow_glide(ui, view);
    if (s.is_modal_open) return;
    follow_wheel(id, box, view, range);
    follow_pinch(s, box, view, range);
}

void end_moving(Ui& ui, std::uint32_t id, const Rect& box, CanvasView& view) {
    UiState& s = ui.state();
    ImGuiContext& g = *ImGui::GetCurrentContext();
    const ImGuiIO& io = ImGui::GetIO();
    const std::uint32_t ground = id_mix(id, 1);
    if (ImGui::ItemAdd(to_im(box), ground, nullptr, ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop)) {
        bool is_hovered = false;
        bool is_held = false;
        ImGui::ButtonBehavior(to_im(box), ground, &is_hovered, &is_held, ImGuiButtonFlags_PressedOnClick);
    }
    if (!io.MouseDown[0] || !ImGui::IsMousePosValid()) {  // a second finger ends what the first began
        view.is_dragging = false;
        return;
    }
    if (view.is_dragging) {
        s.is_drag_claimed = true;
        view.pan = {view.pan.x + io.MouseDelta.x, view.pan.y + io.MouseDelta.y};
        return;
    }
    const Node* held = g.ActiveId == 0 ? nullptr : s.semantics.find(g.ActiveId);
    const bool is_here = g.ActiveId == ground || (held != nullptr && held->parent == id);
    if (!is_here) return;
    s.is_drag_claimed = true;
    const ImVec2 start = io.MouseClickedPos[0];
    const Point moved{io.MousePos.x - start.x, io.MousePos.y - start.y};
    if (std::hypot(moved.x, moved.y) <= (ui.input().is_coarse ? drag_px_touch : drag_px)) return;
    ImGui::ClearActiveID();
    view.glide.is_on = false;
    view.is_dragging = true;
    view.pan = {view.pan.x + moved.x, view.pan.y + moved.y};
}

}  // namespace cairn::ui
