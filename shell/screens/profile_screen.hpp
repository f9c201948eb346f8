#pragma once

#include <cstdint>
#include <string>

#include "shell/screens/context.hpp"
#include "shell/views/profile_form_view.hpp"

namespace cairn::screens {

/// The draft of the profile form. One is enough for the whole application: it follows the profile whose form is
/// drawn, and a draft survives a visit to another page and a refused command.
struct ProfileScratch {
    views::ProfileForm form;   ///< what the view is to be built from
    views::ProfileForm base;   ///< what the form started with
    views::ProfileForm drawn;  ///< the form at the end of the frame before: tells that the view must follow
    bool shows_errors = false; ///< after the first attempt to save
    bool is_sent = false;
    std::int64_t count_sent = 0;  ///< profiles there were when it was sent
    std::string cell_name;
    std::string draft;            ///< what the form is kept under until it is saved
};

void profile_screen(const views::ProfileFormView& view, ProfileScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
