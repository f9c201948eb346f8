#include "shell/screens/page_pictures.hpp"

namespace cairn::screens {

using views::Page;

ui::Icon page_icon(Page page) {
    switch (page) {
        case Page::welcome: return ui::Icon::mountain;
        case Page::today: return ui::Icon::sun;
        case Page::plan: return ui::Icon::route;
        case Page::coaches: return ui::Icon::users_round;
        case Page::requests: return ui::Icon::inbox;
        case Page::courses: return ui::Icon::book_open;
        case Page::skills: return ui::Icon::waypoints;
        case Page::people: return ui::Icon::id_card;
        case Page::import_data: return ui::Icon::upload;
        case Page::settings: return ui::Icon::settings_2;
        case Page::profile: return ui::Icon::user_round;
        case Page::not_found: return ui::Icon::search;
        case Page::progress: return ui::Icon::chart_line;
        case Page::history: return ui::Icon::history;
        case Page::reviews: return ui::Icon::layers;
        case Page::cohort: return ui::Icon::git_compare_arrows;
        case Page::proposals: return ui::Icon::git_pull_request;
        case Page::sessions: return ui::Icon::calendar_days;
        case Page::lesson: return ui::Icon::book_open;
        case Page::authoring: return ui::Icon::pencil;
        case Page::sync: return ui::Icon::refresh_cw;
    }
    return ui::Icon::circle;
}

}  // namespace cairn::screens
