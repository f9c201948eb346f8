#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/people_view.hpp"

namespace cairn::screens {

struct PeopleScratch {
    views::PeopleFilter filter;
    views::PeopleFilter drawn;  ///< the filter at the end of the frame before: tells that the view must follow
};

void people_screen(const views::PeopleView& view, PeopleScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
