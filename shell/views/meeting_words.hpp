#pragma once

#include <string>
#include <string_view>

#include "core/base/interval.hpp"
#include "core/exchange/icalendar.hpp"
#include "core/meetings/agenda.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// The name of a person who is here, else what stands for somebody unknown.
std::string person_name(const ViewInput& input, ProfileId id);

/// "Tue 24 November" by the reader's calendar.
std::string weekday_words(const ViewInput& input, Day day);
/// "Tue 24 November, 19:00 to 19:45" by the reader's clock.
std::string when_words(const ViewInput& input, const Interval& time);
/// "19:00" by the clock of `person`; UTC where their zone is unknown.
std::string clock_words(const ViewInput& input, ProfileId person, Instant instant);

/// `is_over`: its time has come.
std::string_view meeting_state_word(const text::Text& text, MeetingState state, bool is_over);

/// A suggestion as a line of the agenda, and why it is made.
std::string agenda_line(const ViewInput& input, const meetings::AgendaSuggestion& suggestion);
std::string agenda_reason(const ViewInput& input, const meetings::AgendaSuggestion& suggestion);

/// A session as an entry of the reader's calendar. Private notes are in none.
exchange::CalendarEvent calendar_event(const ViewInput& input, const Meeting& meeting);

}  // namespace cairn::views
