#include "shell/ui/internal.hpp"

// Dear ImGui's own look is used for its text editor alone; the rest is drawn by the room. So this is short.

namespace cairn::ui {

void apply_style(Ui& ui) {
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.WindowMinSize = {1, 1};
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 0;
    style.FrameBorderSize = 0;
    style.ItemSpacing = {0, 0};
    style.ItemInnerSpacing = {4, 4};
    style.FramePadding = {0, 0};
    style.ScrollbarSize = 8;
    style.ScrollbarRounding = 4;
    style.DisplaySafeAreaPadding = {0, 0};
    style.DisplayWindowPadding = {0, 0};
    style.AntiAliasedLinesUseTex = true;
    style.CircleTessellationMaxError = 0.15F;
    style.CurveTessellationTol = 0.6F;
    style.DisabledAlpha = 1;
    const auto color = [](theme::Color c) { return ImGui::ColorConvertU32ToFloat4(to_im(c)); };
    const auto& palette = ui.palette();
    style.Colors[ImGuiCol_Text] = color(palette.text.primary);
    style.Colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_ScrollbarGrab] = color(palette.border.control.faded(0.5F));
    style.Colors[ImGuiCol_ScrollbarGrabHovered] = color(palette.border.control);
    style.Colors[ImGuiCol_ScrollbarGrabActive] = color(palette.text.tertiary);
    style.Colors[ImGuiCol_ModalWindowDimBg] = {0, 0, 0, 0};  // dialogs draw their own scrim
    style.Colors[ImGuiCol_NavCursor] = {0, 0, 0, 0};         // and widgets their own ring
    style.Colors[ImGuiCol_NavWindowingDimBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_FrameBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
}

}  // namespace cairn::ui
