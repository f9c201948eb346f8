#include "core/base/week.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"

using namespace cairn;

namespace {

WeekHours a_random_week(Random& random) {
    WeekHours week;
    for (int window = 0; window < 4; ++window) {
        const int first = static_cast<int>(random.below(quarters_per_week));
        week.set_range(
            first, first + static_cast<int>(random.below(static_cast<std::uint64_t>(quarters_per_week - first) + 1)),
            random.chance(700'000));
    }
    return week;
}

}  // namespace

TEST_CASE("hours are read as people write them and written in one way") {
    const auto week = parse_week_hours(" thursday 18:30-20:00 ; Mon 19:00-21:00;2 8:00-08:15;");
    REQUIRE(week);
    CHECK(format_week_hours(*week) == "Mon 19:00-21:00;Tue 08:00-08:15;Thu 18:30-20:00");
    CHECK(week->count() == 8 + 1 + 6);
    CHECK(parse_week_hours("")->count() == 0);
    CHECK(format_week_hours(*parse_week_hours("Sun 00:00-24:00")) == "Sun 00:00-24:00");
    CHECK(format_week_hours(*parse_week_hours("Mon 10:00-11:00;Mon 10:30-12:00")) == "Mon 10:00-12:00");
}

TEST_CASE("malformed hours are refused whole") {
    for (const std::string_view text : {"Mon", "Mon 10:00", "Mon 10:00-10:00", "Mon 11:00-10:00", "Mon 10:00-24:15",
                                        "Mon 10:07-11:00", "Mon 25:00-26:00", "Someday 10:00-11:00", "8 10:00-11:00",
                                        "Mon 10:00-11:00;Tue", "Mon -1:00-02:00", "10:00-11:00"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_week_hours(text));
    }
}

TEST_CASE("any week survives being written and read") {
    Random random(53);
    for (int round = 0; round < 300; ++round) {
        const WeekHours week = a_random_week(random);
        const auto read = parse_week_hours(format_week_hours(week));
        REQUIRE(read);
        REQUIRE(*read == week);
    }
}

TEST_CASE("a shifted week wraps around and can be shifted back") {
    const WeekHours sunday_night = *parse_week_hours("Sun 23:30-24:00");
    CHECK(format_week_hours(sunday_night.shifted(2)) == "Mon 00:00-00:30");
    CHECK(format_week_hours(parse_week_hours("Mon 00:00-00:30")->shifted(-1)) == "Mon 00:00-00:15;Sun 23:45-24:00");
    Random random(54);
    for (int round = 0; round < 300; ++round) {
        const WeekHours week = a_random_week(random);
        const int shift = static_cast<int>(random.between(-2'000, 2'000));
        REQUIRE(week.shifted(shift).count() == week.count());
        REQUIRE(week.shifted(shift).shifted(-shift) == week);
    }
    CHECK(sunday_night.shifted(quarters_per_week) == sunday_night);
}
