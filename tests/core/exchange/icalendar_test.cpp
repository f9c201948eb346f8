#include "core/exchange/icalendar.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"
#include "core/base/text.hpp"

namespace {

using namespace cairn;
using namespace cairn::exchange;

constexpr Instant noon{1'795'348'800'000};  // 2026-11-22T12:00Z

Meeting a_meeting(MeetingState state = MeetingState::confirmed) {
    Meeting meeting;
    meeting.id = MeetingId{Id{0x0123456789abcdef, 0xfedcba9876543210}};
    meeting.state = state;
    meeting.start_ms = noon.ms;
    meeting.minutes = 45;
    meeting.sequence = 2;
    meeting.changed_ms = noon.ms - ms_per_day;
    return meeting;
}

CalendarEvent an_event(std::string_view summary) {
    CalendarEvent event = event_of(a_meeting());
    event.summary = summary;
    return event;
}

/// The lines of a file before they were folded.
std::vector<std::string> unfolded(std::string_view text) {
    std::vector<std::string> out;
    for (const std::string_view line : split(text, '\n')) {
        if (line.empty()) continue;
        REQUIRE(line.ends_with('\r'));
        const std::string_view whole = line.substr(0, line.size() - 1);
        if (whole.starts_with(' ')) {
            out.back() += whole.substr(1);
        } else {
            out.emplace_back(whole);
        }
    }
    return out;
}

bool has(const std::vector<std::string>& lines, std::string_view line) {
    return std::ranges::find(lines, line) != lines.end();
}

TEST_CASE("a session is written as an entry of a calendar") {
    CalendarEvent event = an_event("Session with Marta");
    event.description = "Retries\nBackoff";
    const std::string file = write_icalendar({&event, 1});
    CHECK(file == "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cairn//Cairn//EN\r\nCALSCALE:GREGORIAN\r\n"
                  "BEGIN:VEVENT\r\nUID:0123456789abcdeffedcba9876543210@cairn\r\nDTSTAMP:20261121T120000Z\r\n"
                  "LAST-MODIFIED:20261121T120000Z\r\nSEQUENCE:2\r\nSTATUS:CONFIRMED\r\nDTSTART:20261122T120000Z\r\n"
                  "DTEND:20261122T124500Z\r\nSUMMARY:Session with Marta\r\nDESCRIPTION:Retries\\nBackoff\r\n"
                  "TRANSP:OPAQUE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("an entry keeps its uid when it is moved or called off, and says so") {
    const auto lines_of = [](MeetingState state) {
        const CalendarEvent event = event_of(a_meeting(state));
        return unfolded(write_icalendar({&event, 1}));
    };
    for (const auto& [state, word] :
         {std::pair{MeetingState::proposed, "STATUS:TENTATIVE"}, std::pair{MeetingState::confirmed, "STATUS:CONFIRMED"},
          std::pair{MeetingState::held, "STATUS:CONFIRMED"}, std::pair{MeetingState::missed, "STATUS:CONFIRMED"},
          std::pair{MeetingState::declined, "STATUS:CANCELLED"},
          std::pair{MeetingState::cancelled, "STATUS:CANCELLED"}}) {
        const auto lines = lines_of(state);
        INFO(word);
        CHECK(has(lines, word));
        CHECK(has(lines, "UID:0123456789abcdeffedcba9876543210@cairn"));
    }
    CHECK(has(lines_of(MeetingState::cancelled), "TRANSP:TRANSPARENT"));
}

TEST_CASE("what has a meaning in the format is escaped, and no line can be smuggled in") {
    CalendarEvent event = an_event("a,b;c\\d");
    event.description = "x\r\nEND:VEVENT\x01";
    const auto lines = unfolded(write_icalendar({&event, 1}));
    CHECK(has(lines, "SUMMARY:a\\,b\\;c\\\\d"));
    CHECK(has(lines, "DESCRIPTION:x\\nEND:VEVENT"));
    CHECK(std::ranges::count(lines, "END:VEVENT") == 1);
}

TEST_CASE("no line is longer than 75 octets, none cuts a character, and joined again they say the same") {
    Random random(3);
    const char* letters[] = {"a", "é", "引", "🪨", ",", " ", ";"};
    for (int round = 0; round < 300; ++round) {
        std::string words;
        const std::uint64_t count = random.below(200);
        for (std::uint64_t i = 0; i < count; ++i) words += letters[random.below(std::size(letters))];
        const CalendarEvent event = an_event(words);
        const std::string file = write_icalendar({&event, 1});
        for (const std::string_view line : split(file, '\n')) {
            if (line.empty()) continue;
            REQUIRE(line.size() <= 76);  // with the CR
            REQUIRE(first_invalid_utf8(line) == std::string_view::npos);
        }
        std::string wanted = "SUMMARY:";
        for (const char c : words) {
            if (c == ',' || c == ';') wanted += '\\';
            wanted += c;
        }
        REQUIRE(has(unfolded(file), wanted));
    }
}

}  // namespace
