#pragma once

// Room shell/theme: colours, sizes, type and motion as data, generated from assets/tokens.json.
// It knows no ImGui, no screen, no words. Everything here is constexpr or a lookup in a constexpr table.

#include "generated/tokens.hpp"  // Palette, light, dark, spacing, radius, size, layout, motion, type
#include "shell/theme/color.hpp"

#include <cstdint>

namespace cairn::theme {

enum class Appearance : std::uint8_t { light, dark };

/// How much room there is; from the width of the window in CSS px.
enum class Density : std::uint8_t { phone, tablet, desktop, wide };

/// Which writing the interface itself uses; Han needs taller lines and resolves weight 500 to Regular.
enum class Script : std::uint8_t { latin, han };

enum class Weight : std::uint8_t { regular, medium, semibold };

/// One row of the type scale in CSS px.
struct TextMetrics {
    float size = 14;
    float line = 22;
    Weight weight = Weight::regular;
};

[[nodiscard]] const Palette& palette(Appearance appearance);
[[nodiscard]] Density density_of_width(float width);
[[nodiscard]] TextMetrics text_metrics(TextStyle style, Density density, Script script);
[[nodiscard]] float page_margin(Density density, bool is_workbench);

/// WCAG 2 contrast of two opaque colours, 1..21.
[[nodiscard]] double contrast(Color a, Color b);

}  // namespace cairn::theme
