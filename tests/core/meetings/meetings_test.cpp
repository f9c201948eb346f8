#include "core/meetings/meetings.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/meetings/pair.hpp"

namespace {

using namespace cairn;
using namespace cairn::meetings;
using namespace cairn::meetings_test;

TEST_CASE("only a confirmed request makes a pair") {
    Pair pair;
    CHECK(is_pair(pair.model, lin, marta));
    CHECK_FALSE(is_pair(pair.model, marta, lin));
    CHECK(partners_of(pair.model, lin) == std::vector{marta});
    CHECK(partners_of(pair.model, marta) == std::vector{lin});
    pair.model.requests.at_or_new(named<RequestId>("request")).state = RequestState::ended;
    CHECK_FALSE(is_pair(pair.model, lin, marta));
    CHECK(partners_of(pair.model, lin).empty());
}

TEST_CASE("a session overlaps another of either side, unless that one was called off") {
    Pair pair;
    Meeting& meeting = pair.put_meeting("one", MeetingState::confirmed, noon, 60);
    const Interval within{{noon.ms + 59 * ms_per_minute}, {noon.ms + 2 * hour_ms}};
    CHECK(overlapping(pair.model, marta, within) == &meeting);
    CHECK(overlapping(pair.model, ada, within) == nullptr);
    CHECK(overlapping(pair.model, marta, within, meeting.id) == nullptr);
    CHECK(overlapping(pair.model, marta, {{noon.ms + hour_ms}, {noon.ms + 2 * hour_ms}}) == nullptr);
    for (const MeetingState state : {MeetingState::declined, MeetingState::cancelled, MeetingState::held}) {
        meeting.state = state;
        CHECK(overlapping(pair.model, marta, within) == nullptr);
    }
}

TEST_CASE("sessions come by time, and by id where the time is the same") {
    Pair pair;
    pair.put_meeting("later", MeetingState::confirmed, {noon.ms + 1});
    pair.put_meeting("a", MeetingState::confirmed, noon);
    pair.put_meeting("b", MeetingState::confirmed, noon);
    const auto all = meetings_of(pair.model, lin);
    REQUIRE(all.size() == 3);
    CHECK(all[0]->id < all[1]->id);
    CHECK(all[2]->id == named<MeetingId>("later"));
    CHECK(meetings_of(pair.model, lin, marta).size() == 3);
    CHECK(meetings_of(pair.model, ada).empty());
}

TEST_CASE("what waits for somebody is a time to answer, an outcome to record, an objection to judge") {
    Pair pair;
    pair.put_person(ada, "Europe/Lisbon", "");
    pair.model.profiles.at_or_new(ada).roles = role_organiser;
    Meeting& meeting = pair.put_meeting("one", MeetingState::proposed, {noon.ms + hour_ms});
    const auto waits = [&](ProfileId person) { return waits_for(pair.model, meeting, person, noon); };
    CHECK(waits(marta));
    CHECK_FALSE(waits(lin));
    meeting.start_ms = noon.ms - 2 * hour_ms;
    CHECK_FALSE(waits(marta));
    meeting.state = MeetingState::confirmed;
    CHECK(waits(marta));
    CHECK(waits(lin));
    meeting.state = MeetingState::held;
    meeting.recorder = marta;
    meeting.attendance[lin] = Attendance::late;
    CHECK(may_appeal(meeting, lin));
    CHECK_FALSE(may_appeal(meeting, marta));
    meeting.appeal_state = AppealState::open;
    meeting.appellant = lin;
    CHECK_FALSE(may_appeal(meeting, lin));
    CHECK(waits(marta));
    CHECK(waits(ada));
    CHECK_FALSE(waits(lin));
}

}  // namespace
