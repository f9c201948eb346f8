#pragma once

#include <vector>

#include "core/base/time.hpp"
#include "core/model/model.hpp"

namespace cairn::app {

/// What a change of the knowledge graph does to one learner's plan.
struct PlanChange {
    ProfileId learner;
    std::int64_t minutes_before = 0;  ///< left to the goal
    std::int64_t minutes_after = 0;
    bool operator==(const PlanChange&) const = default;
};

struct PlanEffect {
    std::int64_t plans = 0;        ///< learners with a goal
    std::int64_t shorter = 0;
    std::int64_t longer = 0;
    std::vector<PlanChange> changed;  ///< those of another length, the largest difference first, then by learner
    [[nodiscard]] std::int64_t same() const { return plans - shorter - longer; }
};

/// Compares every learner's plan before and after. `touched`: skills that the change names; a plan that leads past all
/// of them is not worked out.
/// Cost:     O(n + m) a learner, and two plans for each that is touched.
PlanEffect effect_on_plans(const Model& before, const Model& after, const std::vector<SkillId>& touched, Instant now);

}  // namespace cairn::app
