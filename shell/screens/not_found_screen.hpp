#pragma once

#include <optional>

#include "shell/screens/context.hpp"
#include "shell/views/not_found_view.hpp"

namespace cairn::screens {

/// The list in which the person wants to search for the words of the link, once they said so.
std::optional<views::Page> not_found_screen(const views::NotFoundView& view, ScreenContext& context);

}  // namespace cairn::screens
