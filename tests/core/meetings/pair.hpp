#pragma once
// A learner and a coach with a confirmed request, and what the tests of core/meetings put around them.

#include <string>
#include <string_view>

#include "core/model/model.hpp"
#include "core/model/schema.hpp"

namespace cairn::meetings_test {

inline constexpr std::int64_t hour_ms = 60 * ms_per_minute;
inline constexpr Instant noon{1'795'348'800'000};  ///< 2026-11-22T12:00Z, a Sunday

template <class TypedId>
TypedId named(std::string_view name) {
    return TypedId{id_of_text("test", name)};
}
inline const ProfileId lin = named<ProfileId>("Lin"), marta = named<ProfileId>("Marta"), ada = named<ProfileId>("Ada");
inline const SkillId go = named<SkillId>("Go"), sql = named<SkillId>("SQL");

constexpr Instant utc(CivilDate date, int hour, int minute = 0) {
    return {start_of(day_of(date)).ms + hour * hour_ms + minute * ms_per_minute};
}

struct Pair {
    Model model;

    Pair() {
        put_person(lin, "Asia/Shanghai", "Tue 19:00-21:30");
        put_person(marta, "Europe/Lisbon", "Tue 10:00-14:00");
        const RequestId request = named<RequestId>("request");
        Request& row = model.requests.at_or_new(request);
        row.exists = true;
        row.learner = lin;
        row.coach = marta;
        row.state = RequestState::confirmed;
    }

    void put_person(ProfileId id, std::string_view zone, std::string_view hours) {
        Profile& profile = model.profiles.at_or_new(id);
        profile.exists = true;
        profile.roles = role_learner;
        profile.zone = zone;
        profile.availability = hours;
    }
    Meeting& put_meeting(std::string_view name, MeetingState state, Instant start, std::int64_t minutes = 45) {
        Meeting& meeting = model.meetings.at_or_new(named<MeetingId>(name));
        meeting.exists = true;
        meeting.learner = lin;
        meeting.coach = marta;
        meeting.proposer = lin;
        meeting.state = state;
        meeting.start_ms = start.ms;
        meeting.minutes = minutes;
        return meeting;
    }
    void put_skill(SkillId id) { model.skills.at_or_new(id).exists = true; }
    /// Answers an hour apart, the last one at `last`.
    void put_answers(SkillId id, std::string_view right_and_wrong, Instant last) {
        Practice& practice = model.practices.at_or_new(practice_id(lin, id));
        practice.exists = true;
        practice.learner = lin;
        practice.skill = id;
        std::int64_t ms = last.ms - (static_cast<std::int64_t>(right_and_wrong.size()) - 1) * hour_ms;
        for (const char answer : right_and_wrong) {
            practice.answers[Id{static_cast<std::uint64_t>(ms), 1}] = answer == '+' ? 1 : 0;
            ms += hour_ms;
        }
    }
};

}  // namespace cairn::meetings_test
