#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>

// What Dear ImGui lacks for fingers: a drag on content scrolls it, and it goes on after the finger left.

namespace cairn::ui {
namespace {

constexpr float drag_threshold = 8;          // px, below it is a tap
constexpr float velocity_least = 20;         // px/s, slower is rest
constexpr float slow_down_per_second = 3.2F; // exponential, as phones feel
constexpr float rest_per_second = 20;        // a finger that rests before it lets go wants no motion
constexpr float bar_width = 6;

void stop(UiState& s) { s.scroll = {}; }

}  // namespace

void scroll_by_touch(Ui& ui, ImGuiWindow* window) {
    UiState& s = ui.state();
    if (!ui.input().is_coarse) return;
    ImGuiIO& io = ImGui::GetIO();
    const bool is_here = window->InnerRect.Contains(io.MouseClickedPos[0]) && io.MouseDown[0];
    if (is_here && !s.is_drag_claimed && !s.scroll.is_dragging) {
        const float down = io.MousePos.y - io.MouseClickedPos[0].y;
        const bool is_drag =
            std::abs(down) > drag_threshold && std::abs(down) > std::abs(io.MousePos.x - io.MouseClickedPos[0].x);
        if (is_drag && window->ScrollMax.y > 0) {
            ImGui::ClearActiveID();  // the tap that began on a button is not one any more
            s.scroll = {.window = window->ID, .velocity = 0, .is_dragging = true};
        } else if (s.scroll.window == window->ID && io.MouseClicked[0]) {
            ImGui::ClearActiveID();  // a finger put down stops the motion, and presses nothing
            stop(s);
        }
    }
    if (s.scroll.window != window->ID) return;
    if (s.scroll.is_dragging && io.MouseDown[0]) {
        if (io.MouseDelta.y != 0) {
            ImGui::SetScrollY(window, window->Scroll.y - io.MouseDelta.y);
            const float now = -io.MouseDelta.y / std::max(0.004F, s.delta_seconds);
            s.scroll.velocity += (now - s.scroll.velocity) * 0.5F;
        } else {
            s.scroll.velocity *= std::exp(-rest_per_second * s.delta_seconds);
        }
        wake(ui, 0);
        return;
    }
    s.scroll.is_dragging = false;
    if (ui.input().is_motion_reduced || std::abs(s.scroll.velocity) < velocity_least) {
        stop(s);
        return;
    }
    const float target = window->Scroll.y + s.scroll.velocity * s.delta_seconds;
    ImGui::SetScrollY(window, std::clamp(target, 0.0F, window->ScrollMax.y));
    s.scroll.velocity *= std::exp(-slow_down_per_second * s.delta_seconds);
    if (target <= 0 || target >= window->ScrollMax.y)
        stop(s);
    else
        wake(ui, 0);
}

void finish_scroll(Ui& ui) {
    UiState& s = ui.state();
    if (!ImGui::GetIO().MouseDown[0]) s.scroll.is_dragging = false;
    // ImGui gives the wheel to what it turned last until some frames have passed: a page that is gone would keep it.
    ImGuiContext& context = *ImGui::GetCurrentContext();
    if (context.WheelingWindow != nullptr && !context.WheelingWindow->Active) {
        context.WheelingWindow = nullptr;
        context.WheelingWindowReleaseTimer = 0;
    }
}

void draw_scrollbar(Ui& ui, ImGuiWindow* window) {
    if (window->ScrollMax.y <= 0) return;
    const ImRect& view = window->InnerRect;
    const float track = view.GetHeight() - 4;
    const float length = std::max(32.0F, track * view.GetHeight() / (view.GetHeight() + window->ScrollMax.y));
    const float at = (track - length) * window->Scroll.y / window->ScrollMax.y;
    const Rect thumb{view.Max.x - bar_width - 2, view.Min.y + 2 + at, bar_width, length};
    float strength = 0.5F;
    if (!ui.input().is_coarse) {
        const std::uint32_t id = id_mix(window->ID, 77);
        const Rect grip{view.Max.x - 12, view.Min.y, 12, view.GetHeight()};
        ImGui::PushItemFlag(ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop, true);
        ImGui::PushClipRect(view.Min, view.Max, false);
        if (ImGui::ItemAdd(to_im(grip), id)) {
            bool is_hovered = false;
            bool is_held = false;
            ImGui::ButtonBehavior(to_im(grip), id, &is_hovered, &is_held,
                                  ImGuiButtonFlags_PressedOnClick | ImGuiButtonFlags_NoNavFocus);
            const float free = track - length;
            if (is_held && free > 0) {
                const float y = ImGui::GetIO().MousePos.y - view.Min.y - 2 - length / 2;
                ImGui::SetScrollY(window, std::clamp(y / free, 0.0F, 1.0F) * window->ScrollMax.y);
            }
            if (is_hovered || is_held) strength = 1;
        }
        ImGui::PopClipRect();
        ImGui::PopItemFlag();
    } else if (ui.state().scroll.window != window->ID) {
        return;  // on touch it shows only while it moves
    }
    ImGui::PushClipRect(view.Min, view.Max, false);
    paint::fill(ui, thumb, ui.palette().border.control.faded(strength), bar_width / 2);
    ImGui::PopClipRect();
}

}  // namespace cairn::ui
