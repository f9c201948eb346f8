#include "canvas_font_loader.hpp"

#include "page.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace cairn::web {
namespace {

struct Face {
    int number = 0;  ///< as in fonts.js
    float cap_height = 0.72F;
};

std::array<Face, 4> faces{Face{0}, Face{1}, Face{2}, Face{3}};

const Face& face_of(const ImFontConfig& source) { return *static_cast<const Face*>(source.FontData); }

float density_of(const ImFontConfig& source, const ImFontBaked& baked) {
    return source.RasterizerDensity * baked.RasterizerDensity;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar code_point) {
    const bool is_private_use = code_point >= 0xE000 && code_point <= 0xF8FF;
    return code_point >= 0x20 && !is_private_use;
}

bool begin_size(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
    const float density = density_of(*source, *baked);
    const float centred = (baked->Size + baked->Size * face_of(*source).cap_height) / 2;
    baked->Ascent = std::round(centred * density) / density;
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code_point,
                ImFontGlyph* glyph, float* advance_only) {
    const int face = face_of(*source).number;
    const float density = density_of(*source, *baked);
    const float size = baked->Size * density;
    GlyphBox box{};
    cairn_page_measure_glyph(face, size, static_cast<int>(code_point), &box);
    const float advance = std::round(box.advance) / density;
    if (advance_only != nullptr) {
        *advance_only = advance;
        return true;
    }
    glyph->Codepoint = code_point;
    glyph->AdvanceX = advance;

    const int width = static_cast<int>(box.left + box.right);
    const int height = static_cast<int>(box.ascent + box.descent);
    const bool has_ink = width > 2 && height > 2;
    if (!has_ink) return true;

    const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, width, height);
    if (place == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, place);

    const auto byte_count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    static std::vector<std::uint8_t> pixels;
    pixels.resize(byte_count);
    glyph->Colored = cairn_page_paint_glyph(face, size, static_cast<int>(code_point), static_cast<int>(box.left),
                                            static_cast<int>(box.ascent), width, height, pixels.data()) != 0;
    glyph->X0 = -box.left / density;
    glyph->X1 = box.right / density;
    glyph->Y0 = baked->Ascent - box.ascent / density;
    glyph->Y1 = baked->Ascent + box.descent / density;
    glyph->Visible = true;
    glyph->PackId = place;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.data(), ImTextureFormat_RGBA32,
                                       width * 4);
    return true;
}

const ImFontLoader& loader() {
    static const ImFontLoader made = [] {
        ImFontLoader l;
        l.Name = "Canvas2D";
        l.FontSrcContainsGlyph = contains;
        l.FontBakedInit = begin_size;
        l.FontBakedLoadGlyph = load_glyph;
        return l;
    }();
    return made;
}

ui::FontFace add_face(ImFontAtlas& atlas, Face& face) {
    face.cap_height = cairn_page_cap_height(face.number);
    ImFontConfig config;
    config.FontLoader = &loader();
    config.FontData = &face;
    config.FontDataSize = sizeof face;
    config.FontDataOwnedByAtlas = false;
    return {.font = atlas.AddFont(&config), .em_factor = 1.0F, .cap_height = face.cap_height};
}

}  // namespace

ui::Fonts add_canvas_fonts(ImFontAtlas& atlas) {
    return {
        .regular = add_face(atlas, faces[0]),
        .medium = add_face(atlas, faces[1]),
        .semibold = add_face(atlas, faces[2]),
        .mono = add_face(atlas, faces[3]),
    };
}

bool prewarm_glyphs(ImFontAtlas& atlas, std::u32string_view characters, ui::FunctionRef<bool()> has_time) {
    constexpr float size_max = 16;                 // larger ones are headings, which use few of the letters
    constexpr int texture_pixels_max = 2048 * 2048;  // 16 MB
    const auto is_full = [&] { return atlas.TexData->Width * atlas.TexData->Height >= texture_pixels_max; };
    for (const bool is_latin : {true, false}) {
        for (int index = 0; index < atlas.Builder->BakedPool.Size; ++index) {
            ImFontBaked& baked = atlas.Builder->BakedPool[index];
            if (baked.WantDestroy || baked.ContainerFont == nullptr || (!is_latin && baked.Size > size_max)) continue;
            for (const char32_t character : characters) {
                const auto code_point = static_cast<ImWchar>(character);
                if ((character < 0x7F) != is_latin || baked.IsGlyphLoaded(code_point)) continue;
                if (is_full()) return false;
                if (!has_time()) return true;
                (void)baked.FindGlyph(code_point);
            }
        }
    }
    return false;
}

}  // namespace cairn::web
