#include "shell/ui/internal.hpp"
#include "shell/ui/messages.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>

// What lies over everything: toasts, the tooltip, the focus ring.

namespace cairn::ui {
namespace {

constexpr double toast_seconds = 6;
constexpr std::size_t toasts_max = 2;
constexpr float toast_height = 48;
constexpr ImGuiWindowFlags toast_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNavInputs;

/// A word in a toast that can be pressed. Returns true when it was.
bool toast_word(Ui& ui, std::uint32_t id, const Rect& rect, std::string_view words) {
    const Interaction act = interact(ui, id, rect, {.radius = theme::radius::sm});
    const TextFace face = face_of(ui, TextStyle::label);
    const theme::Color color = ui.palette().text.inverse;
    draw_fitted(ui, face, rect, words, color, Align::centre);
    const float wide = measure(face, words);
    const float y = rect.centre().y + face.cap_height / 2 + 3;
    paint::line(ui, {rect.centre().x - wide / 2, y}, {rect.centre().x + wide / 2, y},
                color.faded(act.hover > 0.5F ? 1 : 0.7F), 1);
    leaf(ui, node_at(ui, id, Role::button, words, rect));
    return act.is_pressed;
}

void draw_toast(Ui& ui, Toast& toast, float& bottom) {
    UiState& s = ui.state();
    const Size view = ui.input().viewport;
    const TextFace face = face_of(ui, TextStyle::small);
    const TextFace word_face = face_of(ui, TextStyle::label);
    const float action_wide = toast.action.empty() ? 0 : std::ceil(measure(word_face, toast.action)) + 20;
    const float cross_wide = toast.dismiss.empty() ? 0 : 36.0F;
    const float margin = 16;
    const float wide_max = view.w - 2 * margin;
    const float words_wide =
        std::min(std::ceil(measure(face, toast.text)), wide_max - 48 - action_wide - cross_wide - 12);
    const float words_high = draw_wrapped(ui, face, {0, 0, words_wide, 0}, toast.text, {}, Align::start, true);
    const float high = std::max(toast_height, words_high + 20);
    const float wide = ui.is_phone() ? wide_max : 44 + words_wide + 16 + action_wide + cross_wide;
    const Rect rect = snap(ui, Rect{margin + (ui.is_phone() ? 0 : s.nav_width), bottom - high, wide, high});
    bottom -= high + 8;
    char name[24];
    ImFormatString(name, sizeof name, "##toast%08x", toast.id);
    ImGui::SetNextWindowPos({rect.x, rect.y});
    ImGui::SetNextWindowSize({rect.w, rect.h});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin(name, nullptr, toast_flags);
    ImGui::PopStyleVar();
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    const NodeScope node(ui, node_at(ui, toast.id, Role::status, toast.text, rect));
    s.surface = Surface::inverse;
    draw_list()->PushClipRectFullScreen();
    paint::shadow(ui, rect, theme::radius::md);
    paint::fill(ui, rect, ui.palette().bg.inverse, theme::radius::md);
    draw_list()->PopClipRect();
    paint::icon(ui, Icon::circle_check, {rect.x + 24, rect.centre().y}, 18, ui.palette().text.inverse);
    draw_wrapped(ui, face, {rect.x + 44, rect.centre().y - words_high / 2, words_wide, 0}, toast.text,
                 ui.palette().text.inverse, Align::start);
    const float side = std::max(32.0F, touch_least(ui));
    float right = rect.right() - 8;
    if (cross_wide > 0) {
        const Rect cross{right - cross_wide, rect.centre().y - side / 2, cross_wide, side};
        const std::uint32_t id = id_mix(toast.id, 2);
        if (interact(ui, id, cross, {.radius = theme::radius::sm}).is_pressed) toast.until = 0;
        paint::icon(ui, Icon::x, cross.centre(), 16, ui.palette().text.inverse);
        leaf(ui, node_at(ui, id, Role::button, toast.dismiss, cross));
        right -= cross_wide;
    }
    if (action_wide > 0 &&
        toast_word(ui, id_mix(toast.id, 1), {right - action_wide, rect.centre().y - side / 2, action_wide, side},
                   toast.action)) {
        toast.is_action_pressed = true;
        toast.until = 0;
    }
    s.surface = Surface::normal;
    const bool is_held =
        ImGui::IsWindowHovered() || s.focused_id == id_mix(toast.id, 1) || s.focused_id == id_mix(toast.id, 2);
    if (is_held && toast.until > 0) toast.until = std::max(toast.until, ui.seconds() + 2);
    ImGui::End();
}

}  // namespace

void show_toast(Ui& ui, Key key, std::string_view words, std::string_view action_label,
                std::string_view dismiss_label) {
    UiState& s = ui.state();
    const std::uint32_t id = toast_id(key);
    std::erase_if(s.toasts, [&](const Toast& each) { return each.id == id; });
    if (s.toasts.size() >= toasts_max) s.toasts.erase(s.toasts.begin());
    s.toasts.push_back({.id = id,
                        .text = std::string(words),
                        .action = std::string(action_label),
                        .dismiss = std::string(dismiss_label),
                        .until = ui.seconds() + toast_seconds});
    announce(ui, words);
    wake(ui, 0);
}

bool toast_action(Ui& ui, Key key) {
    UiState& s = ui.state();
    const std::uint32_t id = toast_id(key);
    if (s.toast_pressed != id) return false;
    s.toast_pressed = 0;
    return true;
}

void draw_toasts(Ui& ui) {
    UiState& s = ui.state();
    s.toast_pressed = 0;
    if (s.toasts.empty()) return;
    float bottom = ui.input().viewport.h - s.nav_height - 16;
    for (auto each = s.toasts.rbegin(); each != s.toasts.rend(); ++each) draw_toast(ui, *each, bottom);
    for (const Toast& each : s.toasts) {
        if (each.is_action_pressed) s.toast_pressed = each.id;
    }
    std::erase_if(s.toasts, [&](const Toast& each) { return each.until <= ui.seconds(); });
    if (s.toast_pressed != 0) wake(ui, 0);
    for (const Toast& each : s.toasts) wake(ui, static_cast<float>(std::max(0.0, each.until - ui.seconds())) + 0.01F);
}

void draw_tip(Ui& ui) {
    UiState& s = ui.state();
    UiState::Tip& tip = s.tip;
    if (!tip.is_wanted || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        tip.id = 0;
        return;
    }
    if (ui.seconds() - tip.since < 0.4 || ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    const Size view = ui.input().viewport;
    const TextFace face = face_of(ui, TextStyle::small);
    const float words_wide = std::min({std::ceil(measure(face, tip.text)), 320.0F, view.w - 48});
    const float words_high = draw_wrapped_on_screen(ui, face, {0, 0, words_wide, 0}, tip.text, {}, true);
    const float wide = words_wide + 24;
    const float high = words_high + 12;
    float x = std::clamp(tip.anchor.centre().x - wide / 2, 8.0F, std::max(8.0F, view.w - wide - 8));
    float y = tip.anchor.bottom() + 8;
    if (s.tip_beside) {
        x = tip.anchor.right() + 8;
        y = tip.anchor.centre().y - high / 2;
    }
    if (y + high > view.h - 8) y = tip.anchor.y - high - 8;
    const Rect rect = snap(ui, Rect{x, y, wide, high});
    ImDrawList* list = ImGui::GetForegroundDrawList();
    list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, to_im(ui.palette().bg.inverse),
                        theme::radius::sm);
    draw_wrapped_on_screen(ui, face, {rect.x + 12, rect.y + 6, words_wide, 0}, tip.text, ui.palette().text.inverse,
                           false);
}

void draw_ring(Ui& ui) {
    const UiState::Ring& ring = ui.state().ring;
    if (ring.window == nullptr) return;
    ImDrawList* list = ring.window->DrawList;
    const ImRect& clip = ring.window->ClipRect;
    const ImRect& outer = ring.window->OuterRectClipped;
    ImVec2 low = clip.Min;
    ImVec2 high = clip.Max;
    if (outer.GetWidth() > 0) {
        low = outer.Min;
        high = outer.Max;
    }
    list->PushClipRect(low, high);
    const float width = theme::size::focus::width;
    paint::outline_on(*list, ring.rect.expanded(width), ui.palette().focus.ring, ring.radius + width, width);
    list->PopClipRect();
}

}  // namespace cairn::ui
