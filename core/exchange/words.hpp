#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/entities.hpp"

namespace cairn::exchange {

/// What makes two cells "the same words": trimmed, ASCII lower case, inner blanks as single spaces.
std::string key_of(std::string_view text);

/// True when a Chinese character is in it.
bool contains_han(std::string_view text);

/// Words in the language they are written in: Chinese when a Chinese character is in them, else English.
Words words_of(std::string_view text);

/// The items of a cell such as "python; go" without blanks and empty ones. A line end, ';' or '|' separates; where the
/// cell has none of them, so does ','. Full-width forms and '、' count too.
std::vector<std::string_view> split_list(std::string_view cell);

/// "" "-" "—" "none" "n/a" "无": nobody said.
bool is_nothing(std::string_view cell);

/// yes, true, 1, y, x, 是 / no, false, 0, n, 否 and empty.
std::optional<bool> parse_yes_no(std::string_view cell);

/// `hundredths` of a number: "1.5" is 150. No sign; at most two decimals are kept, the third rounds.
std::optional<std::int64_t> parse_hundredths(std::string_view cell);

/// Removes `prefix` from `text` and tells whether it was there.
bool take_prefix(std::string_view& text, std::string_view prefix);

}  // namespace cairn::exchange
