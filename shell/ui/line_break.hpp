#pragma once

#include "shell/ui/function_ref.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cairn::ui {

/// Where a line ends and the next begins, both as byte offsets.
struct LineEnd {
    std::size_t end = 0;   ///< draw [0, end)
    std::size_t next = 0;  ///< continue here: spaces at the break and a newline are eaten
};

/// The longest prefix of `text` that fits, broken where a reader of Chinese or English expects it: between Han
/// characters, never before ，。、；：！？）》” nor after （《“, never inside a Latin word unless it alone is too wide.
///
/// Units:    `advance` gives the width of one code point in the unit of `width`.
/// Errors:   never an empty line for a text that is not empty: one code point at least, however narrow.
/// Cost:     O(line), no allocation.
/// Source:   UAX 14 reduced to these two scripts; design.md §12.
[[nodiscard]] LineEnd break_line(std::string_view text, float width, FunctionRef<float(char32_t)> advance);

/// True where a line may break between two code points that stand side by side.
[[nodiscard]] bool may_break_between(char32_t before, char32_t after);

[[nodiscard]] bool is_han(char32_t code_point);

}  // namespace cairn::ui
