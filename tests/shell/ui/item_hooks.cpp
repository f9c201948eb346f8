#include "tests/shell/ui/item_hooks.hpp"

#include <imgui.h>
#include <imgui_internal.h>

namespace cairn::ui::testing {

ItemRecorder::ItemRecorder(ImGuiContext& context) : context_(&context) {
    context.TestEngine = this;
    context.TestEngineHookItems = true;
}

ItemRecorder::~ItemRecorder() {
    context_->TestEngine = nullptr;
    context_->TestEngineHookItems = false;
}

}  // namespace cairn::ui::testing

// Declared by imgui_internal.h for whoever compiles ImGui with IMGUI_ENABLE_TEST_ENGINE.

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData* item);
void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label, ImGuiItemStatusFlags flags);
void ImGuiTestEngineHook_Log(ImGuiContext* context, const char* format, ...);
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext* context, ImGuiID id);

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData* item) {
    constexpr ImGuiItemFlags unreachable = int{ImGuiItemFlags_Disabled} | int{ImGuiItemFlags_NoNav};
    if (item == nullptr || (item->ItemFlags & unreachable) != 0) return;
    if (context->CurrentWindow->IsFallbackWindow) return;  // ImGui's own, never drawn
    static_cast<cairn::ui::testing::ItemRecorder*>(context->TestEngine)
        ->add({.id = id, .rect = {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()}});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
