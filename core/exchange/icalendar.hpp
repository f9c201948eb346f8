#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/interval.hpp"
#include "core/model/entities.hpp"

namespace cairn::exchange {

enum class EventStatus : std::uint8_t { tentative, confirmed, cancelled };

/// One entry of a calendar. `uid` and `sequence` say which entry it replaces and that it is newer.
struct CalendarEvent {
    std::string uid = {};
    Interval time = {};
    Instant changed = {};
    std::int64_t sequence = 0;
    EventStatus status = EventStatus::tentative;
    std::string summary = {};
    std::string description = {};  ///< lines separated by "\n"
};

/// What ends the uid of every session: how an import knows its own.
inline constexpr std::string_view own_uid_end = "@cairn";

/// The calendar entry of a session, without words.
CalendarEvent event_of(const Meeting& meeting);

/// A file for any calendar: CRLF, times in UTC, lines of at most 75 octets that never cut a character.
/// `events` is not empty: the format has no empty calendar.
/// Source: RFC 5545; METHOD is left out, as nobody is invited by mail.
std::string write_icalendar(std::span<const CalendarEvent> events);

}  // namespace cairn::exchange
