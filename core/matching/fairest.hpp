#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <vector>

#include "core/matching/assignment.hpp"

namespace cairn::matching {

/// A problem without the pairs whose score is below a floor, and, where only the number of pairs counts, with 1 for
/// each that is left. Locked pairs stay. Refers to `problem`, which must outlive it.
class FlooredProblem {
public:
    enum class Counts : std::uint8_t { scores, pairs };
    FlooredProblem(const AssignmentProblem& problem, std::int32_t floor, Counts counts);
    FlooredProblem(const FlooredProblem&) = delete;
    FlooredProblem& operator=(const FlooredProblem&) = delete;

    [[nodiscard]] const AssignmentProblem& problem() const { return floored_; }
    void set_placed_min(std::int32_t count) { floored_.placed_min = count; }

private:
    static void compute(const void* context, std::int32_t learner, std::int32_t* row);

    const AssignmentProblem& original_;
    AssignmentProblem floored_;
    std::vector<bool> is_locked_;
    std::int32_t floor_ = 0;
    Counts counts_ = Counts::scores;
};

/// The assignment that does best by whoever comes off worst: as many learners placed as can be; among those
/// assignments, the least score of a learner who is placed and not locked as high as can be; among those, the greatest
/// total.
///
/// Each of the three is proven by prices of its own, which check_certificate accepts: that no more can be placed by an
/// optimal assignment of the pairs; that no higher floor leaves room for so many by a bound below `placed` over the
/// pairs above the floor; the total by its own.
struct FairestAssignment {
    Assignment assignment;    ///< of FlooredProblem(problem, floor, scores) with placed_min = placed
    std::int32_t placed = 0;
    std::int32_t floor = 0;   ///< score_max when everybody placed is locked
    Assignment placed_proof;  ///< of FlooredProblem(problem, 0, pairs)
    /// Of FlooredProblem(problem, floor + 1, pairs). Nothing when the floor is score_max, or when above the floor least
    /// loads can no longer be met at all.
    std::optional<Assignment> floor_proof;
};

/// Errors:   AssignmentFault, as assign(). Stopped early, the floor is the highest that was found.
/// Cost:     about twenty assignments.
std::expected<FairestAssignment, AssignmentFault> assign_fairly(const AssignmentProblem& problem,
                                                                const SolveOptions& options = {});

/// Checks all that is claimed, without the program that made it.
/// Cost:     three passes over all pairs.
bool is_proven_fairest(const AssignmentProblem& problem, const FairestAssignment& fairest);

}  // namespace cairn::matching
