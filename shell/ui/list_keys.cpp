#include "shell/ui/list_keys.hpp"

#include <imgui.h>

#include <algorithm>

namespace cairn::ui {

int moved_by_keys(int active, int count, int page) {
    if (count <= 0) return 0;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) active += 1;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) active -= 1;
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) active += page;
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) active -= page;
    if (ImGui::IsKeyPressed(ImGuiKey_Home) && !ImGui::GetIO().KeyShift) active = 0;
    if (ImGui::IsKeyPressed(ImGuiKey_End) && !ImGui::GetIO().KeyShift) active = count - 1;
    return std::clamp(active, 0, count - 1);
}

}  // namespace cairn::ui
