#pragma once

#include <string>

#include "core/model/fact.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// What a register is called on the page of changes: "Level: Raft". Empty for what people are not shown.
std::string field_words(const ViewInput& input, const RegisterKey& key);

/// A value of it: "Works alone", "4 h", "24 November 2026"; "Nothing" for what is empty.
std::string value_words(const ViewInput& input, const RegisterKey& key, const Value& value);

}  // namespace cairn::views
