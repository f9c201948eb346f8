#include "core/exchange/icalendar.hpp"

namespace cairn::exchange {
namespace {

constexpr std::size_t line_octets_max = 75;

void append_two(std::string& out, std::int64_t value) {
    if (value < 10) out += '0';
    out += std::to_string(value);
}

std::string utc_time(Instant instant) {
    const Day day = utc_day(instant);
    const CivilDate date = civil_of(day);
    const std::int64_t second = (instant.ms - start_of(day).ms) / 1000;
    std::string out = std::to_string(date.year);
    out.insert(0, out.size() < 4 ? 4 - out.size() : 0, '0');
    append_two(out, date.month);
    append_two(out, date.day);
    out += 'T';
    append_two(out, second / 3600);
    append_two(out, second / 60 % 60);
    append_two(out, second % 60);
    out += 'Z';
    return out;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') {
            out += c;
        }
    }
    return out;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// One content line, folded: what follows a fold begins with a blank, which counts.
void append_line(std::string& out, std::string_view name, std::string_view value) {
    std::string line(name);
    line += ':';
    line += value;
    std::size_t at = 0;
    std::size_t room = line_octets_max;
    while (line.size() - at > room) {
        std::size_t end = at + room;
        while (end > at && is_continuation(line[end])) --end;
        out.append(line, at, end - at);
        out += "\r\n ";
        at = end;
        room = line_octets_max - 1;
    }
    out.append(line, at, std::string::npos);
    out += "\r\n";
}

std::string_view status_word(EventStatus status) {
    switch (status) {
        case EventStatus::tentative: return "TENTATIVE";
        case EventStatus::confirmed: return "CONFIRMED";
        case EventStatus::cancelled: return "CANCELLED";
    }
    return "TENTATIVE";
}

EventStatus status_of(MeetingState state) {
    switch (state) {
        case MeetingState::proposed: return EventStatus::tentative;
        case MeetingState::declined:
        case MeetingState::cancelled: return EventStatus::cancelled;
        case MeetingState::confirmed:
        case MeetingState::held:
        case MeetingState::missed: return EventStatus::confirmed;
    }
    return EventStatus::tentative;
}

void append_event(std::string& out, const CalendarEvent& event) {
    append_line(out, "BEGIN", "VEVENT");
    append_line(out, "UID", event.uid);
    append_line(out, "DTSTAMP", utc_time(event.changed));
    append_line(out, "LAST-MODIFIED", utc_time(event.changed));
    append_line(out, "SEQUENCE", std::to_string(event.sequence));
    append_line(out, "STATUS", status_word(event.status));
    append_line(out, "DTSTART", utc_time(event.time.begin));
    append_line(out, "DTEND", utc_time(event.time.end));
    append_line(out, "SUMMARY", escaped(event.summary));
    if (!event.description.empty()) append_line(out, "DESCRIPTION", escaped(event.description));
    append_line(out, "TRANSP", event.status == EventStatus::cancelled ? "TRANSPARENT" : "OPAQUE");
    append_line(out, "END", "VEVENT");
}

}  // namespace

CalendarEvent event_of(const Meeting& meeting) {
    CalendarEvent event;
    event.uid = to_hex(meeting.id).append(own_uid_end);
    event.time = {{meeting.start_ms}, {meeting.start_ms + meeting.minutes * ms_per_minute}};
    event.changed = {meeting.changed_ms};
    event.sequence = meeting.sequence;
    event.status = status_of(meeting.state);
    return event;
}

std::string write_icalendar(std::span<const CalendarEvent> events) {
    std::string out;
    append_line(out, "BEGIN", "VCALENDAR");
    append_line(out, "VERSION", "2.0");
    append_line(out, "PRODID", "-//Cairn//Cairn//EN");
    append_line(out, "CALSCALE", "GREGORIAN");
    for (const CalendarEvent& event : events) append_event(out, event);
    append_line(out, "END", "VCALENDAR");
    return out;
}

}  // namespace cairn::exchange
