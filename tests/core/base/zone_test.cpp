#include "core/base/zone.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace cairn;

namespace {

constexpr Instant utc(CivilDate date, int hour, int minute = 0) {
    return Instant{start_of(day_of(date)).ms + (hour * 60 + minute) * ms_per_minute};
}
constexpr Instant just_before(Instant instant) { return Instant{instant.ms - 1}; }

}  // namespace

TEST_CASE("a clock change takes effect in its very millisecond, in both directions") {
    const struct {
        std::string_view zone;
        Instant change;
        int before, after;
    } rows[] = {
        {"Europe/Berlin", utc({2026, 3, 29}, 1), 60, 120},
        {"Europe/Berlin", utc({2026, 10, 25}, 1), 120, 60},
        {"America/New_York", utc({2026, 3, 8}, 7), -300, -240},
        {"America/New_York", utc({2026, 11, 1}, 6), -240, -300},
        {"Europe/Dublin", utc({2026, 3, 29}, 1), 0, 60},
        {"Europe/Dublin", utc({2026, 10, 25}, 1), 60, 0},
        {"Australia/Lord_Howe", utc({2026, 4, 4}, 15), 660, 630},      // half an hour, in the southern autumn
        {"Australia/Lord_Howe", utc({2026, 10, 3}, 15, 30), 630, 660},
        {"Europe/London", utc({2027, 3, 28}, 1), 0, 60},
    };
    for (const auto& row : rows) {
        CAPTURE(std::string(row.zone), row.change.ms);
        const auto rule = find_zone(row.zone);
        REQUIRE(rule);
        CHECK(rule->offset_minutes(just_before(row.change)) == row.before);
        CHECK(rule->offset_minutes(row.change) == row.after);
    }
}

TEST_CASE("zones without daylight saving keep their offset all year") {
    const struct {
        std::string_view zone;
        int minutes;
    } rows[] = {
        {"Asia/Shanghai", 480}, {"Asia/Kathmandu", 345}, {"Asia/Kolkata", 330}, {"Africa/Lagos", 60}, {"Etc/UTC", 0}};
    for (const auto& row : rows) {
        CAPTURE(std::string(row.zone));
        const auto rule = find_zone(row.zone);
        REQUIRE(rule);
        CHECK_FALSE(rule->has_daylight_saving());
        for (int month = 1; month <= 12; ++month)
            CHECK(rule->offset_minutes(utc({2026, month, 15}, 12)) == row.minutes);
    }
}

TEST_CASE("every zone of the table has a readable rule of whole quarters, and every alias leads to one") {
    std::string_view previous;
    for (const ZoneEntry& zone : known_zones()) {
        CAPTURE(std::string(zone.name));
        REQUIRE(zone.name > previous);
        previous = zone.name;
        const auto rule = find_zone(zone.name);
        REQUIRE(rule);
        for (int month = 1; month <= 12; ++month) {
            const int minutes = rule->offset_minutes(utc({2026, month, 1}, 0));
            REQUIRE(minutes % 15 == 0);
            REQUIRE(minutes >= -12 * 60);
            REQUIRE(minutes <= 14 * 60);
        }
        REQUIRE(canonical_zone(canonical_zone(zone.name)) == canonical_zone(zone.name));
    }
}

TEST_CASE("an unknown zone is nothing") {
    CHECK_FALSE(find_zone("Moon/Tranquility"));
    CHECK_FALSE(find_zone(""));
    CHECK(canonical_zone("europe/berlin").empty());
}

TEST_CASE("malformed rules are refused") {
    for (const std::string_view text :
         {"", "C-1", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
          "CET-1CEST,M3.5.0,M10.5.0/3x", "<+01-1", "CET-999"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(ZoneRule::parse(text));
    }
}

TEST_CASE("days of the year are counted with and without the leap day") {
    const auto without_leap = ZoneRule::parse("AAA0BBB,J60/0,J300/0");  // J60 is 1 March in every year
    REQUIRE(without_leap);
    CHECK(without_leap->offset_minutes(just_before(utc({2028, 3, 1}, 0))) == 0);
    CHECK(without_leap->offset_minutes(utc({2028, 3, 1}, 0)) == 60);
    const auto with_leap = ZoneRule::parse("AAA0BBB,59/0,300/0");  // day 59 is 29 February in a leap year
    REQUIRE(with_leap);
    CHECK(with_leap->offset_minutes(utc({2028, 2, 29}, 0)) == 60);
    CHECK(with_leap->offset_minutes(utc({2027, 2, 28}, 12)) == 0);
    CHECK(with_leap->offset_minutes(utc({2027, 3, 1}, 0)) == 60);
}

TEST_CASE("free hours in Berlin are an hour earlier in UTC in winter and two in summer") {
    const auto berlin = find_zone("Europe/Berlin");
    REQUIRE(berlin);
    const WeekHours local = *parse_week_hours("Mon 00:30-02:00");
    CHECK(format_week_hours(to_utc(local, *berlin, utc({2026, 1, 15}, 0))) == "Mon 00:00-01:00;Sun 23:30-24:00");
    CHECK(format_week_hours(to_utc(local, *berlin, utc({2026, 7, 15}, 0))) == "Sun 22:30-24:00");
    const auto kathmandu = find_zone("Asia/Kathmandu");
    REQUIRE(kathmandu);
    CHECK(format_week_hours(to_utc(local, *kathmandu, utc({2026, 1, 15}, 0))) == "Sun 18:45-20:15");
}

TEST_CASE("a wall clock is read back to the instant at which it shows that time") {
    const auto lisbon = find_zone("Europe/Lisbon");
    REQUIRE(lisbon);
    CHECK(lisbon->instant_of(utc({2026, 7, 15}, 9)) == utc({2026, 7, 15}, 8));
    CHECK(lisbon->instant_of(utc({2026, 12, 15}, 9)) == utc({2026, 12, 15}, 9));
    // 25 October 2026, 01:30 comes twice; 29 March 2026, 01:30 is skipped.
    CHECK(lisbon->instant_of({utc({2026, 10, 25}, 1).ms + 30 * ms_per_minute}) ==
          Instant{utc({2026, 10, 25}, 0).ms + 30 * ms_per_minute});
    CHECK(lisbon->instant_of({utc({2026, 3, 29}, 1).ms + 30 * ms_per_minute}) ==
          Instant{utc({2026, 3, 29}, 1).ms + 30 * ms_per_minute});
    const auto shanghai = find_zone("Asia/Shanghai");
    CHECK(shanghai->instant_of(utc({2026, 3, 29}, 19)) == utc({2026, 3, 29}, 11));
}

TEST_CASE("reading an instant's wall clock back gives that instant, unless the clock shows it twice") {
    for (const char* name : {"Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"}) {
        const auto zone = find_zone(name);
        REQUIRE(zone);
        for (std::int64_t hour = 0; hour < 366 * 24; ++hour) {
            const Instant instant{utc({2026, 1, 1}, 0).ms + hour * 60 * ms_per_minute};
            const Instant local{instant.ms + zone->offset_minutes(instant) * ms_per_minute};
            const Instant back = zone->instant_of(local);
            CAPTURE(name, hour);
            REQUIRE(back <= instant);
            REQUIRE(back.ms + zone->offset_minutes(back) * ms_per_minute == local.ms);
        }
    }
}
