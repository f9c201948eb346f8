#include "core/base/time.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace cairn;

TEST_CASE("known dates have their known day numbers and weekdays") {
    CHECK(day_of({1970, 1, 1}).number == 0);
    CHECK(weekday_of(day_of({1970, 1, 1})) == 3);
    CHECK(day_of({2000, 3, 1}).number == 11'017);
    CHECK(day_of({1969, 12, 31}).number == -1);
    CHECK(weekday_of(day_of({2026, 11, 2})) == 0);
    CHECK(weekday_of(day_of({1969, 12, 28})) == 6);
}

TEST_CASE("every day of eight centuries is the day after the day before") {
    CivilDate previous = civil_of(day_of({1600, 1, 1}) + (-1));
    std::int32_t weekday = weekday_of(day_of(previous));
    for (Day day = day_of({1600, 1, 1}); day < day_of({2400, 1, 1}); day = day + 1) {
        const CivilDate date = civil_of(day);
        REQUIRE(day_of(date) == day);
        REQUIRE(is_valid(date));
        REQUIRE(date > previous);
        REQUIRE((date.day == previous.day + 1 || date.day == 1));
        weekday = (weekday + 1) % 7;
        REQUIRE(weekday_of(day) == weekday);
        previous = date;
    }
}

TEST_CASE("dates that do not exist are refused") {
    CHECK(is_valid({2024, 2, 29}));
    CHECK_FALSE(is_valid({2026, 2, 29}));
    CHECK_FALSE(is_valid({1900, 2, 29}));
    CHECK(is_valid({2000, 2, 29}));
    CHECK_FALSE(is_valid({2026, 4, 31}));
    CHECK_FALSE(is_valid({2026, 13, 1}));
    CHECK_FALSE(is_valid({2026, 1, 0}));
}

TEST_CASE("the day of an instant is rounded down, before 1970 too") {
    CHECK(utc_day(Instant{0}).number == 0);
    CHECK(utc_day(Instant{-1}).number == -1);
    CHECK(utc_day(Instant{-ms_per_day}).number == -1);
    CHECK(utc_day(Instant{-ms_per_day - 1}).number == -2);
    CHECK(utc_day(start_of(day_of({2026, 11, 2}))) == day_of({2026, 11, 2}));
}
