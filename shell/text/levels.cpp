#include "shell/text/levels.hpp"

#include <algorithm>
#include <cstddef>

namespace cairn::text {

std::array<std::string_view, level_max + 1> level_names(const Text& text) {
    return {text.level_0(), text.level_1(), text.level_2(), text.level_3(), text.level_4(), text.level_5()};
}

std::string level_named(const Text& text, std::int64_t level) {
    const std::int64_t known = std::clamp<std::int64_t>(level, 0, level_max);
    return text.level_named(known, level_names(text)[static_cast<std::size_t>(known)]);
}

}  // namespace cairn::text
