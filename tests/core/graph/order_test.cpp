#include "core/graph/order.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/digest.hpp"
#include "tests/core/support/random_graph.hpp"
#include "tests/core/support/reachability.hpp"

using namespace cairn;
using namespace cairn::graph;
using namespace cairn::test;

namespace {

std::vector<std::size_t> positions_of(const TopologicalOrder& order) {
    std::vector<std::size_t> position(order.order.size());
    for (std::size_t i = 0; i < order.order.size(); ++i) position[order.order[i]] = i;
    return position;
}

}  // namespace

TEST_CASE("every skill stands after its prerequisites, unless both lie on one circle") {
    Random random(1);
    for (int round = 0; round < 300; ++round) {
        const SkillGraph graph(a_random_graph(random, {.skills = 10, .edges = 16, .may_have_circles = round % 2 == 1}));
        const Reachability reaches = reachability_of(graph);
        const std::vector<std::size_t> position = positions_of(graph.order());
        for (const Edge& edge : edges_of(graph)) {
            if (reaches[edge.after][edge.before] || edge.before == edge.after) continue;
            REQUIRE(position[edge.before] < position[edge.after]);
            REQUIRE(graph.depth(edge.before) < graph.depth(edge.after));
        }
    }
}

TEST_CASE("components and circles are those that reachability shows") {
    Random random(2);
    for (int round = 0; round < 300; ++round) {
        const SkillGraph graph(a_random_graph(random, {.skills = 9, .edges = 14, .may_have_circles = true}));
        const Reachability reaches = reachability_of(graph);
        const TopologicalOrder& order = graph.order();
        std::size_t in_circles = 0;
        for (SkillIndex a = 0; a < graph.size(); ++a) {
            REQUIRE(order.in_cycle[a] == reaches[a][a]);
            in_circles += reaches[a][a] ? 1 : 0;
            for (SkillIndex b = 0; b < graph.size(); ++b) {
                if (a != b) REQUIRE((order.component[a] == order.component[b]) == (reaches[a][b] && reaches[b][a]));
            }
        }
        std::size_t listed = 0;
        for (const auto& cycle : order.cycles) listed += cycle.size();
        REQUIRE(listed == in_circles);
    }
}

TEST_CASE("skills of one circle stand side by side") {
    Random random(3);
    for (int round = 0; round < 200; ++round) {
        const SkillGraph graph(a_random_graph(random, {.skills = 12, .edges = 20, .may_have_circles = true}));
        const std::vector<std::size_t> position = positions_of(graph.order());
        for (const auto& cycle : graph.order().cycles) {
            std::vector<std::size_t> places;
            for (const SkillIndex skill : cycle) places.push_back(position[skill]);
            std::ranges::sort(places);
            REQUIRE(places.back() - places.front() + 1 == places.size());
        }
    }
}

TEST_CASE("depth is the longest chain below a skill") {
    const SkillGraph graph(a_model().with_chain({"a", "b", "c", "d"}).with_edge("a", "d").with_chain({"x", "d"}));
    CHECK(graph.depth(graph.index_of(skill_named("a"))) == 0);
    CHECK(graph.depth(graph.index_of(skill_named("x"))) == 0);
    CHECK(graph.depth(graph.index_of(skill_named("d"))) == 3);
    CHECK(graph.order().layer_count() == 4);
}

TEST_CASE("the order of a large graph is the same on every machine") {
    Random random(4);
    const SkillGraph graph(a_random_graph(random, {.skills = 500, .edges = 2'500, .may_have_circles = true}));
    Digest digest;
    for (const SkillIndex skill : graph.order().order) digest.add(graph.id(skill)).add(graph.depth(skill));
    CHECK(digest.text() == "1fd1b74368021a61");
}

TEST_CASE("a chain of 20,000 skills needs no deep stack") {
    Rows rows;
    rows.offsets = {0, 0};
    for (SkillIndex skill = 1; skill < 20'000; ++skill) {
        rows.items.push_back(skill - 1);
        rows.offsets.push_back(skill);
    }
    CHECK(topological_order(rows).layer_count() == 20'000);
}
