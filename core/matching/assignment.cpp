#include "core/matching/assignment.hpp"

#include <algorithm>
#include <utility>

#include "core/base/random.hpp"
#include "core/matching/auction.hpp"
#include "core/matching/problem_rules.hpp"
#include "core/matching/repair.hpp"
#include "core/matching/row_scan.hpp"

namespace cairn::matching {
namespace {

constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

constexpr std::int32_t greatest_spread_part = 50;  ///< the first ε, as a part of the spread of the scores

class Solver {
public:
    Solver(const AssignmentProblem& problem, const SolveOptions& options, Remainder rest)
        : problem_(problem), options_(options), rest_(std::move(rest)), meter_(options),
          candidates_(problem.scores.learner_count), scratch_(rest_.places.size()), found_(rest_.places.size()) {}

    std::expected<Assignment, AssignmentFault> run() {
        spread_ = std::max(measure_spread(), 1);
        Assignment start = options_.start != nullptr ? warm_start() : cold_start();
        if (has_bad_scores_) return std::unexpected(AssignmentFault::score_out_of_range);
        Repair repair(problem_, rest_.places, rest_.places_min, rest_.group_places, rest_.placed_min, rest_.is_free,
                      candidates_, start);
        while (true) {
            const auto outcome = repair.run(meter_);
            if (outcome == Repair::Outcome::stuck) {
                if (!widen(repair)) return std::unexpected(AssignmentFault::infeasible);
                continue;
            }
            const bool is_proof = price_all(repair);
            if (has_bad_scores_) return std::unexpected(AssignmentFault::score_out_of_range);
            if (!fits_) return std::unexpected(AssignmentFault::price_out_of_range);
            if (is_proof || meter_.stopped()) break;
            repair.seat_directly();
        }
        return collect(repair, start);
    }

private:
    /// Over a few rows: what to measure ε by.
    std::int32_t measure_spread() {
        constexpr std::size_t rows = 64;
        const std::size_t step = std::max<std::size_t>(rest_.free_learners.size() / rows, 1);
        std::int32_t least = score_max;
        std::int32_t most = 0;
        for (std::size_t i = 0; i < rest_.free_learners.size(); i += step) {
            const std::int32_t* row = problem_.scores.row(rest_.free_learners[i], scratch_.data());
            if (!scores_in_range(row, problem_.scores.coach_count)) has_bad_scores_ = true;
            for (std::size_t coach = 0; coach < rest_.places.size(); ++coach) {
                if (row[coach] < 0) continue;
                least = std::min(least, row[coach]);
                most = std::max(most, row[coach]);
            }
        }
        return has_bad_scores_ ? 1 : std::max(most - least, most / 16);
    }

    /// Phases with an ever smaller ε; false when stopped or broken off.
    bool bid(Auction& auction, std::int32_t first, std::int32_t last) {
        constexpr std::int32_t step = 5;
        first = std::max(first, 1);
        last = std::max(last, 1);
        for (std::int32_t epsilon = first;; epsilon = std::max(last, epsilon / step)) {
            const bool is_done = auction.run(epsilon, meter_);
            has_bad_scores_ |= auction.has_bad_scores();
            if (!is_done) return false;
            if (epsilon == last) return true;
        }
    }

    /// What a fifth of the learners, with a fifth of the places, would have to pay; nothing where that cannot be asked.
    std::vector<std::int32_t> prices_of_sample() {
        constexpr std::size_t part = 5;
        constexpr std::uint64_t seed = 1;
        const std::size_t learners = rest_.free_learners.size();
        std::vector<std::int32_t> order = rest_.free_learners;
        Random random(seed);
        const std::size_t count = learners / part;
        for (std::size_t i = 0; i < count; ++i) {
            std::swap(order[i], order[i + static_cast<std::size_t>(random.below(learners - i))]);
        }
        order.resize(count);
        std::ranges::sort(order);
        std::vector<std::int32_t> places(rest_.places.size());
        std::int64_t carry = part / 2;
        for (std::size_t coach = 0; coach < places.size(); ++coach) {
            carry += rest_.places[coach];
            places[coach] = static_cast<std::int32_t>(carry / std::int64_t{part});
            carry %= std::int64_t{part};
        }
        Auction auction(problem_.scores, std::move(order), std::move(places),
                        std::vector<std::int32_t>(rest_.places.size(), 0));
        bid(auction, spread_ / greatest_spread_part, spread_ / 1000);
        return auction.finish();
    }

    Assignment cold_start() {
        constexpr std::size_t sample_from = 1000;
        constexpr std::int64_t places_each = 3;
        const auto coaches = static_cast<std::int64_t>(rest_.places.size());
        std::int64_t place_count = 0;
        for (const std::int32_t places : rest_.places) place_count += places;
        std::vector<std::int32_t> prices(rest_.places.size(), 0);
        std::int32_t epsilon = spread_ / greatest_spread_part;
        if (rest_.free_learners.size() >= sample_from && place_count > places_each * coaches) {
            prices = prices_of_sample();
            epsilon = spread_ / 500;
        }
        Auction auction(problem_.scores, rest_.free_learners, rest_.places, std::move(prices));
        if (!meter_.stopped() && !has_bad_scores_) bid(auction, epsilon, spread_ / 5000);
        Assignment start;
        start.coach_price = auction.finish();
        start.coach_of.assign(rest_.is_free.size(), no_coach);
        std::vector<Candidate> near;
        for (std::size_t position = 0; position < rest_.free_learners.size(); ++position) {
            const std::int32_t learner = rest_.free_learners[position];
            start.coach_of[at(learner)] = auction.coach_of(position);
            keep_near(learner, auction.kept(position), start.coach_price, near);
        }
        return start;
    }

    /// Of what was attractive while bids were made, what still is: the repair looks at every one of them again and
    /// again.
    void keep_near(std::int32_t learner, std::span<const Candidate> kept, std::span<const std::int32_t> prices,
                   std::vector<Candidate>& near) {
        std::int32_t most = 0;
        for (const Candidate& candidate : kept) most = std::max(most, candidate.score - prices[at(candidate.coach)]);
        near.clear();
        for (const Candidate& candidate : kept) {
            if (candidate.score - prices[at(candidate.coach)] >= most - spread_ / 500) near.push_back(candidate);
        }
        candidates_.put(learner, near);
    }

    Assignment warm_start() {
        Assignment start = *options_.start;
        start.coach_of.resize(rest_.is_free.size(), no_coach);
        start.coach_price.resize(rest_.places.size(), 0);
        start.group_price.resize(rest_.group_places.size(), 0);
        start.placed_price = std::min(start.placed_price, 0);
        for (std::int32_t& price : start.coach_price) price = std::clamp(price, -price_limit / 2, price_limit / 2);
        std::vector<Candidate> near;
        for (const std::int32_t learner : rest_.free_learners) {
            const std::int32_t* row = problem_.scores.row(learner, scratch_.data());
            if (!scores_in_range(row, problem_.scores.coach_count)) {
                has_bad_scores_ = true;
                return start;
            }
            const std::int32_t most = best_gain(row, start.coach_price.data(), problem_.scores.coach_count);
            const std::int32_t count = coaches_from(row, start.coach_price.data(), problem_.scores.coach_count,
                                                    most - spread_ / 100, found_.data());
            near.clear();
            for (std::int32_t i = 0; i < count; ++i) {
                if (row[found_[at(i)]] >= 0) near.push_back({found_[at(i)], row[found_[at(i)]]});
            }
            candidates_.put(learner, near);
        }
        return start;
    }

    /// Some least places cannot be filled with the candidates of now: all pairs become candidates, once.
    bool widen(Repair& repair) {
        if (is_wide_) return false;
        is_wide_ = true;
        for (const std::int32_t learner : rest_.free_learners) {
            const std::int32_t* row = problem_.scores.row(learner, scratch_.data());
            for (std::int32_t coach = 0; coach < problem_.scores.coach_count; ++coach) {
                if (row[coach] >= 0 && !candidates_.has(learner, coach)) candidates_.add(learner, {coach, row[coach]});
            }
            const std::int32_t coach = repair.coach_of(learner);
            const std::int64_t gain = coach < 0 ? 0 : row[coach] - repair.price(coach);
            for (const Candidate& candidate : candidates_.of(learner)) {
                if (candidate.score - repair.price(candidate.coach) > gain) {
                    repair.release(learner);
                    break;
                }
            }
        }
        repair.forget_unplaced();
        return true;
    }

    /// A pass over all pairs: who could gain more gets to know of it and is released. True when nobody could, so that
    /// the prices are a proof.
    bool price_all(Repair& repair) {
        constexpr std::int32_t added_max = 8;
        meter_.work.rounds += 1;
        const std::int32_t count = problem_.scores.coach_count;
        std::vector<std::int32_t> prices(rest_.places.size());
        for (std::int32_t coach = 0; coach < count; ++coach) {
            const std::int64_t price = repair.price(coach);
            fits_ &= price > -price_limit && price <= price_limit;
            prices[at(coach)] = static_cast<std::int32_t>(std::clamp<std::int64_t>(price, -price_limit, price_limit));
        }
        bool is_proof = true;
        gains_ = 0;
        for (const std::int32_t learner : rest_.free_learners) {
            const std::int32_t* row = problem_.scores.row(learner, scratch_.data());
            const std::int32_t most = best_gain(row, prices.data(), count);
            gains_ += most;
            const std::int32_t coach = repair.coach_of(learner);
            const std::int32_t gain = coach < 0 ? 0 : row[coach] - prices[at(coach)];
            if (most <= gain || (meter_.stopped() && coach == Repair::in_excess)) continue;
            is_proof = false;
            if (meter_.stopped()) continue;
            const std::int32_t better = coaches_from(row, prices.data(), count, gain + 1, found_.data());
            const std::int32_t added = std::min(better, added_max);
            std::partial_sort(found_.begin(), found_.begin() + added, found_.begin() + better,
                              [&](std::int32_t a, std::int32_t b) {
                                  const std::int32_t one = row[a] - prices[at(a)];
                                  const std::int32_t other = row[b] - prices[at(b)];
                                  return one != other ? one > other : a < b;
                              });
            for (std::int32_t i = 0; i < added; ++i) {
                const std::int32_t other = found_[at(i)];
                if (candidates_.has(learner, other)) continue;
                candidates_.add(learner, {other, row[other]});
                meter_.work.added += 1;
            }
            repair.release(learner);
        }
        return is_proof;
    }

    Assignment collect(const Repair& repair, const Assignment& start) {
        Assignment result;
        result.was_stopped = meter_.stopped();
        result.coach_of.assign(rest_.is_free.size(), no_coach);
        for (const Lock& lock : problem_.locks) result.coach_of[at(lock.learner)] = lock.coach;
        for (const std::int32_t learner : rest_.free_learners) {
            result.coach_of[at(learner)] = std::max(repair.coach_of(learner), no_coach);
        }
        if (result.was_stopped) complete(result, start);
        result.placed_price =
            static_cast<std::int32_t>(std::clamp<std::int64_t>(repair.placed_price(), -price_limit, 0));
        result.group_price.resize(problem_.groups.size());
        std::vector<std::int64_t> above(rest_.places.size(), result.placed_price);
        result.bound = gains_ + slot_value(result.placed_price, problem_.placed_min, 0);
        for (std::size_t group = 0; group < problem_.groups.size(); ++group) {
            const auto price = static_cast<std::int32_t>(
                std::clamp<std::int64_t>(repair.group_price(group), result.placed_price, price_limit));
            result.group_price[group] = price;
            for (const std::int32_t coach : problem_.groups[group].coaches) above[at(coach)] = price;
            result.bound += slot_value(price - result.placed_price, 0, problem_.groups[group].places);
        }
        result.coach_price.resize(rest_.places.size());
        for (std::size_t coach = 0; coach < rest_.places.size(); ++coach) {
            const std::int64_t least = problem_.places_min.empty() ? 0 : problem_.places_min[coach];
            const std::int64_t price = repair.price(static_cast<std::int32_t>(coach));
            result.coach_price[coach] = static_cast<std::int32_t>(least == 0 ? std::max(price, above[coach]) : price);
            result.bound += slot_value(result.coach_price[coach] - above[coach], least, problem_.places[coach]);
        }
        for (std::size_t learner = 0; learner < result.coach_of.size(); ++learner) {
            const std::int32_t coach = result.coach_of[learner];
            if (coach == no_coach) continue;
            const std::int32_t score = problem_.scores.row(static_cast<std::int32_t>(learner), scratch_.data())[coach];
            result.total += score;
            if (!rest_.is_free[learner]) result.bound += score - result.coach_price[at(coach)];
        }
        if (result.was_stopped) result.bound = bound_of(result);
        result.work = meter_.work;
        return result;
    }

    static std::int64_t slot_value(std::int64_t own_price, std::int64_t least, std::int64_t most) {
        return own_price * (own_price > 0 ? most : least);
    }

    /// At the prices that are published, which may lie above those of the last pass.
    std::int64_t bound_of(const Assignment& result) {
        std::int64_t gains = 0;
        for (const std::int32_t learner : rest_.free_learners) {
            const std::int32_t* row = problem_.scores.row(learner, scratch_.data());
            gains += best_gain(row, result.coach_price.data(), problem_.scores.coach_count);
        }
        return result.bound - gains_ + gains;
    }

    /// Stopped early: groups that are too full give up their least, then everyone left takes the best place there is.
    void complete(Assignment& result, const Assignment& start) {
        std::vector<std::int64_t> left(problem_.places.begin(), problem_.places.end());
        std::vector<std::int64_t> group_left;
        std::vector<std::int32_t> group_of(left.size(), -1);
        for (std::size_t group = 0; group < problem_.groups.size(); ++group) {
            group_left.push_back(problem_.groups[group].places);
            for (const std::int32_t coach : problem_.groups[group].coaches)
                group_of[at(coach)] = static_cast<std::int32_t>(group);
        }
        const auto take = [&](std::int32_t coach) {
            const std::int32_t group = group_of[at(coach)];
            if (left[at(coach)] <= 0 || (group >= 0 && group_left[at(group)] <= 0)) return false;
            left[at(coach)] -= 1;
            if (group >= 0) group_left[at(group)] -= 1;
            return true;
        };
        for (const Lock& lock : problem_.locks) {
            if (rest_.is_free[at(lock.learner)]) continue;  // said twice
            rest_.is_free[at(lock.learner)] = true;
            take(lock.coach);
        }
        for (const Lock& lock : problem_.locks) rest_.is_free[at(lock.learner)] = false;
        for (const std::int32_t learner : rest_.free_learners) {
            std::int32_t& coach = result.coach_of[at(learner)];
            if (coach != no_coach && !take(coach)) coach = no_coach;
        }
        for (const std::int32_t learner : rest_.free_learners) {
            std::int32_t& coach = result.coach_of[at(learner)];
            if (coach != no_coach) continue;
            const std::int32_t* row = problem_.scores.row(learner, scratch_.data());
            const std::int32_t wanted = start.coach_of[at(learner)];
            if (wanted != no_coach && row[wanted] >= 0 && take(wanted)) {
                coach = wanted;
                continue;
            }
            std::int32_t best = no_coach;
            for (std::int32_t other = 0; other < problem_.scores.coach_count; ++other) {
                const std::int32_t group = group_of[at(other)];
                if (row[other] < 0 || left[at(other)] <= 0 || (group >= 0 && group_left[at(group)] <= 0)) continue;
                if (best == no_coach || row[other] > row[best]) best = other;
            }
            if (best != no_coach && take(best)) coach = best;
        }
    }

    const AssignmentProblem& problem_;
    const SolveOptions& options_;
    Remainder rest_;
    Meter meter_;
    CandidateLists candidates_;
    std::vector<std::int32_t> scratch_;
    std::vector<std::int32_t> found_;
    std::int32_t spread_ = score_max;
    std::int64_t gains_ = 0;  ///< of the learners who are not locked, as of the last pass over all pairs
    bool has_bad_scores_ = false;
    bool fits_ = true;
    bool is_wide_ = false;
};

}  // namespace

std::expected<Assignment, AssignmentFault> assign(const AssignmentProblem& problem, const SolveOptions& options) {
    if (const auto fault = find_fault(problem)) return std::unexpected(*fault);
    auto rest = without_locks(problem);
    if (!rest) return std::unexpected(rest.error());
    return Solver(problem, options, *std::move(rest)).run();
}

}  // namespace cairn::matching
