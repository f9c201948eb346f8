#include "shell/views/meeting_words.hpp"

#include "core/base/zone.hpp"
#include "core/meetings/meetings.hpp"
#include "core/progress/activity.hpp"
#include "shell/text/format.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

using meetings::AgendaReason;
using meetings::AgendaSuggestion;

std::string day_words(const ViewInput& input, std::int64_t day) {
    return format_day(input, Day{static_cast<std::int32_t>(day)});
}

}  // namespace

std::string person_name(const ViewInput& input, ProfileId id) {
    const Profile* person = input.model.profiles.find(id);
    return person != nullptr ? person->name : std::string(input.text.history_unknown());
}

std::string weekday_words(const ViewInput& input, Day day) {
    return input.text.sessions_day(text::weekday_short(input.text, weekday_of(day)), format_day(input, day));
}

std::string clock_words(const ViewInput& input, ProfileId person, Instant instant) {
    const Profile* profile = input.model.profiles.find(person);
    const auto zone = profile != nullptr ? find_zone(profile->zone) : std::nullopt;
    const Instant local{instant.ms + (zone ? zone->offset_minutes(instant) * ms_per_minute : 0)};
    return text::format_clock(static_cast<int>((local.ms - start_of(utc_day(local)).ms) / ms_per_minute));
}

std::string when_words(const ViewInput& input, const Interval& time) {
    return input.text.sessions_when(weekday_words(input, day_of_reader(input, time.begin)),
                                    clock_words(input, input.me, time.begin), clock_words(input, input.me, time.end));
}

std::string_view meeting_state_word(const text::Text& text, MeetingState state, bool is_over) {
    switch (state) {
        case MeetingState::proposed: return is_over ? text.sessions_state_unanswered() : text.sessions_state_proposed();
        case MeetingState::confirmed: return text.sessions_state_confirmed();
        case MeetingState::declined: return text.sessions_state_declined();
        case MeetingState::cancelled: return text.sessions_state_cancelled();
        case MeetingState::held: return text.sessions_state_held();
        case MeetingState::missed: return text.sessions_state_missed();
    }
    return {};
}

std::string agenda_line(const ViewInput& input, const AgendaSuggestion& suggestion) {
    const text::Text& text = input.text;
    switch (suggestion.reason) {
        case AgendaReason::open_action:
            return text.sessions_line_action(suggestion.action.item->text,
                                             person_name(input, suggestion.action.item->owner));
        case AgendaReason::stuck_skill: return text.sessions_line_stuck(skill_title(input, suggestion.stuck.skill));
        case AgendaReason::open_goal:
            return text.sessions_line_goal(skill_title(input, suggestion.skill), suggestion.target_level);
    }
    return {};
}

std::string agenda_reason(const ViewInput& input, const AgendaSuggestion& suggestion) {
    const text::Text& text = input.text;
    switch (suggestion.reason) {
        case AgendaReason::open_action: {
            const std::string promised =
                format_day(input, day_of_reader(input, Instant{suggestion.action.promised_ms}));
            const std::int64_t due = suggestion.action.item->due_day;
            return due == 0 ? text.sessions_reason_action(promised)
                            : text.sessions_reason_action_due(promised, day_words(input, due));
        }
        case AgendaReason::stuck_skill:
            return text.sessions_reason_stuck(suggestion.stuck.wrong, meetings::stuck_answers);
        case AgendaReason::open_goal: {
            const std::string level = format_level(suggestion.level_micro);
            return suggestion.due_day == 0 ? text.sessions_reason_goal(level)
                                           : text.sessions_reason_goal_due(level, day_words(input, suggestion.due_day));
        }
    }
    return {};
}

exchange::CalendarEvent calendar_event(const ViewInput& input, const Meeting& meeting) {
    exchange::CalendarEvent event = exchange::event_of(meeting);
    event.summary = input.text.sessions_with(person_name(input, meetings::other_side(meeting, input.me)));
    if (!meeting.agenda.empty()) {
        event.description = input.text.sessions_file_agenda();
        event.description += '\n';
        event.description += meeting.agenda;
    }
    if (!meeting.reason.empty()) {
        if (!event.description.empty()) event.description += "\n\n";
        event.description += input.text.sessions_reason_said(meeting.reason);
    }
    return event;
}

}  // namespace cairn::views
