#pragma once

#include <cstdint>
#include <expected>
#include <vector>

#include "core/matching/assignment.hpp"

namespace cairn::matching {

enum class CohortRuleKind : std::uint8_t {
    lock,          ///< `learner` has `coach`; index: of the lock
    places,        ///< `coach` takes at most `count`
    places_min,    ///< `coach` takes at least `count`
    group_places,  ///< the coaches of group `index` together take at most `count`
    placed_min,    ///< at least `count` learners get a coach
    forbidden,     ///< `learner` must not have `count` of the coaches
};

/// One rule of a problem that could be given up.
struct CohortRule {
    CohortRuleKind kind = CohortRuleKind::lock;
    std::int32_t learner = -1;
    std::int32_t coach = no_coach;
    std::int32_t index = -1;
    std::int32_t count = 0;
    bool operator==(const CohortRule&) const = default;
};

/// Rules that cannot all hold, and of which none can be left out: whichever is given up, the rest can be obeyed. Empty
/// when all can be obeyed. Rules of the same kind are as by order of lock, coach, group or learner.
///
/// Which set is named where there are several: rules are tried for leaving out in the order forbidden, group_places,
/// places, lock, placed_min, places_min and then the other way round, and the smaller of the two sets is given. A
/// smallest set of all would be NP-hard to find.
///
/// Errors:   AssignmentFault of assign(), but infeasible.
/// Cost:     an assignment without scores for each rule of the set times the logarithm of all rules.
/// Source:   Chinneck, "Feasibility and Infeasibility in Optimization", 2008, ch. 6 (deletion filter).
std::expected<std::vector<CohortRule>, AssignmentFault> find_conflict(const AssignmentProblem& problem);

}  // namespace cairn::matching
