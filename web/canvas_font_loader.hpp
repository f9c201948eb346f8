#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/function_ref.hpp"

#include <string_view>

struct ImFontAtlas;

namespace cairn::web {

/// Adds the four faces of the interface to the atlas; their glyphs are painted by the browser when first needed.
///
/// Units:    an em is the ImGui font size, so `em_factor` is 1. Advances are whole device px, so that every glyph lands
///           on the pixel grid. The baseline centres a capital letter in the em box; line boxes come from tokens.
/// Cost:     about 0.3 ms a new glyph.
[[nodiscard]] ui::Fonts add_canvas_fonts(ImFontAtlas& atlas);

/// Bakes these characters in every size of body text that the interface has used, and ASCII in all sizes, while
/// `has_time`. True: there are more. Stops for good when the texture has 4 million px, for old phones' sake.
bool prewarm_glyphs(ImFontAtlas& atlas, std::u32string_view characters, ui::FunctionRef<bool()> has_time);

}  // namespace cairn::web
