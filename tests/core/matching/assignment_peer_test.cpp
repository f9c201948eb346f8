#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <catch2/catch_test_macros.hpp>

#include "core/matching/certificate.hpp"
#include "tests/core/matching/random_assignment.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

/// Learners to coaches to a sink, as a flow; a learner without a coach goes there directly.
std::int64_t total_by_lemon(const OwnedProblem& owned) {
    using Graph = lemon::SmartDigraph;
    Graph graph;
    Graph::ArcMap<int> upper(graph), cost(graph);
    Graph::NodeMap<int> supply(graph);
    const auto arc = [&](Graph::Node from, Graph::Node to, int most, int price) {
        const Graph::Arc added = graph.addArc(from, to);
        upper[added] = most;
        cost[added] = price;
    };
    const Graph::Node sink = graph.addNode();
    supply[sink] = -owned.problem.scores.learner_count;
    std::vector<Graph::Node> coaches;
    for (const std::int32_t places : owned.problem.places) {
        coaches.push_back(graph.addNode());
        supply[coaches.back()] = 0;
        arc(coaches.back(), sink, places, 0);
    }
    for (std::int32_t learner = 0; learner < owned.problem.scores.learner_count; ++learner) {
        const Graph::Node node = graph.addNode();
        supply[node] = 1;
        arc(node, sink, 1, 0);
        for (std::int32_t coach = 0; coach < owned.problem.scores.coach_count; ++coach) {
            const std::int32_t score = owned.score(learner, coach);
            if (score >= 0) arc(node, coaches[static_cast<std::size_t>(coach)], 1, -score);
        }
    }
    lemon::NetworkSimplex<Graph, int, std::int64_t> simplex(graph);
    simplex.upperMap(upper).costMap(cost).supplyMap(supply);
    REQUIRE(simplex.run() == decltype(simplex)::OPTIMAL);
    return -simplex.totalCost<std::int64_t>();
}

}  // namespace

TEST_CASE("LEMON's network simplex finds the same total") {
    Random random(141);
    for (int round = 0; round < 400; ++round) {
        OwnedProblem owned(static_cast<std::int32_t>(random.between(1, 120)),
                           static_cast<std::int32_t>(random.between(1, 30)));
        fill_scores(random, owned, static_cast<Scores>(random.below(3)), random.chance(500'000) ? 0 : 300'000);
        for (auto& places : owned.problem.places) places = static_cast<std::int32_t>(random.between(0, 8));
        const auto result = assign(owned.problem);
        INFO("round " << round);
        REQUIRE(result);
        REQUIRE(result->total == total_by_lemon(owned));
        REQUIRE(check_certificate(owned.problem, *result).is_optimal());
    }
}
