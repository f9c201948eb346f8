#pragma once

#include <string>
#include <string_view>

#include "core/base/week.hpp"
#include "shell/text/text.hpp"

namespace cairn::views {

/// A time zone for people: "America/New York".
std::string zone_words(std::string_view zone);

/// Minutes east of UTC as "+8", "+5:30", "−3" (U+2212) or "+0".
std::string offset_words(int offset_minutes);

/// The weekday and clock in a zone: "Tue 21:05"; empty for an unknown zone.
std::string local_time_words(const text::Text& text, std::string_view zone, Instant now);

/// "Tue 19:00 to 21:00, Sat 10:00 to 12:00"; empty for an empty week.
std::string windows_words(const text::Text& text, const WeekHours& week);

}  // namespace cairn::views
