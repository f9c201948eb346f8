#include "core/graph/closure.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/random_graph.hpp"
#include "tests/core/support/reachability.hpp"

using namespace cairn;
using namespace cairn::graph;
using namespace cairn::test;

TEST_CASE("a closure is exactly the targets and what leads to them") {
    Random random(7);
    for (int round = 0; round < 200; ++round) {
        const SkillGraph graph(a_random_graph(random, {.skills = 12, .edges = 18, .may_have_circles = round % 2 == 1}));
        const Reachability reaches = reachability_of(graph);
        const auto target = static_cast<SkillIndex>(random.below(graph.size()));
        const auto second = static_cast<SkillIndex>(random.below(graph.size()));
        const std::vector<SkillIndex> closure = prerequisite_closure(graph, std::vector{target, second});
        for (SkillIndex skill = 0; skill < graph.size(); ++skill) {
            const bool belongs = skill == target || skill == second || reaches[skill][target] || reaches[skill][second];
            REQUIRE(std::ranges::count(closure, skill) == (belongs ? 1 : 0));
        }
    }
}

TEST_CASE("a transitive reduction keeps every chain and drops only edges that a chain replaces") {
    Random random(8);
    for (int round = 0; round < 200; ++round) {
        const SkillGraph graph(a_random_graph(random, {.skills = 10, .edges = 22, .may_have_circles = round % 2 == 1}));
        const std::vector<Edge> kept = transitive_reduction(graph);
        REQUIRE(reachability_of(graph.size(), kept) == reachability_of(graph));
        if (round % 2 == 1) continue;
        for (const Edge& edge : kept) {  // without circles no kept edge is superfluous
            std::vector<Edge> without = kept;
            std::erase(without, edge);
            REQUIRE_FALSE(reachability_of(graph.size(), without)[edge.before][edge.after]);
        }
    }
}

TEST_CASE("what a skill unlocks is counted along the chosen skills only") {
    const SkillGraph graph(a_model().with_chain({"a", "b", "c"}).with_chain({"b", "d"}).with_chain({"x", "c"}));
    const auto index = [&](std::string_view name) { return graph.index_of(skill_named(name)); };
    const std::vector all{index("a"), index("b"), index("c"), index("d"), index("x")};
    CHECK(count_unlocked(graph, std::vector{index("a"), index("x"), index("d")}, all) ==
          std::vector<std::int64_t>{3, 1, 0});
    const std::vector without_b{index("a"), index("c"), index("d")};
    CHECK(count_unlocked(graph, std::vector{index("a")}, without_b) == std::vector<std::int64_t>{0});
    CHECK(unlocked_by(graph, std::vector{index("b"), index("x")}, all).size() == 2);
}
