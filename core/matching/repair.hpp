#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/matching/candidates.hpp"
#include "core/matching/meter.hpp"

namespace cairn::matching {

/// Turns prices and an assignment that nearly fit each other into an optimal assignment over the candidate pairs, with
/// prices that prove it, by successive shortest paths.
///
/// Learners flow through a tree: a coach's places, the group's places, everybody placed, and the sink, where learners
/// without a coach go directly. The paths run over the nodes of that tree alone; an arc from coach to coach is a
/// learner who would rather be moved. Whoever is not exactly at a best choice starts in excess and is led to where a
/// place lacks a learner.
///
/// Invariant: a learner with a coach gains there the most that any candidate gives, and at least 0; a learner without
///            gains 0. A slot of the tree is used fully where its own price is above 0 and no more than it must be
///            where below.
/// Cost:     one Dijkstra over coaches for each unit of excess; a few hundred after an auction, one after a small
/// change. Source:   Ahuja, Magnanti and Orlin, "Network Flows", 1993, 9.7.
class Repair {
public:
    /// `coach_of` and the prices are a start; they need not be consistent. Locked learners are left out by `is_free`.
    Repair(const AssignmentProblem& problem, std::span<const std::int32_t> places_left,
           std::span<const std::int32_t> places_min_left, std::span<const std::int32_t> group_places_left,
           std::int32_t placed_min_left, const std::vector<bool>& is_free, CandidateLists& candidates,
           const Assignment& start);

    enum class Outcome : std::uint8_t { done, stopped, stuck };
    /// stuck: some least number of places cannot be filled with these candidates.
    Outcome run(Meter& meter);

    /// no_coach for nobody; in_excess when it was stopped before the learner's turn.
    [[nodiscard]] std::int32_t coach_of(std::int32_t learner) const { return seat_[static_cast<std::size_t>(learner)]; }
    [[nodiscard]] std::int64_t price(std::int32_t coach) const { return price_[static_cast<std::size_t>(coach)]; }
    [[nodiscard]] std::int64_t group_price(std::size_t group) const { return price_[coaches_ + group]; }
    [[nodiscard]] std::int64_t placed_price() const { return price_[root_]; }
    /// The learner has found something better: a candidate was added.
    void release(std::int32_t learner);
    /// After candidates were added to learners who were not released.
    void forget_unplaced() { has_wanting_ = false; }
    /// Gives learners in excess a best choice that lacks one, where there is such a choice.
    void seat_directly();

    static constexpr std::int32_t in_excess = -2;

private:
    using Node = std::int32_t;
    struct Step {
        Node from = -1;  ///< -1: the learner in excess that the path starts with
        std::int32_t learner = -1;  ///< who moves along; -1: the slot between a node and its parent
    };
    struct Wanting {  ///< a learner without a coach, as a coach's heap keeps them
        std::int32_t score = 0;
        std::int32_t learner = 0;
    };

    [[nodiscard]] std::int64_t own_price(std::size_t node) const { return price_[node] - price_[parent_[node]]; }
    [[nodiscard]] std::int64_t best(std::int32_t learner) const;
    void sit(std::int32_t learner, std::int32_t coach);
    void stand_up(std::int32_t learner);
    void balance();
    bool search(std::int32_t learner, std::size_t source);
    void reach(std::size_t node, std::int64_t distance, Step step);
    void reach_by_learner(std::int32_t learner, Node from, std::int64_t distance, std::int64_t gain);
    void expand(std::size_t node);
    void expand_unplaced();
    void augment(std::size_t end);
    void raise_prices(std::int64_t distance);
    void note_unplaced(std::int32_t learner);

    CandidateLists& candidates_;
    std::size_t coaches_ = 0;
    std::size_t root_ = 0;
    std::size_t sink_ = 0;
    std::vector<std::size_t> parent_;
    std::vector<std::vector<std::size_t>> children_;  ///< of groups and root, from coaches_ on
    std::vector<std::int64_t> lower_, upper_, flow_;  ///< of the slot from a node to its parent
    std::vector<std::int64_t> balance_;  ///< what comes in less what goes out: above 0 excess, below 0 lack
    std::vector<std::int64_t> price_;
    std::vector<std::int32_t> seat_;  ///< coach, no_coach or in_excess; no_coach for locked learners
    std::vector<std::int32_t> score_there_;  ///< with the coach of `seat_`
    std::vector<std::int32_t> position_;  ///< within members_ of the coach
    std::vector<std::vector<std::int32_t>> members_;  ///< by coach
    std::vector<std::int32_t> excess_;
    std::vector<bool> is_free_;

    std::vector<std::vector<Wanting>> wanting_;  ///< by coach, best score first; may hold learners placed meanwhile
    bool has_wanting_ = false;

    std::vector<std::int64_t> distance_;
    std::vector<Step> step_;
    std::vector<bool> is_done_;
    std::vector<std::size_t> touched_;
    std::vector<std::pair<std::int64_t, std::int32_t>> queue_;
    std::size_t end_ = 0;
};

}  // namespace cairn::matching
