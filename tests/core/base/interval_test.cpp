#include "core/base/interval.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"

namespace {

using namespace cairn;

constexpr Instant at(std::int64_t minute) { return {1'795'348'800'000 + minute * ms_per_minute}; }  // 2026-11-22T12:00Z

TEST_CASE("what touches or overlaps becomes one interval") {
    const auto out = merged({{at(60), at(90)}, {at(0), at(30)}, {at(30), at(45)}, {at(70), at(80)}, {at(99), at(99)}});
    CHECK(out == std::vector<Interval>{{at(0), at(45)}, {at(60), at(90)}});
    CHECK(merged({}).empty());
}

TEST_CASE("the end does not belong to an interval") {
    CHECK_FALSE(Interval{at(0), at(30)}.overlaps({at(30), at(60)}));
    CHECK(Interval{at(0), at(31)}.overlaps({at(30), at(60)}));
}

TEST_CASE("intervals are written in UTC and minutes, and read again") {
    const std::vector<Interval> two{{at(0), at(45)}, {at(24 * 60 - 15), at(26 * 60)}};
    CHECK(format_intervals(two) == "20261122T1200Z/45;20261123T1145Z/135");
    CHECK(parse_intervals(format_intervals(two)) == two);
    CHECK(parse_intervals("")->empty());
}

TEST_CASE("what is not whole minutes grows to them") {
    const std::vector<Interval> one{{{at(0).ms + 30'000}, {at(10).ms + 1}}};
    CHECK(format_intervals(one) == "20261122T1200Z/11");
}

TEST_CASE("malformed intervals are refused") {
    for (const char* text : {"20261122T1200Z", "20261122T1200Z/", "20261122T1200Z/0", "20261322T1200Z/5",
                             "20260230T1200Z/5", "20261122T2400Z/5", "20261122T1260Z/5", "20261122 1200Z/5",
                             "20261122T1200Z/-5", "2026+122T1200Z/5", "20261122T1200Z/5;", "20261122T1200Z/99999999"}) {
        INFO(text);
        CHECK_FALSE(parse_intervals(text).has_value());
    }
}

TEST_CASE("reading what was written gives it back, for any merged intervals of whole minutes") {
    Random random(7);
    for (int round = 0; round < 100; ++round) {
        std::vector<Interval> all;
        for (int i = 0; i < 10; ++i) {
            const std::int64_t begin = random.between(-1'000'000, 1'000'000);
            all.push_back({at(begin), at(begin + random.between(0, 2000))});
        }
        all = merged(std::move(all));
        CHECK(parse_intervals(format_intervals(all)) == all);
    }
}

}  // namespace
