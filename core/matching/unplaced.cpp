#include "core/matching/unplaced.hpp"

#include <algorithm>

namespace cairn::matching {

std::vector<Unplaced> explain_unplaced(const AssignmentProblem& problem, std::span<const PairFaults> faults,
                                       std::span<const std::int32_t> coach_of) {
    const std::size_t coaches = problem.places.size();
    std::vector<std::int32_t> taken(coaches, 0);
    for (const std::int32_t coach : coach_of) {
        if (coach != no_coach) ++taken[static_cast<std::size_t>(coach)];
    }
    std::vector<bool> is_group_full(coaches, false);
    for (const CoachGroup& group : problem.groups) {
        std::int64_t count = 0;
        for (const std::int32_t coach : group.coaches) count += taken[static_cast<std::size_t>(coach)];
        for (const std::int32_t coach : group.coaches) {
            is_group_full[static_cast<std::size_t>(coach)] = count >= group.places;
        }
    }
    std::vector<Unplaced> result;
    for (std::size_t learner = 0; learner < coach_of.size(); ++learner) {
        if (coach_of[learner] != no_coach) continue;
        Unplaced entry{.learner = static_cast<std::int32_t>(learner)};
        bool is_place_free = false;
        bool is_group_reason = false;
        for (std::size_t coach = 0; coach < coaches; ++coach) {
            const PairFaults pair = faults[learner * coaches + coach];
            for (std::size_t bit = 0; bit < pair_fault_count; ++bit) {
                if (((pair >> bit) & 1U) != 0) ++entry.coaches_by_fault[bit];
            }
            if (pair != 0) continue;
            ++entry.possible;
            if (taken[coach] >= problem.places[coach]) continue;
            is_group_reason |= is_group_full[coach];
            is_place_free |= !is_group_full[coach];
        }
        const auto all = static_cast<std::int32_t>(coaches);
        const auto rule = std::ranges::find(entry.coaches_by_fault, all);
        if (coaches == 0) {
            entry.kind = UnplacedKind::no_coaches;
        } else if (entry.possible > 0) {
            entry.kind = is_place_free     ? UnplacedKind::left_out
                         : is_group_reason ? UnplacedKind::groups_full
                                           : UnplacedKind::all_full;
        } else if (rule != entry.coaches_by_fault.end()) {
            entry.kind = UnplacedKind::one_rule;
            entry.fault = static_cast<std::size_t>(rule - entry.coaches_by_fault.begin());
        } else {
            entry.kind = UnplacedKind::many_rules;
        }
        result.push_back(entry);
    }
    return result;
}

}  // namespace cairn::matching
