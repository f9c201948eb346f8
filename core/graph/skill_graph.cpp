#include "core/graph/skill_graph.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace cairn::graph {
namespace {

using Pairs = std::vector<std::pair<SkillIndex, SkillIndex>>;

Pairs sorted_without_doubles(Pairs pairs) {
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    return pairs;
}

}  // namespace

SkillGraph::SkillGraph(const Model& model) {
    std::vector<const Skill*> skills = model.skills.existing();
    std::ranges::sort(skills, {}, [](const Skill* skill) { return skill->id; });
    std::unordered_map<SkillId, SkillIndex> index;  // looked up only, never walked
    index.reserve(skills.size());
    ids_.reserve(skills.size());
    minutes_.reserve(skills.size());
    areas_.reserve(skills.size());
    for (const Skill* skill : skills) {
        index.emplace(skill->id, static_cast<SkillIndex>(ids_.size()));
        ids_.push_back(skill->id);
        minutes_.push_back(skill->minutes <= 0 ? default_skill_minutes : std::min(skill->minutes, skill_minutes_max));
        areas_.push_back(skill->area);
    }

    Pairs needs;
    needs.reserve(model.prerequisites.rows().size());
    for (const Prerequisite& edge : model.prerequisites.rows()) {
        if (!edge.exists) continue;
        const auto before = index.find(edge.before);
        const auto after = index.find(edge.after);
        if (before != index.end() && after != index.end()) needs.emplace_back(after->second, before->second);
    }
    needs = sorted_without_doubles(std::move(needs));
    prerequisites_ = rows_of_pairs(ids_.size(), needs);
    for (auto& [after, before] : needs) std::swap(after, before);
    std::ranges::sort(needs);
    dependents_ = rows_of_pairs(ids_.size(), needs);
    order_ = topological_order(prerequisites_);
}

SkillIndex SkillGraph::index_of(SkillId id) const {
    const auto it = std::ranges::lower_bound(ids_, id);
    return it == ids_.end() || *it != id ? no_skill : static_cast<SkillIndex>(it - ids_.begin());
}

}  // namespace cairn::graph
