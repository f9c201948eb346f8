#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/app/command.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

inline constexpr std::array<int, 4> meeting_minutes{30, 45, 60, 90};

/// What somebody has chosen and typed so far to name a time.
struct MeetingDraft {
    bool is_open = false;
    MeetingId moved = {};  ///< the session that gets another time; none: a new one
    ProfileId partner = {};
    int minutes = 45;      ///< one of meeting_minutes
    std::int64_t start_ms = 0;  ///< 0: nothing chosen
    std::int32_t day = 0;  ///< Day::number whose times are shown; 0: the first that has some
    bool is_agenda_own = false;  ///< false: as it is suggested
    std::string agenda = {};

    friend bool operator==(const MeetingDraft&, const MeetingDraft&) = default;
};

struct MeetingSlot {
    std::int64_t start_ms = 0;
    std::string clock;  ///< "19:00"
};

struct MeetingForm {
    std::string title;
    bool is_move = false;
    std::vector<ProfileId> partners;  ///< by name
    std::vector<std::string> partner_names;
    int partner_index = -1;
    std::array<std::string, meeting_minutes.size()> minutes;
    int minutes_index = 1;
    std::vector<std::int32_t> days;   ///< that have times
    std::vector<std::string> day_titles;
    int day_index = -1;
    std::string times_title;          ///< "Times on Tue 24 November"
    std::vector<MeetingSlot> slots;   ///< of the day that is shown
    std::string zone_line;
    std::string none_line;            ///< why there is no time at all; empty when there is
    bool are_my_hours_missing = false;
    std::string chosen;               ///< "Tue 24 November, 19:00 to 19:45. For Marta it is 11:00 to 11:45."
    std::string agenda;               ///< as it would be sent
    std::string problem;              ///< why it cannot be sent yet
    app::Command command;
    std::string toast;
};

/// The person's pairs decide with whom; the slots of the next four weeks when.
MeetingForm build_meeting_form(const ViewInput& input, const MeetingDraft& draft);

}  // namespace cairn::views
