#pragma once

#include "shell/ui/context.hpp"

#include <string>

namespace cairn::host {

struct NativeFonts {
    ui::Fonts fonts;
    std::string latin;    ///< path of the face that was found; empty: none
    std::string chinese;  ///< path of the face for Han; empty: none, Chinese text will be boxes
};

/// Loads the system's faces into the current ImGui context: Inter, else the nearest common one, each merged with the
/// system's Chinese face. Says on stderr what is missing.
[[nodiscard]] NativeFonts load_native_fonts();

}  // namespace cairn::host
