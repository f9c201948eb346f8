#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/fact.hpp"

namespace cairn::app {

/// Writes as the value of one register. Source: docs/journal_format.md, "Packed writes".
std::string pack_writes(const std::vector<Write>& writes);

/// Nothing for what pack_writes did not make.
std::optional<std::vector<Write>> unpack_writes(std::string_view packed);

}  // namespace cairn::app
