#pragma once

#include <string>

#include "shell/views/view_input.hpp"

namespace cairn::views {

/// The first page: language, roles, and the ways to start that make sense with what is stored here.
struct WelcomeView {
    Language language = Language::english;
    bool has_people = false;    ///< somebody can be looked as already
    bool offers_sample = true;  ///< false once the sample is here
    std::string people_line;    ///< "144 profiles on this device"; empty without people
};

/// Cost:     O(profiles).
WelcomeView build_welcome_view(const ViewInput& input);

}  // namespace cairn::views
