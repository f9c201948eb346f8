#pragma once

#include <string>
#include <string_view>

#include "shell/views/route.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// What menus and titles call a page.
[[nodiscard]] std::string_view page_title(const text::Text& text, Page page);
/// What the browser's tab says: the open object's name, the page's and the product's.
[[nodiscard]] std::string window_title(const ViewInput& input, const Route& route);
/// The bar of a phone has room for one word a place; what has no place there is found under "Me".
[[nodiscard]] std::string_view short_page_title(const text::Text& text, Page page);

}  // namespace cairn::views
