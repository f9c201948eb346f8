#pragma once

#include "shell/ui/icons.hpp"
#include "shell/views/route.hpp"

namespace cairn::screens {

/// A page's picture in menu and palette.
[[nodiscard]] ui::Icon page_icon(views::Page page);

}  // namespace cairn::screens
