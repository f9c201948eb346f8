#pragma once

#include <vector>

#include "core/graph/skill_graph.hpp"

namespace cairn::test {

/// reaches[a][b]: a chain of at least one edge leads from a to b. Slow and obvious, to check the fast ways against.
using Reachability = std::vector<std::vector<bool>>;

inline Reachability reachability_of(std::size_t size, const std::vector<graph::Edge>& edges) {
    Reachability reaches(size, std::vector<bool>(size, false));
    for (const graph::Edge& edge : edges) reaches[edge.before][edge.after] = true;
    for (std::size_t middle = 0; middle < size; ++middle) {
        for (std::size_t from = 0; from < size; ++from) {
            for (std::size_t to = 0; to < size; ++to) {
                if (reaches[from][middle] && reaches[middle][to]) reaches[from][to] = true;
            }
        }
    }
    return reaches;
}

inline std::vector<graph::Edge> edges_of(const graph::SkillGraph& graph) {
    std::vector<graph::Edge> edges;
    for (graph::SkillIndex after = 0; after < graph.size(); ++after) {
        for (const graph::SkillIndex before : graph.prerequisites(after)) edges.push_back({before, after});
    }
    return edges;
}

inline Reachability reachability_of(const graph::SkillGraph& graph) {
    return reachability_of(graph.size(), edges_of(graph));
}

}  // namespace cairn::test
