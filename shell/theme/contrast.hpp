#pragma once

#include "shell/theme/theme.hpp"

namespace cairn::theme {

/// The colours a person chose for every program, where the system enforces them (CSS `forced-colors`); opaque. Named
/// as CSS names them: `highlight` marks what is chosen.
struct SystemColors {
    Color canvas, canvas_text;
    Color link_text, gray_text;
    Color button_face, button_text;
    Color highlight, highlight_text;
};

/// The palette of a person who asked for more contrast: quiet edges and quiet words become plain ones, decoration goes.
[[nodiscard]] Palette with_more_contrast(const Palette& palette);
/// A palette of the system's colours alone. Nothing lies on a coloured ground but what is chosen: edges, not grounds,
/// tell things apart. Mixed from them are the tracks of bars, and the six levels of mastery, which carry their digit.
[[nodiscard]] Palette palette_of(const SystemColors& system);

}  // namespace cairn::theme
