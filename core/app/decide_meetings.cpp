#include "core/app/decide_meetings.hpp"

#include <algorithm>

#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "core/meetings/meetings.hpp"
#include "core/model/write_list.hpp"

namespace cairn::app {
namespace {

using Decided = Result<Decision>;

Errc words_problem(std::string_view words, std::size_t characters_max, Errc too_long) {
    if (!is_plain_text(words)) return Errc::text_not_plain;
    return code_point_count(words) > characters_max ? too_long : Errc::none;
}
Errc message_problem(std::string_view words) {
    return words_problem(words, message_characters_max, Errc::message_too_long);
}
Errc notes_problem(std::string_view words) { return words_problem(words, notes_characters_max, Errc::notes_too_long); }

/// A session of which `actor` is a side; else why not.
Result<const Meeting*> find_own(const Model& model, MeetingId id, ProfileId actor) {
    const Meeting* meeting = model.meetings.find(id);
    if (meeting == nullptr) return fail(Errc::meeting_unknown);
    if (!meetings::is_side(*meeting, actor)) return fail(Errc::meeting_not_yours);
    return meeting;
}

/// The same, while its time is spoken for.
Result<const Meeting*> find_planned(const Model& model, MeetingId id, ProfileId actor) {
    const auto meeting = find_own(model, id, actor);
    if (meeting && !meetings::takes_time((*meeting)->state)) return fail(Errc::meeting_wrong_state);
    return meeting;
}

Errc time_problem(const Model& model, const Meeting& meeting, Instant now) {
    const Interval time = meetings::time_of(meeting);
    if (meeting.minutes < meetings::minutes_min || meeting.minutes > meetings::minutes_max) return Errc::meeting_length;
    if (time.begin <= now) return Errc::meeting_in_past;
    if (time.begin.ms - now.ms > meetings::days_ahead_max * ms_per_day) return Errc::meeting_too_far;
    for (const ProfileId side : {meeting.learner, meeting.coach}) {
        if (meetings::overlapping(model, side, time, meeting.id) != nullptr) return Errc::meeting_overlaps;
    }
    return Errc::none;
}

void put_state(WriteList& writes, MeetingId id, MeetingState state, const Env& env) {
    writes.put(id, MeetingField::state, state);
    writes.put(id, MeetingField::changed_ms, env.now.ms);
}

/// Called off, by a refusal or later: whoever keeps its calendar entry has to hear of it.
Decided call_off(const Meeting& meeting, MeetingState state, std::string_view reason, Action action, const Env& env) {
    WriteList writes;
    put_state(writes, meeting.id, state, env);
    writes.put(meeting.id, MeetingField::sequence, meeting.sequence + 1);
    if (const std::string_view said = trim(reason); !said.empty()) writes.put(meeting.id, MeetingField::reason, said);
    return Decision{action, writes.take(), meeting.id};
}

void put_attendance(WriteList& writes, const Meeting& meeting, ProfileId person, Attendance attendance) {
    const auto known = meeting.attendance.find(person);
    const Attendance before = known == meeting.attendance.end() ? Attendance::on_time : known->second;
    if (before == attendance) return;
    if (attendance == Attendance::on_time) {
        writes.drop_entry(meeting.id, MeetingField::attendance, person);
    } else {
        writes.put_entry(meeting.id, MeetingField::attendance, person, attendance);
    }
}

/// Nothing is lost when somebody else wrote meanwhile: as the prose of the record, one after the other.
std::string joined(const std::string& now, const WriteMeeting& command) {
    const std::string text(trim(command.text));
    if (now == command.base || now == text || now.empty()) return text;
    return text.empty() ? now : now + "\n\n" + text;
}

Decided write_note(const Model& model, const WriteMeeting& command) {
    const MeetingNoteId id = meeting_note_id(command.meeting, command.actor);
    const MeetingNote* note = model.meeting_notes.find(id);
    const std::string before = note != nullptr ? note->text : std::string();
    const std::string text = joined(before, command);
    if (const Errc problem = notes_problem(text); problem != Errc::none) return fail(problem);
    WriteList writes;
    if (text == before) return Decision{Action::write_meeting, {}, command.meeting};
    if (note == nullptr) {
        writes.put(id, MeetingNoteField::exists, true);
        writes.put(id, MeetingNoteField::meeting, command.meeting);
        writes.put(id, MeetingNoteField::author, command.actor);
    }
    writes.put(id, MeetingNoteField::text, text);
    return Decision{Action::write_meeting, writes.take(), command.meeting};
}

}  // namespace

Decided decide_one(const Model& model, const ProposeMeeting& command, const Env& env) {
    for (const ProfileId side : {command.learner, command.coach}) {
        if (model.profiles.find(side) == nullptr) return fail(Errc::profile_unknown);
    }
    if (command.actor != command.learner && command.actor != command.coach) return fail(Errc::meeting_not_yours);
    if (!meetings::is_pair(model, command.learner, command.coach)) return fail(Errc::meeting_needs_pair);
    if (const Errc problem = notes_problem(command.agenda); problem != Errc::none) return fail(problem);
    Meeting meeting;
    meeting.id = MeetingId{env.random->id()};
    meeting.learner = command.learner;
    meeting.coach = command.coach;
    meeting.start_ms = command.start.ms;
    meeting.minutes = command.minutes;
    if (const Errc problem = time_problem(model, meeting, env.now); problem != Errc::none) return fail(problem);
    WriteList writes;
    writes.put(meeting.id, MeetingField::exists, true);
    writes.put(meeting.id, MeetingField::learner, command.learner);
    writes.put(meeting.id, MeetingField::coach, command.coach);
    put_state(writes, meeting.id, MeetingState::proposed, env);
    writes.put(meeting.id, MeetingField::start_ms, command.start.ms);
    writes.put(meeting.id, MeetingField::minutes, command.minutes);
    writes.put(meeting.id, MeetingField::proposer, command.actor);
    if (const std::string_view agenda = trim(command.agenda); !agenda.empty())
        writes.put(meeting.id, MeetingField::agenda, agenda);
    return Decision{Action::propose_meeting, writes.take(), meeting.id};
}

Decided decide_one(const Model& model, const AcceptMeeting& command, const Env& env) {
    const auto meeting = find_own(model, command.meeting, command.actor);
    if (!meeting) return std::unexpected(meeting.error());
    if ((*meeting)->state != MeetingState::proposed) return fail(Errc::meeting_wrong_state);
    if ((*meeting)->proposer == command.actor) return fail(Errc::meeting_not_yours);
    if (const Errc problem = time_problem(model, **meeting, env.now); problem != Errc::none) return fail(problem);
    WriteList writes;
    put_state(writes, command.meeting, MeetingState::confirmed, env);
    return Decision{Action::accept_meeting, writes.take(), command.meeting};
}

Decided decide_one(const Model& model, const DeclineMeeting& command, const Env& env) {
    const auto meeting = find_own(model, command.meeting, command.actor);
    if (!meeting) return std::unexpected(meeting.error());
    if ((*meeting)->state != MeetingState::proposed) return fail(Errc::meeting_wrong_state);
    if ((*meeting)->proposer == command.actor) return fail(Errc::meeting_not_yours);
    if (const Errc problem = message_problem(command.reason); problem != Errc::none) return fail(problem);
    return call_off(**meeting, MeetingState::declined, command.reason, Action::decline_meeting, env);
}

Decided decide_one(const Model& model, const MoveMeeting& command, const Env& env) {
    const auto found = find_planned(model, command.meeting, command.actor);
    if (!found) return std::unexpected(found.error());
    const Meeting& known = **found;
    if (known.start_ms == command.start.ms && known.minutes == command.minutes)
        return Decision{Action::move_meeting, {}, command.meeting};
    Meeting meeting = known;
    meeting.start_ms = command.start.ms;
    meeting.minutes = command.minutes;
    if (const Errc problem = time_problem(model, meeting, env.now); problem != Errc::none) return fail(problem);
    WriteList writes;
    put_state(writes, command.meeting, MeetingState::proposed, env);
    writes.put(command.meeting, MeetingField::start_ms, command.start.ms);
    writes.put(command.meeting, MeetingField::minutes, command.minutes);
    writes.put(command.meeting, MeetingField::proposer, command.actor);
    writes.put(command.meeting, MeetingField::sequence, known.sequence + 1);
    return Decision{Action::move_meeting, writes.take(), command.meeting};
}

Decided decide_one(const Model& model, const CancelMeeting& command, const Env& env) {
    const auto meeting = find_planned(model, command.meeting, command.actor);
    if (!meeting) return std::unexpected(meeting.error());
    if (const Errc problem = message_problem(command.reason); problem != Errc::none) return fail(problem);
    const bool is_agreed = (*meeting)->state == MeetingState::confirmed;
    if (is_agreed && meetings::time_of(**meeting).begin <= env.now) return fail(Errc::meeting_in_past);
    if (is_agreed && !has_visible_text(command.reason)) return fail(Errc::reason_missing);
    return call_off(**meeting, MeetingState::cancelled, command.reason, Action::cancel_meeting, env);
}

Decided decide_one(const Model& model, const WriteMeeting& command, const Env&) {
    const auto meeting = find_own(model, command.meeting, command.actor);
    if (!meeting) return std::unexpected(meeting.error());
    if (!is_plain_text(command.text)) return fail(Errc::text_not_plain);
    if (command.part == MeetingText::private_note) return write_note(model, command);
    const bool is_agenda = command.part == MeetingText::agenda;
    const std::string& before = is_agenda ? (*meeting)->agenda : (*meeting)->notes;
    const std::string text = joined(before, command);
    if (const Errc problem = notes_problem(text); problem != Errc::none) return fail(problem);
    WriteList writes;
    if (text != before) writes.put(command.meeting, is_agenda ? MeetingField::agenda : MeetingField::notes, text);
    return Decision{Action::write_meeting, writes.take(), command.meeting};
}

Decided decide_one(const Model& model, const SaveAction& command, const Env& env) {
    const auto meeting = find_own(model, command.meeting, command.actor);
    if (!meeting) return std::unexpected(meeting.error());
    if (!meetings::is_side(**meeting, command.owner)) return fail(Errc::meeting_not_yours);
    if (!has_visible_text(command.text)) return fail(Errc::text_missing);
    if (const Errc problem = message_problem(command.text); problem != Errc::none) return fail(problem);
    const auto known = (*meeting)->actions.find(command.action);
    if (command.action && known == (*meeting)->actions.end()) return fail(Errc::action_unknown);
    if (!command.action && (*meeting)->actions.size() >= meetings::actions_max) return fail(Errc::too_many_actions);
    const ActionItem before = command.action ? known->second : ActionItem{};
    const Id id = command.action ? Id{command.action} : Id{static_cast<std::uint64_t>(env.now.ms), env.random->next()};
    WriteList writes;
    const auto put = [&](MeetingField field, const auto& was, const auto& is) {
        if (was != is) writes.put_entry(command.meeting, field, id, is);
    };
    put(MeetingField::action_text, before.text, std::string(trim(command.text)));
    put(MeetingField::action_owner, before.owner, command.owner);
    put(MeetingField::action_due_day, before.due_day, std::int64_t{command.due.number});
    return Decision{Action::save_action, writes.take(), command.meeting};
}

Decided decide_one(const Model& model, const SetActionState& command, const Env& env) {
    const auto meeting = find_own(model, command.meeting, command.actor);
    if (!meeting) return std::unexpected(meeting.error());
    const auto known = (*meeting)->actions.find(command.action);
    if (known == (*meeting)->actions.end()) return fail(Errc::action_unknown);
    WriteList writes;
    if (known->second.state != command.state) {
        writes.put_entry(command.meeting, MeetingField::action_state, command.action, command.state);
        writes.put_entry(command.meeting, MeetingField::action_changed_ms, command.action, env.now.ms);
    }
    return Decision{Action::set_action_state, writes.take(), command.meeting};
}

Decided decide_one(const Model& model, const RecordOutcome& command, const Env& env) {
    const auto found = find_own(model, command.meeting, command.actor);
    if (!found) return std::unexpected(found.error());
    const Meeting& meeting = **found;
    const bool is_recorded = meeting.state == MeetingState::held || meeting.state == MeetingState::missed;
    const bool may_correct =
        is_recorded && meeting.recorder == command.actor && meeting.appeal_state == AppealState::none;
    if (meeting.state != MeetingState::confirmed && !may_correct) return fail(Errc::meeting_wrong_state);
    if (env.now < meetings::time_of(meeting).begin) return fail(Errc::meeting_not_begun);
    const bool is_missed = command.learner == Attendance::absent || command.coach == Attendance::absent;
    const MeetingState state = is_missed ? MeetingState::missed : MeetingState::held;
    WriteList writes;
    put_attendance(writes, meeting, meeting.learner, command.learner);
    put_attendance(writes, meeting, meeting.coach, command.coach);
    if (writes.empty() && meeting.state == state) return Decision{Action::record_outcome, {}, command.meeting};
    put_state(writes, command.meeting, state, env);
    writes.put(command.meeting, MeetingField::recorder, command.actor);
    writes.put(command.meeting, MeetingField::recorded_ms, env.now.ms);
    return Decision{Action::record_outcome, writes.take(), command.meeting};
}

Decided decide_one(const Model& model, const AppealOutcome& command, const Env&) {
    const auto meeting = find_own(model, command.meeting, command.actor);
    if (!meeting) return std::unexpected(meeting.error());
    if (!meetings::may_appeal(**meeting, command.actor)) return fail(Errc::meeting_wrong_state);
    if (!has_visible_text(command.text)) return fail(Errc::reason_missing);
    if (const Errc problem = message_problem(command.text); problem != Errc::none) return fail(problem);
    WriteList writes;
    writes.put(command.meeting, MeetingField::appellant, command.actor);
    writes.put(command.meeting, MeetingField::appeal, trim(command.text));
    writes.put(command.meeting, MeetingField::appeal_state, AppealState::open);
    return Decision{Action::appeal_outcome, writes.take(), command.meeting};
}

Decided decide_one(const Model& model, const AnswerAppeal& command, const Env&) {
    const Meeting* meeting = model.meetings.find(command.meeting);
    if (meeting == nullptr) return fail(Errc::meeting_unknown);
    if (meeting->appeal_state != AppealState::open) return fail(Errc::meeting_wrong_state);
    if (!meetings::may_answer_appeal(model, *meeting, command.actor)) return fail(Errc::meeting_not_yours);
    if (!command.is_granted && !has_visible_text(command.text)) return fail(Errc::reason_missing);
    if (const Errc problem = message_problem(command.text); problem != Errc::none) return fail(problem);
    WriteList writes;
    writes.put(command.meeting, MeetingField::appeal_state,
               command.is_granted ? AppealState::granted : AppealState::refused);
    writes.put(command.meeting, MeetingField::appeal_judge, command.actor);
    if (const std::string_view said = trim(command.text); !said.empty())
        writes.put(command.meeting, MeetingField::appeal_note, said);
    if (command.is_granted) writes.drop_entry(command.meeting, MeetingField::attendance, meeting->appellant);
    return Decision{Action::answer_appeal, writes.take(), command.meeting};
}

Decided decide_one(const Model& model, const RateMeeting& command, const Env&) {
    const auto meeting = find_own(model, command.meeting, command.actor);
    if (!meeting) return std::unexpected(meeting.error());
    if ((*meeting)->state != MeetingState::held) return fail(Errc::meeting_wrong_state);
    if (command.rating < 1 || command.rating > rating_max) return fail(Errc::rating_out_of_range);
    if (meetings::are_ratings_in(**meeting)) return fail(Errc::ratings_revealed);
    const auto known = (*meeting)->ratings.find(command.actor);
    WriteList writes;
    if (known == (*meeting)->ratings.end() || known->second != command.rating)
        writes.put_entry(command.meeting, MeetingField::rating, command.actor, command.rating);
    return Decision{Action::rate_meeting, writes.take(), command.meeting};
}

Decided decide_one(const Model& model, const SetBusy& command, const Env& env) {
    const Profile* profile = model.profiles.find(command.profile);
    if (profile == nullptr) return fail(Errc::profile_unknown);
    const std::vector<Interval> busy = merged(command.busy);
    if (busy.size() > busy_intervals_max) return fail(Errc::too_many_busy_times);
    const std::string text = format_intervals(busy);
    if (!parse_intervals(text)) return fail(Errc::hours_out_of_range);
    WriteList writes;
    if (text == profile->busy) return Decision{Action::set_busy, {}, command.profile};
    writes.put(command.profile, ProfileField::busy, text);
    writes.put(command.profile, ProfileField::busy_changed_ms, busy.empty() ? 0 : env.now.ms);
    return Decision{Action::set_busy, writes.take(), command.profile};
}

}  // namespace cairn::app
