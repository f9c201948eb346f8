#include "core/app/indices.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/model/schema.hpp"
#include "tests/core/app/world.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

TEST_CASE("today begins at the learner's own midnight, not at the first look of the day") {
    World world;
    Indices indices;
    const Day sunday = utc_day(noon);
    const Instant evening{start_of(sunday).ms + (15 * 60 + 59) * ms_per_minute};  // 23:59 in Shanghai
    indices.begin(world.store.model(), noon);
    CHECK(indices.today(lin) == sunday);
    indices.begin(world.store.model(), evening);
    CHECK(indices.today(lin) == sunday);
    indices.begin(world.store.model(), after(evening, ms_per_minute));
    CHECK(indices.today(lin) == sunday + 1);
    CHECK(indices.today(nobody) == sunday);
}

TEST_CASE("answers follow the facts once they are told of a change") {
    World world;
    Indices indices;
    indices.begin(world.store.model(), noon);
    CHECK(indices.graph().size() == 2);
    CHECK(indices.graph().edge_count() == 0);
    WriteList writes;
    const EdgeId edge = prerequisite_id(sql, go);
    writes.put(edge, PrerequisiteField::exists, true);
    writes.put(edge, PrerequisiteField::before, sql);
    writes.put(edge, PrerequisiteField::after, go);
    const auto outcome = world.store.dispatch(ImportFiles{writes.take()}, noon);
    REQUIRE(outcome);
    indices.invalidate(outcome->changes);
    indices.begin(world.store.model(), noon);
    CHECK(indices.graph().edge_count() == 1);

    const auto level_of_go = [&] { return indices.mastery(lin).level_micro[indices.graph().index_of(go)]; };
    CHECK(level_of_go() == 0);
    const auto level = world.store.dispatch(SetLevel{lin, go, 4}, noon);
    REQUIRE(level);
    indices.invalidate(level->changes);
    CHECK(level_of_go() == 4'000'000);
}

TEST_CASE("what is recommended follows an answer, a course that somebody takes up, and a course that is declined") {
    World world;
    Indices indices;
    const auto dispatch = [&](const Command& command) {
        const auto outcome = world.store.dispatch(command, noon);
        REQUIRE(outcome);
        indices.invalidate(outcome->changes);
        indices.begin(world.store.model(), noon);
    };
    const auto find = [&](ProfileId learner) -> const recommend::RecommendedCourse* {
        const auto& courses = indices.courses(learner).courses;
        const auto it = std::ranges::find(courses, course, &recommend::RecommendedCourse::course);
        return it == courses.end() ? nullptr : &*it;
    };
    const auto popular_of = [&](ProfileId learner) -> std::int64_t {
        const auto* found = find(learner);
        if (found == nullptr) return 0;
        const auto it = std::ranges::find(found->reasons, recommend::ReasonKind::popular, &recommend::Reason::kind);
        return it == found->reasons.end() ? 0 : it->count;
    };
    indices.begin(world.store.model(), noon);
    const std::int64_t before = popular_of(lin);
    dispatch(MarkLesson{noor, course, 0, true});
    CHECK(popular_of(lin) == before + 1);
    dispatch(RecordAnswer{lin, go, true});
    CHECK(popular_of(lin) == before + 1);
    REQUIRE(find(lin) != nullptr);
    dispatch(DeclineCourse{lin, course, true});
    CHECK(find(lin) == nullptr);
    CHECK(find(noor) != nullptr);
    const auto undone = world.store.undo(noon);
    REQUIRE(undone);
    indices.invalidate(undone->changes);
    CHECK(find(lin) != nullptr);
}

TEST_CASE("a goal is found by its learner") {
    World world;
    CHECK(goal_of(world.store.model(), lin) == nullptr);
    const auto outcome = world.store.dispatch(SetGoal{lin, {{go, 3}}, Day{}, 60}, noon);
    REQUIRE(outcome);
    REQUIRE(goal_of(world.store.model(), lin) != nullptr);
    CHECK(goal_of(world.store.model(), lin)->id == outcome->subject);
    CHECK(goal_of(world.store.model(), noor) == nullptr);
}

}  // namespace
