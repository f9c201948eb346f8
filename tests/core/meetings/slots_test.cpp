#include "core/meetings/slots.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"
#include "core/base/week.hpp"
#include "core/base/zone.hpp"
#include "tests/core/meetings/pair.hpp"

namespace {

using namespace cairn;
using namespace cairn::meetings;
using namespace cairn::meetings_test;

std::vector<Interval> slots_of(const Pair& pair, Instant now, SlotOptions options = {}) {
    return free_slots(pair.model, lin, marta, now, options);
}

TEST_CASE("a slot lies in both people's hours, each read in their own zone") {
    // Shanghai Tue 19:00-21:30 is 11:00-13:30Z; Lisbon in winter Tue 10:00-14:00 is the same in Z.
    const Pair pair;
    const auto slots = slots_of(pair, noon, {.minutes = 60, .days = 7});
    REQUIRE(slots.size() == 4);
    CHECK(slots.front() == Interval{utc({2026, 11, 24}, 11), utc({2026, 11, 24}, 12)});
    CHECK(slots.back() == Interval{utc({2026, 11, 24}, 12, 30), utc({2026, 11, 24}, 13, 30)});
}

TEST_CASE("the clock change of one zone moves what the two share, week by week") {
    // Lisbon leaves summer time on 25 October 2026: Tue 11:00-12:00 is 10:00Z before and 11:00Z after.
    Pair pair;
    pair.put_person(lin, "Asia/Shanghai", "Tue 18:00-19:00");  // 10:00Z all year
    pair.put_person(marta, "Europe/Lisbon", "Tue 11:00-12:00");
    const auto slots = slots_of(pair, utc({2026, 10, 18}, 0), {.minutes = 60, .days = 21});
    REQUIRE(slots.size() == 1);
    CHECK(slots[0].begin == utc({2026, 10, 20}, 10));
}

TEST_CASE("an hour that the clocks skip cannot be met in, and one that comes twice counts twice") {
    Pair pair;
    pair.put_person(lin, "Europe/Lisbon", "Sun 01:00-02:00");
    pair.put_person(marta, "Europe/Lisbon", "Sun 01:00-02:00");
    // 28 March 2027: 01:00 becomes 02:00 in Lisbon. 25 October 2026: 02:00 becomes 01:00.
    CHECK(slots_of(pair, utc({2027, 3, 27}, 12), {.minutes = 60, .days = 2}).empty());
    CHECK(slots_of(pair, utc({2026, 10, 24}, 12), {.minutes = 60, .days = 2, .step_minutes = 60}).size() == 2);
}

TEST_CASE("who moves to another zone is free at the same hours of their new day") {
    Pair pair;
    pair.put_person(marta, "Asia/Shanghai", "Tue 19:00-21:30");
    CHECK(slots_of(pair, noon, {.minutes = 60, .days = 7}).front().begin == utc({2026, 11, 24}, 11));
    pair.put_person(lin, "Asia/Tokyo", "Tue 19:00-21:30");
    CHECK(slots_of(pair, noon, {.minutes = 60, .days = 7}).front().begin == utc({2026, 11, 24}, 11));
    CHECK(slots_of(pair, noon, {.minutes = 60, .days = 7}).back().end == utc({2026, 11, 24}, 12, 30));
}

TEST_CASE("sessions of either and imported busy times are taken away") {
    Pair pair;
    pair.put_meeting("one", MeetingState::proposed, utc({2026, 11, 24}, 11), 30);
    pair.put_meeting("gone", MeetingState::cancelled, utc({2026, 11, 24}, 12), 90);
    pair.model.profiles.at_or_new(marta).busy =
        format_intervals(std::vector<Interval>{{utc({2026, 11, 24}, 13), utc({2026, 11, 24}, 18)}});
    const auto slots = slots_of(pair, noon, {.minutes = 45, .days = 7});
    REQUIRE(slots.size() == 2);
    CHECK(slots[0].begin == utc({2026, 11, 24}, 11, 30));
    CHECK(slots[1].begin == utc({2026, 11, 24}, 12));
    const auto moved = slots_of(pair, noon, {.minutes = 45, .days = 7, .except = named<MeetingId>("one")});
    CHECK(moved.front().begin == utc({2026, 11, 24}, 11));
}

TEST_CASE("nothing is offered in the past, nor when somebody's zone is unknown") {
    Pair pair;
    const auto slots = slots_of(pair, utc({2026, 11, 24}, 11, 7), {.minutes = 60, .days = 6});
    REQUIRE_FALSE(slots.empty());
    CHECK(slots.front().begin == utc({2026, 11, 24}, 11, 15));
    pair.put_person(marta, "Europe/Atlantis", "Tue 10:00-14:00");
    CHECK(slots_of(pair, noon).empty());
}

TEST_CASE("why there is nothing is said by what would help first") {
    Pair pair;
    const auto why = [&] { return why_no_slots(pair.model, lin, marta, noon); };
    CHECK(why() == NoSlots::there_are_some);
    pair.model.profiles.at_or_new(marta).busy =
        format_intervals(std::vector<Interval>{{noon, {noon.ms + 60 * ms_per_day}}});
    CHECK(why() == NoSlots::all_taken);
    pair.put_person(marta, "Europe/Lisbon", "Wed 10:00-14:00");
    CHECK(why() == NoSlots::never_together);
    pair.put_person(marta, "Europe/Lisbon", "");
    CHECK(why() == NoSlots::no_hours_second);
    pair.put_person(lin, "Asia/Shanghai", "");
    CHECK(why() == NoSlots::no_hours_first);
}

TEST_CASE("every slot is free for both at each of its quarters, whatever the hours and zones") {
    const char* zones[] = {"Asia/Kolkata", "Europe/Lisbon", "America/New_York", "Asia/Kathmandu",
                           "Australia/Lord_Howe"};
    Random random(11);
    std::size_t found = 0;
    for (int round = 0; round < 40; ++round) {
        Pair pair;
        WeekHours weeks[2];
        ProfileId people[2] = {lin, marta};
        for (int side = 0; side < 2; ++side) {
            for (int i = 0; i < 12; ++i) {
                const int first = static_cast<int>(random.below(quarters_per_week - 24));
                weeks[side].set_range(first, first + 24, true);
            }
            pair.put_person(people[side], zones[random.below(std::size(zones))], format_week_hours(weeks[side]));
        }
        for (const Interval& slot : slots_of(pair, {noon.ms - 40 * ms_per_day}, {.minutes = 60, .days = 28})) {
            ++found;
            for (std::int64_t ms = slot.begin.ms; ms < slot.end.ms; ms += 15 * ms_per_minute) {
                for (int side = 0; side < 2; ++side) {
                    const auto zone = find_zone(pair.model.profiles.find(people[side])->zone);
                    const std::int64_t local = ms + zone->offset_minutes({ms}) * ms_per_minute;
                    const Day day = utc_day({local});
                    const auto quarter = static_cast<int>((local - start_of(day).ms) / (15 * ms_per_minute));
                    REQUIRE(weeks[side].at(weekday_of(day) * quarters_per_day + quarter));
                }
            }
        }
    }
    CHECK(found > 1000);
}

}  // namespace
