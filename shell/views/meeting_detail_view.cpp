#include "shell/views/meeting_detail_view.hpp"

#include <algorithm>

#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "core/meetings/agenda.hpp"
#include "core/meetings/meetings.hpp"
#include "shell/text/format.hpp"
#include "shell/views/meeting_words.hpp"
#include "shell/views/plan_view.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

using text::Text;

constexpr std::int32_t action_days_hint = 7;

std::string date_of(const ViewInput& input, std::int64_t ms) {
    return format_day(input, day_of_reader(input, Instant{ms}));
}

void fill_turn(const ViewInput& input, const Meeting& meeting, MeetingDetailView& view) {
    const Text& text = input.text;
    const Interval time = meetings::time_of(meeting);
    const bool is_mine = meeting.proposer == input.me;
    const bool is_ahead = input.now < time.begin;
    const bool is_planned = meetings::takes_time(meeting.state);
    if (meeting.state == MeetingState::proposed) {
        view.turn = !is_ahead ? std::string(text.sessions_turn_gone())
                    : is_mine ? text.sessions_turn_other(view.other_name)
                              : text.sessions_turn_you(view.other_name);
        view.may_answer = is_ahead && !is_mine;
        view.may_withdraw = is_ahead && is_mine;
    } else if (meeting.state == MeetingState::confirmed && time.end <= input.now) {
        view.turn = text.sessions_turn_over();
    }
    view.may_cancel = meeting.state == MeetingState::confirmed && is_ahead;
    view.may_move = is_planned && is_ahead;
    view.may_record = meeting.state == MeetingState::confirmed && !is_ahead;
    view.may_correct = (meeting.state == MeetingState::held || meeting.state == MeetingState::missed) &&
                       meeting.recorder == input.me && meeting.appeal_state == AppealState::none;
    const auto is_taken = [&](ProfileId side) {
        return meetings::overlapping(input.model, side, time, meeting.id) != nullptr;
    };
    if (is_planned && is_ahead && (is_taken(meeting.learner) || is_taken(meeting.coach)))
        view.overlap = text.sessions_overlap();
}

void fill_times(const ViewInput& input, const Meeting& meeting, MeetingDetailView& view) {
    const Interval time = meetings::time_of(meeting);
    view.when = when_words(input, time);
    const ProfileId other = meetings::other_side(meeting, input.me);
    const std::string theirs = clock_words(input, other, time.begin);
    if (view.is_side && theirs != clock_words(input, input.me, time.begin))
        view.their_time = input.text.sessions_their_time(theirs, clock_words(input, other, time.end), view.other_name);
}

void fill_agenda(const ViewInput& input, const Meeting& meeting, MeetingDetailView& view) {
    view.agenda = meeting.agenda;
    for (const std::string_view line : split(meeting.agenda, '\n')) {
        if (!trim(line).empty()) view.agenda_lines.emplace_back(trim(line));
    }
    if (!meetings::takes_time(meeting.state)) return;
    for (const auto& suggestion :
         meetings::suggest_agenda(input.model, meeting.learner, meeting.coach, meeting.start_ms, input.now)) {
        AgendaSuggestionRow row;
        row.line = agenda_line(input, suggestion);
        if (std::ranges::contains(view.agenda_lines, row.line)) continue;
        row.reason = agenda_reason(input, suggestion);
        row.add_name = input.text.sessions_agenda_add(row.line);
        const std::string agenda = meeting.agenda.empty() ? row.line : meeting.agenda + "\n" + row.line;
        row.command = {meeting.id, input.me, app::MeetingText::agenda, agenda, meeting.agenda};
        view.suggestions.push_back(std::move(row));
    }
}

ActionRow action_row(const ViewInput& input, const Meeting& meeting, ActionItemId id, const ActionItem& item) {
    const Text& text = input.text;
    ActionRow row{.meeting = meeting.id,
                  .id = id,
                  .text = item.text,
                  .owner = {},
                  .owner_name = {},
                  .when = {},
                  .from = {},
                  .drop_name = {},
                  .reopen_name = {},
                  .state = item.state};
    row.owner_name = person_name(input, item.owner);
    row.owner = item.owner == input.me ? std::string(text.sessions_action_owner_you()) : row.owner_name;
    row.drop_name = text.sessions_action_drop(item.text);
    row.reopen_name = text.sessions_action_reopen(item.text);
    const Day due{static_cast<std::int32_t>(item.due_day)};
    switch (item.state) {
        case ActionState::done: row.when = text.sessions_action_done_on(date_of(input, item.changed_ms)); break;
        case ActionState::dropped: row.when = text.sessions_action_dropped(); break;
        case ActionState::open:
            row.is_late = item.due_day != 0 && due < day_of_reader(input, input.now);
            if (item.due_day != 0)
                row.when = row.is_late ? text.sessions_action_late(format_day(input, due))
                                       : text.sessions_action_due(format_day(input, due));
            break;
    }
    return row;
}

void fill_actions(const ViewInput& input, const Meeting& meeting, const ActionDraft& draft, MeetingDetailView& view) {
    const Text& text = input.text;
    for (const auto& [id, item] : meeting.actions) {
        if (!item.text.empty()) view.actions.push_back(action_row(input, meeting, id, item));
    }
    for (const auto& open : meetings::open_actions(input.model, meeting.learner, meeting.coach, meeting.start_ms)) {
        ActionRow row = action_row(input, *input.model.meetings.find(open.meeting), open.id, *open.item);
        row.from = text.sessions_action_from(date_of(input, open.promised_ms));
        view.carried.push_back(std::move(row));
    }
    const CivilDate example = civil_of(day_of_reader(input, input.now) + action_days_hint);
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    view.action_date_hint = std::to_string(example.year) + "-" + two(example.month) + "-" + two(example.day);
    const Day due = parse_day(draft.due);
    if (!trim(draft.due).empty() && due.number == 0)
        view.action_due_error = text.sessions_action_due_wrong(view.action_date_hint);
    if (!has_visible_text(draft.text)) {
        view.action_problem = text.error_text_missing();
    } else if (!view.action_due_error.empty()) {
        view.action_problem = view.action_due_error;
    }
    const ProfileId owner = draft.is_mine ? input.me : meetings::other_side(meeting, input.me);
    view.action_command = {meeting.id, {}, input.me, draft.text, owner, due};
}

void fill_outcome(const ViewInput& input, const Meeting& meeting, MeetingDetailView& view) {
    const Text& text = input.text;
    view.learner_name = person_name(input, meeting.learner);
    view.coach_name = person_name(input, meeting.coach);
    view.recorder_name = person_name(input, meeting.recorder);
    const auto mark_of = [&](ProfileId person) {
        const auto it = meeting.attendance.find(person);
        return it == meeting.attendance.end() ? Attendance::on_time : it->second;
    };
    view.learner_mark = mark_of(meeting.learner);
    view.coach_mark = mark_of(meeting.coach);
    const std::string date = date_of(input, meeting.start_ms);
    if (meeting.state == MeetingState::held)
        view.outcome.push_back(view.is_side ? text.sessions_outcome_held(date)
                                            : text.sessions_outcome_held_others(date));
    if (meeting.state == MeetingState::missed) view.outcome.emplace_back(text.sessions_outcome_missed());
    for (const auto& [person, mark] : meeting.attendance) {
        if (mark == Attendance::on_time) continue;
        const std::string name = person_name(input, person);
        view.outcome.push_back(mark == Attendance::late ? text.sessions_mark_late(name, view.recorder_name)
                                                        : text.sessions_mark_absent(name, view.recorder_name));
    }
    view.may_appeal = meetings::may_appeal(meeting, input.me);
    view.may_answer_appeal = meetings::may_answer_appeal(input.model, meeting, input.me);
    if (meeting.appeal_state == AppealState::none) return;
    view.appeal_title = text.sessions_appeal_open(person_name(input, meeting.appellant));
    view.appeal = meeting.appeal;
    view.appeal_note = meeting.appeal_note;
    const std::string judge = person_name(input, meeting.appeal_judge);
    switch (meeting.appeal_state) {
        case AppealState::none: return;
        case AppealState::open: view.appeal_state = text.sessions_appeal_waits(); return;
        case AppealState::granted: view.appeal_state = text.sessions_appeal_granted(judge); return;
        case AppealState::refused: view.appeal_state = text.sessions_appeal_refused(judge); return;
    }
}

/// Neither sees what the other said before both have.
void fill_rating(const ViewInput& input, const Meeting& meeting, MeetingDetailView& view) {
    const Text& text = input.text;
    const ProfileId other = meetings::other_side(meeting, input.me);
    const auto mine = meeting.ratings.find(input.me);
    const bool is_other_in = meeting.ratings.contains(other);
    const bool are_both_in = meetings::are_ratings_in(meeting);
    view.may_rate = meeting.state == MeetingState::held && !are_both_in;
    if (mine != meeting.ratings.end()) view.my_rating = static_cast<int>(mine->second);
    if (are_both_in) {
        view.rating_line = text.sessions_rating_mine(mine->second);
        view.their_rating = text.sessions_rating_theirs(view.other_name, meeting.ratings.at(other));
    } else if (view.my_rating != 0) {
        view.rating_line = text.sessions_rating_mine(view.my_rating);
        view.their_rating = text.sessions_rating_waits(view.other_name);
    } else if (is_other_in) {
        view.rating_line = text.sessions_rating_other_in(view.other_name);
    } else {
        view.rating_line = text.sessions_rating_scale();
    }
}

}  // namespace

MeetingDetailView build_meeting_detail_view(const ViewInput& input, MeetingId id, const ActionDraft& draft) {
    MeetingDetailView view;
    const Meeting* meeting = input.model.meetings.find(id);
    if (meeting == nullptr) return view;
    const Text& text = input.text;
    view.exists = true;
    view.id = id;
    view.me = input.me;
    view.is_side = meetings::is_side(*meeting, input.me);
    const bool is_judge =
        meeting->appeal_judge == input.me || meetings::may_answer_appeal(input.model, *meeting, input.me);
    if (!view.is_side && !is_judge) {
        view.title = text.sessions_title();
        return view;
    }
    view.other_name = person_name(input, meetings::other_side(*meeting, input.me));
    view.title = view.is_side
                     ? text.sessions_with(view.other_name)
                     : text.sessions_between(person_name(input, meeting->learner), person_name(input, meeting->coach));
    fill_times(input, *meeting, view);
    const Interval time = meetings::time_of(*meeting);
    view.state = meeting_state_word(text, meeting->state, time.begin <= input.now);
    view.state_code = meeting->state;
    fill_outcome(input, *meeting, view);
    if (!view.is_side) return view;
    fill_turn(input, *meeting, view);
    if (!meeting->reason.empty()) view.reason = text.sessions_reason_said(meeting->reason);
    view.toast_accepted = text.sessions_done_accept(view.when);
    fill_agenda(input, *meeting, view);
    view.notes = meeting->notes;
    if (const MeetingNote* note = meetings::note_of(input.model, id, input.me)) view.private_note = note->text;
    fill_actions(input, *meeting, draft, view);
    fill_rating(input, *meeting, view);
    const exchange::CalendarEvent event = calendar_event(input, *meeting);
    view.calendar = exchange::write_icalendar({&event, 1});
    return view;
}

}  // namespace cairn::views
