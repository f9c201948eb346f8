#include "tests/shell/ui/test_font.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>

#include "shell/ui/line_break.hpp"

namespace cairn::ui::testing {
namespace {

// Advances of U+0020 … U+007E in thousandths of an em, as DejaVu Sans 2.37 has them.
constexpr std::array<int, 95> broad_regular{
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
constexpr std::array<int, 95> broad_bold{
    348, 456,  521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415,  380, 365, 696, 696,  696,
    696, 696,  696, 696, 696, 696,  696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830,  683,
    683, 821,  837, 372, 372, 775,  637, 995, 837, 850, 733, 850, 770, 720,  682, 812, 774, 1103, 771,
    724, 725,  457, 365, 457, 838,  500, 500, 675, 716, 593, 716, 678, 435,  716, 712, 343, 343,  665,
    343, 1042, 712, 687, 716, 716,  493, 595, 478, 712, 652, 924, 645, 652,  582, 712, 365, 712,  838};
constexpr int broad_other = 720;   // letters with marks, dashes: between "o" and "m"
constexpr int broad_dots = 1000;

constexpr float ascent = 0.75F;
constexpr float cap_height = 0.73F;
constexpr float descent = 0.21F;

bool is_wide(ImWchar code_point) { return is_han(code_point) || code_point > 0x2E7F; }

float even_advance(ImWchar code_point) { return is_wide(code_point) ? 1.0F : 0.5F; }

float broad_advance(const std::array<int, 95>& table, ImWchar code_point) {
    if (is_wide(code_point)) return 1;
    if (code_point >= 0x20 && code_point <= 0x7E) return static_cast<float>(table[code_point - 0x20]) / 1000;
    return static_cast<float>(code_point == 0x2026 ? broad_dots : broad_other) / 1000;
}

float broad_regular_advance(ImWchar code_point) { return broad_advance(broad_regular, code_point); }
float broad_bold_advance(ImWchar code_point) { return broad_advance(broad_bold, code_point); }

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size * ascent;
    baked->Descent = baked->Size * (ascent - 1);
    return true;
}

template <float (*advance_em)(ImWchar)>
bool load_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar code_point, ImFontGlyph* glyph,
                float* advance) {
    const float wide = advance_em(code_point) * baked->Size;
    if (advance != nullptr) *advance = wide;
    if (glyph != nullptr) {
        glyph->Codepoint = code_point;
        glyph->AdvanceX = wide;
        glyph->Visible = code_point > ' ';
        glyph->X1 = wide;
        glyph->Y0 = baked->Size * (ascent - cap_height);
        glyph->Y1 = baked->Size * (ascent + descent);
        glyph->U0 = glyph->U1 = static_cast<float>(code_point) * glyph_u;
        glyph->V0 = glyph->V1 = glyph_v;
    }
    return true;
}

template <float (*advance_em)(ImWchar)>
FontFace add_face() {
    static ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "made up";
        made.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
        made.FontBakedInit = init_baked;
        made.FontBakedLoadGlyph = load_glyph<advance_em>;
        return made;
    }();
    ImFontConfig config;
    config.FontLoader = &loader;
    return {.font = ImGui::GetIO().Fonts->AddFont(&config), .em_factor = 1.0F, .cap_height = 0.7F};
}

}  // namespace

Fonts make_test_fonts(Widths widths) {
    Fonts fonts;
    if (widths == Widths::even) {
        fonts.regular = add_face<even_advance>();
    } else {
        fonts.regular = add_face<broad_regular_advance>();
        fonts.semibold = add_face<broad_bold_advance>();
    }
    return fonts;
}

}  // namespace cairn::ui::testing
