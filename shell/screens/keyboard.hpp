#pragma once

#include "shell/screens/context.hpp"
#include "shell/screens/keys_dialog.hpp"
#include "shell/screens/palette_screen.hpp"
#include "shell/screens/session.hpp"

namespace cairn::screens {

/// What the keyboard remembers between two keys.
struct KeyboardScratch {
    double g_until = -1;   ///< a letter up to here belongs to the G before it; seconds of the interface's clock
};

/// Carries out what was pressed for the whole window. Call it when everything else of the frame is drawn: moving the
/// focus reads what is there.
void handle_keys(const Session& session, KeyboardScratch& scratch, PaletteScratch& palette, KeysScratch& keys,
                 ScreenContext& context);

}  // namespace cairn::screens
