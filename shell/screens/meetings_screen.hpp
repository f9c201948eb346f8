#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/meeting_detail_view.hpp"
#include "shell/views/meetings_view.hpp"

namespace cairn::screens {

struct MeetingsScratch {
    views::MeetingDraft draft;
    std::string draft_name;      ///< what the form is kept under until it is sent
    ProfileId planned_with;      ///< whom the address that was followed names
    views::NoteDraft agenda;
    views::NoteDraft notes;
    views::NoteDraft private_note;
    views::ActionDraft action;
    std::string reason;          ///< of declining, calling off, objecting or answering
    std::string agenda_name;     ///< what each of them is kept under
    std::string notes_name;
    std::string private_name;
    std::string action_name;
    std::string reason_name;
    MeetingId agenda_edited;     ///< the session whose agenda is open to be changed
    bool is_declining = false;
    bool is_cancelling = false;
    bool is_appealing = false;
    bool is_correcting = false;
    int learner_mark = 0;        ///< Attendance
    int coach_mark = 0;
    MeetingId marks_of;          ///< the session that the marks above are of
};

/// All sessions, the page without an object; with the form above them while somebody names a time.
void meetings_screen(const views::MeetingsView& view, MeetingsScratch& scratch, ScreenContext& context);

/// One session: the page with an object.
void meeting_detail_screen(const views::MeetingDetailView& view, MeetingsScratch& scratch, ScreenContext& context);

/// The form that names a time.
void meeting_form(const views::MeetingForm& form, MeetingsScratch& scratch, ScreenContext& context);

ui::Meaning meaning_of(MeetingState state);

}  // namespace cairn::screens
