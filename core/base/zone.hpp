#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/time.hpp"
#include "core/base/week.hpp"

namespace cairn {

/// The rule by which a zone keeps time today and in future years: a POSIX TZ string such as
/// "CET-1CEST,M3.5.0,M10.5.0/3".
///
/// Offsets of the past (before the zone's present rule) are not kept: Cairn plans ahead.
/// Source: IEEE Std 1003.1, "Environment Variables", with RFC 8536's extension of hours to -167..167.
class ZoneRule {
public:
    /// Nothing when `posix` is malformed.
    static std::optional<ZoneRule> parse(std::string_view posix);

    /// Minutes east of UTC at `instant`; Shanghai 480, New York -300 in winter.
    [[nodiscard]] int offset_minutes(Instant instant) const;

    /// When the wall clock shows `local`, read as if it were UTC. A time that comes twice is the first one; one that is
    /// skipped is read with the offset that held before. Source: RFC 5545, 3.3.5.
    [[nodiscard]] Instant instant_of(Instant local) const;

    [[nodiscard]] bool has_daylight_saving() const { return has_dst_; }

private:
    struct Change {
        enum class Kind : std::uint8_t { nth_weekday, julian_without_leap, day_of_year } kind = Kind::nth_weekday;
        int month = 1, week = 1, weekday = 0;  ///< weekday 0 = Sunday, as POSIX counts
        int day = 0;
        int seconds = 7200;  ///< local time of day of the change
        [[nodiscard]] std::int64_t seconds_of_year_start_based(int year) const;
    };
    static bool parse_change(std::string_view& text, Change& change);

    int standard_seconds_ = 0;
    int daylight_seconds_ = 0;
    bool has_dst_ = false;
    Change start_, end_;
};

/// One row of the zone table: an IANA name and its POSIX rule, or "=Other/Name" for an alias.
struct ZoneEntry {
    std::string_view name;
    std::string_view rule;
};

/// The IANA zones this build knows, by name. Data: assets/zones.csv.
std::span<const ZoneEntry> known_zones();

/// The rule of an IANA name or one of its aliases; nothing when unknown.
std::optional<ZoneRule> find_zone(std::string_view name);

/// The canonical name behind an alias, the name itself when canonical, empty when unknown.
std::string_view canonical_zone(std::string_view name);

/// A week of local free hours as UTC hours, using the offset that holds at `reference`.
WeekHours to_utc(const WeekHours& local, const ZoneRule& zone, Instant reference);

}  // namespace cairn
