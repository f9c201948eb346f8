#pragma once

#include <cstdint>
#include <string>

#include "core/base/time.hpp"
#include "shell/text/text.hpp"

namespace cairn::text {

/// 1284 → "1,284"; the minus sign is U+2212.
std::string format_number(std::int64_t value);

/// `micro` millionths with `decimals` places (0..3), rounded half away from zero: 76'049'999 with 1 → "76.0".
std::string format_micro(std::int64_t micro, int decimals);

/// The same with its sign always shown: "+36.0", "−2.4", "0.0".
std::string format_signed_micro(std::int64_t micro, int decimals);

/// Per cent without decimals of a fraction in micro-units: 623'000 → "62%".
std::string format_percent(std::int64_t fraction_micro);

/// "24 November 2026" or "2026 年 11 月 24 日".
std::string format_date(const Text& text, Day day);

/// "24 November" or "11 月 24 日", for dates within a year of now.
std::string format_short_date(const Text& text, Day day);

/// "23 to 27 November", "27 November to 2 December" or "11 月 23–27 日", for dates within a year of now; one day is
/// named once.
std::string format_short_dates(const Text& text, Day first, Day last);

/// "November" or "11 月"; 1..12.
std::string format_month(const Text& text, int month);

/// "45 min", "2 h", "2.5 h" or "45 分钟", "2 小时", "2.5 小时". Negative counts as 0.
std::string format_duration(const Text& text, std::int64_t minutes);

/// Minutes of a day as "19:00".
std::string format_clock(int minutes_of_day);

/// "Mon" or "周一"; 0 is Monday.
std::string_view weekday_short(const Text& text, int weekday);

/// A language's name in the reader's language; the tag itself for one that is not known.
std::string language_name(const Text& text, std::string_view tag);

/// "English, Chinese" for "en;zh".
std::string language_names(const Text& text, std::string_view tags);

}  // namespace cairn::text
