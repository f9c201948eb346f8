#pragma once

#include "shell/ui/context.hpp"

namespace cairn::host {

struct NativeFonts {
    ui::Fonts fonts;
    bool has_han = false;  ///< false: Chinese text will be boxes
};

/// Loads the interface's faces into the current ImGui context: Inter, which is part of the program, merged with the
/// system's Latin and Chinese faces for what it lacks. Says on stderr, in both languages, when no Chinese face is
/// there.
[[nodiscard]] NativeFonts load_native_fonts();

}  // namespace cairn::host
