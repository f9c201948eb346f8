#include "core/recommend/next_skills.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/random_graph.hpp"
#include "tests/core/support/reachability.hpp"

using namespace cairn;
using namespace cairn::recommend;
using namespace cairn::test;

TEST_CASE("what unlocks most of the plan comes first, and says how much") {
    const graph::SkillGraph graph(
        a_model().with_skill("git", 10).with_chain({"loops", "functions", "async"}).with_chain({"git", "async"}));
    const auto plan = graph::build_plan(graph, {.targets = {{skill_named("async"), 3}}});
    const auto next = recommend_next_skills(graph, plan, {}, 9);
    REQUIRE(next.size() == 2);
    CHECK(graph.id(next[0].skill) == skill_named("loops"));
    CHECK(next[0].reasons == std::vector{Reason{ReasonKind::unlocks_steps, 2, 4, {skill_named("loops")}}});
    CHECK(graph.id(next[1].skill) == skill_named("git"));
    CHECK(recommend_next_skills(graph, plan, {}, 1).size() == 1);
}

TEST_CASE("next skills are always ready, and their reasons can be recomputed") {
    Random random(40);
    for (int round = 0; round < 200; ++round) {
        const graph::SkillGraph graph(a_random_graph(random, {.skills = 12, .edges = 18}));
        std::vector<std::int64_t> levels(graph.size());
        for (std::int64_t& level : levels) level = random.chance(600'000) ? 0 : 3'000'000;
        const auto plan = graph::build_plan(graph, {.targets = {{skill_named("skill 11"), 3}}, .level_micro = levels});
        const auto next = recommend_next_skills(graph, plan, levels, 100);
        REQUIRE(next.empty() ==
                (plan.steps.empty() && std::ranges::all_of(levels, [](auto l) { return l >= 3'000'000; })));
        if (plan.steps.empty()) continue;
        std::vector<graph::Edge> edges;
        for (const graph::Edge& edge : edges_of(graph)) {
            if (plan.find(edge.before) != nullptr && plan.find(edge.after) != nullptr) edges.push_back(edge);
        }
        const Reachability reaches = reachability_of(graph.size(), edges);
        for (const NextSkill& skill : next) {
            REQUIRE(plan.find(skill.skill) != nullptr);
            REQUIRE(plan.find(skill.skill)->is_ready);
            const auto behind = std::ranges::count(reaches[skill.skill], true);
            REQUIRE((skill.reasons.empty() ? 0 : skill.reasons.front().count) == behind);
        }
    }
}

TEST_CASE("without a goal the first steps are skills that need nothing you lack, and the reason says so") {
    const graph::SkillGraph graph(a_model().with_chain({"loops", "functions", "async"}).with_skill("git"));
    std::vector<std::int64_t> levels(4, 0);
    levels[graph.index_of(skill_named("loops"))] = 3'000'000;
    const auto next = recommend_next_skills(graph, graph::build_plan(graph, {}), levels, 9);
    REQUIRE(next.size() == 2);
    CHECK(graph.id(next[0].skill) == skill_named("functions"));
    CHECK(next[0].reasons == std::vector{Reason{ReasonKind::first_steps, 1, 4, {skill_named("functions")}}});
    CHECK(graph.id(next[1].skill) == skill_named("git"));
}
