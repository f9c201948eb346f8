#include <catch2/catch_test_macros.hpp>

#include "core/graph/plan.hpp"
#include "tests/core/support/random_graph.hpp"

using namespace cairn;
using namespace cairn::graph;
using namespace cairn::test;

namespace {

constexpr Day monday = day_of({2026, 11, 2});

SkillGraph two_skills() {
    return SkillGraph(a_model().with_skill("loops", 140).with_skill("functions", 70).with_edge("loops", "functions"));
}

Plan plan_for(std::int64_t weekly_minutes, Day due, std::span<const std::int64_t> levels = {}) {
    return build_plan(two_skills(), {.targets = {{skill_named("functions"), 3}},
                                     .level_micro = levels,
                                     .weekly_minutes = weekly_minutes,
                                     .start = monday,
                                     .due = due});
}

}  // namespace

TEST_CASE("a week's minutes spread over its seven days, one step after the other") {
    const Plan plan = plan_for(70, {});
    REQUIRE(plan.steps.size() == 2);
    CHECK(plan.steps[0].first_day == monday);
    CHECK(plan.steps[0].last_day == monday + 13);
    CHECK(plan.steps[1].first_day == monday + 14);
    CHECK(plan.steps[1].last_day == monday + 20);
    CHECK(plan.finish == monday + 20);
    CHECK(plan.timing == PlanTiming::no_due_day);
    CHECK(plan.has_dates());
}

TEST_CASE("a plan says whether it is in time, and by how much") {
    CHECK(plan_for(70, monday + 20).timing == PlanTiming::fits);
    CHECK(plan_for(70, monday + 25).days_spare == 5);
    CHECK(plan_for(70, monday + 19).timing == PlanTiming::late);
    CHECK(plan_for(70, monday + 19).days_late == 1);
    CHECK(plan_for(70, monday + (-1)).timing == PlanTiming::due_day_passed);
    CHECK(plan_for(70, monday + (-1)).days_late == 21);
    CHECK(plan_for(70, monday + (-1)).weekly_minutes_to_fit == 0);
}

TEST_CASE("without weekly minutes there are no dates, but it is known how many would do") {
    const Plan plan = plan_for(0, monday + 20);
    CHECK(plan.timing == PlanTiming::no_weekly_minutes);
    CHECK_FALSE(plan.has_dates());
    CHECK(plan.finish == monday);
    CHECK(plan.weekly_minutes_to_fit == 70);
    CHECK(plan_for(-30, monday + 20).timing == PlanTiming::no_weekly_minutes);
}

TEST_CASE("a plan with nothing left fits") {
    const std::vector<std::int64_t> levels(2, 5'000'000);
    const Plan plan = plan_for(70, monday + 3, levels);
    CHECK(plan.timing == PlanTiming::nothing_left);
    CHECK(plan.fits());
    CHECK(plan.minutes_left == 0);
    CHECK(plan.minutes_total == 70);
}

TEST_CASE("the weekly minutes that would fit are the least that do") {
    Random random(13);
    for (int round = 0; round < 200; ++round) {
        const SkillGraph graph(a_random_graph(random, {.skills = 6, .edges = 8}));
        PlanRequest request{.targets = {{skill_named("skill 5"), random.between(1, 5)}},
                            .weekly_minutes = 1,
                            .start = monday,
                            .due = monday + static_cast<std::int32_t>(random.between(1, 400))};
        const std::int64_t enough = build_plan(graph, request).weekly_minutes_to_fit;
        if (enough > 7 * 24 * 60) continue;  // more than a week has
        request.weekly_minutes = enough;
        REQUIRE(build_plan(graph, request).fits());
        request.weekly_minutes = enough - 1;
        REQUIRE_FALSE(build_plan(graph, request).fits());
    }
}

TEST_CASE("absurd days and minutes stay within a hundred years") {
    const SkillGraph graph(a_model().with_skill("endless", INT64_MAX));
    for (const std::int32_t start : {INT32_MIN, 0, INT32_MAX}) {
        for (const std::int32_t due : {INT32_MIN, 1, INT32_MAX}) {
            const Plan plan = build_plan(
                graph,
                {.targets = {{skill_named("endless"), 5}}, .weekly_minutes = 1, .start = Day{start}, .due = Day{due}});
            CHECK(plan.steps.size() == 1);
            CHECK(plan.finish >= Day{start});
        }
    }
}
