#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/progress_view.hpp"

namespace cairn::screens {

struct ProgressScratch {
    views::ProgressFilter filter;
};

/// The learner's own record: whether it gets better, on what that rests, and the numbers to take away or print.
void progress_screen(const views::ProgressView& view, ProgressScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
