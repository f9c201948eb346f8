#pragma once

#include "shell/screens/context.hpp"
#include "shell/screens/session.hpp"

namespace cairn::screens {

/// Pages that take the whole width: the menu beside them is a rail.
bool is_workbench(views::Page page);

/// The menu, the bar above the page, and what has to be said on every page: the frame around the screens.
void draw_navigation(Session& session, ScreenContext& context);
/// True when its search was pressed.
bool draw_top_bar(const Session& session, ScreenContext& context);
/// Banners at the top of the page: a refused command, a failed save, damage found, a new version.
void draw_notices(Session& session, ScreenContext& context);
/// On phones the bar at the bottom has no room for every page: links to the others, for the page that stands for “me”.
void draw_other_pages(const Session& session, ScreenContext& context);
/// Toasts of this frame, and the presses on their Undo.
void draw_toasts(Session& session, ScreenContext& context);

}  // namespace cairn::screens
