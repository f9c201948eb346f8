#pragma once

#include <expected>
#include <optional>
#include <vector>

#include "core/matching/assignment.hpp"

namespace cairn::matching {

/// What is wrong with a problem, whatever the scores say.
std::optional<AssignmentFault> find_fault(const AssignmentProblem& problem);

/// What is left to decide once the locked pairs have their places.
struct Remainder {
    std::vector<bool> is_free;
    std::vector<std::int32_t> free_learners;
    std::vector<std::int32_t> places;
    std::vector<std::int32_t> places_min;
    std::vector<std::int32_t> group_places;
    std::int32_t placed_min = 0;
};

/// Errors:   AssignmentFault::infeasible when the locks alone break a rule.
std::expected<Remainder, AssignmentFault> without_locks(const AssignmentProblem& problem);

}  // namespace cairn::matching
