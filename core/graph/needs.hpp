#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/skill_graph.hpp"

namespace cairn::graph {

/// A prerequisite is needed to the level of what needs it, but never beyond this: level 3 works alone.
inline constexpr std::int64_t prerequisite_level_max = 3;

/// Which skills are needed to which level, and how long that takes. Grows demand by demand, and can go back.
///
/// Rules: the direct prerequisites of a skill needed to level L are needed to min(3, L), the largest of all needs
/// counting; a skill that is reached is done and nothing is looked for behind it. Of alternatives only those count that
/// are taken.
class Needs {
public:
    /// `level_micro`: mastery by skill index, 0..5'000'000; missing entries count as 0. Both must outlive this.
    Needs(const SkillGraph& graph, std::span<const std::int64_t> level_micro);

    /// Raises the need of a skill and, unless it is reached, of everything before it. `level` is clamped to 1..5.
    void require(SkillIndex skill, std::int64_t level);

    /// Alternatives of a needed skill that is not reached, of which none is taken yet.
    struct Choice {
        SkillIndex skill = no_skill;
        std::uint8_t number = 0;
        auto operator<=>(const Choice&) const = default;
    };
    /// Ascending. Cost: O(skills with alternatives · their edges).
    [[nodiscard]] std::vector<Choice> open_choices() const;
    /// Takes `before` for the choice.
    void take(Choice choice, SkillIndex before);
    /// Whether the edge counts: it is no alternative, or it is taken.
    [[nodiscard]] bool counts(SkillIndex after, std::size_t edge) const;

    struct Mark {
        std::size_t raises = 0;
        std::size_t taken = 0;
    };
    [[nodiscard]] Mark mark() const { return {raises_.size(), taken_log_.size()}; }
    /// As it was at `mark`.
    void go_back(Mark mark);
    /// Skills whose need was raised since `mark`, and the level needed before; a skill may stand there twice.
    struct Raise {
        SkillIndex skill;
        std::int64_t level_before;
    };
    [[nodiscard]] std::span<const Raise> raised_since(Mark mark) const {
        return std::span(raises_).subspan(mark.raises);
    }

    [[nodiscard]] const SkillGraph& graph() const { return graph_; }
    [[nodiscard]] std::int64_t level(SkillIndex skill) const { return level_[skill]; }
    [[nodiscard]] std::int64_t level_micro(SkillIndex skill) const;
    [[nodiscard]] bool is_needed(SkillIndex skill) const { return level_[skill] > 0; }
    [[nodiscard]] bool is_reached(SkillIndex skill) const;
    [[nodiscard]] bool is_step(SkillIndex skill) const { return is_needed(skill) && !is_reached(skill); }
    /// From what is there to `level`; 0 when that is reached.
    [[nodiscard]] std::int64_t minutes_to(SkillIndex skill, std::int64_t level) const;
    /// Of all steps.
    [[nodiscard]] std::int64_t minutes_left() const { return minutes_left_; }

private:
    void raise(SkillIndex skill, std::int64_t level);
    void spread();

    const SkillGraph& graph_;
    std::span<const std::int64_t> level_micro_;
    std::vector<SkillIndex> branching_;  // skills with alternatives
    std::vector<std::int64_t> level_;
    std::vector<bool> is_taken_;  // by edge
    std::vector<std::size_t> taken_log_;  // edges
    std::vector<Raise> raises_;
    std::vector<SkillIndex> queue_;
    std::int64_t minutes_left_ = 0;
};

/// Takes one of each open choice so that the minutes left are the fewest.
///
/// Returns how many minutes a better choice could save at most: 0 when none can, which is so unless the choices are
/// many and entangled and the search stopped after `steps_max`. Method: depth first, branch and bound; a bound shares
/// the minutes of a skill among all choices that may need it. Ties go to the skill that comes first.
std::int64_t take_shortest(Needs& needs, int steps_max = 4000);

}  // namespace cairn::graph
