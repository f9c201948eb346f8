#include "core/app/decide.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/app/packed_writes.hpp"
#include "tests/core/app/lesson_world.hpp"
#include "tests/core/app/world.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

const RequestId sent = named<RequestId>("sent");
const RequestId accepted = named<RequestId>("accepted");
const RequestId one_too_many = named<RequestId>("one too many");

const ProposalId open_proposal = named<ProposalId>("open");
const ProposalId blocked_proposal = named<ProposalId>("blocked");
const ProposalId accepted_proposal = named<ProposalId>("accepted proposal");
const ProposalId overtaken_proposal = named<ProposalId>("overtaken");
const ProposalId no_proposal = named<ProposalId>("no proposal");

// Noor and her coach Tomasz (full_coach) are the pair.
const MeetingId planned = named<MeetingId>("planned");    // he named tomorrow
const MeetingId agreed = named<MeetingId>("agreed");      // in two days
const MeetingId clashing = named<MeetingId>("clashing");  // at the time of `agreed`
const MeetingId stale = named<MeetingId>("stale");        // named, and the time has gone by
const MeetingId begun = named<MeetingId>("begun");        // an hour ago
const MeetingId marked = named<MeetingId>("marked");      // he said that she came late
const MeetingId appealed = named<MeetingId>("appealed");  // she objects
const MeetingId rated = named<MeetingId>("rated");        // by both
const MeetingId crowded = named<MeetingId>("crowded");    // full of actions
const MeetingId no_meeting = named<MeetingId>("no meeting");
const ActionItemId promised = named<ActionItemId>("promised"), no_action = named<ActionItemId>("no action");
constexpr std::int64_t hour_ms = 60 * ms_per_minute;
constexpr Instant tomorrow{noon.ms + ms_per_day}, in_two_days{noon.ms + 2 * ms_per_day},
    in_three_days{noon.ms + 3 * ms_per_day};

void put_meeting(WriteList& writes, MeetingId id, MeetingState state, Instant start) {
    writes.put(id, MeetingField::exists, true);
    writes.put(id, MeetingField::learner, noor);
    writes.put(id, MeetingField::coach, full_coach);
    writes.put(id, MeetingField::proposer, full_coach);
    writes.put(id, MeetingField::state, state);
    writes.put(id, MeetingField::start_ms, start.ms);
    writes.put(id, MeetingField::minutes, 45);
    writes.put(id, MeetingField::recorder, full_coach);
}

void put_meetings(WriteList& writes) {
    put_meeting(writes, planned, MeetingState::proposed, tomorrow);
    put_meeting(writes, agreed, MeetingState::confirmed, in_two_days);
    put_meeting(writes, clashing, MeetingState::proposed, in_two_days);
    put_meeting(writes, stale, MeetingState::proposed, after(noon, -ms_per_day));
    put_meeting(writes, begun, MeetingState::confirmed, after(noon, -hour_ms));
    for (const MeetingId id : {marked, appealed, rated, crowded})
        put_meeting(writes, id, MeetingState::held, after(noon, -9 * ms_per_day));
    for (const MeetingId id : {marked, appealed})
        writes.put_entry(id, MeetingField::attendance, noor, Attendance::late);
    writes.put(appealed, MeetingField::appeal_state, AppealState::open);
    writes.put(appealed, MeetingField::appellant, noor);
    for (const ProfileId side : {noor, full_coach}) writes.put_entry(rated, MeetingField::rating, side, 4);
    writes.put_entry(marked, MeetingField::action_text, promised, std::string_view("Share the trace"));
    for (std::int64_t i = 1; i <= 50; ++i)
        writes.put_entry(crowded, MeetingField::action_text, entry_of_number(i), std::string_view("One more"));
}

void put_rename(WriteList& writes, ProposalId id, ProfileId author, SkillId skill, std::string_view title,
                ProposalState state) {
    const Id first = entry_of_number(0);
    writes.put(id, ProposalField::exists, true);
    writes.put(id, ProposalField::author, author);
    writes.put(id, ProposalField::state, state);
    writes.put_entry(id, ProposalField::change_kind, first, ChangeKind::rename_skill);
    writes.put_entry(id, ProposalField::change_skill, first, skill);
    writes.put_entry(id, ProposalField::change_title_english, first, title);
}

const ProfileId organiser = person("Hana");

/// A new lesson in the taught course, changed as the row says.
SaveLesson lesson_with(auto change) {
    SaveLesson command{marta, taught, {}, basics, {"Joins", "连接"}, sql, 20, {"Words.", "文字。"}};
    change(command);
    return command;
}
/// A folder of one lesson for the taught course.
ReplaceDraft draft_with(auto change) {
    ReplaceDraft command{marta, taught, {}, {}};
    command.modules[basics] = {.title = {.english = "Basics"}, .rank = 1};
    command.lessons[reading] = {.module = basics, .rank = 1, .title = {.english = "Only one"}};
    change(command);
    return command;
}

State world() {
    State state;
    Batch batch;
    batch.replica = named<ReplicaId>("replica");
    batch.sequence = 1;
    batch.stamp = Stamp::of(noon);
    batch.writes = world_writes();
    WriteList requests;
    put_person(requests, organiser, "Hana Suzuki", role_organiser, 0);
    put_request(requests, sent, noor, marta, RequestState::sent);
    put_request(requests, accepted, noor, chen, RequestState::accepted);
    put_request(requests, one_too_many, lin, chen, RequestState::sent);
    put_rename(requests, open_proposal, noor, sql, "Queries", ProposalState::open);
    put_rename(requests, blocked_proposal, noor, no_such_skill, "Nothing", ProposalState::open);
    put_rename(requests, accepted_proposal, noor, go, "Go", ProposalState::accepted);
    put_rename(requests, overtaken_proposal, noor, go, "Golang", ProposalState::accepted);
    requests.put(accepted_proposal, ProposalField::way_back, pack_writes({}));
    requests.put(overtaken_proposal, ProposalField::way_back, pack_writes({}));
    put_meetings(requests);
    put_lessons(requests);
    for (Write& write : requests.take()) batch.writes.push_back(std::move(write));
    apply(state, batch);
    return state;
}

Result<Decision> decide_in(const State& state, const Command& command, Instant now = noon) {
    Random random(5);
    return decide(state.model, command, Env{now, &random, named<ReplicaId>("a device")});
}

SaveProfile form_with(auto change) {
    SaveProfile form = profile_form();
    change(form);
    return form;
}
SetGoal goal_with(auto change) {
    SetGoal goal{lin, {{go, 3}}, utc_day(noon) + 30, 300};
    change(goal);
    return goal;
}
SendRequest send_with(auto change) {
    SendRequest send{lin, marta, "Hello", 700'000};
    change(send);
    return send;
}

ProposeChange proposal_with(auto change) {
    ProposeChange propose{lin, "I saw it.", {{.kind = ChangeKind::add_prerequisite, .skill = sql, .other = go}}};
    change(propose);
    return propose;
}

ProposeMeeting meeting_with(auto change) {
    ProposeMeeting propose{noor, full_coach, noor, in_three_days, 45, "Retries"};
    change(propose);
    return propose;
}
SaveAction action_with(auto change) {
    SaveAction save{marked, {}, noor, "Measure it", full_coach, utc_day(noon) + 7};
    change(save);
    return save;
}
/// Apart, so that none of them is merged with the next.
std::vector<Interval> busy_times(std::size_t count) {
    std::vector<Interval> busy;
    for (std::size_t i = 0; i < count; ++i) {
        const Instant begin = after(noon, static_cast<std::int64_t>(i) * hour_ms);
        busy.push_back({begin, after(begin, hour_ms / 2)});
    }
    return busy;
}

const RequestId no_request = named<RequestId>("no request");
const std::string long_text(101, 'a');

std::string repeated(std::string_view part, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += part;
    return text;
}

struct Row {
    const char* what;
    Command command;
    Errc expected = Errc::none;
};

std::vector<Row> rows() {
    return {
        {"a whole profile", profile_form()},
        {"a name of 100 characters", form_with([](auto& f) { f.name = long_text.substr(1); })},
        {"a name of blanks", form_with([](auto& f) { f.name = " \u3000\t"; }), Errc::name_empty},
        {"a name of 101 characters", form_with([](auto& f) { f.name = long_text; }), Errc::name_too_long},
        {"a headline of 101 characters", form_with([](auto& f) { f.headline = long_text; }), Errc::name_too_long},
        {"a name that cannot be seen", form_with([](auto& f) { f.name = "\u200B\u200F"; }), Errc::name_empty},
        {"a Hebrew name with its mark", form_with([](auto& f) { f.name = "\u200Fדנה לוי"; })},
        {"a name that turns round what follows", form_with([](auto& f) { f.name = "Lin\u202Eeuy"; }),
         Errc::text_not_plain},
        {"a headline of malformed bytes", form_with([](auto& f) { f.headline = "Lin \xE5\xBC"; }),
         Errc::text_not_plain},
        {"no role", form_with([](auto& f) { f.roles = 0; }), Errc::role_missing},
        {"a role that does not exist", form_with([](auto& f) { f.roles = 8; }), Errc::role_missing},
        {"all roles", form_with([](auto& f) { f.roles = 7; })},
        {"no language", form_with([](auto& f) { f.languages.clear(); }), Errc::language_missing},
        {"no zone", form_with([](auto& f) { f.zone.clear(); }), Errc::zone_unknown},
        {"a zone that does not exist", form_with([](auto& f) { f.zone = "Europe/Atlantis"; }), Errc::zone_unknown},
        {"no hours", form_with([](auto& f) { f.weekly_minutes = 0; })},
        {"80 hours", form_with([](auto& f) { f.weekly_minutes = weekly_minutes_max; })},
        {"over 80 hours", form_with([](auto& f) { f.weekly_minutes = weekly_minutes_max + 1; }),
         Errc::hours_out_of_range},
        {"negative hours", form_with([](auto& f) { f.weekly_minutes = -1; }), Errc::hours_out_of_range},
        {"a window that ends before it begins", form_with([](auto& f) { f.availability = "Mon 21:00-19:00"; }),
         Errc::hours_out_of_range},
        {"50 places", form_with([](auto& f) { f.capacity = capacity_max; })},
        {"51 places", form_with([](auto& f) { f.capacity = capacity_max + 1; }), Errc::capacity_out_of_range},
        {"negative places", form_with([](auto& f) { f.capacity = -1; }), Errc::capacity_out_of_range},
        {"levels 0 and 5", form_with([](auto& f) { f.levels = {{go, 0}, {sql, 5}}; })},
        {"level 6", form_with([](auto& f) { f.levels = {{go, 6}}; }), Errc::level_out_of_range},
        {"level -1", form_with([](auto& f) { f.levels = {{go, -1}}; }), Errc::level_out_of_range},
        {"a level of an unknown skill", form_with([](auto& f) { f.levels = {{no_such_skill, 1}}; }),
         Errc::skill_unknown},
        {"a known profile", form_with([](auto& f) { f.id = lin; })},
        {"an unknown profile", form_with([](auto& f) { f.id = nobody; }), Errc::profile_unknown},

        {"an import", ImportFiles{world_writes()}},
        {"an empty import", ImportFiles{}, Errc::nothing_to_import},

        {"a goal", goal_with([](auto&) {})},
        {"a goal without a date", goal_with([](auto& g) { g.due = Day{}; })},
        {"a goal due today", goal_with([](auto& g) { g.due = utc_day(noon); })},
        {"a goal due yesterday", goal_with([](auto& g) { g.due = utc_day(noon) + -1; }), Errc::date_in_past},
        {"a goal of nobody", goal_with([](auto& g) { g.learner = nobody; }), Errc::profile_unknown},
        {"a goal without a target", goal_with([](auto& g) { g.targets.clear(); }), Errc::target_missing},
        {"a goal for an unknown skill", goal_with([](auto& g) { g.targets = {{no_such_skill, 1}}; }),
         Errc::skill_unknown},
        {"a target of level 0", goal_with([](auto& g) { g.targets = {{go, 0}}; }), Errc::level_out_of_range},
        {"a target of level 6", goal_with([](auto& g) { g.targets = {{go, 6}}; }), Errc::level_out_of_range},
        {"a goal with no time", goal_with([](auto& g) { g.weekly_minutes = 0; }), Errc::hours_out_of_range},
        {"a goal with over 80 hours", goal_with([](auto& g) { g.weekly_minutes = weekly_minutes_max + 1; }),
         Errc::hours_out_of_range},

        {"a request", send_with([](auto&) {})},
        {"a request from nobody", send_with([](auto& s) { s.learner = nobody; }), Errc::profile_unknown},
        {"a request to nobody", send_with([](auto& s) { s.coach = nobody; }), Errc::profile_unknown},
        {"a message of 2000 characters", send_with([](auto& s) { s.message = repeated("é", 2000); })},
        {"a message of 2001 characters", send_with([](auto& s) { s.message = repeated("é", 2001); }),
         Errc::message_too_long},
        {"a message with a zero byte", send_with([](auto& s) { s.message.assign(3, '\0'); }), Errc::text_not_plain},
        {"a request to one who does not coach", send_with([](auto& s) { s.coach = noor; }), Errc::rule_not_met},
        {"a request to oneself", send_with([](auto& s) { s.learner = s.coach = chen; }), Errc::rule_not_met},
        {"a request to one who pauses", send_with([](auto& s) { s.coach = paused_coach; }), Errc::rule_not_met},
        {"a request to one without a free place", send_with([](auto& s) { s.coach = full_coach; }), Errc::rule_not_met},
        {"a request to one who has one already", send_with([](auto& s) { s.learner = noor; }),
         Errc::request_already_open},

        {"accept what was sent", AcceptRequest{sent, marta}},
        {"accept as the learner", AcceptRequest{sent, noor}, Errc::request_not_yours},
        {"accept without a place", AcceptRequest{one_too_many, chen}, Errc::rule_not_met},
        {"confirm what was accepted", ConfirmRequest{accepted, noor}},
        {"confirm as the coach", ConfirmRequest{accepted, chen}, Errc::request_not_yours},
        {"confirm what was only sent", ConfirmRequest{sent, noor}, Errc::request_wrong_state},
        {"decline what was sent", DeclineRequest{sent, marta}},
        {"decline as the learner", DeclineRequest{sent, noor}, Errc::request_not_yours},
        {"decline what was accepted", DeclineRequest{accepted, chen}, Errc::request_wrong_state},
        {"withdraw what was sent", WithdrawRequest{sent, noor}},
        {"withdraw what was accepted", WithdrawRequest{accepted, noor}},
        {"withdraw as the coach", WithdrawRequest{sent, marta}, Errc::request_not_yours},
        {"withdraw what is confirmed", WithdrawRequest{full_seat, noor}, Errc::request_wrong_state},
        {"end what was only sent", EndRequest{sent, noor}, Errc::request_wrong_state},

        {"accept nothing", AcceptRequest{no_request, marta}, Errc::request_unknown},
        {"confirm nothing", ConfirmRequest{no_request, lin}, Errc::request_unknown},
        {"decline nothing", DeclineRequest{no_request, marta}, Errc::request_unknown},
        {"withdraw nothing", WithdrawRequest{no_request, lin}, Errc::request_unknown},
        {"end nothing", EndRequest{no_request, lin}, Errc::request_unknown},
        {"end what is confirmed", EndRequest{full_seat, full_coach}},
        {"end as a stranger", EndRequest{full_seat, lin}, Errc::request_not_yours},
        {"accept what is confirmed", AcceptRequest{full_seat, full_coach}, Errc::request_wrong_state},

        {"the first lesson", MarkLesson{lin, course, 0, true}},
        {"the last lesson", MarkLesson{lin, course, 2, true}},
        {"a lesson of nobody", MarkLesson{nobody, course, 0, true}, Errc::profile_unknown},
        {"a lesson of no course", MarkLesson{lin, no_such_course, 0, true}, Errc::course_unknown},
        {"a lesson after the last", MarkLesson{lin, course, 3, true}, Errc::lesson_unknown},
        {"time for a course", NoteTime{lin, course, 30}},
        {"time of nobody", NoteTime{nobody, course, 30}, Errc::profile_unknown},
        {"time for no course", NoteTime{lin, no_such_course, 30}, Errc::course_unknown},
        {"no time", NoteTime{lin, course, 0}, Errc::minutes_out_of_range},
        {"more than a day", NoteTime{lin, course, 24 * 60 + 1}, Errc::minutes_out_of_range},
        {"a lesson before the first", MarkLesson{lin, course, -1, true}, Errc::lesson_unknown},
        {"a course not wanted", DeclineCourse{lin, course, true}},
        {"a course not wanted by nobody", DeclineCourse{nobody, course, true}, Errc::profile_unknown},
        {"no course, not wanted", DeclineCourse{lin, no_such_course, true}, Errc::course_unknown},

        {"an answer", RecordAnswer{lin, go, true}},
        {"an answer of nobody", RecordAnswer{nobody, go, true}, Errc::profile_unknown},
        {"an answer on no skill", RecordAnswer{lin, no_such_skill, true}, Errc::skill_unknown},

        {"level 0", SetLevel{lin, go, 0}},
        {"level 5", SetLevel{lin, go, 5}},
        {"a level of nobody", SetLevel{nobody, go, 1}, Errc::profile_unknown},
        {"a level in no skill", SetLevel{lin, no_such_skill, 1}, Errc::skill_unknown},
        {"a level above 5", SetLevel{lin, go, 6}, Errc::level_out_of_range},
        {"a level below 0", SetLevel{lin, go, -1}, Errc::level_out_of_range},

        {"a pause", SetPaused{marta, true}},
        {"a pause of nobody", SetPaused{nobody, true}, Errc::profile_unknown},
        {"a pause of one who does not coach", SetPaused{lin, true}, Errc::profile_unknown},

        {"the sample", OpenSample{}},

        {"a name put back by its person", PutBack{lin, register_of(lin, ProfileField::name), std::string("Lin")}},
        {"a course put back by a coach", PutBack{marta, register_of(course, CourseField::minutes), std::int64_t{30}}},
        {"a name put back by another", PutBack{marta, register_of(lin, ProfileField::name), std::string("Lin")},
         Errc::value_not_yours},
        {"a course put back by a learner", PutBack{lin, register_of(course, CourseField::minutes), std::int64_t{30}},
         Errc::value_not_yours},
        {"a state of a request put back", PutBack{noor, register_of(sent, RequestField::state), std::int64_t{3}},
         Errc::value_not_yours},
        {"a register that nobody knows put back", PutBack{lin, {lin, {}, 4711, 1}, std::int64_t{3}},
         Errc::value_not_yours},
        {"a state of a proposal put back",
         PutBack{noor, register_of(open_proposal, ProposalField::state), std::int64_t{1}}, Errc::value_not_yours},
        {"a state of a session put back", PutBack{noor, register_of(agreed, MeetingField::state), std::int64_t{0}},
         Errc::value_not_yours},

        {"a proposal", proposal_with([](auto&) {})},
        {"a proposal of nobody", proposal_with([](auto& p) { p.author = nobody; }), Errc::profile_unknown},
        {"a proposal of no changes", proposal_with([](auto& p) { p.changes.clear(); }), Errc::proposal_empty},
        {"a proposal of 61 changes", proposal_with([](auto& p) { p.changes.resize(61, p.changes[0]); }),
         Errc::proposal_too_large},
        {"a proposal without evidence", proposal_with([](auto& p) { p.evidence = " "; }), Errc::evidence_missing},
        {"evidence with a zero byte", proposal_with([](auto& p) { p.evidence.assign("a\0b", 3); }),
         Errc::text_not_plain},
        {"evidence of 2001 characters", proposal_with([](auto& p) { p.evidence = repeated("é", 2001); }),
         Errc::message_too_long},
        {"a title of 301 characters", proposal_with([](auto& p) { p.changes[0].title.chinese = repeated("引", 301); }),
         Errc::title_too_long},
        {"a title that turns round what follows",
         proposal_with([](auto& p) { p.changes[0].title.english = "a\u202Eb"; }), Errc::text_not_plain},
        {"negative minutes", proposal_with([](auto& p) { p.changes[0].minutes = -1; }), Errc::hours_out_of_range},
        {"an edge of a skill that is not there", proposal_with([](auto& p) { p.changes[0].skill = no_such_skill; }),
         Errc::proposal_blocked},

        {"accept a proposal", AcceptProposal{open_proposal, marta, "Yes"}},
        {"accept no proposal", AcceptProposal{no_proposal, marta, {}}, Errc::proposal_unknown},
        {"accept as a learner", AcceptProposal{open_proposal, lin, {}}, Errc::proposal_not_yours},
        {"accept twice", AcceptProposal{accepted_proposal, marta, {}}, Errc::proposal_wrong_state},
        {"accept what cannot be made", AcceptProposal{blocked_proposal, marta, {}}, Errc::proposal_blocked},
        {"accept with a long note", AcceptProposal{open_proposal, marta, repeated("é", 2001)}, Errc::message_too_long},
        {"accept with a broken note", AcceptProposal{open_proposal, marta, "\xE5"}, Errc::text_not_plain},
        {"decline a proposal", DeclineProposal{open_proposal, marta, "Not yet"}},
        {"decline what cannot be made", DeclineProposal{blocked_proposal, marta, {}}},
        {"decline no proposal", DeclineProposal{no_proposal, marta, {}}, Errc::proposal_unknown},
        {"decline as a learner", DeclineProposal{open_proposal, noor, {}}, Errc::proposal_not_yours},
        {"decline what was accepted", DeclineProposal{accepted_proposal, marta, {}}, Errc::proposal_wrong_state},
        {"decline with a long note", DeclineProposal{open_proposal, marta, repeated("é", 2001)},
         Errc::message_too_long},
        {"decline with a broken note", DeclineProposal{open_proposal, marta, "\xE5"}, Errc::text_not_plain},
        {"withdraw one's own proposal", WithdrawProposal{open_proposal, noor}},
        {"withdraw no proposal", WithdrawProposal{no_proposal, noor}, Errc::proposal_unknown},
        {"withdraw another's proposal", WithdrawProposal{open_proposal, marta}, Errc::proposal_not_yours},
        {"withdraw what was accepted", WithdrawProposal{accepted_proposal, noor}, Errc::proposal_wrong_state},
        {"take an accepted one back", RevertProposal{accepted_proposal, marta}},
        {"take back no proposal", RevertProposal{no_proposal, marta}, Errc::proposal_unknown},
        {"take back as a learner", RevertProposal{accepted_proposal, noor}, Errc::proposal_not_yours},
        {"take back what is open", RevertProposal{open_proposal, marta}, Errc::proposal_wrong_state},
        {"take back what was changed since", RevertProposal{overtaken_proposal, marta}, Errc::proposal_overtaken},

        {"promise a coach", LockPair{organiser, lin, marta}},
        {"promise a coach as a coach", LockPair{marta, lin, marta}, Errc::match_not_yours},
        {"promise a coach to nobody", LockPair{organiser, nobody, marta}, Errc::profile_unknown},
        {"promise one who does not coach", LockPair{organiser, lin, noor}, Errc::profile_unknown},

        {"a match", PublishMatch{organiser, {{lin, marta, 7}, {noor, {}, 0}}}},
        {"a match of a coach", PublishMatch{marta, {{lin, marta, 7}}}, Errc::match_not_yours},
        {"a match of nobody", PublishMatch{organiser, {{nobody, marta, 7}}}, Errc::profile_unknown},
        {"a match with nobody", PublishMatch{organiser, {{lin, nobody, 7}}}, Errc::profile_unknown},
        {"a match of one learner twice", PublishMatch{organiser, {{lin, marta, 7}, {lin, {}, 0}}},
         Errc::match_overtaken},
        {"a match with oneself", PublishMatch{organiser, {{chen, chen, 7}}}, Errc::match_overtaken},
        {"a match beyond the places", PublishMatch{organiser, {{lin, chen, 7}}}, Errc::match_overtaken},
        {"a match with one who pauses", PublishMatch{organiser, {{lin, paused_coach, 7}}}, Errc::match_overtaken},
        {"a match with a coach whom the learner has besides", PublishMatch{organiser, {{noor, full_coach, 7}}},
         Errc::match_overtaken},
        {"a match that gives one's place to another", PublishMatch{organiser, {{noor, marta, 7}, {lin, chen, 7}}}},
        {"a session", meeting_with([](auto&) {})},
        {"a session that begins when another ends",
         meeting_with([](auto& m) { m.start = after(in_two_days, 45 * ms_per_minute); })},
        {"a session of nobody", meeting_with([](auto& m) { m.learner = nobody; }), Errc::profile_unknown},
        {"a session named by a stranger", meeting_with([](auto& m) { m.actor = marta; }), Errc::meeting_not_yours},
        {"a session of two who are no pair", meeting_with([](auto& m) { m.coach = marta; }), Errc::meeting_needs_pair},
        {"an agenda with a zero byte", meeting_with([](auto& m) { m.agenda.assign(2, '\0'); }), Errc::text_not_plain},
        {"an agenda of 10,001 characters", meeting_with([](auto& m) { m.agenda = repeated("é", 10'001); }),
         Errc::notes_too_long},
        {"a session of 15 minutes", meeting_with([](auto& m) { m.minutes = 15; })},
        {"a session of 14 minutes", meeting_with([](auto& m) { m.minutes = 14; }), Errc::meeting_length},
        {"a session of more than 4 hours", meeting_with([](auto& m) { m.minutes = 241; }), Errc::meeting_length},
        {"a session now", meeting_with([](auto& m) { m.start = noon; }), Errc::meeting_in_past},
        {"a session in two years", meeting_with([](auto& m) { m.start = after(noon, 700 * ms_per_day); }),
         Errc::meeting_too_far},
        {"a session within another", meeting_with([](auto& m) { m.start = after(in_two_days, ms_per_minute); }),
         Errc::meeting_overlaps},

        {"accept a session", AcceptMeeting{planned, noor}},
        {"accept no session", AcceptMeeting{no_meeting, noor}, Errc::meeting_unknown},
        {"accept one's own time", AcceptMeeting{planned, full_coach}, Errc::meeting_not_yours},
        {"accept others' session", AcceptMeeting{planned, lin}, Errc::meeting_not_yours},
        {"accept what is agreed", AcceptMeeting{agreed, noor}, Errc::meeting_wrong_state},
        {"accept a time that is gone", AcceptMeeting{stale, noor}, Errc::meeting_in_past},
        {"accept a time that is taken", AcceptMeeting{clashing, noor}, Errc::meeting_overlaps},
        {"decline a session", DeclineMeeting{planned, noor, "I travel."}},
        {"decline without a word", DeclineMeeting{planned, noor, {}}},
        {"decline no session", DeclineMeeting{no_meeting, noor, {}}, Errc::meeting_unknown},
        {"decline one's own time", DeclineMeeting{planned, full_coach, {}}, Errc::meeting_not_yours},
        {"decline what is agreed", DeclineMeeting{agreed, noor, {}}, Errc::meeting_wrong_state},
        {"decline with broken words", DeclineMeeting{planned, noor, "\xE5"}, Errc::text_not_plain},
        {"decline with 2001 characters", DeclineMeeting{planned, noor, repeated("é", 2001)}, Errc::message_too_long},

        {"move a session", MoveMeeting{agreed, noor, in_three_days, 60}},
        {"move within its own time", MoveMeeting{planned, noor, after(tomorrow, hour_ms / 2), 45}},
        {"move no session", MoveMeeting{no_meeting, noor, in_three_days, 60}, Errc::meeting_unknown},
        {"move others' session", MoveMeeting{agreed, lin, in_three_days, 60}, Errc::meeting_not_yours},
        {"move what was held", MoveMeeting{marked, noor, in_three_days, 60}, Errc::meeting_wrong_state},
        {"move to 5 minutes", MoveMeeting{agreed, noor, in_three_days, 5}, Errc::meeting_length},
        {"move into the past", MoveMeeting{agreed, noor, after(noon, -1), 60}, Errc::meeting_in_past},
        {"move by two years", MoveMeeting{agreed, noor, after(noon, 700 * ms_per_day), 60}, Errc::meeting_too_far},
        {"move onto another", MoveMeeting{planned, noor, in_two_days, 45}, Errc::meeting_overlaps},

        {"cancel with a reason", CancelMeeting{agreed, noor, "Ill"}},
        {"withdraw a time that was only named", CancelMeeting{planned, full_coach, {}}},
        {"cancel no session", CancelMeeting{no_meeting, noor, "Ill"}, Errc::meeting_unknown},
        {"cancel others' session", CancelMeeting{agreed, lin, "Ill"}, Errc::meeting_not_yours},
        {"cancel what was held", CancelMeeting{marked, noor, "Ill"}, Errc::meeting_wrong_state},
        {"cancel with broken words", CancelMeeting{agreed, noor, "\xE5"}, Errc::text_not_plain},
        {"cancel with 2001 characters", CancelMeeting{agreed, noor, repeated("é", 2001)}, Errc::message_too_long},
        {"cancel what has begun", CancelMeeting{begun, noor, "Ill"}, Errc::meeting_in_past},
        {"cancel without a reason", CancelMeeting{agreed, noor, " "}, Errc::reason_missing},

        {"write the agenda", WriteMeeting{agreed, noor, MeetingText::agenda, "Retries\nBackoff", {}}},
        {"write shared notes", WriteMeeting{marked, full_coach, MeetingText::notes, "Seen", {}}},
        {"write a private note", WriteMeeting{marked, noor, MeetingText::private_note, "Mine", {}}},
        {"write into no session", WriteMeeting{no_meeting, noor, MeetingText::notes, "a", {}}, Errc::meeting_unknown},
        {"write into others' session", WriteMeeting{marked, lin, MeetingText::private_note, "a", {}},
         Errc::meeting_not_yours},
        {"notes with a zero byte", WriteMeeting{marked, noor, MeetingText::notes, std::string(1, '\0'), {}},
         Errc::text_not_plain},
        {"notes of 10,001 characters", WriteMeeting{marked, noor, MeetingText::notes, repeated("é", 10'001), {}},
         Errc::notes_too_long},
        {"a private note of 10,001 characters",
         WriteMeeting{marked, noor, MeetingText::private_note, repeated("é", 10'001), {}}, Errc::notes_too_long},

        {"an action", action_with([](auto&) {})},
        {"another date for an action", action_with([](auto& a) { a.action = promised; })},
        {"an action without a date", action_with([](auto& a) { a.due = {}; })},
        {"an action of no session", action_with([](auto& a) { a.meeting = no_meeting; }), Errc::meeting_unknown},
        {"an action by a stranger", action_with([](auto& a) { a.actor = lin; }), Errc::meeting_not_yours},
        {"an action for a stranger", action_with([](auto& a) { a.owner = lin; }), Errc::meeting_not_yours},
        {"an action without words", action_with([](auto& a) { a.text = " "; }), Errc::text_missing},
        {"an action in broken words", action_with([](auto& a) { a.text = "a\xE5"; }), Errc::text_not_plain},
        {"an action of 2001 characters", action_with([](auto& a) { a.text = repeated("é", 2001); }),
         Errc::message_too_long},
        {"an action that is not there", action_with([](auto& a) { a.action = no_action; }), Errc::action_unknown},
        {"the 51st action", action_with([](auto& a) { a.meeting = crowded; }), Errc::too_many_actions},
        {"an action is done", SetActionState{marked, promised, full_coach, ActionState::done}},
        {"an action is dropped", SetActionState{marked, promised, noor, ActionState::dropped}},
        {"done in no session", SetActionState{no_meeting, promised, noor, ActionState::done}, Errc::meeting_unknown},
        {"done by a stranger", SetActionState{marked, promised, lin, ActionState::done}, Errc::meeting_not_yours},
        {"done what is not there", SetActionState{marked, no_action, noor, ActionState::done}, Errc::action_unknown},

        {"a session was held", RecordOutcome{begun, noor}},
        {"nobody came", RecordOutcome{begun, noor, Attendance::absent, Attendance::absent}},
        {"a mark is corrected by who made it", RecordOutcome{marked, full_coach}},
        {"an outcome of no session", RecordOutcome{no_meeting, noor}, Errc::meeting_unknown},
        {"an outcome by a stranger", RecordOutcome{begun, lin}, Errc::meeting_not_yours},
        {"a mark corrected by the other", RecordOutcome{marked, noor}, Errc::meeting_wrong_state},
        {"a mark corrected after an appeal", RecordOutcome{appealed, full_coach}, Errc::meeting_wrong_state},
        {"an outcome of what nobody accepted", RecordOutcome{stale, noor}, Errc::meeting_wrong_state},
        {"an outcome before it begins", RecordOutcome{agreed, noor}, Errc::meeting_not_begun},

        {"an appeal", AppealOutcome{marked, noor, "The link was wrong."}},
        {"an appeal in no session", AppealOutcome{no_meeting, noor, "No"}, Errc::meeting_unknown},
        {"an appeal by a stranger", AppealOutcome{marked, lin, "No"}, Errc::meeting_not_yours},
        {"an appeal without a mark", AppealOutcome{rated, noor, "No"}, Errc::meeting_wrong_state},
        {"an appeal twice", AppealOutcome{appealed, noor, "No"}, Errc::meeting_wrong_state},
        {"an appeal without words", AppealOutcome{marked, noor, {}}, Errc::reason_missing},
        {"an appeal in broken words", AppealOutcome{marked, noor, "a\xE5"}, Errc::text_not_plain},
        {"an appeal of 2001 characters", AppealOutcome{marked, noor, repeated("é", 2001)}, Errc::message_too_long},
        {"grant an appeal", AnswerAppeal{appealed, full_coach, true, {}}},
        {"refuse an appeal", AnswerAppeal{appealed, full_coach, false, "You came at ten past."}},
        {"answer in no session", AnswerAppeal{no_meeting, full_coach, true, {}}, Errc::meeting_unknown},
        {"answer what nobody asked", AnswerAppeal{marked, full_coach, true, {}}, Errc::meeting_wrong_state},
        {"answer one's own appeal", AnswerAppeal{appealed, noor, true, {}}, Errc::meeting_not_yours},
        {"refuse without a reason", AnswerAppeal{appealed, full_coach, false, " "}, Errc::reason_missing},
        {"answer in broken words", AnswerAppeal{appealed, full_coach, true, "\xE5"}, Errc::text_not_plain},
        {"answer with 2001 characters", AnswerAppeal{appealed, full_coach, true, repeated("é", 2001)},
         Errc::message_too_long},

        {"five of five", RateMeeting{marked, noor, 5}},
        {"rate no session", RateMeeting{no_meeting, noor, 5}, Errc::meeting_unknown},
        {"rate others' session", RateMeeting{marked, lin, 5}, Errc::meeting_not_yours},
        {"rate before it was held", RateMeeting{agreed, noor, 5}, Errc::meeting_wrong_state},
        {"none of five", RateMeeting{marked, noor, 0}, Errc::rating_out_of_range},
        {"six of five", RateMeeting{marked, noor, 6}, Errc::rating_out_of_range},
        {"rate anew after both did", RateMeeting{rated, noor, 5}, Errc::ratings_revealed},

        {"busy times", SetBusy{lin, busy_times(600)}},
        {"busy times of nobody", SetBusy{nobody, busy_times(1)}, Errc::profile_unknown},
        {"601 busy times", SetBusy{lin, busy_times(601)}, Errc::too_many_busy_times},
        {"busy for ever", SetBusy{lin, {{noon, after(noon, 400 * ms_per_day)}}}, Errc::hours_out_of_range},

        {"a course is made", SaveCourse{marta, {}, {"New", "新课"}, {"What it is for.", ""}}},
        {"a course gets a title", SaveCourse{organiser, taught, {"Renamed", ""}, {}}},
        {"a learner makes a course", SaveCourse{lin, {}, {"New", ""}, {}}, Errc::course_not_yours},
        {"no course gets a title", SaveCourse{marta, no_such_course, {"New", ""}, {}}, Errc::course_unknown},
        {"a title of two lines", SaveCourse{marta, {}, {"Two\nlines", ""}, {}}, Errc::text_not_plain},
        {"a title too long", SaveCourse{marta, {}, {std::string(301, 'x'), ""}, {}}, Errc::title_too_long},
        {"no title", SaveCourse{marta, {}, {" ", ""}, {}}, Errc::text_missing},
        {"a summary too long", SaveCourse{marta, {}, {"New", ""}, {"", std::string(2001, 'x')}},
         Errc::message_too_long},

        {"a module is added", SaveModule{marta, taught, {}, {"More", ""}}},
        {"the first module of a course", SaveModule{marta, course, {}, {"First", ""}}},
        {"a module is named", SaveModule{marta, taught, basics, {"Base", ""}}},
        {"a learner adds a module", SaveModule{lin, taught, {}, {"More", ""}}, Errc::course_not_yours},
        {"a module of no course", SaveModule{marta, no_such_course, {}, {"More", ""}}, Errc::course_unknown},
        {"a module that is not there", SaveModule{marta, taught, no_such_module, {"More", ""}}, Errc::module_unknown},
        {"a module with control characters", SaveModule{marta, taught, {}, {"\x01", ""}}, Errc::text_not_plain},
        {"a module with a long title", SaveModule{marta, taught, {}, {std::string(301, 'x'), ""}},
         Errc::title_too_long},
        {"a module without a title", SaveModule{marta, taught, {}, {}}, Errc::text_missing},
        {"the 51st module", SaveModule{marta, crowded_course, {}, {"More", ""}}, Errc::course_too_large},

        {"a lesson is added", lesson_with([](auto&) {})},
        {"a lesson is changed", lesson_with([](auto& c) { c.lesson = reading; })},
        {"a learner adds a lesson", lesson_with([](auto& c) { c.actor = lin; }), Errc::course_not_yours},
        {"a lesson of no course", lesson_with([](auto& c) { c.course = no_such_course; }), Errc::course_unknown},
        {"a lesson of no module", lesson_with([](auto& c) { c.module = no_such_module; }), Errc::module_unknown},
        {"a lesson that is not there", lesson_with([](auto& c) { c.lesson = no_such_lesson; }),
         Errc::lesson_text_unknown},
        {"a lesson with control characters", lesson_with([](auto& c) { c.body.english = "\x01"; }),
         Errc::text_not_plain},
        {"a lesson with a long title", lesson_with([](auto& c) { c.title.chinese = std::string(301, 'x'); }),
         Errc::title_too_long},
        {"a lesson without a title", lesson_with([](auto& c) { c.title = {}; }), Errc::text_missing},
        {"a lesson of more than a day", lesson_with([](auto& c) { c.minutes = 1441; }), Errc::minutes_out_of_range},
        {"a lesson on no skill", lesson_with([](auto& c) { c.skill = no_such_skill; }), Errc::skill_unknown},
        {"a lesson too long", lesson_with([](auto& c) { c.body.english = std::string(256 * 1024 + 1, 'x'); }),
         Errc::lesson_too_long},
        {"the 201st lesson", lesson_with([](auto& c) { c.course = crowded_course; }), Errc::course_too_large},

        {"a lesson goes down", MoveLesson{marta, taught, reading, false}},
        {"a lesson goes into the module before", MoveLesson{marta, taught, last_lesson, true}},
        {"a learner moves a lesson", MoveLesson{lin, taught, reading, false}, Errc::course_not_yours},
        {"a lesson of no course moves", MoveLesson{marta, no_such_course, reading, false}, Errc::course_unknown},
        {"no lesson moves", MoveLesson{marta, taught, no_such_lesson, false}, Errc::lesson_text_unknown},
        {"a lesson out of reach moves", MoveLesson{marta, broken_course, lesson_id(broken_course, 4), true},
         Errc::module_unknown},

        {"a module goes down", MoveModule{marta, taught, basics, false}},
        {"a learner moves a module", MoveModule{lin, taught, basics, false}, Errc::course_not_yours},
        {"a module of no course moves", MoveModule{marta, no_such_course, basics, false}, Errc::course_unknown},
        {"no module moves", MoveModule{marta, taught, no_such_module, false}, Errc::module_unknown},

        {"a lesson goes", RemoveLesson{marta, taught, reading}},
        {"a learner removes a lesson", RemoveLesson{lin, taught, reading}, Errc::course_not_yours},
        {"a lesson of no course goes", RemoveLesson{marta, no_such_course, reading}, Errc::course_unknown},
        {"no lesson goes", RemoveLesson{marta, taught, no_such_lesson}, Errc::lesson_text_unknown},

        {"a module goes", RemoveModule{marta, taught, basics}},
        {"a learner removes a module", RemoveModule{lin, taught, basics}, Errc::course_not_yours},
        {"a module of no course goes", RemoveModule{marta, no_such_course, basics}, Errc::course_unknown},
        {"no module goes", RemoveModule{marta, taught, no_such_module}, Errc::module_unknown},

        {"a draft is read", ReviewCourse{chen, taught}},
        {"a learner reads a draft", ReviewCourse{lin, taught}, Errc::course_not_yours},
        {"a draft of no course is read", ReviewCourse{chen, no_such_course}, Errc::course_unknown},
        {"no draft is read", ReviewCourse{chen, course}, Errc::draft_empty},
        {"one's own draft is read", ReviewCourse{marta, taught}, Errc::draft_own_review},

        {"a draft is published", PublishCourse{marta, ready, "The first."}},
        {"a learner publishes", PublishCourse{lin, ready, ""}, Errc::course_not_yours},
        {"no course is published", PublishCourse{marta, no_such_course, ""}, Errc::course_unknown},
        {"no draft is published", PublishCourse{marta, course, ""}, Errc::draft_empty},
        {"published with control characters", PublishCourse{marta, ready, "\x01"}, Errc::text_not_plain},
        {"published with a long note", PublishCourse{marta, ready, std::string(2001, 'x')}, Errc::message_too_long},
        {"a broken draft is published", PublishCourse{marta, broken_course, ""}, Errc::draft_has_errors},
        {"what nobody read is published", PublishCourse{marta, taught, ""}, Errc::draft_not_reviewed},
        {"what is published is published again", PublishCourse{marta, settled, ""}, Errc::nothing_new},

        {"a folder replaces the draft", draft_with([](auto&) {})},
        {"a learner brings a folder", draft_with([](auto& c) { c.actor = lin; }), Errc::course_not_yours},
        {"a folder for no course", draft_with([](auto& c) { c.course = no_such_course; }), Errc::course_unknown},
        {"a folder with control characters",
         draft_with([](auto& c) { c.lessons.begin()->second.body.chinese = "\x02"; }), Errc::text_not_plain},
        {"a folder with a long title",
         draft_with([](auto& c) { c.modules.begin()->second.title.english = std::string(301, 'x'); }),
         Errc::title_too_long},
        {"a folder with an untitled lesson", draft_with([](auto& c) { c.lessons.begin()->second.title = {}; }),
         Errc::text_missing},
        {"a folder with endless lessons", draft_with([](auto& c) { c.lessons.begin()->second.minutes = 5000; }),
         Errc::minutes_out_of_range},
        {"a folder with no skill", draft_with([](auto& c) { c.lessons.begin()->second.skill = no_such_skill; }),
         Errc::skill_unknown},
        {"a folder with a long lesson",
         draft_with([](auto& c) { c.lessons.begin()->second.body.english = std::string(256 * 1024 + 1, 'x'); }),
         Errc::lesson_too_long},
        {"a folder of too many modules", draft_with([](auto& c) {
             for (std::uint64_t i = 1; i <= 51; ++i) c.modules[ModuleId{Id{8, i}}] = {};
         }),
         Errc::course_too_large},

        {"the newest edition", AcceptEdition{lin, taught}},
        {"nobody goes on", AcceptEdition{nobody, taught}, Errc::profile_unknown},
        {"an edition of no course", AcceptEdition{lin, no_such_course}, Errc::course_unknown},
        {"no edition yet", AcceptEdition{lin, ready}, Errc::lesson_text_unknown},

        {"a right choice", AnswerQuiz{lin, asking, choice_item, "1"}},
        {"a wrong number", AnswerQuiz{lin, asking, number_item, "11"}},
        {"an answer of nobody to a quiz", AnswerQuiz{nobody, asking, choice_item, "1"}, Errc::profile_unknown},
        {"an answer in no lesson", AnswerQuiz{lin, no_such_lesson, choice_item, "1"}, Errc::lesson_text_unknown},
        {"an answer in a draft", AnswerQuiz{lin, lesson_id(ready, 2), choice_item, "1"}, Errc::lesson_text_unknown},
        {"an answer with control characters", AnswerQuiz{lin, asking, choice_item, "\x01"}, Errc::text_not_plain},
        {"an answer too long", AnswerQuiz{lin, asking, choice_item, std::string(501, '1')}, Errc::message_too_long},
        {"an answer to no quiz", AnswerQuiz{lin, asking, tick_item, "1"}, Errc::quiz_unknown},
        {"a choice that is not there", AnswerQuiz{lin, asking, choice_item, "2"}, Errc::quiz_response},
        {"a lesson with quizzes is marked", MarkLesson{lin, taught, 2, true}, Errc::quizzes_open},
        {"a lesson without quizzes is marked", MarkLesson{lin, taught, 1, true}},

        {"a tick", TickItem{lin, asking, tick_item, true}},
        {"a tick of nobody", TickItem{nobody, asking, tick_item, true}, Errc::profile_unknown},
        {"a tick in no lesson", TickItem{lin, no_such_lesson, tick_item, true}, Errc::lesson_text_unknown},
        {"a tick at nothing", TickItem{lin, asking, no_such_item, true}, Errc::item_unknown},

        {"a note", WriteLessonNote{lin, asking, "Ask Marta", ""}},
        {"a note of nobody", WriteLessonNote{nobody, asking, "Ask", ""}, Errc::profile_unknown},
        {"a note at no lesson", WriteLessonNote{lin, no_such_lesson, "Ask", ""}, Errc::lesson_text_unknown},
        {"a note with control characters", WriteLessonNote{lin, asking, "\x01", ""}, Errc::text_not_plain},
        {"a note too long", WriteLessonNote{lin, asking, std::string(10'001, 'x'), ""}, Errc::notes_too_long},

        {"a place", KeepPlace{lin, asking, 3, talk_item, 15'000}},
        {"a place of nobody", KeepPlace{nobody, asking, 3, {}, 0}, Errc::profile_unknown},
        {"a place in no lesson", KeepPlace{lin, no_such_lesson, 3, {}, 0}, Errc::lesson_text_unknown},
        {"a place before the first block", KeepPlace{lin, asking, -1, {}, 0}, Errc::item_unknown},
        {"a recording that is not there", KeepPlace{lin, asking, 0, no_such_item, 5}, Errc::item_unknown},
        {"a recording beyond a day", KeepPlace{lin, asking, 0, talk_item, 90'000'000}, Errc::minutes_out_of_range},
    };
}

/// Every answer of every command, in the order of `Command`; whoever adds one adds rows.
const std::vector<std::set<Errc>> answers{
    {Errc::none, Errc::name_empty, Errc::name_too_long, Errc::text_not_plain, Errc::role_missing,
     Errc::language_missing, Errc::zone_unknown, Errc::hours_out_of_range, Errc::capacity_out_of_range,
     Errc::level_out_of_range, Errc::skill_unknown, Errc::profile_unknown},
    {Errc::none},
    {Errc::none, Errc::nothing_to_import},
    {Errc::none, Errc::profile_unknown, Errc::target_missing, Errc::skill_unknown, Errc::level_out_of_range,
     Errc::date_in_past, Errc::hours_out_of_range},
    {Errc::none, Errc::text_not_plain, Errc::message_too_long, Errc::profile_unknown, Errc::request_already_open,
     Errc::rule_not_met},
    {Errc::none, Errc::request_unknown, Errc::request_not_yours, Errc::request_wrong_state, Errc::rule_not_met},
    {Errc::none, Errc::request_unknown, Errc::request_not_yours, Errc::request_wrong_state},
    {Errc::none, Errc::request_unknown, Errc::request_not_yours, Errc::request_wrong_state},
    {Errc::none, Errc::request_unknown, Errc::request_not_yours, Errc::request_wrong_state},
    {Errc::none, Errc::request_unknown, Errc::request_not_yours, Errc::request_wrong_state},
    {Errc::none, Errc::profile_unknown, Errc::course_unknown, Errc::lesson_unknown, Errc::quizzes_open},
    {Errc::none, Errc::profile_unknown, Errc::skill_unknown},
    {Errc::none, Errc::profile_unknown, Errc::skill_unknown, Errc::level_out_of_range},
    {Errc::none, Errc::profile_unknown},
    {Errc::none, Errc::value_not_yours},
    {Errc::none, Errc::profile_unknown, Errc::proposal_empty, Errc::proposal_too_large, Errc::evidence_missing,
     Errc::text_not_plain, Errc::message_too_long, Errc::title_too_long, Errc::hours_out_of_range,
     Errc::proposal_blocked},
    {Errc::none, Errc::proposal_unknown, Errc::proposal_not_yours, Errc::proposal_wrong_state, Errc::proposal_blocked,
     Errc::message_too_long, Errc::text_not_plain},
    {Errc::none, Errc::proposal_unknown, Errc::proposal_not_yours, Errc::proposal_wrong_state, Errc::message_too_long,
     Errc::text_not_plain},
    {Errc::none, Errc::proposal_unknown, Errc::proposal_not_yours, Errc::proposal_wrong_state},
    {Errc::none, Errc::proposal_unknown, Errc::proposal_not_yours, Errc::proposal_wrong_state,
     Errc::proposal_overtaken},
    {Errc::none, Errc::profile_unknown, Errc::course_unknown, Errc::minutes_out_of_range},
    {Errc::none, Errc::match_not_yours, Errc::profile_unknown},
    {Errc::none, Errc::match_not_yours, Errc::profile_unknown, Errc::match_overtaken},
    {Errc::none, Errc::profile_unknown, Errc::meeting_not_yours, Errc::meeting_needs_pair, Errc::text_not_plain,
     Errc::notes_too_long, Errc::meeting_length, Errc::meeting_in_past, Errc::meeting_too_far, Errc::meeting_overlaps},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_not_yours, Errc::meeting_wrong_state, Errc::meeting_in_past,
     Errc::meeting_overlaps},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_not_yours, Errc::meeting_wrong_state, Errc::text_not_plain,
     Errc::message_too_long},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_not_yours, Errc::meeting_wrong_state, Errc::meeting_length,
     Errc::meeting_in_past, Errc::meeting_too_far, Errc::meeting_overlaps},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_not_yours, Errc::meeting_wrong_state, Errc::text_not_plain,
     Errc::message_too_long, Errc::meeting_in_past, Errc::reason_missing},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_not_yours, Errc::text_not_plain, Errc::notes_too_long},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_not_yours, Errc::text_missing, Errc::text_not_plain,
     Errc::message_too_long, Errc::action_unknown, Errc::too_many_actions},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_not_yours, Errc::action_unknown},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_not_yours, Errc::meeting_wrong_state, Errc::meeting_not_begun},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_not_yours, Errc::meeting_wrong_state, Errc::reason_missing,
     Errc::text_not_plain, Errc::message_too_long},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_wrong_state, Errc::meeting_not_yours, Errc::reason_missing,
     Errc::text_not_plain, Errc::message_too_long},
    {Errc::none, Errc::meeting_unknown, Errc::meeting_not_yours, Errc::meeting_wrong_state, Errc::rating_out_of_range,
     Errc::ratings_revealed},
    {Errc::none, Errc::profile_unknown, Errc::too_many_busy_times, Errc::hours_out_of_range},
    {Errc::none, Errc::profile_unknown, Errc::course_unknown},
    {Errc::none, Errc::course_not_yours, Errc::course_unknown, Errc::text_not_plain, Errc::title_too_long,
     Errc::text_missing, Errc::message_too_long},
    {Errc::none, Errc::course_not_yours, Errc::course_unknown, Errc::text_not_plain, Errc::title_too_long,
     Errc::text_missing, Errc::module_unknown, Errc::course_too_large},
    {Errc::none, Errc::course_not_yours, Errc::course_unknown, Errc::module_unknown, Errc::lesson_text_unknown,
     Errc::text_not_plain, Errc::title_too_long, Errc::text_missing, Errc::minutes_out_of_range, Errc::skill_unknown,
     Errc::lesson_too_long, Errc::course_too_large},
    {Errc::none, Errc::course_not_yours, Errc::course_unknown, Errc::lesson_text_unknown, Errc::module_unknown},
    {Errc::none, Errc::course_not_yours, Errc::course_unknown, Errc::module_unknown},
    {Errc::none, Errc::course_not_yours, Errc::course_unknown, Errc::lesson_text_unknown},
    {Errc::none, Errc::course_not_yours, Errc::course_unknown, Errc::module_unknown},
    {Errc::none, Errc::course_not_yours, Errc::course_unknown, Errc::draft_empty, Errc::draft_own_review},
    {Errc::none, Errc::course_not_yours, Errc::course_unknown, Errc::draft_empty, Errc::text_not_plain,
     Errc::message_too_long, Errc::draft_has_errors, Errc::draft_not_reviewed, Errc::nothing_new},
    {Errc::none, Errc::course_not_yours, Errc::course_unknown, Errc::text_not_plain, Errc::title_too_long,
     Errc::text_missing, Errc::minutes_out_of_range, Errc::skill_unknown, Errc::lesson_too_long,
     Errc::course_too_large},
    {Errc::none, Errc::profile_unknown, Errc::course_unknown, Errc::lesson_text_unknown},
    {Errc::none, Errc::profile_unknown, Errc::lesson_text_unknown, Errc::text_not_plain, Errc::message_too_long,
     Errc::quiz_unknown, Errc::quiz_response},
    {Errc::none, Errc::profile_unknown, Errc::lesson_text_unknown, Errc::item_unknown},
    {Errc::none, Errc::profile_unknown, Errc::lesson_text_unknown, Errc::text_not_plain, Errc::notes_too_long},
    {Errc::none, Errc::profile_unknown, Errc::lesson_text_unknown, Errc::item_unknown, Errc::minutes_out_of_range},
};

TEST_CASE("the table has a row for every command and every answer of it") {
    REQUIRE(answers.size() == std::variant_size_v<Command>);
    std::vector<std::set<Errc>> in_table(answers.size());
    for (const Row& row : rows()) in_table[row.command.index()].insert(row.expected);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        INFO("command " << i);
        CHECK(in_table[i] == answers[i]);
    }
}

TEST_CASE("every command gives every answer that it can give") {
    const State state = world();
    const std::string before = state_digest(state);
    for (const Row& row : rows()) {
        INFO(row.what);
        const auto decision = decide_in(state, row.command);
        CHECK((decision ? Errc::none : decision.error().code) == row.expected);
        if (decision) CHECK_FALSE(decision->writes.empty());
    }
    CHECK(state_digest(state) == before);
}

TEST_CASE("no register is written twice by one command") {
    const State state = world();
    for (const Row& row : rows()) {
        const auto decision = decide_in(state, row.command);
        if (!decision) continue;
        std::set<RegisterKey> keys;
        for (const Write& write : decision->writes) keys.insert(write.key);
        INFO(row.what);
        CHECK(keys.size() == decision->writes.size());
    }
}

TEST_CASE("the same command under the same clock and chance gives the same facts") {
    const State state = world();
    for (const Row& row : rows()) {
        const auto first = decide_in(state, row.command);
        const auto second = decide_in(state, row.command);
        INFO(row.what);
        REQUIRE(first.has_value() == second.has_value());
        if (first) CHECK(first->writes == second->writes);
    }
}

TEST_CASE("a command that asks for what is already so writes nothing, once it has been done") {
    const Command idempotent[] = {
        form_with([](auto& f) { f.id = lin; }),
        goal_with([](auto&) {}),
        MarkLesson{lin, course, 1, true},
        MarkLesson{lin, course, 1, false},
        DeclineCourse{lin, course, true},
        DeclineCourse{lin, course, false},
        SetLevel{lin, go, 0},
        SetPaused{marta, true},
        SetPaused{marta, false},
    };
    for (const Command& command : idempotent) {
        World world_of_command;
        static_cast<void>(world_of_command.store.dispatch(command, noon));
        const std::string before = world_of_command.digest();
        const auto again = world_of_command.store.dispatch(command, after(noon, 1000));
        INFO("command " << command.index());
        REQUIRE(again);
        CHECK_FALSE(again->wrote);
        CHECK(world_of_command.digest() == before);
    }
}

TEST_CASE("today is the learner's own day, not Greenwich's") {
    State state = world();
    Batch batch;
    batch.replica = named<ReplicaId>("replica");
    batch.sequence = 2;
    batch.stamp = Stamp::of(after(noon, 1));
    WriteList writes;
    writes.put(noor, ProfileField::zone, std::string_view("Pacific/Honolulu"));
    batch.writes = writes.take();
    apply(state, batch);
    const Instant evening{noon.ms + 14 * 60 * ms_per_minute};  // 02:00Z on the 23rd: 16:00 on the 22nd in Honolulu
    const Day sunday = utc_day(noon);
    CHECK(decide_in(state, SetGoal{noor, {{go, 3}}, sunday, 300}, evening).has_value());
    CHECK_FALSE(decide_in(state, SetGoal{lin, {{go, 3}}, sunday, 300}, evening).has_value());
}

TEST_CASE("a second request to the same coach waits until the first is over") {
    World world_of_requests;
    Store& store = world_of_requests.store;
    const auto first = store.dispatch(send_with([](auto&) {}), noon);
    REQUIRE(first);
    const RequestId id{first->subject};
    const auto second = [&] { return store.dispatch(send_with([](auto&) {}), noon); };
    REQUIRE_FALSE(second());
    CHECK(second().error().code == Errc::request_already_open);
    REQUIRE(store.dispatch(AcceptRequest{id, marta}, noon));
    CHECK(second().error().code == Errc::request_already_open);
    REQUIRE(store.dispatch(ConfirmRequest{id, lin}, noon));
    CHECK(second().error().code == Errc::request_already_open);
    REQUIRE(store.dispatch(EndRequest{id, lin}, noon));
    CHECK(second().has_value());
}

TEST_CASE("a coach never promises more places than there are") {
    World world_of_places;
    Store& store = world_of_places.store;
    const auto of_lin = store.dispatch(SendRequest{lin, chen, "", 0}, noon);
    const auto of_noor = store.dispatch(SendRequest{noor, chen, "", 0}, noon);
    REQUIRE(of_lin);
    REQUIRE(of_noor);
    REQUIRE(store.dispatch(AcceptRequest{RequestId{of_lin->subject}, chen}, noon));
    CHECK(seats_taken(store.model(), chen) == 1);
    const auto refused = store.dispatch(AcceptRequest{RequestId{of_noor->subject}, chen}, noon);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::rule_not_met);
    REQUIRE(store.dispatch(WithdrawRequest{RequestId{of_lin->subject}, lin}, noon));
    CHECK(store.dispatch(AcceptRequest{RequestId{of_noor->subject}, chen}, noon).has_value());
}

TEST_CASE("a new goal replaces the targets of the one before") {
    World world_of_goals;
    Store& store = world_of_goals.store;
    REQUIRE(store.dispatch(SetGoal{lin, {{go, 3}}, Day{}, 300}, noon));
    REQUIRE(store.dispatch(SetGoal{lin, {{sql, 2}}, Day{}, 300}, noon));
    const auto goals = store.model().goals.existing();
    REQUIRE(goals.size() == 1);
    CHECK(goals[0]->targets == std::map<SkillId, std::int64_t>{{sql, 2}});
}

}  // namespace
