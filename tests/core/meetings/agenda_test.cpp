#include "core/meetings/agenda.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/meetings/pair.hpp"

namespace {

using namespace cairn;
using namespace cairn::meetings;
using namespace cairn::meetings_test;

constexpr Instant last_week{noon.ms - 7 * ms_per_day};
constexpr Instant long_ago{noon.ms - 70 * ms_per_day};

void promise(Meeting& meeting, std::uint64_t number, std::string_view text, std::int64_t due_day,
             ActionState state = ActionState::open) {
    meeting.actions[ActionItemId{Id{number, 1}}] = {
        .text = std::string(text), .owner = lin, .due_day = due_day, .state = state, .changed_ms = 0};
}

TEST_CASE("what was promised and is not done comes back in the next session, what is due first") {
    Pair pair;
    Meeting& first = pair.put_meeting("first", MeetingState::held, long_ago);
    promise(first, 1, "No date", 0);
    promise(first, 2, "Done", 5, ActionState::done);
    promise(first, 3, "Dropped", 5, ActionState::dropped);
    promise(first, 4, "Later", 20'800);
    promise(pair.put_meeting("second", MeetingState::held, last_week), 5, "Sooner", 20'790);
    promise(pair.put_meeting("next", MeetingState::confirmed, noon), 6, "Of the next itself", 1);
    const auto actions = open_actions(pair.model, lin, marta, noon.ms);
    REQUIRE(actions.size() == 3);
    CHECK(actions[0].item->text == "Sooner");
    CHECK(actions[1].item->text == "Later");
    CHECK(actions[2].item->text == "No date");
    CHECK(actions[1].meeting == named<MeetingId>("first"));
    CHECK(open_actions(pair.model, lin, ada, noon.ms).empty());
}

TEST_CASE("a skill is stuck when three of the last four answers, all of them recent, were wrong") {
    struct Row {
        const char* answers;
        Instant last;
        std::int64_t wrong;  ///< 0: not stuck
    };
    for (const Row& row : {Row{"----", noon, 4}, Row{"++++---+", noon, 3}, Row{"+---", noon, 3}, Row{"--+-++", noon, 0},
                           Row{"---", noon, 0}, Row{"----", long_ago, 0}}) {
        Pair pair;
        pair.put_skill(go);
        pair.put_answers(go, row.answers, row.last);
        const auto stuck = stuck_skills(pair.model, lin, noon);
        INFO(row.answers);
        REQUIRE(stuck.size() == (row.wrong > 0 ? 1U : 0U));
        if (row.wrong > 0) CHECK(stuck[0] == StuckSkill{go, row.wrong, row.last});
    }
}

TEST_CASE("an agenda names promises, then what is stuck, then goals that are not reached, each with its reason") {
    Pair pair;
    promise(pair.put_meeting("last", MeetingState::held, last_week), 1, "Measure it", 0);
    pair.put_skill(go);
    pair.put_skill(sql);
    pair.put_answers(go, "----", last_week);
    Goal& goal = pair.model.goals.at_or_new(goal_id(lin));
    goal.exists = true;
    goal.learner = lin;
    goal.targets = {{go, 3}, {sql, 4}};
    goal.due_day = 20'800;
    const auto agenda = suggest_agenda(pair.model, lin, marta, noon.ms, noon);
    REQUIRE(agenda.size() == 3);
    CHECK(agenda[0].reason == AgendaReason::open_action);
    CHECK(agenda[0].action.item->text == "Measure it");
    CHECK(agenda[1].reason == AgendaReason::stuck_skill);
    CHECK(agenda[1].stuck.skill == go);
    CHECK(agenda[2].reason == AgendaReason::open_goal);
    CHECK(agenda[2].skill == sql);
    CHECK(agenda[2].target_level == 4);
    CHECK(agenda[2].due_day == 20'800);
    pair.model.profiles.at_or_new(lin).levels[sql] = 4;
    CHECK(suggest_agenda(pair.model, lin, marta, noon.ms, noon).size() == 2);
}

TEST_CASE("a pair that begins has an empty agenda to fill") {
    const Pair pair;
    CHECK(suggest_agenda(pair.model, lin, marta, noon.ms, noon).empty());
}

}  // namespace
