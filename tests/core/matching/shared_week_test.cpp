#include "core/matching/shared_week.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

constexpr int quarter_at(int day, int hour, int minute = 0) { return (day * 24 + hour) * 4 + minute / 15; }

}  // namespace

TEST_CASE("a shared week stands in the learner's own time") {
    const auto yue = a_learner("yue").in_zone("Asia/Shanghai").free_at("Mon 18:00-20:00");
    const auto lena = a_coach("lena").in_zone("Europe/Berlin").free_at("Mon 12:00-14:00");
    const SharedWeek week = shared_week(yue.profile(), lena.profile(), noon);
    const auto at = [&](int hour) { return week.quarters[static_cast<std::size_t>(quarter_at(0, hour))]; };
    CHECK(at(17) == Meet::none);
    CHECK(at(18) == Meet::you);
    CHECK(at(19) == Meet::both);
    CHECK(at(20) == Meet::them);
    CHECK(at(21) == Meet::none);
    CHECK(week.shared_minutes == 60);
    CHECK(week.minutes_ahead == -420);
}

TEST_CASE("hours wrap around the ends of the week, and quarters of an hour are kept") {
    const auto yue = a_learner("yue").in_zone("Asia/Kathmandu").free_at("Mon 00:00-02:00");
    const auto omar = a_coach("omar").in_zone("Etc/UTC").free_at("Sun 19:00-20:00");
    const SharedWeek week = shared_week(yue.profile(), omar.profile(), noon);  // Kathmandu is 5:45 ahead
    CHECK(week.quarters[static_cast<std::size_t>(quarter_at(0, 0, 30))] == Meet::you);
    CHECK(week.quarters[static_cast<std::size_t>(quarter_at(0, 0, 45))] == Meet::both);
    CHECK(week.quarters[static_cast<std::size_t>(quarter_at(0, 1, 30))] == Meet::both);
    CHECK(week.quarters[static_cast<std::size_t>(quarter_at(0, 1, 45))] == Meet::you);
    CHECK(week.shared_minutes == 60);
}

TEST_CASE("an unknown zone counts as UTC and unreadable hours as none") {
    const auto yue = a_learner("yue").in_zone("Moon/Tranquility").free_at("Mon 10:00-11:00");
    CHECK(shared_week(yue.profile(), a_coach("lena").free_at("Mon 10:00-11:00").profile(), noon).shared_minutes == 60);
    CHECK(shared_week(yue.profile(), a_coach("lena").free_at("whenever").profile(), noon).shared_minutes == 0);
}
