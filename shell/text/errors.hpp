#pragma once

#include <string>

#include "core/base/result.hpp"
#include "core/exchange/problem.hpp"
#include "shell/text/text.hpp"

namespace cairn::text {

/// What went wrong and what to do about it, for the person in front of the screen.
std::string error_text(const Text& text, const Error& error);

}  // namespace cairn::text
