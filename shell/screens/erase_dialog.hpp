#pragma once

#include <string_view>

#include "shell/screens/context.hpp"
#include "shell/ui/function_ref.hpp"

namespace cairn::screens {

/// Asks whether everything is to be erased from this browser, and emits EraseEverything when it is.
///
/// - line: what would be lost
/// - way_out: drawn under the line, what saves it first
void erase_dialog(ScreenContext& context, bool& is_open, std::string_view line, ui::FunctionRef<void()> way_out);

}  // namespace cairn::screens
