#include "tests/bench/match_peer.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include "tests/bench/bench.hpp"

namespace cairn::bench {

PeerResult lemon_network_simplex(const AssignmentInstance& instance, std::int32_t capacity) {
    using Graph = lemon::SmartDigraph;
    const std::int32_t learners = instance.learner_count;
    const std::int32_t coaches = instance.coach_count;
    Graph graph;
    graph.reserveNode(learners + coaches + 1);
    graph.reserveArc(learners * coaches + learners + coaches);
    for (std::int32_t node = 0; node <= learners + coaches; ++node) graph.addNode();
    const auto node = [](std::int32_t id) { return Graph::nodeFromId(id); };
    const std::int32_t sink = learners + coaches;
    for (std::int32_t learner = 0; learner < learners; ++learner) {
        for (std::int32_t coach = 0; coach < coaches; ++coach) graph.addArc(node(learner), node(learners + coach));
    }
    for (std::int32_t learner = 0; learner < learners; ++learner) graph.addArc(node(learner), node(sink));
    for (std::int32_t coach = 0; coach < coaches; ++coach) graph.addArc(node(learners + coach), node(sink));
    Graph::ArcMap<int> cost(graph, 0);
    Graph::ArcMap<int> upper(graph, 1);
    Graph::NodeMap<int> supply(graph, 0);
    const std::int32_t pairs = learners * coaches;
    for (std::int32_t arc = 0; arc < pairs; ++arc) {
        cost[Graph::arcFromId(arc)] = -instance.scores[static_cast<std::size_t>(arc)];
    }
    for (std::int32_t coach = 0; coach < coaches; ++coach) upper[Graph::arcFromId(pairs + learners + coach)] = capacity;
    for (std::int32_t learner = 0; learner < learners; ++learner) supply[node(learner)] = 1;
    supply[node(sink)] = -learners;

    PeerResult result;
    result.ms = median_ms(1, [&] {
        lemon::NetworkSimplex<Graph, int, std::int64_t> simplex(graph);
        simplex.upperMap(upper).costMap(cost).supplyMap(supply);
        result.is_optimal = simplex.run() == decltype(simplex)::OPTIMAL;
        result.total = -simplex.totalCost<std::int64_t>();
    });
    return result;
}

}  // namespace cairn::bench
