#include "fallback_fonts.hpp"

#include "page.hpp"

#include <imgui.h>

#include <cstdint>

namespace cairn::web {
namespace {

constexpr float em_factor = 1.21F;     // of Inter: ascent and descent as a part of the em
constexpr float cap_height = 0.727F;

ui::FontFace add_face(ImFontAtlas& atlas, int which) {
    const int byte_count = cairn_page_fallback_font_size(which);
    if (byte_count == 0) return {};
    void* bytes = ImGui::MemAlloc(static_cast<std::size_t>(byte_count));  // the atlas frees it
    cairn_page_load_fallback_font(which, static_cast<std::uint8_t*>(bytes), byte_count);
    ImFontConfig config;
    config.OversampleH = 2;
    config.OversampleV = 1;
    constexpr float reference = 16;
    ImFont* font = atlas.AddFontFromMemoryTTF(bytes, byte_count, reference * em_factor, &config);
    return {.font = font, .em_factor = em_factor, .cap_height = cap_height};
}

}  // namespace

ui::Fonts add_fallback_fonts(ImFontAtlas& atlas) {
    const ui::FontFace regular = add_face(atlas, 0);
    if (regular.font == nullptr) return {};
    const ui::FontFace semibold = add_face(atlas, 1);
    return {.regular = regular, .medium = regular, .semibold = semibold, .mono = regular};
}

}  // namespace cairn::web
