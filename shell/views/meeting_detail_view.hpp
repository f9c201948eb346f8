#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/app/command.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// What somebody types of an action before it is saved.
struct ActionDraft {
    bool is_open = false;
    std::string text = {};
    bool is_mine = true;  ///< else the other side does it
    std::string due = {};
    friend bool operator==(const ActionDraft&, const ActionDraft&) = default;
};

/// A text that somebody changes and has not saved.
struct NoteDraft {
    bool is_open = false;   ///< it says something else than the record
    std::string text = {};
    std::string base = {};  ///< what the record said when they began
    friend bool operator==(const NoteDraft&, const NoteDraft&) = default;
};

struct ActionRow {
    MeetingId meeting;
    ActionItemId id;
    std::string text;
    std::string owner;       ///< "Marta Okafor", "you"
    std::string owner_name;
    std::string when;        ///< "by 1 December"
    std::string from;        ///< of an earlier session: "from 12 November"
    std::string drop_name;   ///< spoken: "Drop: Measure it"
    std::string reopen_name;
    ActionState state = ActionState::open;
    bool is_late = false;
};

struct AgendaSuggestionRow {
    std::string line;
    std::string reason;
    std::string add_name;  ///< spoken: "Add to the agenda: …"
    app::WriteMeeting command;
};

struct MeetingDetailView {
    bool exists = false;
    bool is_side = false;       ///< else who answers an objection sees what it is about, and nobody anything
    MeetingId id;
    ProfileId me;
    std::string title;          ///< "Session with Marta Okafor"
    std::string other_name;
    std::string when;
    std::string their_time;     ///< empty where their clock shows the same
    std::string state;
    MeetingState state_code = MeetingState::proposed;
    std::string turn;           ///< what is to do, and by whom
    std::string overlap;        ///< a warning; often empty
    std::string reason;         ///< why it was called off
    bool may_answer = false;
    bool may_move = false;
    bool may_cancel = false;
    bool may_withdraw = false;  ///< one's own time that nobody has answered
    bool may_record = false;
    bool may_correct = false;
    std::string toast_accepted;

    std::vector<std::string> agenda_lines;
    std::string agenda;
    std::vector<AgendaSuggestionRow> suggestions;
    std::string notes;
    std::string private_note;

    std::vector<ActionRow> actions;
    std::vector<ActionRow> carried;  ///< open, of earlier sessions
    std::string action_date_hint;
    std::string action_due_error;
    std::string action_problem;      ///< why the draft cannot be saved yet
    app::SaveAction action_command;

    std::vector<std::string> outcome;  ///< sentences
    std::string learner_name;
    std::string coach_name;
    Attendance learner_mark = Attendance::on_time;
    Attendance coach_mark = Attendance::on_time;
    bool may_appeal = false;
    std::string recorder_name;
    std::string appeal_title;        ///< empty without an objection
    std::string appeal;
    std::string appeal_note;
    std::string appeal_state;        ///< what became of it
    bool may_answer_appeal = false;

    bool may_rate = false;
    int my_rating = 0;               ///< 0: not said
    std::string rating_line;         ///< what was said, or who waits for whom
    std::string their_rating;

    std::string calendar;            ///< as a file
};

MeetingDetailView build_meeting_detail_view(const ViewInput& input, MeetingId meeting, const ActionDraft& draft);

}  // namespace cairn::views
