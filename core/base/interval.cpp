#include "core/base/interval.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace cairn {
namespace {

constexpr std::size_t begin_length = 14;  // 20261124T0900Z
constexpr std::int64_t minutes_per_day = 24 * 60;
constexpr std::int64_t length_minutes_max = 366 * minutes_per_day;

void append_number(std::string& out, std::int64_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

/// Only digits: no sign.
std::optional<std::int64_t> number_at(std::string_view text, std::size_t at, std::size_t width) {
    const std::string_view part = text.substr(at, width);
    if (part.empty() || !std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    return parse_integer(part);
}

std::optional<Interval> parse_interval(std::string_view text) {
    if (text.size() < begin_length + 2 || text[8] != 'T' || text[13] != 'Z' || text[14] != '/') return std::nullopt;
    const auto year = number_at(text, 0, 4);
    const auto month = number_at(text, 4, 2);
    const auto day = number_at(text, 6, 2);
    const auto hour = number_at(text, 9, 2);
    const auto minute = number_at(text, 11, 2);
    const auto length = number_at(text, begin_length + 1, std::string_view::npos);
    if (!year || !month || !day || !hour || !minute || !length) return std::nullopt;
    const CivilDate date{static_cast<std::int32_t>(*year), static_cast<std::int32_t>(*month),
                         static_cast<std::int32_t>(*day)};
    if (!is_valid(date) || *hour > 23 || *minute > 59 || *length < 1 || *length > length_minutes_max)
        return std::nullopt;
    const Instant begin{start_of(day_of(date)).ms + (*hour * 60 + *minute) * ms_per_minute};
    return Interval{begin, {begin.ms + *length * ms_per_minute}};
}

}  // namespace

std::vector<Interval> merged(std::vector<Interval> intervals) {
    std::erase_if(intervals, [](const Interval& one) { return one.end <= one.begin; });
    std::ranges::sort(intervals);
    std::vector<Interval> out;
    for (const Interval& one : intervals) {
        if (!out.empty() && one.begin <= out.back().end) {
            out.back().end = std::max(out.back().end, one.end);
        } else {
            out.push_back(one);
        }
    }
    return out;
}

std::string format_intervals(std::span<const Interval> intervals) {
    std::string out;
    for (const Interval& one : intervals) {
        if (one.end <= one.begin) continue;
        const Day day = utc_day(one.begin);
        const CivilDate date = civil_of(day);
        const std::int64_t minute = (one.begin.ms - start_of(day).ms) / ms_per_minute;
        const std::int64_t begin_ms = start_of(day).ms + minute * ms_per_minute;
        if (!out.empty()) out += ';';
        append_number(out, date.year, 4);
        append_number(out, date.month, 2);
        append_number(out, date.day, 2);
        out += 'T';
        append_number(out, minute / 60, 2);
        append_number(out, minute % 60, 2);
        out += "Z/";
        append_number(out, (one.end.ms - begin_ms + ms_per_minute - 1) / ms_per_minute, 1);
    }
    return out;
}

std::optional<std::vector<Interval>> parse_intervals(std::string_view text) {
    std::vector<Interval> out;
    if (text.empty()) return out;
    for (const std::string_view part : split(text, ';')) {
        const auto interval = parse_interval(part);
        if (!interval) return std::nullopt;
        out.push_back(*interval);
    }
    return out;
}

}  // namespace cairn
