#include "shell/views/welcome_view.hpp"

namespace cairn::views {

WelcomeView build_welcome_view(const ViewInput& input) {
    WelcomeView view;
    view.language = input.text.language();
    std::int64_t people = 0;
    for (const Profile* profile : input.model.profiles.existing()) {
        ++people;
        if (profile->is_sample) view.offers_sample = false;
    }
    view.has_people = people > 0;
    if (view.has_people) view.people_line = input.text.welcome_people_line(people);
    return view;
}

}  // namespace cairn::views
