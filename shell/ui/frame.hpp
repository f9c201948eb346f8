#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/icons.hpp"

#include <string_view>

// The frame around every page: navigation, top bar, main region. Call them in this order, in every frame; where they
// stand follows from the density (sidebar 232 or rail 72 at the left, on phones a bar at the bottom).

namespace cairn::ui {

struct NavigationOptions {
    bool is_workbench = false;  ///< matching, map, lesson, session, evaluation: a rail even on wide windows
    FunctionRef<void()> footer = {}; ///< settings and the role switch at the bottom left; not shown on phones
};

/// The landmark with the menu. Inside: brand, nav_item, nav_gap.
void navigation(Ui& ui, std::string_view name, FunctionRef<void()> items, const NavigationOptions& options = {});
/// Logo and product name; not shown on phones. Pressed: go home.
bool brand(Ui& ui, std::string_view name, std::string_view name_second, std::string_view href);
/// A space between two groups of items; not shown on phones.
void nav_gap(Ui& ui);

struct NavItem {
    Icon icon{};
    std::string_view label = {};
    std::string_view href = {};          ///< "#/coaches"
    bool is_current = false;
    int count = 0;                  ///< what waits there; shown at the right, as a dot on rail and phone
    std::string_view count_label = {};   ///< "14 due", spoken; required when count > 0
};
/// Label is the tooltip on the rail. On phones draw at most 5.
bool nav_item(Ui& ui, Key key, const NavItem& item);

/// Who I am and which role I look through; at the bottom of the sidebar.
bool role_switch(Ui& ui, Key key, std::string_view name, std::string_view role_text, std::string_view label);

/// 64 px (phone 56) above the main region; a `row` whose content starts right aligned on wide windows.
void top_bar(Ui& ui, std::string_view name, FunctionRef<void()> content);

struct MainOptions {
    bool is_workbench = false;    ///< margin 24 and no maximum width
    float width_max = 0;          ///< 0 = 1208; reading pages use 696
    FunctionRef<void()> sticky = {};   ///< a bar at the bottom of phones: the page's action, 48 high
};

/// The scrolling page. `key` is the route: each one keeps its own scroll position. `name` names the landmark.
void main_region(Ui& ui, Key key, std::string_view name, FunctionRef<void()> content, const MainOptions& options = {});

/// A page without navigation (welcome, locked vault): fills the window, left of it a picture on wide windows.
void full_page(Ui& ui, Key key, std::string_view name, FunctionRef<void()> content);

/// h1, a line under it, and actions at its right (under it on phones). `actions` runs in a row.
void page_header(Ui& ui, std::string_view title, std::string_view subtitle, FunctionRef<void()> actions = {});

/// A second scrolling area beside or inside the page, of fixed height.
void scroll_area(Ui& ui, Key key, std::string_view name, float height, FunctionRef<void()> content);
/// Keeps a scroll area at its end while new content arrives (chat), unless the person scrolled up.
void stay_at_end(Ui& ui);

}  // namespace cairn::ui
