#include "shell/ui/fades.hpp"

#include "shell/ui/internal.hpp"

#include <algorithm>
#include <cmath>

namespace cairn::ui {
namespace {

ImU32 with_alpha(ImU32 color, float alpha) {
    const auto own = static_cast<float>((color >> IM_COL32_A_SHIFT) & 0xFFU);
    return (color & ~IM_COL32_A_MASK) | (static_cast<ImU32>(own * alpha + 0.5F) << IM_COL32_A_SHIFT);
}

void fade_list(ImDrawList& list, int first, float alpha) {
    for (int i = first; i < list.VtxBuffer.Size; ++i) list.VtxBuffer[i].col = with_alpha(list.VtxBuffer[i].col, alpha);
}

void fade_children(const ImGuiWindow& window, float alpha) {
    for (ImGuiWindow* child : window.DC.ChildWindows) {
        if (!child->Active) continue;
        fade_list(*child->DrawList, 0, alpha);
        fade_children(*child, alpha);
    }
}

/// What a command of another list draws, once more into this one. Glyphs may have moved to a new texture since; then
/// nothing is drawn.
void repeat(ImDrawList& to, const ImDrawList& from, const ImDrawCmd& command, float alpha) {
    const ImTextureRef atlas = ImGui::GetIO().Fonts->TexRef;
    if (command.UserCallback != nullptr || command.ElemCount == 0) return;
    if (command.TexRef._TexData != atlas._TexData || command.TexRef._TexID != atlas._TexID) return;
    const ImVec4& clip = command.ClipRect;
    to.PushClipRect({clip.x, clip.y}, {clip.z, clip.w});
    to.PushTexture(atlas);
    const ImDrawIdx* indices = from.IdxBuffer.Data + command.IdxOffset;
    const auto [low, high] = std::minmax_element(indices, indices + command.ElemCount);
    const auto first = static_cast<unsigned int>(*low);
    const auto count = static_cast<unsigned int>(*high) - first + 1;
    to.PrimReserve(static_cast<int>(command.ElemCount), static_cast<int>(count));
    const unsigned int base = to._VtxCurrentIdx;
    for (unsigned int i = 0; i < command.ElemCount; ++i)
        to.PrimWriteIdx(static_cast<ImDrawIdx>(base + indices[i] - first));
    for (unsigned int i = 0; i < count; ++i) {
        const ImDrawVert& vertex = from.VtxBuffer[static_cast<int>(command.VtxOffset + first + i)];
        to.PrimWriteVtx(vertex.pos, vertex.uv, with_alpha(vertex.col, alpha));
    }
    to.PopTexture();
    to.PopClipRect();
}

void repeat_window(ImDrawList& to, const ImGuiWindow& window, float alpha) {
    for (const ImDrawCmd& command : window.DrawList->CmdBuffer) repeat(to, *window.DrawList, command, alpha);
    for (const ImGuiWindow* child : window.DC.ChildWindows) {
        if (child->LastFrameActive == window.LastFrameActive) repeat_window(to, *child, alpha);
    }
}

float eased(float part) { return part * part * (3 - 2 * part); }

void draw(Ui& ui, ImDrawList& to, bool lie_under) {
    UiState& s = ui.state();
    for (Ghost& ghost : s.ghosts) {
        if (ghost.window == nullptr || ghost.lies_under != lie_under) continue;
        const auto passed = static_cast<float>((ui.seconds() - ghost.since) * 1000);
        if (passed >= ghost.milliseconds || ghost.window->LastFrameActive > ghost.frame) {
            ghost.window = nullptr;  // faded, or it came back
            continue;
        }
        if (ghost.window->LastFrameActive == ImGui::GetFrameCount()) continue;  // it is still there itself
        repeat_window(to, *ghost.window, 1 - eased(std::max(0.0F, passed / ghost.milliseconds)));
        wake(ui, 0);
    }
}

}  // namespace

float fade_of(Ui& ui, std::uint32_t id, float milliseconds, bool is_appearing) {
    if (is_appearing) start_animation(ui, id, 0);
    return eased(animate(ui, id, 1, milliseconds, 1));
}

void fade_in(Ui& ui, std::uint32_t id, float milliseconds, bool is_appearing, int first_vertex) {
    const float alpha = fade_of(ui, id, milliseconds, is_appearing);
    if (alpha >= 1) return;
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    fade_list(*window->DrawList, first_vertex, alpha);
    fade_children(*window, alpha);
}

void leave_ghost(Ui& ui, ImGuiWindow* window, float milliseconds, bool lies_under) {
    if (window == nullptr || ui.input().is_motion_reduced) return;
    auto& ghosts = ui.state().ghosts;
    auto slot = std::ranges::find(ghosts, static_cast<ImGuiWindow*>(nullptr), &Ghost::window);
    if (slot == ghosts.end()) return;
    *slot = {.window = window,
             .since = ui.seconds(),
             .milliseconds = milliseconds,
             .frame = ImGui::GetFrameCount(),
             .lies_under = lies_under};
    wake(ui, 0);
}

void draw_ghost_of_page(Ui& ui) { draw(ui, *ImGui::GetWindowDrawList(), true); }

void draw_ghosts(Ui& ui) { draw(ui, *ImGui::GetForegroundDrawList(), false); }

}  // namespace cairn::ui
