#include "core/graph/closure.hpp"

#include <algorithm>

namespace cairn::graph {

std::vector<SkillIndex> prerequisite_closure(const SkillGraph& graph, std::span<const SkillIndex> targets) {
    std::vector<bool> is_in(graph.size(), false);
    std::vector<SkillIndex> found;
    const auto add = [&](SkillIndex skill) {
        if (skill >= graph.size() || is_in[skill]) return;
        is_in[skill] = true;
        found.push_back(skill);
    };
    for (const SkillIndex target : targets) add(target);
    for (std::size_t at = 0; at < found.size(); ++at) {
        for (const SkillIndex need : graph.prerequisites(found[at])) add(need);
    }
    std::vector<SkillIndex> ordered;
    ordered.reserve(found.size());
    for (const SkillIndex skill : graph.order().order) {
        if (is_in[skill]) ordered.push_back(skill);
    }
    return ordered;
}

std::vector<Edge> transitive_reduction(const SkillGraph& graph) {
    const TopologicalOrder& order = graph.order();
    std::vector<Edge> kept;
    std::vector<SkillIndex> seen_for(graph.size(), no_skill);  // the skill whose walk marked it
    std::vector<SkillIndex> stack;
    std::vector<SkillIndex> needs;
    for (SkillIndex after = 0; after < graph.size(); ++after) {
        needs.clear();
        std::int32_t shallowest = order.depth[after];
        for (const SkillIndex before : graph.prerequisites(after)) {
            if (order.component[before] == order.component[after]) {
                kept.push_back({before, after});
                continue;
            }
            needs.push_back(before);
            shallowest = std::min(shallowest, order.depth[before]);
        }
        // The deepest first: whatever stands below one that is kept is reached through it.
        std::ranges::sort(needs, [&](SkillIndex a, SkillIndex b) {
            return order.depth[a] != order.depth[b] ? order.depth[a] > order.depth[b] : a < b;
        });
        for (const SkillIndex before : needs) {
            if (seen_for[before] == after) continue;
            kept.push_back({before, after});
            seen_for[before] = after;
            stack.assign(1, before);
            while (!stack.empty()) {
                const SkillIndex skill = stack.back();
                stack.pop_back();
                for (const SkillIndex below : graph.prerequisites(skill)) {
                    if (order.depth[below] < shallowest || seen_for[below] == after) continue;
                    seen_for[below] = after;
                    stack.push_back(below);
                }
            }
        }
    }
    std::ranges::sort(kept);
    return kept;
}

std::vector<std::int64_t> count_unlocked(const SkillGraph& graph, std::span<const SkillIndex> starts,
                                         std::span<const SkillIndex> among) {
    std::vector<bool> is_among(graph.size(), false);
    for (const SkillIndex skill : among) is_among[skill] = true;
    std::vector<std::int64_t> counts;
    counts.reserve(starts.size());
    std::vector<SkillIndex> seen_for(graph.size(), no_skill);
    std::vector<SkillIndex> stack;
    for (const SkillIndex start : starts) {
        std::int64_t count = 0;
        seen_for[start] = start;
        stack.assign(1, start);
        while (!stack.empty()) {
            const SkillIndex skill = stack.back();
            stack.pop_back();
            for (const SkillIndex next : graph.dependents(skill)) {
                if (!is_among[next] || seen_for[next] == start) continue;
                seen_for[next] = start;
                stack.push_back(next);
                ++count;
            }
        }
        counts.push_back(count);
    }
    return counts;
}

std::vector<SkillIndex> unlocked_by(const SkillGraph& graph, std::span<const SkillIndex> starts,
                                    std::span<const SkillIndex> among) {
    std::vector<bool> is_open(graph.size(), false);
    for (const SkillIndex skill : among) is_open[skill] = true;
    for (const SkillIndex start : starts) is_open[start] = false;
    std::vector<SkillIndex> stack(starts.begin(), starts.end());
    std::vector<SkillIndex> found;
    while (!stack.empty()) {
        const SkillIndex skill = stack.back();
        stack.pop_back();
        for (const SkillIndex next : graph.dependents(skill)) {
            if (!is_open[next]) continue;
            is_open[next] = false;
            stack.push_back(next);
            found.push_back(next);
        }
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace cairn::graph
