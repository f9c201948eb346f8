#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/matching/candidates.hpp"
#include "core/matching/meter.hpp"
#include "core/matching/row_scan.hpp"

namespace cairn::matching {

/// An ε-scaled auction for places: learners bid for the coach who gains them most, by as much as they gain there more
/// than at the second best, and ε. A full coach costs the lowest bid that holds a place there.
///
/// Places and learners are made equal in number: places that nobody needs are bid for by nobody's learners, who gain by
/// the price alone, and learners whom there is no place for share an outside that has a price as any coach has. So only
/// differences between prices matter while bids are made, and finish() takes off what all have in common.
///
/// A learner's row is scanned once and what is attractive in it is kept; it is scanned again only when prices have
/// risen so far that something else could have become better.
///
/// Source:   Bertsekas and Castañon, "The auction algorithm for the transportation problem", 1989 (similar objects).
class Auction {
public:
    /// For these learners; `places` by coach, `prices` to start from.
    Auction(const ScoreTable& scores, std::vector<std::int32_t> learners, std::vector<std::int32_t> places,
            std::vector<std::int32_t> prices);

    /// Everyone bids anew, from the prices of now, until all have a place. Bounded, also where that cannot be.
    /// False when the meter says stop or a score is out of range.
    bool run(std::int32_t epsilon, Meter& meter);

    /// Prices with what all have in common taken off: 0 where a place is left.
    [[nodiscard]] std::vector<std::int32_t> finish() const;
    /// By position in `learners`; no_coach for nobody.
    [[nodiscard]] std::int32_t coach_of(std::size_t position) const;
    /// The coaches who were attractive when the learner's row was last scanned.
    [[nodiscard]] std::span<const Candidate> kept(std::size_t position) const {
        return {kept_.data() + position * kept_max, kept_count_[position]};
    }
    [[nodiscard]] bool has_bad_scores() const { return has_bad_scores_; }

private:
    static constexpr std::size_t kept_max = 32;
    static constexpr std::int32_t gain_least = -4 * score_max;  ///< who would gain less gives up
    struct Bid {
        std::int32_t amount = 0;
        std::int32_t position = 0;
    };

    [[nodiscard]] bool is_learner(std::int32_t position) const { return position < std::ssize(learners_); }
    [[nodiscard]] std::int32_t outside() const { return scores_.coach_count; }
    [[nodiscard]] std::int32_t outside_gain() const { return places_.back() > 0 ? -prices_.back() : gain_least; }
    [[nodiscard]] BestTwo wish(std::int32_t position, Meter& meter);
    [[nodiscard]] BestTwo wish_from_kept(std::size_t position) const;
    BestTwo wish_from_row(std::size_t position, Meter& meter);
    void prefetch(std::int32_t position) const;
    /// Takes a place for `bid`; returns the position of who lost theirs, or -1.
    std::int32_t place(std::int32_t coach, Bid bid);
    [[nodiscard]] std::int32_t common_price() const;

    const ScoreTable& scores_;
    std::vector<std::int32_t> learners_;
    std::vector<std::int32_t> places_;  ///< by coach, then the outside
    std::vector<std::int32_t> prices_;  ///< likewise
    std::vector<std::int32_t> coach_of_;  ///< by position: learners, then nobody's
    std::vector<std::vector<Bid>> held_;  ///< by coach, a heap with the lowest bid first
    std::vector<Candidate> kept_;  ///< kept_max for each learner
    std::vector<std::uint8_t> kept_count_;
    std::vector<std::int32_t> kept_floor_;  ///< nothing that was not kept gained more than this, at prices then
    std::vector<std::int32_t> nobody_row_;  ///< 0, or forbidden where there are no places
    std::vector<std::int32_t> scratch_row_;
    std::vector<std::int32_t> scratch_coaches_;
    std::int32_t window_ = score_max / 64;  ///< how far below the second best something is still kept
    bool has_bad_scores_ = false;
};

}  // namespace cairn::matching
