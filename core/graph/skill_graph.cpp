#include "core/graph/skill_graph.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace cairn::graph {
namespace {

struct Need {
    SkillIndex after;
    SkillIndex before;
    std::uint8_t alternative;
    auto operator<=>(const Need&) const = default;
};

/// Sorted; of doubles the one that is needed in any case.
std::vector<Need> sorted_without_doubles(std::vector<Need> needs) {
    std::ranges::sort(needs);
    const auto ends = [](const Need& need) { return std::pair(need.after, need.before); };
    needs.erase(std::ranges::unique(needs, {}, ends).begin(), needs.end());
    return needs;
}

/// The numbers that only one of these edges to one skill has say nothing.
void clear_lonely(std::span<std::uint8_t> alternatives) {
    for (std::uint8_t& number : alternatives) {
        if (number != 0 && std::ranges::count(alternatives, number) == 1) number = 0;
    }
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

    std::vector<Need> needs;
    needs.reserve(model.prerequisites.rows().size());
    for (const Prerequisite& edge : model.prerequisites.rows()) {
        if (!edge.exists) continue;
        const auto before = index.find(edge.before);
        const auto after = index.find(edge.after);
        if (before == index.end() || after == index.end()) continue;
        const bool is_alternative = edge.alternative > 0 && edge.alternative <= alternative_max;
        needs.push_back(
            {after->second, before->second, static_cast<std::uint8_t>(is_alternative ? edge.alternative : 0)});
    }
    needs = sorted_without_doubles(std::move(needs));
    std::vector<std::pair<SkillIndex, SkillIndex>> pairs;
    pairs.reserve(needs.size());
    alternatives_.reserve(needs.size());
    for (const Need& need : needs) {
        pairs.emplace_back(need.after, need.before);
        alternatives_.push_back(need.alternative);
    }
    prerequisites_ = rows_of_pairs(ids_.size(), pairs);
    for (SkillIndex skill = 0; skill < ids_.size(); ++skill) {
        const std::size_t first = prerequisites_.offsets[skill];
        clear_lonely(std::span(alternatives_).subspan(first, prerequisites_.offsets[skill + 1] - first));
    }
    has_alternatives_ = std::ranges::any_of(alternatives_, [](std::uint8_t number) { return number != 0; });
    for (auto& [after, before] : pairs) std::swap(after, before);
    std::ranges::sort(pairs);
    dependents_ = rows_of_pairs(ids_.size(), pairs);
    order_ = topological_order(prerequisites_);
}

SkillIndex SkillGraph::index_of(SkillId id) const {
    const auto it = std::ranges::lower_bound(ids_, id);
    return it == ids_.end() || *it != id ? no_skill : static_cast<SkillIndex>(it - ids_.begin());
}

}  // namespace cairn::graph
