#pragma once

#include <span>
#include <string_view>

#include "core/model/entities.hpp"

namespace cairn::text {

/// All texts of one language in order of their keys; generated from assets/text.
std::span<const std::string_view> text_table(Language language);

}  // namespace cairn::text
