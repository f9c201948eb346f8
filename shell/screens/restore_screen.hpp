#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/restore_view.hpp"

namespace cairn::screens {

/// What a chosen backup would bring, and the two ways on.
void restore_screen(const views::RestoreView& view, ScreenContext& context);

}  // namespace cairn::screens
