#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "shell/text/text.hpp"

namespace cairn::text {

/// Names of the levels 0 to 5.
std::array<std::string_view, level_max + 1> level_names(const Text& text);

/// "Level 3: Works alone". `level` outside 0..5 is taken as the nearest.
std::string level_named(const Text& text, std::int64_t level);

}  // namespace cairn::text
