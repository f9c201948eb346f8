#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shell/text/text.hpp"

namespace cairn::text {

std::string_view role_name(const Text& text, Role role);

/// "Learner, Coach" for bits of Role, always in the order learner, coach, organiser; empty for none.
std::string role_names(const Text& text, std::int64_t roles);

}  // namespace cairn::text
