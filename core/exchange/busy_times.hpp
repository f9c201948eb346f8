#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/interval.hpp"
#include "core/base/result.hpp"

namespace cairn::exchange {

/// What was left out of a calendar, or read in part. shell/text words each of them.
enum class CalendarProblemCode : std::uint8_t {
    none,
    line_malformed,      ///< no name and value, or an END without its BEGIN
    line_too_long,
    component_not_ended, ///< the file is cut off; `line` is its BEGIN
    start_missing,       ///< an event without a beginning
    time_malformed,      ///< a date, time, period or length that is none
    ends_before_start,
    zone_unknown,        ///< not an IANA name; the event is left out
    rule_not_read,       ///< repeats in a way that is not read; only its first time counts
    too_many_repeats,    ///< the file repeats so much that reading it was ended
    too_many_times,      ///< more than `intervals_max`; the earliest were kept
};

struct CalendarProblem {
    CalendarProblemCode code = CalendarProblemCode::none;
    std::uint32_t line = 0;  ///< in the file, 1 for the first
    std::string text = {};   ///< the offending words, shortened
    bool operator==(const CalendarProblem&) const = default;
};

struct BusyOptions {
    Interval horizon = {};          ///< what lies outside is not kept
    std::string_view zone = {};     ///< of the person, an IANA name: for whole days and times without a zone
    std::size_t intervals_max = 600;
};

struct BusyReading {
    std::vector<Interval> busy;       ///< within the horizon, merged
    std::int64_t event_count = 0;     ///< events and free/busy periods that take time
    std::int64_t free_count = 0;      ///< those that do not: called off, marked as free, sessions of Cairn itself
    std::int64_t problem_count = 0;
    std::vector<CalendarProblem> problems;  ///< the first problems_max, by line
};

inline constexpr std::size_t calendar_bytes_max = 8 * 1024 * 1024;
inline constexpr std::size_t calendar_line_bytes_max = 64 * 1024;
inline constexpr std::int64_t calendar_steps_max = 400'000;  ///< of repeating, over the whole file
inline constexpr std::size_t calendar_problems_max = 20;

/// Whether a file says of itself that it is a calendar.
bool is_calendar(ByteView bytes);

/// When somebody is busy, from a calendar of theirs. Only times are read, never what they are for.
///
/// Read are VEVENT (DTSTART, DTEND or DURATION, RRULE with DAILY or WEEKLY, RDATE, EXDATE, RECURRENCE-ID, STATUS,
/// TRANSP) and VFREEBUSY. Repeated events keep their wall clock in their own zone.
///
/// Errors:   file_empty, file_too_large, file_not_utf8; file_kind_unknown when it holds no calendar.
/// Cost:     O(bytes + steps), both bounded.
/// Source:   RFC 5545.
Result<BusyReading> read_busy_times(ByteView bytes, const BusyOptions& options);

}  // namespace cairn::exchange
