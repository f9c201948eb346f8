#include "core/graph/cycle.hpp"

#include <algorithm>

namespace cairn::graph {
namespace {

/// A shortest way along dependents with both ends, at least one edge long; empty when there is none.
std::vector<SkillIndex> shortest_way(const SkillGraph& graph, SkillIndex from, SkillIndex to) {
    std::vector<SkillIndex> came_from(graph.size(), no_skill);
    std::vector<SkillIndex> queue{from};
    for (std::size_t at = 0; at < queue.size(); ++at) {
        const SkillIndex skill = queue[at];
        for (const SkillIndex next : graph.dependents(skill)) {
            if (next == to) {
                std::vector<SkillIndex> way{to};
                for (SkillIndex back = skill; back != from; back = came_from[back]) way.push_back(back);
                way.push_back(from);
                std::ranges::reverse(way);
                return way;
            }
            if (next == from || came_from[next] != no_skill) continue;
            came_from[next] = skill;
            queue.push_back(next);
        }
    }
    return {};
}

}  // namespace

std::vector<SkillIndex> find_cycle(const SkillGraph& graph) {
    if (graph.order().cycles.empty()) return {};
    const SkillIndex first = graph.order().cycles.front().front();
    std::vector<SkillIndex> circle = shortest_way(graph, first, first);
    circle.pop_back();  // the first skill again
    return circle;
}

std::vector<SkillIndex> cycle_closed_by(const SkillGraph& graph, Edge edge) {
    if (edge.before >= graph.size() || edge.after >= graph.size()) return {};
    if (edge.before == edge.after) return {edge.before};
    return shortest_way(graph, edge.after, edge.before);
}

}  // namespace cairn::graph
