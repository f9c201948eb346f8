#include "shell/ui/fades.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/messages.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

// What lies over everything: toasts, the tooltip, the focus ring.

namespace cairn::ui {
namespace {

constexpr double toast_seconds = 6;
constexpr double tip_delay_seconds = 0.4;
constexpr std::size_t toasts_max = 2;
constexpr float toast_height = 48;
constexpr ImGuiWindowFlags toast_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoFocusOnAppearing;

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
    const double passed = ui.seconds() - std::exchange(toast.seen, ui.seconds());
    if (!toast.is_held) toast.left_seconds -= passed;
    const Size view = ui.input().viewport;
    const TextFace face = face_of(ui, TextStyle::small);
    const TextFace word_face = face_of(ui, TextStyle::label);
    const float action_wide = toast.action.empty() ? 0 : std::ceil(measure(word_face, toast.action)) + 20;
    const float cross_wide = toast.dismiss.empty() ? 0 : std::max(36.0F, touch_least(ui));
    const float margin = 16;
    const float left = margin + (ui.is_phone() ? 0 : s.nav_width);
    const float wide_max = view.w - margin - left;
    const float words_wide =
        std::min(std::ceil(measure(face, toast.text)), wide_max - 48 - action_wide - cross_wide - 12);
    const float words_high = draw_wrapped(ui, face, {0, 0, words_wide, 0}, toast.text, {}, Align::start, true);
    const float high = std::max(toast_height, words_high + 20);
    const float wide = ui.is_phone() ? wide_max : 44 + words_wide + 16 + action_wide + cross_wide;
    const Rect rect = snap(ui, Rect{left, bottom - high, wide, high});
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
        if (interact(ui, id, cross, {.radius = theme::radius::sm}).is_pressed) toast.left_seconds = 0;
        paint::icon(ui, Icon::x, cross.centre(), 16, ui.palette().text.inverse);
        leaf(ui, node_at(ui, id, Role::button, toast.dismiss, cross));
        right -= cross_wide;
    }
    if (action_wide > 0 &&
        toast_word(ui, id_mix(toast.id, 1), {right - action_wide, rect.centre().y - side / 2, action_wide, side},
                   toast.action)) {
        toast.is_action_pressed = true;
        toast.left_seconds = 0;
    }
    s.surface = Surface::normal;
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool is_focused =
        [&](std::uint32_t focused) {
            return focused == id_mix(toast.id, 1) || focused == id_mix(toast.id, 2);
        }(ui.input().platform_edits_text ? s.focused_id
          : g.NavCursorVisible           ? g.NavId
                                         : 0);
    toast.is_held = is_focused || ImGui::IsWindowHovered();
    fade_in(ui, id_mix(toast.id, 3), theme::motion::durations_ms::base, std::exchange(toast.is_new, false));
    toast.window = ImGui::GetCurrentWindow();
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
                        .left_seconds = toast_seconds,
                        .seen = ui.seconds()});
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
    for (const Toast& each : s.toasts) {
        if (each.left_seconds <= 0) leave_ghost(ui, each.window, theme::motion::durations_ms::base);
    }
    std::erase_if(s.toasts, [&](const Toast& each) { return each.left_seconds <= 0; });
    if (s.toast_pressed != 0) wake(ui, 0);
    for (const Toast& each : s.toasts) {
        if (!each.is_held) wake(ui, static_cast<float>(each.left_seconds) + 0.01F);
    }
}

namespace {

/// Below its thing (on the rail beside it), else above, else beside: never over it.
Rect place_tip(const Ui& ui, const Rect& anchor, Size size, bool is_beside) {
    const float distance = 8;
    const Size view = ui.input().viewport;
    const auto along = [&](float wanted, float length, float room) {
        return std::clamp(wanted, distance, std::max(distance, room - length - distance));
    };
    const float x = along(anchor.centre().x - size.w / 2, size.w, view.w);
    const float beside_y = along(anchor.centre().y - size.h / 2, size.h, view.h);
    const Rect right{anchor.right() + distance, beside_y, size.w, size.h};
    const Rect below{x, anchor.bottom() + distance, size.w, size.h};
    const Rect above{x, anchor.y - distance - size.h, size.w, size.h};
    if (is_beside && right.right() <= view.w - distance) return right;
    if (below.bottom() <= view.h - distance) return below;
    if (above.y >= distance) return above;
    return right.right() <= view.w - distance ? right : Rect{anchor.x - distance - size.w, beside_y, size.w, size.h};
}

}  // namespace

void draw_tip(Ui& ui) {
    UiState& s = ui.state();
    UiState::Tip& tip = s.tip;
    const bool was_shown = std::exchange(tip.is_shown, false);
    if (!tip.is_wanted) {
        tip.id = tip.dismissed_id = 0;
        return;
    }
    if (tip.dismissed_id != tip.id) tip.dismissed_id = 0;
    if (was_shown && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) tip.dismissed_id = tip.id;
    const bool is_due = ui.seconds() - tip.since >= tip_delay_seconds;
    if (!is_due || tip.dismissed_id == tip.id || ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    tip.is_shown = true;
    const TextFace face = face_of(ui, TextStyle::small);
    const TextFace key_face = face_of(ui, TextStyle::caption);
    const float key_wide = tip.shortcut.empty() ? 0 : std::ceil(measure(key_face, tip.shortcut)) + 10;
    const float words_wide = std::min({std::ceil(measure(face, tip.text)), 320.0F, ui.input().viewport.w - 48});
    const float words_high = draw_wrapped_on_screen(ui, face, {0, 0, words_wide, 0}, tip.text, {}, true);
    const Rect rect = snap(ui, place_tip(ui, tip.anchor, {words_wide + key_wide + 24, words_high + 12}, s.tip_beside));
    const float alpha = fade_of(ui, 0x70697401U, theme::motion::durations_ms::base, !was_shown);
    const theme::Color words = ui.palette().text.inverse;
    ImDrawList* list = ImGui::GetForegroundDrawList();
    list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, to_im(ui.palette().bg.inverse.faded(alpha)),
                        theme::radius::sm);
    draw_wrapped_on_screen(ui, face, {rect.x + 12, rect.y + 6, words_wide, 0}, tip.text, words.faded(alpha), false);
    if (key_wide > 0)
        draw_wrapped_on_screen(ui, key_face,
                               {rect.x + 12 + words_wide + 10, rect.centre().y - key_face.line / 2, key_wide, 0},
                               tip.shortcut, words.faded(alpha * 0.75F), false);
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
