#pragma once

#include <string>

#include "shell/screens/context.hpp"
#include "shell/views/coaches_view.hpp"

namespace cairn::screens {

struct CoachesScratch {
    views::CoachesFilter filter;
    bool is_requesting = false;
    std::string message;
    std::string cell_name;  ///< the hour that is spoken
    ProfileId learner;  ///< who looks; set by the application
};

void coaches_screen(const views::CoachesView& view, CoachesScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
