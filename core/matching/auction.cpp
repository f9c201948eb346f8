#include "core/matching/auction.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace cairn::matching {
namespace {

constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }
constexpr std::int32_t never_scanned = std::numeric_limits<std::int32_t>::max();

constexpr auto lowest_first = [](const auto& a, const auto& b) {
    return a.amount != b.amount ? a.amount > b.amount : a.position > b.position;
};

}  // namespace

Auction::Auction(const ScoreTable& scores, std::vector<std::int32_t> learners, std::vector<std::int32_t> places,
                 std::vector<std::int32_t> prices)
    : scores_(scores), learners_(std::move(learners)), places_(std::move(places)), prices_(std::move(prices)),
      held_(places_.size() + 1), kept_(learners_.size() * kept_max), kept_count_(learners_.size(), 0),
      kept_floor_(learners_.size(), never_scanned), nobody_row_(places_.size(), 0),
      scratch_row_(scores.compute != nullptr ? places_.size() : 0), scratch_coaches_(places_.size()) {
    const std::int64_t learner_count = std::ssize(learners_);
    std::int64_t place_count = 0;
    for (std::size_t coach = 0; coach < places_.size(); ++coach) {
        places_[coach] = std::min(places_[coach], static_cast<std::int32_t>(learner_count));
        place_count += places_[coach];
        if (places_[coach] > 0) continue;
        nobody_row_[coach] = forbidden_score;
        prices_[coach] = price_limit;  // nobody gains there
    }
    // More places than four for each learner: there are so many free ones that prices hardly matter.
    const std::int64_t spare = std::clamp<std::int64_t>(place_count - learner_count, 0, 3 * learner_count);
    coach_of_.assign(learners_.size() + static_cast<std::size_t>(spare), no_coach);
    places_.push_back(static_cast<std::int32_t>(std::max<std::int64_t>(learner_count - place_count, 0)));
    prices_.push_back(0);
}

BestTwo Auction::wish_from_kept(std::size_t position) const {
    BestTwo wish{outside_gain(), outside_gain(), outside()};
    for (const Candidate& candidate : kept(position)) {
        const std::int32_t gain = candidate.score - prices_[at(candidate.coach)];
        wish.second = std::max(wish.second, std::min(gain, wish.best));
        wish.coach = gain > wish.best ? candidate.coach : wish.coach;
        wish.best = std::max(wish.best, gain);
    }
    return wish;
}

BestTwo Auction::wish_from_row(std::size_t position, Meter& meter) {
    meter.work.row_scans += 1;
    const std::int32_t count = scores_.coach_count;
    const std::int32_t* row = scores_.row(learners_[position], scratch_row_.data());
    if (kept_floor_[position] == never_scanned && !scores_in_range(row, count)) has_bad_scores_ = true;
    const BestTwo top = best_two(row, prices_.data(), count, outside_gain());
    std::int32_t floor = top.second - window_;
    std::int32_t found = coaches_from(row, prices_.data(), count, floor, scratch_coaches_.data());
    if (found > static_cast<std::int32_t>(kept_max)) {
        const auto gain = [&](std::int32_t coach) { return row[coach] - prices_[at(coach)]; };
        std::nth_element(
            scratch_coaches_.begin(), scratch_coaches_.begin() + kept_max, scratch_coaches_.begin() + found,
            [&](std::int32_t a, std::int32_t b) { return gain(a) != gain(b) ? gain(a) > gain(b) : a < b; });
        floor = gain(scratch_coaches_[kept_max]);
        found = kept_max;
        window_ -= window_ / 4;
        // which of them stand in front is the library's business; what is done with them must not be
        std::sort(scratch_coaches_.begin(), scratch_coaches_.begin() + found);
    } else if (found < static_cast<std::int32_t>(kept_max / 2)) {
        window_ = std::min(window_ + window_ / 8 + 1, score_max);
    }
    kept_floor_[position] = floor;
    kept_count_[position] = static_cast<std::uint8_t>(found);
    Candidate* kept = kept_.data() + position * kept_max;
    for (std::int32_t i = 0; i < found; ++i) {
        const std::int32_t coach = scratch_coaches_[at(i)];
        kept[i] = {coach, row[coach]};
    }
    return {top.best, top.second, top.coach < 0 ? outside() : top.coach};
}

BestTwo Auction::wish(std::int32_t position, Meter& meter) {
    if (!is_learner(position)) return best_two(nobody_row_.data(), prices_.data(), scores_.coach_count, gain_least);
    const std::int32_t floor = kept_floor_[at(position)];
    if (floor == never_scanned) return wish_from_row(at(position), meter);
    BestTwo kept = wish_from_kept(at(position));
    if (kept.best > floor) {
        kept.second = std::max(kept.second, floor);  // a lower bid than might be made, but a valid one
    } else if (kept.second < floor) {
        return wish_from_row(at(position), meter);
    }
    return kept;
}

/// Rows that come first from memory are asked for while the one before is worked on.
void Auction::prefetch(std::int32_t position) const {
    if (!is_learner(position) || scores_.compute != nullptr || kept_floor_[at(position)] != never_scanned) return;
    constexpr std::int32_t scores_of_line = 16;
    const std::int32_t* row = scores_.row(learners_[at(position)], nullptr);
    for (std::int32_t i = 0; i < scores_.coach_count; i += scores_of_line) __builtin_prefetch(row + i);
}

std::int32_t Auction::place(std::int32_t coach, Bid bid) {
    std::vector<Bid>& held = held_[at(coach)];
    std::int32_t loser = -1;
    if (std::ssize(held) == places_[at(coach)]) {
        std::ranges::pop_heap(held, lowest_first);
        loser = held.back().position;
        held.pop_back();
    }
    held.push_back(bid);
    std::ranges::push_heap(held, lowest_first);
    if (std::ssize(held) == places_[at(coach)]) {
        prices_[at(coach)] = std::max(prices_[at(coach)], held.front().amount);
    }
    coach_of_[at(bid.position)] = coach;
    if (loser >= 0) coach_of_[at(loser)] = no_coach;
    return loser;
}

bool Auction::run(std::int32_t epsilon, Meter& meter) {
    for (auto& held : held_) held.clear();
    std::ranges::fill(coach_of_, no_coach);
    std::vector<std::int32_t> waiting(coach_of_.size());
    std::iota(waiting.rbegin(), waiting.rend(), 0);
    constexpr std::int64_t bids_each_max = 128;
    for (std::int64_t left = bids_each_max * std::ssize(waiting); left > 0 && !waiting.empty(); --left) {
        const std::int32_t position = waiting.back();
        waiting.pop_back();
        if (!waiting.empty()) prefetch(waiting.back());
        meter.work.bids += 1;
        if (!meter.step(SolveStage::prices) || has_bad_scores_) return false;
        const BestTwo want = wish(position, meter);
        if (want.coach < 0 || want.best <= gain_least || places_[at(want.coach)] == 0) continue;  // gives up
        const std::int32_t amount = prices_[at(want.coach)] + std::min(want.best - want.second, score_max) + epsilon;
        const std::int32_t loser = place(want.coach, {amount, position});
        if (loser >= 0) waiting.push_back(loser);
    }
    return true;
}

std::int32_t Auction::common_price() const {
    if (places_.back() > 0) return prices_.back();
    std::int32_t least = std::numeric_limits<std::int32_t>::max();
    for (std::size_t position = learners_.size(); position < coach_of_.size(); ++position) {
        if (coach_of_[position] != no_coach) least = std::min(least, prices_[at(coach_of_[position])]);
    }
    return least == std::numeric_limits<std::int32_t>::max() ? 0 : least;
}

std::vector<std::int32_t> Auction::finish() const {
    const std::int32_t common = common_price();
    std::vector<std::int32_t> prices(prices_.begin(), prices_.end() - 1);
    for (std::size_t coach = 0; coach < prices.size(); ++coach) {
        const bool has_place_left =
            std::ranges::any_of(held_[coach], [&](const Bid& bid) { return !is_learner(bid.position); });
        if (places_[coach] == 0) {
            prices[coach] = score_max;
        } else {
            prices[coach] = has_place_left ? 0 : std::clamp(prices[coach] - common, 0, score_max);
        }
    }
    return prices;
}

std::int32_t Auction::coach_of(std::size_t position) const {
    return coach_of_[position] == outside() ? no_coach : coach_of_[position];
}

}  // namespace cairn::matching
