#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::exchange {

/// Bits of Role for "mentor", "FACILITY_COACH", "学员", "both", "coach; organiser". Nothing when a word is unknown.
std::optional<std::int64_t> parse_roles(std::string_view cell);

struct LanguageList {
    std::string tags;                        ///< as Profile::languages holds them: "zh;en"
    std::vector<std::string_view> unknown;   ///< items of the cell that are neither a tag nor a name
};

/// Tags ("en", "zh-CN") and names ("English", "普通话"), best first.
LanguageList parse_languages(std::string_view cell);

/// Canonical week hours for "Mon 19:00-21:00; 周四 18:30–20:00". Nothing when a window is unreadable.
std::optional<std::string> parse_availability(std::string_view cell);

/// True for one '@' with words on both sides and no blank.
bool looks_like_email(std::string_view text);

}  // namespace cairn::exchange
