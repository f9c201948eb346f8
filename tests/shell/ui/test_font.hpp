#pragma once

#include <cstdint>

#include "shell/ui/context.hpp"

namespace cairn::ui::testing {

/// How wide the letters of a made-up font are. Han and full-width characters are one em in each.
enum class Widths : std::uint8_t {
    even,   ///< every Latin letter half an em: sizes are easy to work out by hand
    broad,  ///< DejaVu Sans, regular and bold: the widest face that browsers fall back to
};

/// Where a glyph's code point stands in its texture coordinates: (code_point * glyph_u, glyph_v). Real coordinates
/// never reach glyph_v, so whoever reads the draw data knows letters from shapes, and which letter it is (ink.hpp).
inline constexpr float glyph_u = 1.0F / 2'097'152;
inline constexpr float glyph_v = 2;

/// Faces without a font file, the same on every machine: glyphs are boxes from the height of capitals to the descent.
/// Belongs to the current ImGui context.
Fonts make_test_fonts(Widths widths);

}  // namespace cairn::ui::testing
