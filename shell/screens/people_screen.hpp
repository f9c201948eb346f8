#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/people_view.hpp"

namespace cairn::screens {

struct PeopleScratch {
    views::PeopleFilter filter;
};

void people_screen(const views::PeopleView& view, PeopleScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
