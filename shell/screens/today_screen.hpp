#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/today_view.hpp"

namespace cairn::screens {

void today_screen(const views::TodayView& view, ScreenContext& context);

}  // namespace cairn::screens
