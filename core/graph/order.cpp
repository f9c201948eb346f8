#include "core/graph/order.hpp"

#include <algorithm>

namespace cairn::graph {
namespace {

constexpr std::uint32_t unseen = 0xFFFF'FFFFU;

/// Tarjan's algorithm with its own stack. Components are numbered so that those a component needs come before it.
class ComponentFinder {
public:
    explicit ComponentFinder(const Rows& needs)
        : needs_(needs), number_(needs.size(), unseen), low_(needs.size()), component_(needs.size(), unseen) {
        for (SkillIndex skill = 0; skill < needs.size(); ++skill) {
            if (number_[skill] == unseen) walk(skill);
        }
    }
    std::vector<std::uint32_t> take_components() { return std::move(component_); }
    [[nodiscard]] std::uint32_t component_count() const { return components_; }

private:
    struct Frame {
        SkillIndex skill;
        std::uint32_t next;  ///< position among its prerequisites
    };

    void enter(SkillIndex skill) {
        number_[skill] = low_[skill] = visited_++;
        open_.push_back(skill);
        frames_.push_back({skill, 0});
    }

    void walk(SkillIndex root) {
        enter(root);
        while (!frames_.empty()) {
            Frame& frame = frames_.back();
            const SkillIndex skill = frame.skill;
            const auto row = needs_.row(skill);
            if (frame.next < row.size()) {
                const SkillIndex need = row[frame.next++];
                if (number_[need] == unseen) {
                    enter(need);
                } else if (component_[need] == unseen) {
                    low_[skill] = std::min(low_[skill], number_[need]);
                }
                continue;
            }
            frames_.pop_back();
            if (!frames_.empty()) {
                const SkillIndex above = frames_.back().skill;
                low_[above] = std::min(low_[above], low_[skill]);
            }
            if (low_[skill] == number_[skill]) close(skill);
        }
    }

    void close(SkillIndex root) {
        SkillIndex skill = unseen;
        do {
            skill = open_.back();
            open_.pop_back();
            component_[skill] = components_;
        } while (skill != root);
        ++components_;
    }

    const Rows& needs_;
    std::vector<std::uint32_t> number_, low_, component_;
    std::vector<SkillIndex> open_;
    std::vector<Frame> frames_;
    std::uint32_t visited_ = 0;
    std::uint32_t components_ = 0;
};

}  // namespace

TopologicalOrder topological_order(const Rows& prerequisites) {
    const auto count = static_cast<SkillIndex>(prerequisites.size());
    TopologicalOrder result;
    ComponentFinder finder(prerequisites);
    result.component = finder.take_components();

    // By component number everything that is needed comes first, so one pass settles the depths.
    std::vector<std::vector<SkillIndex>> members(finder.component_count());
    for (SkillIndex skill = 0; skill < count; ++skill) members[result.component[skill]].push_back(skill);
    std::vector<std::int32_t> depth_of(members.size(), 0);
    result.in_cycle.assign(count, false);
    for (std::uint32_t component = 0; component < members.size(); ++component) {
        bool is_circle = members[component].size() > 1;
        for (const SkillIndex skill : members[component]) {
            for (const SkillIndex need : prerequisites.row(skill)) {
                const std::uint32_t other = result.component[need];
                if (other == component) {
                    is_circle = true;
                } else {
                    depth_of[component] = std::max(depth_of[component], depth_of[other] + 1);
                }
            }
        }
        if (!is_circle) continue;
        for (const SkillIndex skill : members[component]) result.in_cycle[skill] = true;
        result.cycles.push_back(members[component]);
    }
    std::ranges::sort(result.cycles);

    result.depth.resize(count);
    result.order.resize(count);
    for (SkillIndex skill = 0; skill < count; ++skill) {
        result.depth[skill] = depth_of[result.component[skill]];
        result.order[skill] = skill;
    }
    const auto first_member = [&](SkillIndex skill) { return members[result.component[skill]].front(); };
    std::ranges::sort(result.order, [&](SkillIndex a, SkillIndex b) {
        if (result.depth[a] != result.depth[b]) return result.depth[a] < result.depth[b];
        if (first_member(a) != first_member(b)) return first_member(a) < first_member(b);
        return a < b;
    });
    return result;
}

}  // namespace cairn::graph
