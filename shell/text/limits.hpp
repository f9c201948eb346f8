#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shell/text/text.hpp"

namespace cairn::text {

/// How full a text is that may have at most so many characters.
enum class LimitStage : std::uint8_t {
    far_off,  ///< nothing to say
    near_it,  ///< in the last tenth: "1,980 of 2,000 characters"
    over,     ///< kept, and refused until it is shorter
    full,     ///< as much over as is kept at all: what came beyond was left out
};

struct LimitNote {
    LimitStage stage = LimitStage::far_off;
    std::string words;  ///< empty when far off

    [[nodiscard]] bool is_over() const { return stage >= LimitStage::over; }
};

/// A text that outgrew its limit stays as it was typed or pasted, up to this many characters.
[[nodiscard]] constexpr std::size_t kept_characters(std::size_t characters_max) { return 10 * characters_max; }

[[nodiscard]] LimitNote limit_note(const Text& text, std::string_view value, std::size_t characters_max);

}  // namespace cairn::text
