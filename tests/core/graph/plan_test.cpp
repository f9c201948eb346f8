#include "core/graph/plan.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/graph/closure.hpp"
#include "tests/core/support/digest.hpp"
#include "tests/core/support/random_graph.hpp"
#include "tests/core/support/reachability.hpp"

using namespace cairn;
using namespace cairn::graph;
using namespace cairn::test;

namespace {

constexpr Day monday = day_of({2026, 11, 2});

std::vector<std::int64_t> random_levels(Random& random, std::size_t count) {
    std::vector<std::int64_t> levels(count);
    for (std::int64_t& level : levels) level = random.chance(500'000) ? 0 : random.between(0, 5'000'000);
    return levels;
}

std::map<SkillId, std::int64_t> random_targets(Random& random, std::uint64_t skills) {
    std::map<SkillId, std::int64_t> targets;
    for (std::uint64_t i = 0; i < 2; ++i) {
        const SkillId target = skill_named(numbered("skill ", random.below(skills)));
        targets[target] = random.between(1, 5);
    }
    return targets;
}

std::string text_of(const SkillGraph& graph, const Plan& plan) {
    Digest digest;
    for (const PlanStep& step : plan.steps) {
        digest.add(graph.id(step.skill)).add(step.from_level_micro).add(step.to_level).add(step.minutes_left);
        digest.add(step.first_day.number).add(step.last_day.number).add(step.is_ready).add(step.in_cycle);
        digest.add(graph.id(step.because.target));
        digest.add(step.because.is_target() ? Id{} : Id(graph.id(step.because.needed_by)));
    }
    for (const PlanDone& done : plan.done) digest.add(graph.id(done.skill)).add(done.to_level);
    return digest.add(plan.minutes_left).add(plan.minutes_total).add(plan.weekly_minutes_to_fit).text();
}

}  // namespace

TEST_CASE("a plan for one skill holds its prerequisites first and says why each is there") {
    const SkillGraph graph(a_model()
                               .with_skill("loops", 100)
                               .with_skill("functions", 200)
                               .with_skill("async", 400)
                               .with_edge("loops", "functions")
                               .with_edge("functions", "async"));
    const Plan plan =
        build_plan(graph, {.targets = {{skill_named("async"), 4}}, .weekly_minutes = 70, .start = monday});
    const auto index = [&](std::string_view name) { return graph.index_of(skill_named(name)); };
    REQUIRE(plan.steps.size() == 3);
    CHECK(plan.steps[0].skill == index("loops"));
    CHECK(plan.steps[0].to_level == 3);
    CHECK(plan.steps[0].is_ready);
    CHECK(plan.steps[0].because.needed_by == index("functions"));
    CHECK(plan.steps[0].because.target == index("async"));
    CHECK_FALSE(plan.steps[1].is_ready);
    CHECK(plan.steps[2].because.is_target());
    CHECK(plan.steps[2].to_level == 4);
    CHECK(plan.steps[2].minutes_left == 720);
    CHECK(plan.minutes_left == 100 + 200 + 720);
    CHECK(plan.find(index("async")) == &plan.steps[2]);
}

TEST_CASE("a skill that is reached is done, and nothing is asked for behind it") {
    const SkillGraph graph(a_model().with_chain({"loops", "functions", "async"}));
    std::vector<std::int64_t> levels(3, 0);
    levels[graph.index_of(skill_named("functions"))] = 3'000'000;
    const Plan plan = build_plan(graph, {.targets = {{skill_named("async"), 3}}, .level_micro = levels});
    REQUIRE(plan.steps.size() == 1);
    CHECK(plan.steps[0].is_ready);
    REQUIRE(plan.done.size() == 1);
    CHECK(plan.done[0].skill == graph.index_of(skill_named("functions")));
}

TEST_CASE("a modest target asks no more of its prerequisites than of itself") {
    const SkillGraph graph(a_model().with_chain({"loops", "functions", "async"}).with_chain({"loops", "games"}));
    const Plan modest = build_plan(graph, {.targets = {{skill_named("async"), 1}}});
    CHECK(std::ranges::all_of(modest.steps, [](const PlanStep& step) { return step.to_level == 1; }));
    const Plan mixed = build_plan(graph, {.targets = {{skill_named("async"), 1}, {skill_named("games"), 5}}});
    CHECK(mixed.find(graph.index_of(skill_named("loops")))->to_level == 3);
    CHECK(mixed.find(graph.index_of(skill_named("functions")))->to_level == 1);
}

TEST_CASE("targets that are unknown or ask for nothing are told apart") {
    const SkillGraph graph(a_model().with_skill("loops"));
    const Plan plan = build_plan(graph, {.targets = {{skill_named("ghost"), 3}, {skill_named("loops"), 0}}});
    CHECK(plan.unknown_targets == std::vector{skill_named("ghost")});
    CHECK(plan.target_count == 0);
    CHECK(plan.timing == PlanTiming::no_targets);
}

TEST_CASE("skills of a circle appear together, flagged, and the circle does not hold them back") {
    const SkillGraph graph(a_model().with_chain({"base", "hen", "egg", "hen"}).with_chain({"egg", "omelette"}));
    const Plan plan = build_plan(graph, {.targets = {{skill_named("omelette"), 3}}});
    REQUIRE(plan.steps.size() == 4);
    CHECK(plan.steps[1].in_cycle);
    CHECK(plan.steps[2].in_cycle);
    CHECK_FALSE(plan.steps[3].in_cycle);
    std::vector<std::int64_t> levels(4, 0);
    levels[graph.index_of(skill_named("base"))] = 3'000'000;
    const Plan after = build_plan(graph, {.targets = {{skill_named("omelette"), 3}}, .level_micro = levels});
    CHECK(after.steps[0].is_ready);
    CHECK(after.steps[1].is_ready);
    CHECK_FALSE(after.steps[2].is_ready);
}

TEST_CASE("no step stands before one of its prerequisites, and none is missing or superfluous") {
    Random random(9);
    for (int round = 0; round < 400; ++round) {
        const SkillGraph graph(a_random_graph(random, {.skills = 12, .edges = 18, .may_have_circles = round % 3 == 2}));
        const std::vector<std::int64_t> levels = random_levels(random, graph.size());
        const PlanRequest request{.targets = random_targets(random, 12), .level_micro = levels, .weekly_minutes = 100};
        const Plan plan = build_plan(graph, request);
        const auto place = [&](SkillIndex skill) {
            return std::ranges::find(plan.steps, skill, &PlanStep::skill) - plan.steps.begin();
        };
        for (std::size_t i = 0; i < plan.steps.size(); ++i) {
            const PlanStep& step = plan.steps[i];
            bool ready = true;
            for (const SkillIndex before : graph.prerequisites(step.skill)) {
                const std::int64_t needed = std::min<std::int64_t>(step.to_level, 3) * 1'000'000;
                const bool in_circle = graph.order().component[before] == graph.order().component[step.skill];
                if (levels[before] < needed) {
                    REQUIRE(plan.find(before) != nullptr);
                    REQUIRE(plan.find(before)->to_level * 1'000'000 >= needed);
                }
                if (plan.find(before) == nullptr || in_circle) continue;
                REQUIRE(place(before) < static_cast<std::ptrdiff_t>(i));
                ready = false;
            }
            REQUIRE(step.is_ready == ready);
            const auto target = request.targets.find(graph.id(step.skill));
            REQUIRE(step.because.is_target() == (target != request.targets.end()));
            if (!step.because.is_target()) {  // the reason holds: what needs it is itself a step
                REQUIRE(plan.find(step.because.needed_by) != nullptr);
                REQUIRE(std::ranges::contains(graph.prerequisites(step.because.needed_by), step.skill));
            }
            REQUIRE(step.minutes_left > 0);
        }
    }
}

TEST_CASE("without any mastery a plan is the closure of its targets") {
    Random random(10);
    for (int round = 0; round < 100; ++round) {
        const SkillGraph graph(a_random_graph(random, {.skills = 15, .edges = 25, .may_have_circles = true}));
        const PlanRequest request{.targets = random_targets(random, 15)};
        std::vector<SkillIndex> targets;
        for (const auto& [id, level] : request.targets) targets.push_back(graph.index_of(id));
        std::vector<SkillIndex> planned;
        for (const PlanStep& step : build_plan(graph, request).steps) planned.push_back(step.skill);
        REQUIRE(planned == prerequisite_closure(graph, targets));
    }
}

TEST_CASE("a skill that has nothing to do with a plan never changes it") {
    Random random(11);
    for (int round = 0; round < 100; ++round) {
        ModelBuilder model = a_random_graph(random, {.skills = 12, .edges = 18, .may_have_circles = round % 2 == 1});
        const PlanRequest request{
            .targets = random_targets(random, 12), .weekly_minutes = 90, .start = monday, .due = monday + 30};
        const SkillGraph before(model);
        const std::string text = text_of(before, build_plan(before, request));
        model.with_skill("unrelated").with_edge(numbered("skill ", random.below(12)), "unrelated");
        model.with_chain({"unrelated", "also unrelated"});
        const SkillGraph after(model);
        REQUIRE(text_of(after, build_plan(after, request)) == text);
    }
}

TEST_CASE("a large plan is the same on every machine") {
    Random random(12);
    const SkillGraph graph(a_random_graph(random, {.skills = 300, .edges = 900}));
    const std::vector<std::int64_t> levels = random_levels(random, graph.size());
    const Plan plan = build_plan(graph, {.targets = random_targets(random, 300),
                                         .level_micro = levels,
                                         .weekly_minutes = 240,
                                         .start = monday,
                                         .due = monday + 200});
    CHECK(text_of(graph, plan) == "493b12bc4011d65b");
}
