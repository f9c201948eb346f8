#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// Index of the first byte that is not well-formed UTF-8 (surrogates and overlong forms are not), or npos.
std::size_t first_invalid_utf8(std::string_view text);

/// Number of code points of well-formed UTF-8.
std::size_t code_point_count(std::string_view text);

/// The code point at `at`, which moves behind it; malformed bytes give U+FFFD one by one. `at` is below the size.
char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t code_point);

/// Without ASCII blanks, no-break spaces and ideographic spaces at both ends.
std::string_view trim(std::string_view text);

/// A-Z to a-z; every other byte as it is.
std::string to_lower_ascii(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);

/// The whole of `text` as a decimal integer with an optional sign; nothing for anything else or for overflow.
std::optional<std::int64_t> parse_integer(std::string_view text);

}  // namespace cairn
