#include "program.hpp"

#include "canvas_font_loader.hpp"
#include "fallback_fonts.hpp"
#include "page.hpp"
#include "shell/text/characters.hpp"
#include "shell/theme/theme.hpp"

#include <GLES3/gl3.h>
#include <emscripten/emscripten.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace cairn::web {
namespace {

constexpr int focus_patience_frames = 20;

Cursor cursor_of(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_TextInput: return Cursor::text;
        case ImGuiMouseCursor_ResizeEW: return Cursor::resize_x;
        case ImGuiMouseCursor_ResizeNS: return Cursor::resize_y;
        case ImGuiMouseCursor_ResizeAll: return Cursor::grab;
        case ImGuiMouseCursor_Hand: return Cursor::hand;
        case ImGuiMouseCursor_Wait:
        case ImGuiMouseCursor_Progress: return Cursor::wait;
        case ImGuiMouseCursor_NotAllowed: return Cursor::forbidden;
        default: return Cursor::arrow;
    }
}

bool sets_value(const ui::Action& action) {
    using Kind = ui::Action::Kind;
    return action.kind == Kind::set_text || action.kind == Kind::set_number || action.kind == Kind::set_choice;
}

/// Hands new letters to the graphics at once, as one rectangle, so that no frame has many to hand over. As ImGui does
/// when a frame begins, what was handed over is forgotten.
void upload(ImTextureData& texture) {
    if (texture.Status == ImTextureStatus_WantUpdates) {
        texture.Updates.resize(1);
        texture.Updates[0] = texture.UpdateRect;
    } else if (texture.Status != ImTextureStatus_WantCreate) {
        return;
    }
    ImGui_ImplOpenGL3_UpdateTexture(&texture);
    texture.Updates.resize(0);
    texture.UpdateRect = ImTextureRect{.x = 0xFFFF, .y = 0xFFFF, .w = 0, .h = 0};
}

}  // namespace

Program::Program(const Viewport& viewport) : app_(host::make_application()), viewport_(viewport) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_None;  // the keyboard moves through the mirror's elements
    io.BackendPlatformName = "cairn_web";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    ImGui_ImplOpenGL3_Init("#version 300 es");
    const ui::Fonts fallback = add_fallback_fonts(*io.Fonts);
    ui_ = std::make_unique<ui::Ui>(fallback.regular.font != nullptr ? fallback : add_canvas_fonts(*io.Fonts));
}

Program::~Program() {
    ui_.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void Program::start(std::string_view language_wish) {
    app_->start(platform_, language_wish);
    deliver_events();
}

void Program::deliver_events() {
    if (is_delivering_) return;
    is_delivering_ = true;
    for (std::vector<host::PlatformEvent> events = platform_.take_events(); !events.empty();
         events = platform_.take_events()) {
        for (const host::PlatformEvent& event : events) app_->event(event, platform_);
        note_input();
    }
    is_delivering_ = false;
}

ui::FrameInput Program::frame_input(double seconds, const host::Appearance& appearance) {
    const host::Preferences& preferences = platform_.preferences();
    return {
        .viewport = {viewport_.width, viewport_.height},
        .pixel_ratio = static_cast<float>(viewport_.pixel_width) / viewport_.width,
        .safe_bottom = viewport_.safe_bottom,
        .safe_top = viewport_.safe_top,
        .seconds = seconds,
        .appearance = appearance.is_dark ? theme::Appearance::dark : theme::Appearance::light,
        .script = appearance.is_han ? theme::Script::han : theme::Script::latin,
        .language = language_,
        .is_coarse = preferences.is_coarse,
        .is_motion_reduced = appearance.is_motion_reduced,
        .is_contrast_high = preferences.is_contrast_high || system_colors_.has_value(),
        .system_colors = system_colors_ ? &*system_colors_ : nullptr,
        .platform_edits_text = true,
    };
}

double Program::frame(double seconds, bool is_drawing) {
    deliver_events();
    constexpr int passes_max = 4;
    ui::FrameOutput output = think(seconds);
    for (int pass = 1; pass < passes_max && output.is_unsettled; ++pass) {
        output = think(seconds);  // sizes were learnt: nobody should see the first guess
    }
    if (is_drawing) draw();
    if (frames_to_settle_ > 0) {
        --frames_to_settle_;
        return 0;
    }
    if (is_unsettled()) return 0;
    return output.next_wake_seconds;
}

ui::FrameOutput Program::think(double seconds) {
    const double began_ms = emscripten_get_now();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {viewport_.width, viewport_.height};
    io.DisplayFramebufferScale = {static_cast<float>(viewport_.pixel_width) / viewport_.width,
                                  static_cast<float>(viewport_.pixel_height) / viewport_.height};
    constexpr double delta_min = 1e-4;  // ImGui wants time to move, animations must not jump after sleep
    constexpr double delta_max = 0.1;
    io.DeltaTime = static_cast<float>(std::clamp(seconds - seconds_last_, delta_min, delta_max));
    seconds_last_ = seconds;

    hand_over_actions();
    ImGui::NewFrame();
    // ImGui tells only the current font how dense the pixels are; text is drawn with the others too.
    for (ImFont* font : io.Fonts->Fonts) font->CurrentRasterizerDensity = io.DisplayFramebufferScale.x;
    const host::Appearance appearance = app_->appearance(platform_);
    follow_appearance(appearance);
    ui_->begin_frame(frame_input(seconds, appearance));
    app_->frame(*ui_, platform_);
    const ui::FrameOutput output = ui_->end_frame();
    ImGui::Render();
    is_layout_unsettled_ = output.is_unsettled;
    timings_.frame_count += 1;
    const double drawn_ms = emscripten_get_now();
    timings_.frame_ms_last = drawn_ms - began_ms;
    timings_.frame_ms_longest = std::max(timings_.frame_ms_longest, timings_.frame_ms_last);

    const std::uint32_t asked = platform_.take_focus_request();
    update_mirror(asked != 0 ? asked : output.focus_request);
    timings_.mirror_ms_last = emscripten_get_now() - drawn_ms;
    timings_.mirror_ms += timings_.mirror_ms_last;
    show_cursor(output);
    return output;
}

void Program::draw() {
    const auto background = ImGui::ColorConvertU32ToFloat4(ui_->palette().bg.canvas.abgr);
    ImGui_ImplOpenGL3_NewFrame();  // makes what a new WebGL context lacks
    glViewport(0, 0, viewport_.pixel_width, viewport_.pixel_height);
    glClearColor(background.x, background.y, background.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    timings_.drawn_count += 1;
}

void Program::push_action(ui::Action action) {
    const auto last = std::ranges::find(actions_.rbegin(), actions_.rend(), action.id, &ui::Action::id);
    if (sets_value(action) && last != actions_.rend() && last->kind == action.kind) {
        *last = std::move(action);
    } else {
        actions_.push_back(std::move(action));
    }
}

/// As many as one frame can take: an action that comes again waits for the next, and so does what is pressed after a
/// value was set, since what the press means is worked out from the values before a frame.
void Program::hand_over_actions() {
    std::size_t count = 0;
    const auto must_wait = [&](const ui::Action& action) {
        return std::ranges::any_of(std::span(actions_).first(count), [&](const ui::Action& earlier) {
            const bool is_repeated = earlier.id == action.id && earlier.kind == action.kind;
            return is_repeated || (sets_value(earlier) && !sets_value(action));
        });
    };
    while (count < actions_.size() && !must_wait(actions_[count])) ++count;
    for (ui::Action& action : std::span(actions_).first(count)) ui_->push_action(std::move(action));
    actions_.erase(actions_.begin(), actions_.begin() + static_cast<std::ptrdiff_t>(count));
}

bool Program::is_unsettled() const {
    if (!actions_.empty()) return true;
    return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0 || focus_wanted_ != 0 || is_layout_unsettled_;
}

void Program::update_mirror(std::uint32_t focus_request) {
    const std::span<const std::uint8_t> changes = mirror_.changes(ui_->semantics());
    if (!changes.empty()) cairn_page_mirror(changes.data(), static_cast<int>(changes.size()));

    if (focus_request != 0) {
        focus_wanted_ = focus_request;
        focus_patience_ = focus_patience_frames;
    }
    const bool is_there = focus_wanted_ != 0 && ui_->semantics().find(focus_wanted_) != nullptr;
    cairn_page_settle(is_there ? focus_wanted_ : 0);
    if (is_there || --focus_patience_ <= 0) focus_wanted_ = 0;
}

void Program::follow_appearance(const host::Appearance& appearance) {
    if (scheme_shown_ != static_cast<int>(appearance.is_dark)) {
        scheme_shown_ = static_cast<int>(appearance.is_dark);
        cairn_page_set_scheme(scheme_shown_);
    }
    if (language_ != appearance.language) {
        language_ = appearance.language;
        platform_.set_language(language_);
    }
}

void Program::show_cursor(const ui::FrameOutput& output) {
    const Cursor cursor = output.wants_hand_cursor ? Cursor::hand : cursor_of(ImGui::GetMouseCursor());
    if (cursor_shown_ == static_cast<int>(cursor)) return;
    cursor_shown_ = static_cast<int>(cursor);
    cairn_page_set_cursor(cursor);
}

bool Program::prewarm(double milliseconds) {
    const Language language = language_.starts_with("zh") ? Language::chinese : Language::english;
    const double end_ms = emscripten_get_now() + milliseconds;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const bool is_unfinished =
        prewarm_glyphs(atlas, text::characters_of(language), [end_ms] { return emscripten_get_now() < end_ms; });
    upload(*atlas.TexData);
    return is_unfinished;
}

void Program::scroll_by(float x, float y, float dx, float dy) {
    const ImVec2 point{x, y};
    ImGuiWindow* window = nullptr;
    ImGuiWindow* under = nullptr;
    ImGui::FindHoveredWindowEx(point, false, &window, &under);
    const auto can_scroll = [&](const ImGuiWindow& w) {
        return (dx != 0 && w.ScrollMax.x > 0) || (dy != 0 && w.ScrollMax.y > 0);
    };
    while (window != nullptr && !can_scroll(*window)) window = window->ParentWindow;
    if (window == nullptr) return;
    ImGui::SetScrollX(window, std::clamp(window->Scroll.x + dx, 0.0F, window->ScrollMax.x));
    ImGui::SetScrollY(window, std::clamp(window->Scroll.y + dy, 0.0F, window->ScrollMax.y));
}

void Program::pinch(const ui::Pinch& pinch) {
    ui_->push_pinch(pinch);
    note_input();
}

float Program::wheel_font_size() const {
    const ImGuiWindow* window = ImGui::GetCurrentContext()->HoveredWindow;
    return window != nullptr ? window->FontRefSize : ImGui::GetStyle().FontSizeBase;
}

void Program::forget_graphics() {
    while (glGetError() != GL_NO_ERROR) {
    }
    // The renderer looks through the list of the last frame; letters baked since then may be in a new texture.
    ImVector<ImTextureData*>& textures = ImGui::GetPlatformIO().Textures;
    textures.resize(0);
    for (ImTextureData* texture : ImGui::GetIO().Fonts->TexList) {
        texture->RefCount = 1;
        textures.push_back(texture);
    }
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    while (glGetError() != GL_NO_ERROR) {
    }
}

std::uint32_t Program::hovered_node() const {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    for (const ImGuiID id : {context.ActiveId, context.HoveredId, context.HoveredIdPreviousFrame}) {
        const ui::Node* node = id == 0 ? nullptr : ui_->semantics().find(id);
        if (node != nullptr && ui::is_focusable(*node)) return id;
    }
    return 0;
}

std::uint32_t Program::text_node_at(float x, float y, bool is_over_things) const {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    if (context.ActiveId != 0 || (context.HoveredId != 0 && !is_over_things)) return 0;
    ImGuiWindow* window = nullptr;
    ImGuiWindow* under = nullptr;
    ImGui::FindHoveredWindowEx({x, y}, false, &window, &under);
    if (window == nullptr || !window->InnerClipRect.Contains({x, y})) return 0;
    for (const ui::Node& node : ui_->semantics().nodes()) {
        const bool is_words = node.text_line > 0 && (node.role == ui::Role::text || node.role == ui::Role::heading);
        if (is_words && node.window == window->ID && node.rect.contains({x, y})) return node.id;
    }
    return 0;
}

std::uint32_t Program::hovered_native_node() const {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    if (context.ActiveId != 0 || context.HoveredId == 0) return 0;
    const ui::Node* node = ui_->semantics().find(context.HoveredId);
    if (node == nullptr || node->has(ui::flag::disabled)) return 0;
    const bool is_link = !node->href.empty() && (node->role == ui::Role::link || node->has(ui::flag::pressable));
    const bool is_native = is_link || node->role == ui::Role::field || node->role == ui::Role::prose;
    return is_native ? node->id : 0;
}

}  // namespace cairn::web
