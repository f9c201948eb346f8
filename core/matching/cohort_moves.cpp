#include "core/matching/cohort_moves.hpp"

#include <bit>

namespace cairn::matching {
namespace {

TermKind term_that_grew_most(const MatchScore& before, const MatchScore& after) {
    std::size_t best = 0;
    const auto growth = [&](std::size_t term) { return after.terms[term].micro - before.terms[term].micro; };
    for (std::size_t term = 1; term < term_count; ++term) {
        if (growth(term) > growth(best)) best = term;
    }
    return static_cast<TermKind>(best);
}

}  // namespace

std::vector<Move> moves_of(const Cohort& cohort, const CohortMatch& match, const CohortScenario& scenario) {
    const Weights& weights = scenario.options.weights;
    const std::size_t coaches = cohort.coaches.size();
    std::vector<Move> moves(match.coach_of.size());
    for (std::size_t lock = 0; lock < match.locks.size(); ++lock) {
        Move& move = moves[static_cast<std::size_t>(match.locks[lock].learner)];
        move.is_locked = true;
        move.is_promised |= lock < match.promised_count;
    }
    for (std::size_t learner = 0; learner < moves.size(); ++learner) {
        Move& move = moves[learner];
        const LearnerFeatures& x = cohort.learners[learner];
        move.from = cohort.standing[learner];
        move.to = match.coach_of[learner];
        const auto coach = [&](std::int32_t index) -> const CoachFeatures& {
            return cohort.coaches[static_cast<std::size_t>(index)];
        };
        if (move.from != no_coach) move.score_from = pair_score(x, coach(move.from), weights);
        if (move.to != no_coach) {
            move.score_to = pair_score(x, coach(move.to), weights);
            move.shared_minutes = matching::shared_minutes(x, coach(move.to));
        }
        if (!move.is_change()) continue;
        const PairFaults faults =
            move.from == no_coach ? 0 : match.scores.faults[learner * coaches + static_cast<std::size_t>(move.from)];
        if (faults != 0) {
            move.reason = MoveReason::rule;
            move.fault = static_cast<std::size_t>(std::countr_zero(faults));
        } else if (move.to == no_coach) {
            move.reason = MoveReason::left_out;
        } else if (move.is_promised) {
            move.reason = MoveReason::promised;
        } else if (move.from == no_coach) {
            move.reason = MoveReason::first_coach;
        } else if (move.score_to > move.score_from) {
            move.reason = MoveReason::better;
            move.term =
                term_that_grew_most(score_match(x, coach(move.from), weights), score_match(x, coach(move.to), weights));
        } else {
            move.reason = move.score_to == move.score_from ? MoveReason::as_good : MoveReason::gives_way;
        }
    }
    return moves;
}

}  // namespace cairn::matching
