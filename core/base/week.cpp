#include "core/base/week.hpp"

#include <array>
#include <charconv>

#include "core/base/text.hpp"

namespace cairn {
namespace {

constexpr std::array<std::string_view, 7> day_names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 7> long_day_names{"monday", "tuesday",  "wednesday", "thursday",
                                                         "friday", "saturday", "sunday"};

std::optional<int> parse_day(std::string_view text) {
    const std::string lower = to_lower_ascii(text);
    for (std::size_t i = 0; i < day_names.size(); ++i) {
        if (lower == to_lower_ascii(day_names[i]) || lower == long_day_names[i]) return static_cast<int>(i);
    }
    if (lower.size() == 1 && lower[0] >= '1' && lower[0] <= '7') return lower[0] - '1';
    return std::nullopt;
}

/// Quarter of the day for "HH:MM", 0..96.
std::optional<int> parse_clock(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto hours = parse_integer(text.substr(0, colon));
    const auto minutes = parse_integer(text.substr(colon + 1));
    if (!hours || !minutes || *hours < 0 || *hours > 24 || *minutes < 0 || *minutes > 59 || *minutes % 15 != 0) {
        return std::nullopt;
    }
    const int quarter = static_cast<int>(*hours) * quarters_per_hour + static_cast<int>(*minutes) / 15;
    if (quarter > quarters_per_day) return std::nullopt;
    return quarter;
}

void append_clock(std::string& out, int quarter) {
    const int hours = quarter / quarters_per_hour;
    const int minutes = quarter % quarters_per_hour * 15;
    out += static_cast<char>('0' + hours / 10);
    out += static_cast<char>('0' + hours % 10);
    out += ':';
    out += static_cast<char>('0' + minutes / 10);
    out += static_cast<char>('0' + minutes % 10);
}

}  // namespace

void WeekHours::set_range(int first, int last, bool free) {
    for (int quarter = first; quarter < last; ++quarter) set(quarter, free);
}

WeekHours WeekHours::shifted(int quarters) const {
    WeekHours out;
    const int shift = (quarters % quarters_per_week + quarters_per_week) % quarters_per_week;
    const auto n = static_cast<std::size_t>(shift);
    out.bits_ = (bits_ << n) | (bits_ >> (static_cast<std::size_t>(quarters_per_week) - n));
    return out;
}

std::optional<WeekHours> parse_week_hours(std::string_view text) {
    WeekHours week;
    for (std::string_view window : split(text, ';')) {
        window = trim(window);
        if (window.empty()) continue;
        const std::size_t space = window.find(' ');
        if (space == std::string_view::npos) return std::nullopt;
        const std::string_view clocks = trim(window.substr(space + 1));
        const std::size_t dash = clocks.find('-');
        if (dash == std::string_view::npos) return std::nullopt;
        const auto day = parse_day(window.substr(0, space));
        const auto from = parse_clock(trim(clocks.substr(0, dash)));
        const auto to = parse_clock(trim(clocks.substr(dash + 1)));
        if (!day || !from || !to || *from >= *to) return std::nullopt;
        week.set_range(*day * quarters_per_day + *from, *day * quarters_per_day + *to, true);
    }
    return week;
}

std::string format_week_hours(const WeekHours& week) {
    std::string out;
    for (int day = 0; day < 7; ++day) {
        int quarter = 0;
        while (quarter < quarters_per_day) {
            if (!week.at(day * quarters_per_day + quarter)) {
                ++quarter;
                continue;
            }
            const int from = quarter;
            while (quarter < quarters_per_day && week.at(day * quarters_per_day + quarter)) ++quarter;
            if (!out.empty()) out += ';';
            out += day_names[static_cast<std::size_t>(day)];
            out += ' ';
            append_clock(out, from);
            out += '-';
            append_clock(out, quarter);
        }
    }
    return out;
}

}  // namespace cairn
