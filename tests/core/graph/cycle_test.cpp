#include "core/graph/cycle.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/random_graph.hpp"
#include "tests/core/support/reachability.hpp"

using namespace cairn;
using namespace cairn::graph;
using namespace cairn::test;

namespace {

bool has_edge(const SkillGraph& graph, SkillIndex before, SkillIndex after) {
    return std::ranges::contains(graph.dependents(before), after);
}

}  // namespace

TEST_CASE("a graph without circles has no cycle to show") {
    CHECK(find_cycle(SkillGraph(a_model().with_chain({"a", "b", "c"}).with_edge("a", "c"))).empty());
}

TEST_CASE("a skill that needs itself is a circle of one") {
    const SkillGraph graph(a_model().with_chain({"a", "b"}).with_edge("b", "b"));
    CHECK(find_cycle(graph) == std::vector{graph.index_of(skill_named("b"))});
}

TEST_CASE("the circle that is found can be walked, and there is one exactly when a skill reaches itself") {
    Random random(5);
    for (int round = 0; round < 300; ++round) {
        const SkillGraph graph(a_random_graph(random, {.skills = 9, .edges = 11, .may_have_circles = true}));
        const Reachability reaches = reachability_of(graph);
        bool some = false;
        for (SkillIndex skill = 0; skill < graph.size(); ++skill) some = some || reaches[skill][skill];
        const std::vector<SkillIndex> circle = find_cycle(graph);
        REQUIRE(circle.empty() == !some);
        for (std::size_t i = 0; i < circle.size(); ++i) {
            REQUIRE(has_edge(graph, circle[i], circle[(i + 1) % circle.size()]));
        }
    }
}

TEST_CASE("a new edge closes a circle exactly when its end already leads to its beginning") {
    Random random(6);
    const SkillGraph graph(a_random_graph(random, {.skills = 12, .edges = 18}));
    const Reachability reaches = reachability_of(graph);
    for (SkillIndex before = 0; before < graph.size(); ++before) {
        for (SkillIndex after = 0; after < graph.size(); ++after) {
            const std::vector<SkillIndex> way = cycle_closed_by(graph, {before, after});
            REQUIRE(way.empty() == !(before == after || reaches[after][before]));
            if (way.empty()) continue;
            REQUIRE(way.front() == after);
            REQUIRE(way.back() == before);
            for (std::size_t i = 0; i + 1 < way.size(); ++i) REQUIRE(has_edge(graph, way[i], way[i + 1]));
        }
    }
}
