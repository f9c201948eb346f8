#pragma once

#include <string>

#include "shell/views/route.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// The page is known, and this device has the object that the route has open.
[[nodiscard]] bool is_there(const Model& model, const Route& route);

/// A link led nowhere: why, and where to look instead.
struct NotFoundView {
    std::string line;
    std::string words;         ///< to search for: those of the link; empty when it only named an id
    std::string moved_title;   ///< of the skill that it was merged into; empty for all else
    std::string moved_href;
    Page list = Page::skills;  ///< where such a thing would be listed
    bool has_lists = true;     ///< there is somebody who may look at them
};

/// `route` leads nowhere: its page is unknown, or it has no subject.
NotFoundView build_not_found_view(const ViewInput& input, const Route& route);

}  // namespace cairn::views
