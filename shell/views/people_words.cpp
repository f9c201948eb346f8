#include "shell/views/people_words.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/base/zone.hpp"
#include "shell/text/format.hpp"

namespace cairn::views {

std::string zone_words(std::string_view zone) {
    std::string out(zone);
    std::ranges::replace(out, '_', ' ');
    return out;
}

std::string offset_words(int offset_minutes) {
    const int size = std::abs(offset_minutes);
    std::string out = offset_minutes < 0 ? "\u2212" : "+";
    out += std::to_string(size / 60);
    if (size % 60 != 0) out += (size % 60 < 10 ? ":0" : ":") + std::to_string(size % 60);
    return out;
}

std::string local_time_words(const text::Text& text, std::string_view zone, Instant now) {
    const auto rule = find_zone(zone);
    if (!rule) return {};
    const Instant local{now.ms + rule->offset_minutes(now) * ms_per_minute};
    const Day day = utc_day(local);
    const auto minutes = static_cast<int>((local.ms - start_of(day).ms) / ms_per_minute);
    return text.profile_cell(text::weekday_short(text, weekday_of(day)), text::format_clock(minutes));
}

std::string windows_words(const text::Text& text, const WeekHours& week) {
    std::string out;
    constexpr int minutes_per_quarter = 60 / quarters_per_hour;
    for (int day = 0; day < 7; ++day) {
        for (int quarter = 0; quarter < quarters_per_day; ++quarter) {
            const int first = day * quarters_per_day;
            if (!week.at(first + quarter)) continue;
            const int start = quarter;
            while (quarter < quarters_per_day && week.at(first + quarter)) ++quarter;
            if (!out.empty()) out += text.language_separator();
            out += text.profile_window(text::weekday_short(text, day), text::format_clock(start * minutes_per_quarter),
                                       text::format_clock(quarter * minutes_per_quarter));
        }
    }
    return out;
}

}  // namespace cairn::views
