#pragma once

#include <string_view>

#include "core/model/entities.hpp"

namespace cairn::text {

/// Every character that the product's own words use in a language, each once, in order; printable ASCII always.
/// Cost:     O(all words) the first time, then nothing.
[[nodiscard]] std::u32string_view characters_of(Language language);

}  // namespace cairn::text
