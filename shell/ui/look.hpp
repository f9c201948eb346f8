#pragma once

#include "shell/theme/theme.hpp"

#include <cstdint>

namespace cairn::ui {

class Ui;
using theme::TextStyle;

/// What a text is for; the colour follows from it, the theme and the surface it lies on.
enum class Tone : std::uint8_t {
    primary,
    secondary,
    tertiary,
    disabled,
    link,
    accent,
    info,
    warn,
    danger,
    success,
    brand,
    inverse,
    on_fill,
};

/// What a mark says; never by colour alone: give a word, and where it helps an icon.
enum class Meaning : std::uint8_t { neutral, selected, success, warn, danger, info, accent };

enum class Align : std::uint8_t { start, centre, end };

/// The colour of a tone here and now: inside a hero card or on the inverse surface of a toast it changes.
[[nodiscard]] theme::Color tone_color(const Ui& ui, Tone tone);

struct MeaningColors {
    theme::Color fill, text, soft, border;
};
[[nodiscard]] MeaningColors meaning_colors(const Ui& ui, Meaning meaning);

}  // namespace cairn::ui
