#pragma once

#include <string>

#include "shell/screens/context.hpp"
#include "shell/views/coaches_view.hpp"

namespace cairn::screens {

struct CoachesScratch {
    views::CoachesFilter filter;
    bool is_requesting = false;
    std::string message;
    std::string draft;          ///< what the message is kept under until it is sent
    bool is_draft_back = false; ///< it was typed before the page was loaded
    bool is_draft_unwanted = false;  ///< answer: drop it
    std::string cell_name;  ///< the hour that is spoken
    ProfileId learner;  ///< who looks; set by the application
};

void coaches_screen(const views::CoachesView& view, CoachesScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
