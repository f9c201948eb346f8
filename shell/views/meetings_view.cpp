#include "shell/views/meetings_view.hpp"

#include <algorithm>

#include "core/base/zone.hpp"
#include "core/meetings/meetings.hpp"
#include "shell/views/meeting_words.hpp"
#include "shell/views/route.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

using exchange::CalendarProblem;
using exchange::CalendarProblemCode;
using text::Text;

bool is_over(const ViewInput& input, const Meeting& meeting) {
    const Interval time = meetings::time_of(meeting);
    return (meeting.state == MeetingState::proposed ? time.begin : time.end) <= input.now;
}

std::string turn_words(const ViewInput& input, const Meeting& meeting, const std::string& other) {
    if (!meetings::waits_for(input.model, meeting, input.me, input.now)) return {};
    const Text& text = input.text;
    if (meeting.appeal_state == AppealState::open)
        return text.sessions_appeal_open(person_name(input, meeting.appellant));
    return meeting.state == MeetingState::proposed ? text.sessions_turn_you(other)
                                                   : std::string(text.sessions_turn_over());
}

MeetingRow row_of(const ViewInput& input, const Meeting& meeting) {
    const Text& text = input.text;
    MeetingRow row;
    row.id = meeting.id;
    row.href = href({Page::sessions, meeting.id});
    row.name = meetings::is_side(meeting, input.me)
                   ? person_name(input, meetings::other_side(meeting, input.me))
                   : text.sessions_between(person_name(input, meeting.learner), person_name(input, meeting.coach));
    const std::string when = when_words(input, meetings::time_of(meeting));
    row.title = text.sessions_row(row.name, when);
    row.line = text.sessions_row_minutes(when, meeting.minutes);
    row.state = meeting_state_word(text, meeting.state, is_over(input, meeting));
    row.state_code = meeting.state;
    row.turn = turn_words(input, meeting, row.name);
    return row;
}

std::string problem_words(const Text& text, const CalendarProblem& problem) {
    switch (problem.code) {
        case CalendarProblemCode::none: return {};
        case CalendarProblemCode::line_malformed: return text.sessions_problem_line_malformed(problem.text);
        case CalendarProblemCode::line_too_long: return std::string(text.sessions_problem_line_too_long());
        case CalendarProblemCode::component_not_ended: return std::string(text.sessions_problem_component_not_ended());
        case CalendarProblemCode::start_missing: return std::string(text.sessions_problem_start_missing());
        case CalendarProblemCode::time_malformed: return text.sessions_problem_time_malformed(problem.text);
        case CalendarProblemCode::ends_before_start: return std::string(text.sessions_problem_ends_before_start());
        case CalendarProblemCode::zone_unknown: return text.sessions_problem_zone_unknown(problem.text);
        case CalendarProblemCode::rule_not_read: return text.sessions_problem_rule_not_read(problem.text);
        case CalendarProblemCode::too_many_repeats: return std::string(text.sessions_problem_too_many_repeats());
        case CalendarProblemCode::too_many_times: return std::string(text.sessions_problem_too_many_times());
    }
    return {};
}

std::string refusal_words(const Text& text, const CalendarFile& file) {
    switch (file.refused) {
        case Errc::file_empty: return text.sessions_busy_empty(file.name);
        case Errc::file_too_large: return text.sessions_busy_too_large(file.name);
        case Errc::file_not_utf8: return text.sessions_busy_not_utf8(file.name);
        default: return text.sessions_busy_no_calendar(file.name);
    }
}

BusyPreview preview_of(const ViewInput& input, const CalendarFile& file) {
    const Text& text = input.text;
    const exchange::BusyReading& reading = file.reading;
    BusyPreview preview;
    if (file.refused != Errc::none) {
        preview.is_refused = true;
        preview.title = refusal_words(text, file);
        return preview;
    }
    preview.title = text.sessions_busy_found(file.name, std::ssize(reading.busy));
    if (reading.free_count > 0) preview.free = text.sessions_busy_free(reading.free_count);
    if (reading.problem_count > 0) preview.problems_title = text.sessions_busy_problems(reading.problem_count);
    for (const CalendarProblem& problem : reading.problems) {
        const std::string words = problem_words(text, problem);
        preview.problems.push_back(problem.line > 0 ? text.sessions_busy_problem(problem.line, words)
                                                    : text.sessions_busy_problem_whole(words));
    }
    if (const std::int64_t more = reading.problem_count - std::ssize(reading.problems); more > 0)
        preview.problems.push_back(text.sessions_busy_more(more));
    preview.command = {input.me, reading.busy};
    return preview;
}

std::string kept_words(const ViewInput& input, const Profile& me) {
    const auto busy = parse_intervals(me.busy);
    if (!busy || me.busy_changed_ms == 0) return {};
    const auto ahead = std::ranges::count_if(*busy, [&](const Interval& one) { return input.now < one.end; });
    return input.text.sessions_busy_kept(ahead, format_day(input, day_of_reader(input, Instant{me.busy_changed_ms})));
}

std::string calendar_of(const ViewInput& input) {
    std::vector<exchange::CalendarEvent> events;
    for (const Meeting* meeting : meetings::meetings_of(input.model, input.me))
        events.push_back(calendar_event(input, *meeting));
    return events.empty() ? std::string() : exchange::write_icalendar(events);
}

void fill_rows(const ViewInput& input, MeetingsView& view) {
    std::vector<const Meeting*> all = meetings::meetings_of(input.model, input.me);
    for (const Meeting& meeting : input.model.meetings.rows()) {
        if (meeting.exists && !meetings::is_side(meeting, input.me) &&
            meetings::may_answer_appeal(input.model, meeting, input.me))
            all.push_back(&meeting);
    }
    for (const Meeting* meeting : all) {
        const bool is_ahead = meetings::takes_time(meeting->state) && !is_over(input, *meeting);
        auto& group = meetings::waits_for(input.model, *meeting, input.me, input.now) ? view.waiting
                      : is_ahead                                                      ? view.upcoming
                                                                                      : view.past;
        group.push_back(row_of(input, *meeting));
    }
    std::ranges::reverse(view.past);
}

}  // namespace

const Meeting* next_meeting(const ViewInput& input) {
    for (const Meeting* meeting : meetings::meetings_of(input.model, input.me)) {
        if (meeting->state == MeetingState::confirmed && input.now < meetings::time_of(*meeting).end) return meeting;
    }
    return nullptr;
}

std::int64_t waiting_meeting_count(const Model& model, ProfileId person, Instant now) {
    return std::ranges::count_if(model.meetings.rows(), [&](const Meeting& meeting) {
        return meeting.exists && meetings::waits_for(model, meeting, person, now);
    });
}

MeetingsView build_meetings_view(const ViewInput& input, const MeetingDraft& draft, const CalendarFile* file) {
    const Text& text = input.text;
    MeetingsView view;
    const Profile* me = input.model.profiles.find(input.me);
    if (me == nullptr) return view;
    view.has_profile = true;
    view.me = input.me;
    view.has_pair = !meetings::partners_of(input.model, input.me).empty();
    view.has_zone = find_zone(me->zone).has_value();
    fill_rows(input, view);
    view.subtitle = text.sessions_subtitle();
    if (const Meeting* next = next_meeting(input))
        view.subtitle = text.sessions_subtitle_next(person_name(input, meetings::other_side(*next, input.me)),
                                                    when_words(input, meetings::time_of(*next)));
    if (!view.waiting.empty()) view.subtitle = text.sessions_waiting_count(std::ssize(view.waiting));
    view.busy_kept = kept_words(input, *me);
    if (file != nullptr) view.busy = preview_of(input, *file);
    view.calendar = calendar_of(input);
    if (draft.is_open) view.form = build_meeting_form(input, draft);
    return view;
}

}  // namespace cairn::views
