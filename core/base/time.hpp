#pragma once

#include <compare>
#include <cstdint>

namespace cairn {

/// Milliseconds since 1970-01-01T00:00Z.
struct Instant {
    std::int64_t ms = 0;
    constexpr auto operator<=>(const Instant&) const = default;
};

inline constexpr std::int64_t ms_per_minute = 60'000;
inline constexpr std::int64_t ms_per_day = 86'400'000;

/// A calendar day, counted from 1970-01-01.
struct Day {
    std::int32_t number = 0;
    constexpr auto operator<=>(const Day&) const = default;
    constexpr Day operator+(std::int32_t days) const { return Day{number + days}; }
    constexpr std::int32_t operator-(Day other) const { return number - other.number; }
};

struct CivilDate {
    std::int32_t year = 1970;
    std::int32_t month = 1;  ///< 1..12
    std::int32_t day = 1;    ///< 1..31
    constexpr auto operator<=>(const CivilDate&) const = default;
};

/// Proleptic Gregorian conversion. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
constexpr Day day_of(CivilDate date) {
    const std::int32_t y = date.month <= 2 ? date.year - 1 : date.year;
    const std::int32_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int32_t yoe = y - era * 400;
    const std::int32_t doy = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const std::int32_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return Day{era * 146097 + doe - 719468};
}

constexpr CivilDate civil_of(Day day) {
    const std::int32_t z = day.number + 719468;
    const std::int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int32_t doe = z - era * 146097;
    const std::int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const std::int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int32_t mp = (5 * doy + 2) / 153;
    const std::int32_t month = mp + (mp < 10 ? 3 : -9);
    return CivilDate{yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

/// 0 = Monday .. 6 = Sunday.
constexpr std::int32_t weekday_of(Day day) { return ((day.number + 3) % 7 + 7) % 7; }

/// True for a date that exists (30 February does not).
constexpr bool is_valid(CivilDate date) {
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && civil_of(day_of(date)) == date;
}

/// The UTC day of an instant.
constexpr Day utc_day(Instant instant) {
    return Day{static_cast<std::int32_t>((instant.ms >= 0 ? instant.ms : instant.ms - (ms_per_day - 1)) / ms_per_day)};
}

constexpr Instant start_of(Day day) { return Instant{static_cast<std::int64_t>(day.number) * ms_per_day}; }

}  // namespace cairn
