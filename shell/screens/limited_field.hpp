#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shell/screens/context.hpp"

namespace cairn::screens {

/// A field for a text of at most so many characters. The limit is said before it bites: counted near it, red beyond it,
/// and spoken once each time that changes. What was typed stays as it is; the core refuses what is too long.
ui::FieldAnswer limited_field(ScreenContext& context, ui::Key key, std::string_view label, std::string& value,
                              std::size_t characters_max, ui::FieldOptions options = {});

/// The same for many lines.
ui::FieldAnswer limited_prose(ScreenContext& context, ui::Key key, std::string_view label, std::string& value,
                              std::size_t characters_max, ui::FieldOptions options = {});

}  // namespace cairn::screens
