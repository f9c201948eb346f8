#include "shell/views/meetings_view.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/app/decide.hpp"
#include "core/meetings/meetings.hpp"
#include "core/model/write_list.hpp"
#include "shell/views/meeting_detail_view.hpp"
#include "shell/views/meeting_words.hpp"
#include "shell/views/not_found_view.hpp"
#include "shell/views/today_view.hpp"
#include "tests/shell/views/learning_eyes.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::views;

namespace {

const ProfileId noor{exchange::sample_id("learner", "noor_aziz")};
const ProfileId daniel{exchange::sample_id("coach", "daniel_reyes")};
const ProfileId lin{exchange::sample_id("learner", "lin_yue")};
const MeetingId last_one{exchange::sample_id("session", "noor_2")};
const MeetingId next_one{exchange::sample_id("session", "noor_3")};

Id carry_out(Model& model, const app::Command& command, Instant now = noon) {
    Random random(3);
    const auto decision = app::decide(model, command, {now, &random});
    REQUIRE(decision);
    for (const Write& write : decision->writes) set_register(model, write.key, write.value);
    return decision->subject;
}

MeetingDetailView seen_by(const Model& model, ProfileId person, MeetingId meeting, Instant now = noon) {
    LearningEyes eyes{model, person, Language::english, now};
    return build_meeting_detail_view(eyes.input(), meeting, {});
}

Instant end_of(const Model& model, MeetingId id) { return meetings::time_of(*model.meetings.find(id)).end; }

std::string text_of(const std::vector<ActionRow>& rows) {
    std::string out;
    for (const ActionRow& row : rows) out += row.text + " | " + row.owner + " | " + row.when + " | " + row.from + "\n";
    return out;
}

}  // namespace

TEST_CASE("sessions stand under what waits, what comes and what was, each in the reader's own time") {
    const Model model = sample_programme();
    LearningEyes eyes{model, noor};
    const MeetingsView view = build_meetings_view(eyes.input(), {}, nullptr);
    CHECK(view.has_pair);
    CHECK(view.waiting.empty());
    REQUIRE(view.upcoming.size() == 1);
    CHECK(view.upcoming[0].name == "Daniel Reyes");
    CHECK(view.upcoming[0].state == "Agreed");
    CHECK(view.upcoming[0].line.ends_with("20:30 to 21:15, 45 min"));
    REQUIRE(view.past.size() == 2);
    CHECK(view.past[0].id == last_one);
    CHECK(view.subtitle.starts_with("Next: Daniel Reyes, Fri "));
    CHECK(view.calendar.starts_with("BEGIN:VCALENDAR\r\n"));
    LearningEyes his{model, daniel};
    CHECK(build_meetings_view(his.input(), {}, nullptr).upcoming[0].line.ends_with("17:30 to 18:15, 45 min"));
    LearningEyes chinese{model, noor, Language::chinese};
    CHECK(build_meetings_view(chinese.input(), {}, nullptr).upcoming[0].state == "已商定");
    LearningEyes alone{model, lin};
    const MeetingsView nothing = build_meetings_view(alone.input(), {}, nullptr);
    CHECK(nothing.empty());
    CHECK_FALSE(nothing.has_pair);
    CHECK(nothing.calendar.empty());
}

TEST_CASE("the form offers what both have free, and fills in the agenda from what there is to talk about") {
    const Model model = sample_programme();
    LearningEyes eyes{model, noor};
    MeetingDraft draft{.is_open = true};
    MeetingForm form = build_meetings_view(eyes.input(), draft, nullptr).form;
    CHECK(form.partner_names == std::vector<std::string>{"Daniel Reyes"});
    REQUIRE_FALSE(form.slots.empty());
    CHECK(form.none_line.empty());
    CHECK(form.problem == "Choose a time first.");
    CHECK(form.zone_line == "Times are yours, Asia/Dubai. Daniel Reyes lives by Europe/Berlin.");
    CHECK(
        form.agenda.starts_with("Share the notes about Pin (Daniel Reyes)\nPut the timer behind a trait (Noor Aziz)"));
    draft.start_ms = form.slots.front().start_ms;
    form = build_meeting_form(eyes.input(), draft);
    CHECK(form.problem.empty());
    CHECK(form.chosen.find("For Daniel Reyes it is") != std::string::npos);
    Model after = model;
    const MeetingId id{carry_out(after, form.command)};
    CHECK(after.meetings.find(id)->agenda == form.agenda);
    CHECK(waiting_meeting_count(after, daniel, noon) == 1);
    CHECK(waiting_meeting_count(after, noor, noon) == 0);
}

TEST_CASE("the form says why there is no time") {
    Model model = sample_programme();
    const auto line = [&] {
        LearningEyes eyes{model, noor};
        return build_meeting_form(eyes.input(), {.is_open = true}).none_line;
    };
    model.profiles.at_or_new(daniel).availability = "Wed 03:00-04:00";
    CHECK(line().starts_with("Your hours and those of Daniel Reyes never meet"));
    model.profiles.at_or_new(daniel).availability.clear();
    CHECK(line() == "Daniel Reyes has said no hours in which they could meet.");
    model.profiles.at_or_new(noor).availability.clear();
    CHECK(line() == "You have said no hours in which you could meet.");
}

TEST_CASE("what is open of earlier sessions comes back in the next, and goes when it is ticked") {
    Model model = sample_programme();
    CHECK(text_of(seen_by(model, noor, next_one).carried) ==
          "Share the notes about Pin | Daniel Reyes | by 3 November | from 23 October\n"
          "Put the timer behind a trait | you | by 10 November | from 23 October\n");
    CHECK(seen_by(model, noor, next_one).carried.size() == 2);
    CHECK(seen_by(model, noor, last_one).actions.size() == 2);
    const ActionRow row = seen_by(model, noor, next_one).carried.front();
    carry_out(model, app::SetActionState{row.meeting, row.id, noor, ActionState::done});
    CHECK(seen_by(model, noor, next_one).carried.size() == 1);
}

TEST_CASE("a private note is shown to its author alone, and is in no calendar") {
    Model model = sample_programme();
    carry_out(model, app::WriteMeeting{next_one, noor, app::MeetingText::private_note, "I am nervous.", {}});
    carry_out(model, app::WriteMeeting{next_one, noor, app::MeetingText::notes, "Both see this.", {}});
    CHECK(seen_by(model, noor, next_one).private_note == "I am nervous.");
    CHECK(seen_by(model, daniel, next_one).private_note.empty());
    CHECK(seen_by(model, daniel, next_one).notes == "Both see this.");
    CHECK(seen_by(model, noor, next_one).calendar.find("nervous") == std::string::npos);
}

TEST_CASE("nobody but the two sees what a session was about") {
    const Model model = sample_programme();
    const MeetingDetailView view = seen_by(model, lin, last_one);
    CHECK(view.exists);
    CHECK_FALSE(view.is_side);
    CHECK(view.title == "Sessions");
    CHECK(view.when.empty());
    CHECK(view.outcome.empty());
    CHECK(view.notes.empty());
    CHECK(view.agenda.empty());
    CHECK(view.actions.empty());
    CHECK(view.calendar.empty());
    CHECK_FALSE(seen_by(model, lin, MeetingId{Id{4, 4}}).exists);
}

TEST_CASE("neither sees the other's rating before both have said theirs") {
    Model model = sample_programme();
    const Instant later = end_of(model, next_one);
    carry_out(model, app::RecordOutcome{next_one, noor}, later);
    carry_out(model, app::RateMeeting{next_one, noor, 2}, later);
    CHECK(seen_by(model, noor, next_one, later).my_rating == 2);
    CHECK(seen_by(model, noor, next_one, later).their_rating == "Daniel Reyes sees it once both of you have said so.");
    const MeetingDetailView before = seen_by(model, daniel, next_one, later);
    CHECK(before.their_rating.empty());
    CHECK(before.rating_line == "Noor Aziz has said so already; you see it once you have.");
    carry_out(model, app::RateMeeting{next_one, daniel, 5}, later);
    CHECK(seen_by(model, daniel, next_one, later).their_rating == "Noor Aziz said 2 of 5.");
    CHECK(seen_by(model, noor, next_one, later).their_rating == "Daniel Reyes said 5 of 5.");
    CHECK_FALSE(seen_by(model, noor, next_one, later).may_rate);
}

TEST_CASE("who is marked may object, and who marked them answers") {
    Model model = sample_programme();
    const Instant later = end_of(model, next_one);
    CHECK(seen_by(model, daniel, next_one, later).may_record);
    carry_out(model, app::RecordOutcome{next_one, daniel, Attendance::absent, Attendance::on_time}, later);
    CHECK(seen_by(model, noor, next_one, later).outcome ==
          std::vector<std::string>{"This session did not take place.", "Noor Aziz did not come, says Daniel Reyes."});
    CHECK(seen_by(model, noor, next_one, later).may_appeal);
    CHECK_FALSE(seen_by(model, daniel, next_one, later).may_appeal);
    carry_out(model, app::AppealOutcome{next_one, noor, "The link was dead."}, later);
    CHECK(waiting_meeting_count(model, daniel, later) == 1);
    CHECK(seen_by(model, daniel, next_one, later).may_answer_appeal);
    carry_out(model, app::AnswerAppeal{next_one, daniel, true, "It was."}, later);
    const MeetingDetailView view = seen_by(model, noor, next_one, later);
    CHECK(view.outcome == std::vector<std::string>{"This session did not take place."});
    CHECK(view.appeal_state == "Daniel Reyes took the mark away.");
    CHECK(view.appeal_note == "It was.");
}

TEST_CASE("a calendar is shown before it is used, with what was not understood") {
    const Model model = sample_programme();
    LearningEyes eyes{model, noor};
    CalendarFile file{.name = "work.ics", .reading = {}};
    file.reading.busy = {{noon, {noon.ms + ms_per_day}}};
    file.reading.free_count = 3;
    file.reading.problem_count = 22;
    file.reading.problems = {{exchange::CalendarProblemCode::zone_unknown, 7, "Mars"}};
    const MeetingsView view = build_meetings_view(eyes.input(), {}, &file);
    REQUIRE(view.busy);
    CHECK(view.busy->title == "work.ics: 1 busy time in the next 12 weeks");
    CHECK(view.busy->free == "3 entries are free, called off or a session of Cairn, and left out.");
    CHECK(view.busy->problems ==
          std::vector<std::string>{"Line 7: this time zone is not known, so the entry was left out: Mars",
                                   "and 21 more"});
    Model after = model;
    carry_out(after, view.busy->command);
    LearningEyes later{after, noor};
    CHECK(build_meetings_view(later.input(), {}, nullptr).busy_kept.starts_with("1 busy time in the weeks ahead"));
}

TEST_CASE("a file that is no calendar is refused in words of calendars") {
    const Model model = sample_programme();
    LearningEyes eyes{model, noor};
    const CalendarFile file{.name = "photo.ics", .reading = {}, .refused = Errc::file_kind_unknown};
    const MeetingsView view = build_meetings_view(eyes.input(), {}, &file);
    REQUIRE(view.busy);
    CHECK(view.busy->is_refused);
    CHECK(view.busy->title == "photo.ics holds no calendar. Export yours as an .ics file and bring that.");
}

TEST_CASE("Today names the next session and what it is about") {
    const Model model = sample_programme();
    LearningEyes eyes{model, noor};
    const TodayView view = build_today_view(eyes.input());
    REQUIRE(view.session);
    CHECK(view.session->name == "Daniel Reyes");
    CHECK(view.session->agenda == std::vector<std::string>{"Timer behind a trait", "Tower or hand-written"});
    LearningEyes alone{model, lin};
    CHECK_FALSE(build_today_view(alone.input()).session);
}

TEST_CASE("an address of a session that is gone leads to words, one of a person to planning with them") {
    const Model model = sample_programme();
    CHECK(is_there(model, {Page::sessions, next_one}));
    CHECK(is_there(model, {Page::sessions, daniel}));
    CHECK_FALSE(is_there(model, {Page::sessions, Id{4, 4}}));
}
