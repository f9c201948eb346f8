#pragma once

#include "shell/screens/context.hpp"
#include "shell/screens/keys_dialog.hpp"
#include "shell/screens/local_preferences.hpp"
#include "shell/views/settings_view.hpp"

namespace cairn::screens {

struct SettingsScratch {
    bool is_erase_open = false;
};

/// `under_header` draws what stands first on the page, `under_data` what stands below the card of the data.
void settings_screen(const views::SettingsView& view, const LocalPreferences& preferences, SettingsScratch& scratch,
                     KeysScratch& keys, ScreenContext& context, ui::FunctionRef<void()> under_header = {},
                     ui::FunctionRef<void()> under_data = {});

}  // namespace cairn::screens
