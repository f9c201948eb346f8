#pragma once

#include "core/app/command.hpp"

namespace cairn::screens {

/// A learner in Shanghai, as the form of the profile gives her.
inline app::SaveProfile yue() {
    app::SaveProfile form;
    form.name = "Lin Yue";
    form.roles = role_learner;
    form.languages = "zh;en";
    form.zone = "Asia/Shanghai";
    form.weekly_minutes = 360;
    return form;
}

/// A coach in Lisbon.
inline app::SaveProfile marta() {
    app::SaveProfile form;
    form.name = "Marta Okafor";
    form.roles = role_coach;
    form.languages = "en";
    form.zone = "Europe/Lisbon";
    form.capacity = 2;
    return form;
}

}  // namespace cairn::screens
