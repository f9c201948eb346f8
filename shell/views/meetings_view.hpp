#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/busy_times.hpp"
#include "shell/views/meeting_form_view.hpp"

namespace cairn::views {

struct MeetingRow {
    MeetingId id;
    std::string href;
    std::string name;   ///< of the other side
    std::string title;  ///< spoken: "Marta Okafor, Tue 24 November, 19:00 to 19:45"
    std::string line;
    std::string state;
    MeetingState state_code = MeetingState::proposed;
    std::string turn;   ///< what this person is to do; often empty
};

/// A calendar that somebody brought, before they decide.
struct CalendarFile {
    std::string name;
    exchange::BusyReading reading;
    Errc refused = Errc::none;  ///< why nothing of it could be read
};

struct BusyPreview {
    std::string title;
    bool is_refused = false;            ///< nothing was read: the title says why
    std::string free;                   ///< what takes no time; empty when nothing
    std::string problems_title;         ///< empty when all was understood
    std::vector<std::string> problems;
    app::SetBusy command;
};

struct MeetingsView {
    bool has_profile = false;
    ProfileId me;
    bool has_pair = false;
    bool has_zone = false;
    std::string subtitle;
    std::vector<MeetingRow> waiting;
    std::vector<MeetingRow> upcoming;  ///< the next first
    std::vector<MeetingRow> past;      ///< the last first
    MeetingForm form;
    std::string busy_kept;             ///< empty when nothing was brought
    std::optional<BusyPreview> busy;
    std::string calendar;              ///< all of this person's sessions; empty when there are none
    [[nodiscard]] bool empty() const { return waiting.empty() && upcoming.empty() && past.empty(); }
};

MeetingsView build_meetings_view(const ViewInput& input, const MeetingDraft& draft, const CalendarFile* file);

/// How many sessions this person has to answer, judge or record.
std::int64_t waiting_meeting_count(const Model& model, ProfileId person, Instant now);

/// The next session that is agreed, or nullptr.
const Meeting* next_meeting(const ViewInput& input);

}  // namespace cairn::views
