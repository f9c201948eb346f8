#pragma once

#include "shell/screens/context.hpp"

namespace cairn::screens {

struct KeysScratch {
    bool is_open = false;
};

/// The list of keys, from the one table of them. `are_single_keys_on`: those that are off are left out.
void keys_dialog(KeysScratch& scratch, bool are_single_keys_on, ScreenContext& context);

}  // namespace cairn::screens
