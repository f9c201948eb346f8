#pragma once

#include <string_view>

#include "shell/text/text.hpp"
#include "shell/views/route.hpp"

namespace cairn::views {

/// A page's name as menu, window title and palette call it.
[[nodiscard]] std::string_view page_words(const text::Text& text, Page page);
/// The bar of a phone has room for one word a place; what has no place there is found under "Me".
[[nodiscard]] std::string_view short_page_words(const text::Text& text, Page page);

}  // namespace cairn::views
