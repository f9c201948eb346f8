#pragma once

#include "shell/ui/context.hpp"

struct ImFontAtlas;

namespace cairn::web {

/// The faces of the interface from the font that the page has fetched (fallback_font.js), for browsers that falsify
/// what a canvas gives back: Latin letters only, rasterised by ImGui. No faces when the page has fetched none.
[[nodiscard]] ui::Fonts add_fallback_fonts(ImFontAtlas& atlas);

}  // namespace cairn::web
