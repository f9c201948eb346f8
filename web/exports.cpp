// What JavaScript may call; program.js wraps each of these. No function runs inside another: the page is one thread
// and calls back only between frames.

#include "canvas_font_loader.hpp"
#include "keys.hpp"
#include "page.hpp"
#include "program.hpp"
#include "window.hpp"

#include <emscripten/emscripten.h>
#include <imgui.h>

#include <cfloat>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace cairn;

// The C boundary has no object to hang it on.
std::unique_ptr<web::Program> program;

/// preferences.js packs them so.
host::Preferences preferences_of(std::uint32_t bits) {
    return {
        .is_dark = (bits & 1U) != 0,
        .is_motion_reduced = (bits & 2U) != 0,
        .is_contrast_high = (bits & 4U) != 0,
        .is_coarse = (bits & 8U) != 0,
        .languages = web::split_lines(web::take_page_text(static_cast<int>(web::PageText::languages))),
    };
}

std::vector<std::byte> bytes_of(const std::byte* data, int count) { return {data, data + count}; }

enum class PointerKind : int { move, down, up, leave };

}  // namespace

extern "C" {

/// 0: well. 1: no WebGL 2.
EMSCRIPTEN_KEEPALIVE int cairn_open(float width, float height, int pixel_width, int pixel_height) {
    if (!web::open_window()) return 1;
    program = std::make_unique<web::Program>(
        web::Viewport{.width = width, .height = height, .pixel_width = pixel_width, .pixel_height = pixel_height});
    return 0;
}

EMSCRIPTEN_KEEPALIVE void cairn_start(int is_leader, int is_online, std::uint32_t preferences) {
    web::WebPlatform& platform = program->platform();
    platform.set_leader(is_leader != 0);
    platform.set_online(is_online != 0);
    platform.set_preferences(preferences_of(preferences));
    ImGui::GetIO().ConfigMacOSXBehaviors = (preferences & 16U) != 0;  // Command is Ctrl there
    (void)platform.take_events();  // at the start they are simply so
    program->start(web::take_page_text(static_cast<int>(web::PageText::language_wish)));
}

EMSCRIPTEN_KEEPALIVE double cairn_frame(double seconds, int is_drawing) {
    return program->frame(seconds, is_drawing != 0);
}

EMSCRIPTEN_KEEPALIVE int cairn_is_unsettled() { return program->is_unsettled() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE int cairn_is_ready() { return program->is_ready() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void cairn_resize(float width, float height, int pixel_width, int pixel_height, float safe_top,
                                       float safe_bottom) {
    program->set_viewport({.width = width,
                           .height = height,
                           .pixel_width = pixel_width,
                           .pixel_height = pixel_height,
                           .safe_top = safe_top,
                           .safe_bottom = safe_bottom});
    program->note_input();
}

EMSCRIPTEN_KEEPALIVE void cairn_forget_graphics() { program->forget_graphics(); }

EMSCRIPTEN_KEEPALIVE void cairn_pointer(int kind, float x, float y, int button, int is_touch) {
    ImGuiIO& io = ImGui::GetIO();
    program->note_input();
    io.AddMouseSourceEvent(is_touch != 0 ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    switch (static_cast<PointerKind>(kind)) {
        case PointerKind::move: io.AddMousePosEvent(x, y); break;
        case PointerKind::down:
            io.AddMousePosEvent(x, y);
            io.AddMouseButtonEvent(button, true);
            break;
        case PointerKind::up:
            io.AddMousePosEvent(x, y);
            io.AddMouseButtonEvent(button, false);
            break;
        case PointerKind::leave: io.AddMousePosEvent(-FLT_MAX, -FLT_MAX); break;
    }
}

/// In CSS px, as a page would scroll.
EMSCRIPTEN_KEEPALIVE void cairn_wheel(float dx, float dy) {
    program->note_input();
    ImGuiIO& io = ImGui::GetIO();
    if (io.KeyShift && !io.ConfigMacOSXBehaviors && dy == 0)
        std::swap(dx, dy);  // the browser has turned it already, ImGui would again
    const float font_size = program->wheel_font_size();
    constexpr float font_sizes_x = 2;  // ImGui's steps
    constexpr float font_sizes_y = 5;
    io.AddMouseWheelEvent(-dx / (font_sizes_x * font_size), -dy / (font_sizes_y * font_size));
}

/// Two fingers, or the wheel that a trackpad makes of them: their middle, how far it moved, how much they spread.
EMSCRIPTEN_KEEPALIVE void cairn_pinch(float x, float y, float dx, float dy, float factor) {
    program->pinch({.centre = {x, y}, .moved = {dx, dy}, .factor = factor});
}
EMSCRIPTEN_KEEPALIVE int cairn_zooms_at(float x, float y) { return program->zooms_at(x, y) ? 1 : 0; }

/// `modifiers`: 1 Ctrl, 2 Shift, 4 Alt, 8 Meta.
EMSCRIPTEN_KEEPALIVE void cairn_key(const char* key, const char* code, int is_down, int modifiers) {
    program->note_input();
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & 1) != 0);
    io.AddKeyEvent(ImGuiMod_Shift, (modifiers & 2) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (modifiers & 4) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (modifiers & 8) != 0);
    if (const ImGuiKey found = web::key_of(key, code); found != ImGuiKey_None) io.AddKeyEvent(found, is_down != 0);
    // Keys that write something outside of a field are shortcuts, whatever key writes them on this keyboard.
    constexpr int command_keys = 1 | 4 | 8;
    if (is_down != 0 && (modifiers & command_keys) == 0 && web::is_one_character(key)) io.AddInputCharactersUTF8(key);
}

EMSCRIPTEN_KEEPALIVE void cairn_window_focus(int has_focus) {
    ImGui::GetIO().AddFocusEvent(has_focus != 0);
    program->note_input();
}

EMSCRIPTEN_KEEPALIVE void cairn_action(int kind, std::uint32_t id, const char* text, double number) {
    program->note_input();
    program->push_action(
        {.kind = static_cast<ui::Action::Kind>(kind), .id = id, .text = text == nullptr ? "" : text, .number = number});
}

EMSCRIPTEN_KEEPALIVE void cairn_scroll_by(float x, float y, float dx, float dy) {
    program->note_input();
    program->scroll_by(x, y, dx, dy);
}

/// How far the page is scrolled, CSS px.
EMSCRIPTEN_KEEPALIVE float cairn_page_scroll() { return program->page_scroll(); }

EMSCRIPTEN_KEEPALIVE std::uint32_t cairn_hovered_node() { return program->hovered_node(); }
EMSCRIPTEN_KEEPALIVE std::uint32_t cairn_hovered_native_node() { return program->hovered_native_node(); }

EMSCRIPTEN_KEEPALIVE std::uint32_t cairn_text_node_at(float x, float y, int is_over_things) {
    return program->text_node_at(x, y, is_over_things != 0);
}

EMSCRIPTEN_KEEPALIVE int cairn_prewarm(double milliseconds) { return program->prewarm(milliseconds) ? 1 : 0; }

// Events for the application.

EMSCRIPTEN_KEEPALIVE void cairn_route_changed(const char* route, float scroll) {
    program->platform().push(host::RouteChanged{.route = route, .scroll = scroll});
    program->deliver_events();
}

EMSCRIPTEN_KEEPALIVE void cairn_file_picked(std::uint32_t request_id, const char* name, const std::byte* data,
                                            int count) {
    program->platform().push(host::FilePicked{.request_id = request_id, .name = name, .bytes = bytes_of(data, count)});
    program->deliver_events();
}

EMSCRIPTEN_KEEPALIVE void cairn_file_pick_cancelled(std::uint32_t request_id) {
    program->platform().push(host::FilePickCancelled{.request_id = request_id});
    program->deliver_events();
}

EMSCRIPTEN_KEEPALIVE void cairn_disk_loaded(const char* error) {
    program->platform().disk_loaded(error);
    program->deliver_events();
}

EMSCRIPTEN_KEEPALIVE void cairn_disk_flushed(double token, const char* error) {
    program->platform().disk_flushed(static_cast<std::uint64_t>(token), error);
    program->deliver_events();
}

/// `failure`: 0 none, 1 no memory, 2 it could not be started. The key is 32 bytes when there is none.
EMSCRIPTEN_KEEPALIVE void cairn_key_derived(std::uint32_t request_id, int failure, const std::byte* key, int count,
                                            std::uint32_t memory_kib, std::uint32_t passes) {
    constexpr Errc failures[] = {Errc::none, Errc::memory_refused, Errc::derivation_failed};
    program->platform().push(host::KeyDerived{.request_id = request_id,
                                              .key = bytes_of(key, count),
                                              .cost = {.memory_kib = memory_kib, .passes = passes},
                                              .error = failures[failure]});
    program->deliver_events();
}

EMSCRIPTEN_KEEPALIVE void cairn_web_answered(std::uint32_t request_id, int status, const char* etag,
                                             const char* retry_after, const std::byte* body, int count) {
    program->platform().push(host::WebAnswered{.request_id = request_id,
                                               .status = status,
                                               .etag = etag,
                                               .retry_after = retry_after,
                                               .body = bytes_of(body, count)});
    program->deliver_events();
}

/// Negative: not known. `is_persisted`: 1 yes, 0 no.
EMSCRIPTEN_KEEPALIVE void cairn_called_back() { program->platform().push(host::CalledBack{}); }

EMSCRIPTEN_KEEPALIVE void cairn_storage_status(double used, double available, int is_persisted) {
    const auto known = [](double bytes) {
        return bytes < 0 ? std::optional<std::int64_t>{} : static_cast<std::int64_t>(bytes);
    };
    host::StorageStatus status{.bytes_used = known(used), .bytes_free = known(available)};
    if (is_persisted >= 0) status.is_persisted = is_persisted == 1;
    program->platform().push(status);
    program->deliver_events();
}

EMSCRIPTEN_KEEPALIVE void cairn_leadership_changed(int is_leader) {
    program->platform().set_leader(is_leader != 0);
    program->deliver_events();
}

EMSCRIPTEN_KEEPALIVE void cairn_tab_message(const std::byte* data, int count) {
    program->platform().push(host::TabMessage{.bytes = bytes_of(data, count)});
    program->deliver_events();
}

EMSCRIPTEN_KEEPALIVE void cairn_online_changed(int is_online) {
    program->platform().set_online(is_online != 0);
    program->deliver_events();
}

EMSCRIPTEN_KEEPALIVE void cairn_update_ready() {
    program->platform().push(host::UpdateReady{});
    program->deliver_events();
}

EMSCRIPTEN_KEEPALIVE void cairn_preferences_changed(std::uint32_t preferences) {
    program->platform().set_preferences(preferences_of(preferences));
    program->deliver_events();
}

/// Eight colours 0xAABBGGRR in the order of theme::SystemColors, or nullptr where the system enforces none.
EMSCRIPTEN_KEEPALIVE void cairn_set_system_colors(const std::uint32_t* abgr) {
    const auto color = [&](int index) { return theme::Color{abgr[index]}; };
    program->note_input();
    if (abgr == nullptr) {
        program->set_system_colors({});
        return;
    }
    program->set_system_colors(theme::SystemColors{.canvas = color(0),
                                                   .canvas_text = color(1),
                                                   .link_text = color(2),
                                                   .gray_text = color(3),
                                                   .button_face = color(4),
                                                   .button_text = color(5),
                                                   .highlight = color(6),
                                                   .highlight_text = color(7)});
}

EMSCRIPTEN_KEEPALIVE void cairn_scroll_page_to(float y) {
    program->note_input();
    program->scroll_page_to(y);
}

EMSCRIPTEN_KEEPALIVE void cairn_visibility_changed(int is_visible) {
    program->platform().push(host::VisibilityChanged{.is_visible = is_visible != 0});
    program->deliver_events();
}

/// 0 frames, 1 drawn, 2 ms in the mirror, 3 of its last frame, 4 ms of the last frame without it, 5 nodes, 6 ms of the
/// longest frame since this was asked for.
EMSCRIPTEN_KEEPALIVE double cairn_statistic(int which) {
    const web::Timings& timings = program->timings();
    if (which == 6) return program->take_longest_frame_ms();
    const double all[] = {timings.frame_count,   timings.drawn_count,
                          timings.mirror_ms,     timings.mirror_ms_last,
                          timings.frame_ms_last, static_cast<double>(program->mirror().node_count())};
    return all[which];
}

}  // extern "C"
