#pragma once

#include <cstdint>
#include <expected>
#include <limits>
#include <span>
#include <vector>

namespace cairn::matching {

/// Scores are 0..score_max; a pair that must not be is forbidden_score, which no price makes attractive.
inline constexpr std::int32_t score_max = 1'000'000;
inline constexpr std::int32_t forbidden_score = -(1 << 30);
inline constexpr std::int32_t price_limit = 1 << 29;  ///< |price| stays below, so that score − price fits 32 bits
inline constexpr std::int32_t learner_count_max = 1 << 20;
inline constexpr std::int32_t coach_count_max = 1 << 20;
inline constexpr std::int32_t no_coach = -1;

/// The score of every learner with every coach: stored, or computed a row at a time where all would not fit into
/// memory.
///
/// Shapes:   `stored` has learner_count rows of coach_count scores. `compute` writes one row; it is called often and
///           must give the same row every time.
struct ScoreTable {
    std::int32_t learner_count = 0;
    std::int32_t coach_count = 0;
    const std::int32_t* stored = nullptr;
    void (*compute)(const void* context, std::int32_t learner, std::int32_t* row) = nullptr;
    const void* context = nullptr;

    /// The learner's row; `scratch` has room for coach_count scores and is written only when rows are computed.
    const std::int32_t* row(std::int32_t learner, std::int32_t* scratch) const {
        if (compute == nullptr) {
            return stored + static_cast<std::size_t>(learner) * static_cast<std::size_t>(coach_count);
        }
        compute(context, learner, scratch);
        return scratch;
    }
};

/// A pair that was promised: it stands in every result.
struct Lock {
    std::int32_t learner = 0;
    std::int32_t coach = 0;
    bool operator==(const Lock&) const = default;
};

/// Coaches who together take no more than a number of learners, e.g. those of one department.
struct CoachGroup {
    std::vector<std::int32_t> coaches;
    std::int32_t places = 0;
};

/// Who may get whom. Every learner gets at most one coach.
///
/// Shapes:   places and places_min by coach; places_min may be empty. A coach is in one group at most.
struct AssignmentProblem {
    ScoreTable scores;
    std::vector<std::int32_t> places;
    std::vector<std::int32_t> places_min;  ///< a coach gets at least so many
    std::vector<Lock> locks;
    std::vector<CoachGroup> groups;
    std::int32_t placed_min = 0;  ///< so many learners get a coach at least
};

enum class AssignmentFault : std::uint8_t {
    sizes_disagree,      ///< a list is not as long as the table, or there are too many learners or coaches
    score_out_of_range,  ///< neither 0..score_max nor forbidden_score
    count_negative,      ///< places, least places or a group's places
    index_unknown,       ///< a lock or group names nobody
    groups_overlap,
    infeasible,          ///< the rules contradict each other
    price_out_of_range,  ///< least places would need prices beyond price_limit
};

/// What the computation did; the same on every machine.
struct AssignmentWork {
    std::int64_t bids = 0;
    std::int64_t row_scans = 0;
    std::int64_t paths = 0;   ///< shortest paths of the repair
    std::int64_t rounds = 0;  ///< passes over all pairs
    std::int64_t added = 0;   ///< pairs that such a pass brought in
    bool operator==(const AssignmentWork&) const = default;
};

/// Who gets whom, and the prices that prove how good it is (certificate.hpp).
///
/// Shapes:   coach_of by learner, no_coach for nobody; coach_price by coach: what one more learner there would take
/// from
///           all others together; group_price by group; placed_price is below 0 only when placed_min binds.
struct Assignment {
    std::vector<std::int32_t> coach_of;
    std::int64_t total = 0;  ///< sum of the scores of the pairs
    std::int64_t bound = 0;  ///< no assignment under the same rules has a greater total
    std::vector<std::int32_t> coach_price;
    std::vector<std::int32_t> group_price;
    std::int32_t placed_price = 0;
    bool was_stopped = false;
    AssignmentWork work;

    [[nodiscard]] std::int64_t gap() const { return bound - total; }
    [[nodiscard]] bool is_optimal() const { return total == bound; }
};

enum class SolveStage : std::uint8_t { prices, pairs, proof };

struct SolveProgress {
    SolveStage stage = SolveStage::prices;
    std::int64_t work = 0;  ///< bids and paths so far
};

/// `keep_going` is asked every few thousand steps; when it says no, the best valid result so far is returned.
struct SolveOptions {
    const Assignment* start = nullptr;  ///< of a similar problem; by index, may be shorter than the problem
    std::int64_t work_max = std::numeric_limits<std::int64_t>::max();
    bool (*keep_going)(void* context, const SolveProgress& progress) = nullptr;
    void* context = nullptr;
};

/// The assignment with the greatest total, with its proof.
///
/// An ε-scaled auction, on a sample of the learners and then on all, finds prices; shortest paths over the pairs that
/// these make attractive turn its assignment into an exact one; passes over all pairs add what was overlooked until the
/// total equals the bound. Stopped early: a valid assignment and the gap that it may have; least places may then be
/// unmet.
///
/// Errors:   AssignmentFault.
/// Cost:     two to four passes over all pairs, and for most problems little more.
/// Source:   docs/decisions/0028; Bertsekas and Castañon 1989 (auction); Ahuja, Magnanti and Orlin 1993, ch. 9
/// (repair).
std::expected<Assignment, AssignmentFault> assign(const AssignmentProblem& problem, const SolveOptions& options = {});

}  // namespace cairn::matching
