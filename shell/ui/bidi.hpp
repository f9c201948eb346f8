#pragma once

#include <string>
#include <string_view>

namespace cairn::ui {

/// One line in the order in which it is seen from left to right, with Arabic letters in their joined forms and brackets
/// turned; ImGui draws one code point after another and knows neither. Isolates are resolved and taken out.
///
/// Shapes:   the line's own direction is that of its first letter.
/// Errors:   none; malformed bytes become U+FFFD.
/// Source:   Unicode UAX 9 without explicit embeddings (which people's texts do not hold, core/base/plain_text.hpp) and
///           without paired brackets (N0); presentation forms of UnicodeData 15. Accents are not moved over joined
///           letters.
[[nodiscard]] std::string visual_order(std::string_view line);

}  // namespace cairn::ui
