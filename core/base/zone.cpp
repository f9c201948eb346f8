#include "core/base/zone.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace cairn {
namespace {

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<int> take_number(std::string_view& text) {
    std::size_t digits = 0;
    int value = 0;
    while (digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9') {
        value = value * 10 + (text[digits] - '0');
        ++digits;
    }
    if (digits == 0) return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

/// "<+0545>" or three and more letters.
bool take_abbreviation(std::string_view& text) {
    if (take(text, '<')) {
        const std::size_t end = text.find('>');
        if (end == std::string_view::npos) return false;
        text.remove_prefix(end + 1);
        return true;
    }
    std::size_t letters = 0;
    while (letters < text.size() && ((text[letters] | 0x20) >= 'a') && ((text[letters] | 0x20) <= 'z')) ++letters;
    text.remove_prefix(letters);
    return letters >= 3;
}

/// [+-]hh[:mm[:ss]] in seconds.
std::optional<int> take_clock(std::string_view& text) {
    int sign = 1;
    if (take(text, '-')) {
        sign = -1;
    } else {
        take(text, '+');
    }
    const auto hours = take_number(text);
    if (!hours || *hours > 167) return std::nullopt;
    int seconds = *hours * 3600;
    for (const int unit : {60, 1}) {
        if (!take(text, ':')) break;
        const auto part = take_number(text);
        if (!part || *part > 59) return std::nullopt;
        seconds += *part * unit;
    }
    return sign * seconds;
}

}  // namespace

bool ZoneRule::parse_change(std::string_view& text, Change& change) {
    if (take(text, 'M')) {
        const auto month = take_number(text);
        if (!month || *month < 1 || *month > 12 || !take(text, '.')) return false;
        const auto week = take_number(text);
        if (!week || *week < 1 || *week > 5 || !take(text, '.')) return false;
        const auto weekday = take_number(text);
        if (!weekday || *weekday > 6) return false;
        change.kind = Change::Kind::nth_weekday;
        change.month = *month;
        change.week = *week;
        change.weekday = *weekday;
    } else {
        change.kind = take(text, 'J') ? Change::Kind::julian_without_leap : Change::Kind::day_of_year;
        const auto day = take_number(text);
        if (!day || *day > 365) return false;
        change.day = *day;
    }
    if (take(text, '/')) {
        const auto clock = take_clock(text);
        if (!clock) return false;
        change.seconds = *clock;
    }
    return true;
}

std::optional<ZoneRule> ZoneRule::parse(std::string_view posix) {
    ZoneRule rule;
    if (!take_abbreviation(posix)) return std::nullopt;
    const auto standard = take_clock(posix);
    if (!standard) return std::nullopt;
    rule.standard_seconds_ = -*standard;
    if (posix.empty()) return rule;
    if (!take_abbreviation(posix)) return std::nullopt;
    rule.has_dst_ = true;
    rule.daylight_seconds_ = rule.standard_seconds_ + 3600;
    if (!posix.empty() && posix.front() != ',') {
        const auto daylight = take_clock(posix);
        if (!daylight) return std::nullopt;
        rule.daylight_seconds_ = -*daylight;
    }
    if (!take(posix, ',') || !parse_change(posix, rule.start_)) return std::nullopt;
    if (!take(posix, ',') || !parse_change(posix, rule.end_) || !posix.empty()) return std::nullopt;
    return rule;
}

std::int64_t ZoneRule::Change::seconds_of_year_start_based(int year) const {
    const Day first = day_of({year, 1, 1});
    std::int32_t offset = 0;
    switch (kind) {
        case Kind::day_of_year: offset = day; break;
        case Kind::julian_without_leap: {
            const bool leap = day_of({year, 3, 1}) - first == 60;
            offset = day - 1 + (leap && day >= 60 ? 1 : 0);
            break;
        }
        case Kind::nth_weekday: {
            const Day month_first = day_of({year, month, 1});
            const Day next_month = month == 12 ? day_of({year + 1, 1, 1}) : day_of({year, month + 1, 1});
            const int first_weekday = (weekday_of(month_first) + 1) % 7;  // Sunday = 0
            std::int32_t in_month = (weekday - first_weekday + 7) % 7 + (week - 1) * 7;
            while (in_month >= next_month - month_first) in_month -= 7;
            offset = month_first - first + in_month;
            break;
        }
    }
    return static_cast<std::int64_t>(offset) * 86400 + seconds;
}

int ZoneRule::offset_minutes(Instant instant) const {
    if (!has_dst_) return standard_seconds_ / 60;
    const std::int64_t utc_seconds = instant.ms >= 0 ? instant.ms / 1000 : (instant.ms - 999) / 1000;
    const std::int64_t local = utc_seconds + standard_seconds_;
    const int year = civil_of(Day{static_cast<std::int32_t>((local >= 0 ? local : local - 86399) / 86400)}).year;
    const std::int64_t year_start = static_cast<std::int64_t>(day_of({year, 1, 1}).number) * 86400;
    const std::int64_t start = year_start + start_.seconds_of_year_start_based(year) - standard_seconds_;
    const std::int64_t end = year_start + end_.seconds_of_year_start_based(year) - daylight_seconds_;
    const bool daylight =
        start < end ? (utc_seconds >= start && utc_seconds < end) : (utc_seconds >= start || utc_seconds < end);
    return (daylight ? daylight_seconds_ : standard_seconds_) / 60;
}

Instant ZoneRule::instant_of(Instant local) const {
    const auto read_with = [&](int minutes) { return Instant{local.ms - minutes * ms_per_minute}; };
    const int before = offset_minutes({local.ms - ms_per_day});
    const int after = offset_minutes({local.ms + ms_per_day});
    const Instant early = read_with(before);
    const Instant late = read_with(after);
    return offset_minutes(early) != before && offset_minutes(late) == after ? late : early;
}

std::string_view canonical_zone(std::string_view name) {
    const auto zones = known_zones();
    const auto it = std::ranges::lower_bound(zones, name, {}, &ZoneEntry::name);
    if (it == zones.end() || it->name != name) return {};
    return it->rule.starts_with('=') ? it->rule.substr(1) : it->name;
}

std::optional<ZoneRule> find_zone(std::string_view name) {
    const std::string_view canonical = canonical_zone(name);
    const auto zones = known_zones();
    const auto it = std::ranges::lower_bound(zones, canonical, {}, &ZoneEntry::name);
    if (canonical.empty() || it == zones.end() || it->name != canonical) return std::nullopt;
    return ZoneRule::parse(it->rule);
}

WeekHours to_utc(const WeekHours& local, const ZoneRule& zone, Instant reference) {
    return local.shifted(-zone.offset_minutes(reference) / 15);
}

}  // namespace cairn
