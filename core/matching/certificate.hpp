#pragma once

#include <cstdint>

#include "core/matching/assignment.hpp"

namespace cairn::matching {

enum class CertificateFault : std::uint8_t {
    none,
    sizes_disagree,
    pair_forbidden,
    places_exceeded,  ///< of a coach or a group
    minimum_missed,   ///< of a coach, or of everybody placed
    lock_broken,
    total_differs,
    bound_differs,
};

struct CertificateCheck {
    CertificateFault fault = CertificateFault::none;
    std::int64_t total = 0;  ///< recomputed
    std::int64_t bound = 0;  ///< recomputed
    [[nodiscard]] bool is_valid() const { return fault == CertificateFault::none; }
    [[nodiscard]] bool is_optimal() const { return is_valid() && total == bound; }
};

/// Checks a published assignment without the program that made it.
///
/// Anyone who has the scores, the rules and the prices can do the same by hand: the pairs must obey the rules, and no
/// assignment whatever that obeys them can have a total above
///
///     bound = Σ over learners of the most that score − price gives, 0 if that is less (of a locked learner: score −
///     price of the lock)
///           + Σ over coaches, groups and everybody of  own price · places      when the own price is above 0
///                                                      own price · least places when it is below
///
/// where the own price of a coach in a group is its price less the group's, and every price but that of all placed
/// (which is 0 unless so many must be placed) is less that one. For a total is what the learners gain plus what they
/// pay, none gains more than the first sum says, and the places bring no more than the second. It holds for any prices
/// at all; that some prices give a bound equal to the total is the proof that nothing better exists.
///
/// Cost:     one pass over all pairs.
CertificateCheck check_certificate(const AssignmentProblem& problem, const Assignment& assignment);

}  // namespace cairn::matching
