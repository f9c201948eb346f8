#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/reviews_view.hpp"

namespace cairn::screens {

void reviews_screen(const views::ReviewsView& view, ScreenContext& context);

}  // namespace cairn::screens
