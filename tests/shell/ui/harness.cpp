#include "tests/shell/ui/harness.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace cairn::ui::testing {
namespace {

constexpr int passes_max = 4;

/// What a renderer does with textures, without a renderer.
void accept_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else {
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

ImGuiContext* make_context() {
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTrickleEventQueue = false;
    return context;
}

}  // namespace

Harness::Harness(Size viewport, Widths widths) : context_(make_context()), ui(make_test_fonts(widths)) {
    input.viewport = viewport;
    input.is_motion_reduced = true;
    input.seconds = 100;
}

Harness::~Harness() {
    ImGui::SetCurrentContext(context_);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(context_);
}

void Harness::frame(double seconds) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    std::uint32_t focus_request = 0;  // hosts take it after each pass
    for (int pass = 0; pass < passes_max; ++pass) {
        input.seconds += pass == 0 ? seconds : 0.0001;
        io.DisplaySize = {input.viewport.w, input.viewport.h};
        io.DeltaTime = static_cast<float>(pass == 0 ? seconds : 0.0001);
        ImGui::NewFrame();
        ui.begin_frame(input);
        if (content_) content_(ui);
        output = ui.end_frame();
        ImGui::Render();
        accept_textures();
        ++frames;
        if (output.focus_request != 0) focus_request = output.focus_request;
        if (!output.is_unsettled) break;
    }
    output.focus_request = focus_request;
}

Node Harness::node(std::string_view name) const {
    const auto nodes = ui.semantics().nodes();
    const auto found =
        std::ranges::find_if(nodes, [&](const Node& each) { return each.name == name && each.role != Role::text; });
    INFO("no node named " << name << " in\n" << tree());
    REQUIRE(found != nodes.end());
    return *found;
}

Node Harness::node(Role role, std::string_view name) const {
    const auto nodes = ui.semantics().nodes();
    const auto found =
        std::ranges::find_if(nodes, [&](const Node& each) { return each.name == name && each.role == role; });
    INFO("no " << role_name(role) << " named " << name << " in\n" << tree());
    REQUIRE(found != nodes.end());
    return *found;
}

bool Harness::has(std::string_view name) const {
    return std::ranges::any_of(ui.semantics().nodes(), [&](const Node& each) { return each.name == name; });
}

void Harness::move_to(Point point) {
    ImGui::GetIO().AddMousePosEvent(point.x, point.y);
    frame();
}

void Harness::press_button(bool is_down) {
    ImGui::GetIO().AddMouseButtonEvent(0, is_down);
    frame();
}

void Harness::click(std::string_view name) {
    move_to(node(name).rect.centre());
    frame();  // what lies on top is known from the frame before
    press_button(true);
    press_button(false);
}

void Harness::act(Action action) {
    ui.push_action(std::move(action));
    frame();
}

void Harness::type(std::string_view utf8) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
    frame();
}

void Harness::key(int imgui_key) {
    ImGui::GetIO().AddKeyEvent(static_cast<ImGuiKey>(imgui_key), true);
    frame();
    ImGui::GetIO().AddKeyEvent(static_cast<ImGuiKey>(imgui_key), false);
    frame();
}

void Harness::wheel(float lines) {
    ImGui::GetIO().AddMouseWheelEvent(0, lines);
    frame();
}

}  // namespace cairn::ui::testing
