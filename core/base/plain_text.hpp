#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn {

// What people's own text may hold, and where it may be cut. It is well-formed UTF-8 without control characters, byte
// order marks and the directional embeddings, overrides and isolates (U+202A..E, U+2066..9), which would turn round
// what stands beside a name. Joiners, variation selectors and the marks U+200E and U+200F stay: words need them.

[[nodiscard]] bool is_plain_text(std::string_view text);

/// `text` as people may keep it: what is_plain_text refuses is left out, malformed bytes become U+FFFD, and every kind
/// of line break becomes "\n". Cost: O(n), one allocation.
[[nodiscard]] std::string plain_text(std::string_view text);

/// As plain_text, on one line: line breaks and tabs become blanks.
[[nodiscard]] std::string plain_line(std::string_view text);

/// Whether anything of it can be seen: blanks, joiners and marks alone cannot.
[[nodiscard]] bool has_visible_text(std::string_view text);

/// Bytes of the longest beginning of well-formed `text` with at most `characters_max` code points that cuts no
/// character as people see it: an accent stays with its letter, the parts of an emoji stay together.
/// Source: Unicode UAX 29, grapheme clusters, without the rules for Indic conjuncts.
[[nodiscard]] std::size_t prefix_bytes(std::string_view text, std::size_t characters_max);

}  // namespace cairn
