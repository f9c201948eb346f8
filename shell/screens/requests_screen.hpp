#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/requests_view.hpp"

namespace cairn::screens {

/// `me` takes the steps that the buttons stand for.
void requests_screen(const views::RequestsView& view, ProfileId me, ScreenContext& context);

}  // namespace cairn::screens
