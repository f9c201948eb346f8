#include "core/exchange/busy_times.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"
#include "core/exchange/icalendar.hpp"

namespace {

using namespace cairn;
using namespace cairn::exchange;
using Code = CalendarProblemCode;

constexpr Instant utc(CivilDate date, int hour, int minute = 0) {
    return {start_of(day_of(date)).ms + (hour * 60 + minute) * ms_per_minute};
}
const BusyOptions options{.horizon = {utc({2026, 11, 22}, 0), utc({2026, 12, 20}, 0)}, .zone = "Europe/Lisbon"};

std::string calendar(std::string_view body) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + std::string(body) + "END:VCALENDAR\r\n";
}
std::string event(std::string_view properties) {
    return calendar("BEGIN:VEVENT\r\nUID:1\r\n" + std::string(properties) + "END:VEVENT\r\n");
}
BusyReading read(std::string_view text) {
    const auto reading = read_busy_times(as_bytes(text), options);
    REQUIRE(reading.has_value());
    return *reading;
}
std::string busy_of(std::string_view properties) { return format_intervals(read(event(properties)).busy); }

TEST_CASE("the times of events are read, in whatever way they are written") {
    struct Row {
        const char* what;
        const char* properties;
        const char* busy;
    };
    const Row rows[] = {
        {"UTC", "DTSTART:20261124T090000Z\r\nDTEND:20261124T100000Z\r\n", "20261124T0900Z/60"},
        {"a length", "DTSTART:20261124T090000Z\r\nDURATION:PT1H30M\r\n", "20261124T0900Z/90"},
        {"a zone", "DTSTART;TZID=Asia/Shanghai:20261124T190000\r\nDURATION:PT1H\r\n", "20261124T1100Z/60"},
        {"a quoted zone", "DTSTART;TZID=\"Asia/Shanghai\":20261124T190000\r\nDURATION:PT1H\r\n", "20261124T1100Z/60"},
        {"a zone behind a path", "DTSTART;TZID=/x.org/2/Asia/Shanghai:20261124T190000\r\nDURATION:PT1H\r\n",
         "20261124T1100Z/60"},
        {"no zone: the person's own", "DTSTART:20261124T090000\r\nDURATION:PT1H\r\n", "20261124T0900Z/60"},
        {"a whole day", "DTSTART;VALUE=DATE:20261124\r\n", "20261124T0000Z/1440"},
        {"two whole days", "DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261126\r\n", "20261124T0000Z/2880"},
        {"lower case", "dtstart:20261124T090000Z\r\nduration:PT1H\r\n", "20261124T0900Z/60"},
        {"folded", "DTSTART:202611\r\n 24T09\r\n\t0000Z\r\nDURATION:PT1H\r\n", "20261124T0900Z/60"},
        {"outside the horizon", "DTSTART:20260101T090000Z\r\nDURATION:PT1H\r\n", ""},
        {"across its beginning", "DTSTART:20261121T230000Z\r\nDURATION:PT2H\r\n", "20261122T0000Z/60"},
        {"called off", "DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nSTATUS:CANCELLED\r\n", ""},
        {"free", "DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nTRANSP:TRANSPARENT\r\n", ""},
        {"daily", "DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=2\r\n",
         "20261124T0900Z/60;20261125T0900Z/60"},
        {"every third day until",
         "DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\n"
         "RRULE:FREQ=DAILY;INTERVAL=3;UNTIL=20261130T090000Z\r\n",
         "20261124T0900Z/60;20261127T0900Z/60;20261130T0900Z/60"},
        {"until a day", "DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;UNTIL=20261125\r\n",
         "20261124T0900Z/60;20261125T0900Z/60"},
        {"weekdays of two weeks",
         "DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\n"
         "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=3\r\n",
         "20261124T0900Z/60;20261126T0900Z/60;20261208T0900Z/60"},
        {"weekly since long",
         "DTSTART:20200107T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;UNTIL=20261201T090000Z\r\n",
         "20261124T0900Z/60;20261201T0900Z/60"},
        {"counted since long", "DTSTART:20251125T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=54\r\n",
         "20261124T0900Z/60;20261201T0900Z/60"},
        {"without some",
         "DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=3\r\n"
         "EXDATE:20261125T090000Z\r\n",
         "20261124T0900Z/60;20261126T0900Z/60"},
        {"and some more", "DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nRDATE:20261128T090000Z,20261129T090000Z\r\n",
         "20261124T0900Z/60;20261128T0900Z/60;20261129T0900Z/60"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        CHECK(busy_of(row.properties) == row.busy);
    }
}

TEST_CASE("a repeated event keeps its wall clock when the clocks change") {
    const std::string text =
        event("DTSTART;TZID=America/New_York:20261026T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n");
    const BusyOptions autumn{.horizon = {utc({2026, 10, 20}, 0), utc({2026, 11, 20}, 0)}, .zone = "Etc/UTC"};
    const auto reading = read_busy_times(as_bytes(text), autumn);
    REQUIRE(reading);
    CHECK(format_intervals(reading->busy) == "20261026T1300Z/60;20261102T1400Z/60");
}

TEST_CASE("one time of a series that was moved or called off stands in the file by itself") {
    const std::string series = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261124T090000Z\r\nDURATION:PT1H\r\n"
                               "RRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\n";
    const std::string moved = "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20261201T090000Z\r\nDTSTART:20261202T150000Z\r\n"
                              "DURATION:PT1H\r\nEND:VEVENT\r\n";
    const std::string off = "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20261208T090000Z\r\nDTSTART:20261208T090000Z\r\n"
                            "STATUS:CANCELLED\r\nEND:VEVENT\r\n";
    const BusyReading reading = read(calendar(moved + series + off));
    CHECK(format_intervals(reading.busy) == "20261124T0900Z/60;20261202T1500Z/60");
    CHECK(reading.event_count == 2);
    CHECK(reading.free_count == 1);
}

TEST_CASE("free/busy periods are read, those that are free are not") {
    const BusyReading reading = read(
        calendar("BEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY:20261124T090000Z/PT1H,20261124T120000Z/20261124T123000Z\r\n"
                 "FREEBUSY;FBTYPE=FREE:20261125T090000Z/PT1H\r\nEND:VFREEBUSY\r\n"));
    CHECK(format_intervals(reading.busy) == "20261124T0900Z/60;20261124T1200Z/30");
    CHECK(reading.free_count == 1);
}

TEST_CASE("an alarm inside an event does not change when it is") {
    CHECK(busy_of("DTSTART:20261124T090000Z\r\nBEGIN:VALARM\r\nDURATION:PT9H\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n"
                  "DURATION:PT1H\r\n") == "20261124T0900Z/60");
}

TEST_CASE("what cannot be read is said by its line, and the rest is kept") {
    struct Row {
        const char* properties;
        Code code;
        std::uint32_t line;
    };
    const std::string good = "BEGIN:VEVENT\r\nDTSTART:20261201T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n";
    const Row rows[] = {
        {"no colon here\r\nDTSTART:20261124T090000Z\r\nDURATION:PT1H\r\n", Code::line_malformed, 4},
        {"SUMMARY:no time\r\n", Code::start_missing, 3},
        {"DTSTART:20261324T090000Z\r\n", Code::time_malformed, 4},
        {"DTSTART:tomorrow\r\n", Code::time_malformed, 4},
        {"DTSTART;VALUE=DATE:20260230\r\n", Code::time_malformed, 4},
        {"DTSTART:20261124T090000Z\r\nDURATION:an hour\r\n", Code::time_malformed, 5},
        {"DTSTART:20261124T090000Z\r\nDTEND:20261124T080000Z\r\n", Code::ends_before_start, 5},
        {"DTSTART:20261124T090000Z\r\nDURATION:-PT1H\r\n", Code::ends_before_start, 5},
        {"DTSTART;TZID=Mars/Olympus:20261124T090000\r\nDURATION:PT1H\r\n", Code::zone_unknown, 4},
        {"DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=MONTHLY\r\n", Code::rule_not_read, 6},
        {"DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=2MO\r\n", Code::rule_not_read, 6},
        {"DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;INTERVAL=0\r\n", Code::rule_not_read, 6},
    };
    for (const Row& row : rows) {
        INFO(row.properties);
        const BusyReading reading =
            read(calendar("BEGIN:VEVENT\r\n" + std::string(row.properties) + "END:VEVENT\r\n" + good));
        REQUIRE(reading.problems.size() == 1);
        CHECK(reading.problems[0].code == row.code);
        CHECK(reading.problems[0].line == row.line);
        CHECK(format_intervals(reading.busy).ends_with("20261201T0900Z/60"));
    }
}

TEST_CASE("a file that is cut off keeps its whole events and says where it broke") {
    const BusyReading reading =
        read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261124T090000Z\nDURATION:PT1H\nEND:VEVENT\n"
             "BEGIN:VEVENT\nDTSTART:20261125T0900");
    CHECK(format_intervals(reading.busy) == "20261124T0900Z/60");
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].code == Code::component_not_ended);
    CHECK(reading.problems[0].line == 6);
}

TEST_CASE("what is no calendar is refused as a whole") {
    const auto code_of = [](std::string_view text) { return read_busy_times(as_bytes(text), options).error().code; };
    CHECK(code_of("") == Errc::file_empty);
    CHECK(code_of(" \r\n") == Errc::file_empty);
    CHECK(code_of("name,email\nLin,lin@example.org\n") == Errc::file_kind_unknown);
    CHECK(code_of("BEGIN:VCALENDAR\xFF") == Errc::file_not_utf8);
    CHECK(code_of("BEGIN:VCALENDAR\n" + std::string(calendar_bytes_max, 'x')) == Errc::file_too_large);
    CHECK(is_calendar(as_bytes("\xEF\xBB\xBF"
                               "begin:vcalendar\r\n")));
    CHECK_FALSE(is_calendar(as_bytes("BEGIN:VCARD\r\n")));
}

TEST_CASE("a hostile file is bounded: endless rules, endless lines, endless times") {
    std::string rules;
    for (int i = 0; i < 2000; ++i)
        rules += "BEGIN:VEVENT\nDTSTART:00010101T000000Z\nDURATION:PT1S\nRRULE:FREQ=DAILY;COUNT=100000\nEND:VEVENT\n";
    const BusyReading repeated = read(calendar(rules));
    REQUIRE_FALSE(repeated.problems.empty());
    CHECK(repeated.problems[0].code == Code::too_many_repeats);
    CHECK(read(event("DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;INTERVAL=100000;BYDAY=MO\r\n"))
              .busy.empty());
    const BusyReading lines = read(event("SUMMARY:" + std::string(100'000, 'x') + "\r\nDTSTART:20261124T090000Z\r\n"));
    CHECK(lines.problems.at(0).code == Code::line_too_long);
    const BusyReading many = read(event("DTSTART:20261122T000000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=DAILY\r\nRDATE:" + [] {
        std::string times;
        for (int i = 0; i < 900; ++i) {
            const int minute = i * 2;
            const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
            times += (times.empty() ? "" : ",") + std::string("202611") + two(23 + minute / 1440) + "T" +
                     two(minute / 60 % 24) + two(minute % 60) + "00Z";
        }
        return times;
    }() + "\r\n"));
    CHECK(many.busy.size() == options.intervals_max);
    CHECK(many.problems.at(0).code == Code::too_many_times);
}

TEST_CASE("any damage to a calendar is read or refused, never more than the horizon") {
    const std::string whole =
        calendar("BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Asia/Shanghai:20261124T090000\r\nDURATION:PT1H\r\n"
                 "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=30\r\nEXDATE:20261126T010000Z\r\nEND:VEVENT\r\n");
    Random random(5);
    for (int round = 0; round < 3000; ++round) {
        std::string text = whole;
        for (std::uint64_t i = 0; i <= random.below(6); ++i) {
            const std::size_t at = static_cast<std::size_t>(random.below(text.size()));
            switch (random.below(3)) {
                case 0: text[at] = static_cast<char>(random.below(128)); break;
                case 1: text.erase(at, static_cast<std::size_t>(random.below(9))); break;
                default: text.insert(at, text.substr(static_cast<std::size_t>(random.below(text.size())), 12)); break;
            }
        }
        const auto reading = read_busy_times(as_bytes(text), options);
        if (!reading) continue;
        for (const Interval& one : reading->busy) {
            REQUIRE(options.horizon.begin <= one.begin);
            REQUIRE(one.begin < one.end);
            REQUIRE(one.end <= options.horizon.end);
        }
    }
}

TEST_CASE("sessions of Cairn that come back in a calendar do not stand in their own way") {
    Meeting meeting;
    meeting.id = MeetingId{Id{1, 2}};
    meeting.start_ms = utc({2026, 11, 24}, 9).ms;
    meeting.minutes = 45;
    const CalendarEvent own = event_of(meeting);
    const BusyReading reading = read(write_icalendar({&own, 1}));
    CHECK(reading.busy.empty());
    CHECK(reading.free_count == 1);
    CHECK(reading.problems.empty());
}

}  // namespace
