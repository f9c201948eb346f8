#pragma once

#include <string>
#include <string_view>

namespace cairn {

/// Whether a line has to be put into the order in which it is seen: it holds letters that run from right to left, or
/// the isolates that `isolated` sets. Cost: one look at each byte.
[[nodiscard]] bool has_right_to_left(std::string_view text);

/// Whether the first letter that has a direction runs from right to left.
[[nodiscard]] bool begins_right_to_left(std::string_view text);

/// Somebody's words for use inside a sentence: unchanged, or between U+2068 and U+2069 when they run from right to
/// left, so that they do not turn round the numbers and commas beside them. Source: Unicode UAX 9, isolates.
[[nodiscard]] std::string isolated(std::string_view words);

}  // namespace cairn
