#include "core/meetings/meetings.hpp"

#include <algorithm>

namespace cairn::meetings {
namespace {

template <class Wanted>
std::vector<const Meeting*> meetings_that(const Model& model, Wanted wanted) {
    std::vector<const Meeting*> out;
    for (const Meeting& meeting : model.meetings.rows()) {
        if (meeting.exists && wanted(meeting)) out.push_back(&meeting);
    }
    std::ranges::sort(out, [](const Meeting* a, const Meeting* b) {
        return a->start_ms != b->start_ms ? a->start_ms < b->start_ms : a->id < b->id;
    });
    return out;
}

}  // namespace

bool takes_time(MeetingState state) { return state == MeetingState::proposed || state == MeetingState::confirmed; }

Interval time_of(const Meeting& meeting) {
    return {{meeting.start_ms}, {meeting.start_ms + meeting.minutes * ms_per_minute}};
}

bool is_side(const Meeting& meeting, ProfileId person) {
    return person && (meeting.learner == person || meeting.coach == person);
}

ProfileId other_side(const Meeting& meeting, ProfileId person) {
    return meeting.learner == person ? meeting.coach : meeting.learner;
}

bool is_pair(const Model& model, ProfileId learner, ProfileId coach) {
    return std::ranges::any_of(model.requests.rows(), [&](const Request& request) {
        return request.exists && request.state == RequestState::confirmed && request.learner == learner &&
               request.coach == coach;
    });
}

std::vector<ProfileId> partners_of(const Model& model, ProfileId person) {
    std::vector<ProfileId> out;
    for (const Request& request : model.requests.rows()) {
        if (!request.exists || request.state != RequestState::confirmed) continue;
        if (request.learner == person) out.push_back(request.coach);
        if (request.coach == person) out.push_back(request.learner);
    }
    std::ranges::sort(out);
    const auto doubles = std::ranges::unique(out);
    out.erase(doubles.begin(), doubles.end());
    return out;
}

std::vector<const Meeting*> meetings_of(const Model& model, ProfileId person) {
    return meetings_that(model, [&](const Meeting& meeting) { return is_side(meeting, person); });
}

std::vector<const Meeting*> meetings_of(const Model& model, ProfileId learner, ProfileId coach) {
    return meetings_that(model,
                         [&](const Meeting& meeting) { return meeting.learner == learner && meeting.coach == coach; });
}

const Meeting* overlapping(const Model& model, ProfileId person, const Interval& time, MeetingId except) {
    const Meeting* found = nullptr;
    for (const Meeting& meeting : model.meetings.rows()) {
        if (!meeting.exists || meeting.id == except || !takes_time(meeting.state) || !is_side(meeting, person) ||
            !time_of(meeting).overlaps(time))
            continue;
        if (found == nullptr || meeting.id < found->id) found = &meeting;
    }
    return found;
}

bool are_ratings_in(const Meeting& meeting) {
    return meeting.ratings.contains(meeting.learner) && meeting.ratings.contains(meeting.coach);
}

const MeetingNote* note_of(const Model& model, MeetingId meeting, ProfileId author) {
    return model.meeting_notes.find(meeting_note_id(meeting, author));
}

bool may_appeal(const Meeting& meeting, ProfileId person) {
    return is_side(meeting, person) && meeting.attendance.contains(person) && meeting.recorder != person &&
           meeting.appeal_state == AppealState::none;
}

bool may_answer_appeal(const Model& model, const Meeting& meeting, ProfileId person) {
    const Profile* judge = model.profiles.find(person);
    if (judge == nullptr || meeting.appeal_state != AppealState::open || meeting.appellant == person) return false;
    return meeting.recorder == person || (judge->has(role_organiser) && !is_side(meeting, person));
}

bool waits_for(const Model& model, const Meeting& meeting, ProfileId person, Instant now) {
    if (may_answer_appeal(model, meeting, person)) return true;
    if (!is_side(meeting, person)) return false;
    const Interval time = time_of(meeting);
    if (meeting.state == MeetingState::proposed) return meeting.proposer != person && now < time.begin;
    return meeting.state == MeetingState::confirmed && time.end <= now;
}

}  // namespace cairn::meetings
