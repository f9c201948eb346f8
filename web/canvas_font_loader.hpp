#pragma once

#include "shell/ui/context.hpp"

struct ImFontAtlas;

namespace cairn::web {

/// Adds the four faces of the interface to the atlas; their glyphs are painted by the browser when first needed.
///
/// Units:    an em is the ImGui font size, so `em_factor` is 1. Advances are whole device px, so that every glyph lands
///           on the pixel grid. The baseline centres a capital letter in the em box; line boxes come from tokens.
/// Cost:     about 0.3 ms a new glyph.
[[nodiscard]] ui::Fonts add_canvas_fonts(ImFontAtlas& atlas);

/// Loads the printable ASCII of one more (face, size) that the interface has used. False when nothing is left to do.
bool prewarm_one_size(ImFontAtlas& atlas);

}  // namespace cairn::web
