#include "shell/ui/popups.hpp"

#include "shell/ui/fades.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>

namespace cairn::ui {
namespace {

constexpr ImGuiWindowFlags popup_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove;
constexpr float padding = 6;
constexpr float distance = 4;

}  // namespace

void open_popup(Ui& ui, std::uint32_t id) {
    ImGui::OpenPopupEx(id);
    ui.state().output.is_unsettled = true;
}

bool is_popup_open(std::uint32_t id) { return ImGui::IsPopupOpen(id, ImGuiPopupFlags_None); }

void close_popup(Ui& ui, std::uint32_t id) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    for (int level = 0; level < g.OpenPopupStack.Size; ++level) {
        if (g.OpenPopupStack[level].PopupId != id) continue;
        ImGui::ClosePopupToLevel(level, true);
        wake(ui, 0);
        return;
    }
}

void popup(Ui& ui, std::uint32_t id, const Rect& anchor, float width, float height_max, float gap,
           FunctionRef<void()> content) {
    UiState& s = ui.state();
    const std::uint32_t window_id = id_mix(id, 5);
    if (!is_popup_open(id)) {  // however it was closed
        if (auto* window = static_cast<ImGuiWindow*>(s.memory.GetVoidPtr(window_id)); window != nullptr) {
            leave_ghost(ui, window, theme::motion::durations_ms::base);
            s.memory.SetVoidPtr(window_id, nullptr);
        }
        return;
    }
    const Size view = ui.input().viewport;
    const std::uint32_t height_id = id_mix(id, 3);
    const float wanted = recall(ui, height_id, 40) + 2 * padding;
    const float below = view.h - anchor.bottom() - distance - 8;
    const float above = anchor.y - distance - 8;
    const bool is_above = below < std::min(wanted, height_max) && above > below;
    const float high = std::min({wanted, height_max, is_above ? above : below});
    const float x = std::clamp(anchor.x, 8.0F, std::max(8.0F, view.w - width - 8));
    const Rect box = snap(ui, Rect{x, is_above ? anchor.y - distance - high : anchor.bottom() + distance, width, high});
    ImGui::SetNextWindowPos({box.x, box.y});
    ImGui::SetNextWindowSize({box.w, box.h});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const bool is_open = ImGui::BeginPopupEx(id, popup_flags);
    ImGui::PopStyleVar();
    if (!is_open) return;
    const Surface before = s.surface;
    s.surface = Surface::normal;
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    s.memory.SetVoidPtr(window_id, window);
    draw_list()->PushClipRectFullScreen();
    paint::shadow(ui, box, theme::radius::md);
    paint::box(ui, box, ui.palette().bg.surface, ui.palette().border.subtle, theme::radius::md);
    draw_list()->PopClipRect();
    ImGui::PushClipRect({box.x + 1, box.y + padding - 2}, {box.right() - 1, box.bottom() - padding + 2}, true);
    const Rect inner{box.x + padding, box.y + padding - window->Scroll.y, box.w - 2 * padding, 0};
    const Extent extent = run_flow(ui, id, inner, gap, content);
    ImGui::PopClipRect();
    reach({inner.x, inner.y, 1, extent.height + padding});
    keep(ui, height_id, extent.height);
    scroll_by_touch(ui, window);
    draw_scrollbar(ui, window);
    const bool is_escape = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    if (is_escape) ImGui::SetKeyOwner(ImGuiKey_Escape, id, ImGuiInputFlags_LockThisFrame);  // it closes one level
    if (is_escape || take_action(ui, id, Action::Kind::dismiss)) ImGui::CloseCurrentPopup();
    s.surface = before;
    fade_in(ui, id_mix(id, 6), theme::motion::durations_ms::base, ImGui::IsWindowAppearing());
    ImGui::EndPopup();
}

}  // namespace cairn::ui
