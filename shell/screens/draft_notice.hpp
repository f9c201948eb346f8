#pragma once

#include "shell/screens/context.hpp"

namespace cairn::screens {

/// Says that what was typed before the page was closed or reloaded is back. True: the person wants it gone.
[[nodiscard]] bool draft_notice(ScreenContext& context);

}  // namespace cairn::screens
