#pragma once

#include <string_view>

#include "core/app/command.hpp"
#include "shell/text/text.hpp"

namespace cairn::text {

/// What a step is called behind "Undo: ", e.g. "set a goal".
std::string_view action_name(const Text& text, app::Action action);

}  // namespace cairn::text
