#include "shell/text/limits.hpp"

#include <cstdint>

#include "core/base/text.hpp"

namespace cairn::text {

LimitNote limit_note(const Text& text, std::string_view value, std::size_t characters_max) {
    const std::size_t count = code_point_count(value);
    if (10 * count < 9 * characters_max) return {};
    const auto limit = static_cast<std::int64_t>(characters_max);
    const auto used = static_cast<std::int64_t>(count);
    if (count <= characters_max) return {LimitStage::near_it, text.limit_near(used, limit)};
    // the last character that fits may be one of many code points
    constexpr std::size_t longest_character = 64;
    if (count + longest_character > kept_characters(characters_max))
        return {LimitStage::full, text.limit_full(used, limit)};
    return {LimitStage::over, text.limit_over(used, limit, used - limit)};
}

}  // namespace cairn::text
