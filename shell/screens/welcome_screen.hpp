#pragma once

#include <cstdint>

#include "shell/screens/context.hpp"
#include "shell/views/welcome_view.hpp"

namespace cairn::screens {

struct WelcomeScratch {
    /// Bits of Role that were chosen here. The profile form starts a new profile with them: hand them on as
    /// ProfileDefaults::roles.
    std::int64_t roles = role_learner;
};

/// Opens its own ui::full_page: not to be drawn inside a main region.
void welcome_screen(const views::WelcomeView& view, WelcomeScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
