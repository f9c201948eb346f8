#pragma once

#include <string>

#include "shell/screens/context.hpp"
#include "shell/views/lock_view.hpp"

namespace cairn::screens {

struct LockScreenScratch {
    std::string passphrase;
    std::string code;
    std::string code_problem;  ///< of what was typed, before it is tried
    std::string problem_told;  ///< to those who do not see it
    bool is_shown = false;
    bool is_code_wanted = false;
    bool is_erase_open = false;
};

/// In place of every page while nobody can read the record.
void lock_screen(const views::LockView& view, LockScreenScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
