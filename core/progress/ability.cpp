#include "core/progress/ability.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/elementary.hpp"

namespace cairn::progress {
namespace {

constexpr double micro = 1e6;

double from_micro(std::int64_t value) { return static_cast<double>(value) / micro; }
std::int64_t to_micro(double value) { return static_cast<std::int64_t>(value * micro + (value < 0.0 ? -0.5 : 0.5)); }

double logistic(double x) { return 1.0 / (1.0 + exact_exp(-x)); }

/// How many answers were right, and how many there were, against one place of the other side.
struct Trial {
    double other = 0.0;  ///< an item's difficulty, or a learner's ability
    double right = 0.0;
    double all = 0.0;
};

struct Summit {
    double value = 0.0;
    double error = 0.0;
};

/// Where prior and trials together are highest. `sign` is 1 for an ability against difficulties and -1 for a
/// difficulty against abilities. The slope falls everywhere, so that the root is kept between two bounds: a step of
/// Newton's method that leaves them is replaced by half of what is left.
Summit find_summit(std::span<const Trial> trials, double mean, double deviation, double sign, double start) {
    const double prior = 1.0 / (deviation * deviation);
    double low = mean, high = mean;
    for (const Trial& trial : trials) {
        high += sign > 0.0 ? trial.right / prior : (trial.all - trial.right) / prior;
        low -= sign > 0.0 ? (trial.all - trial.right) / prior : trial.right / prior;
    }
    double at = std::clamp(start, low, high);
    double information = prior;
    for (int round = 0; round < 60; ++round) {
        double slope = prior * (mean - at);
        information = prior;
        for (const Trial& trial : trials) {
            const double chance = logistic(sign * (at - trial.other));
            slope += sign * (trial.right - trial.all * chance);
            information += trial.all * chance * (1.0 - chance);
        }
        (slope > 0.0 ? low : high) = at;
        const double step = slope / information;
        if (std::abs(step) < 1e-10) break;
        const double next = at + step;
        at = next > low && next < high ? next : 0.5 * (low + high);
    }
    return {at, 1.0 / std::sqrt(information)};
}

Estimate to_estimate(const Summit& summit, double answers) {
    return {to_micro(summit.value), to_micro(summit.error), static_cast<std::int64_t>(answers)};
}

/// The trials of every learner, or of every item, in one piece of memory.
struct Meeting {
    std::uint32_t one = 0;
    std::uint32_t other = 0;
    bool is_right = false;
};

class Side {
public:
    Side(std::vector<Meeting> meetings, std::uint32_t count) : meetings_(std::move(meetings)), begins_(count + 1UZ, 0) {
        for (const Meeting& each : meetings_) ++begins_[each.one + 1];
        for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
        std::vector<Meeting> sorted(meetings_.size());
        std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
        for (const Meeting& each : meetings_) sorted[next[each.one]++] = each;
        meetings_ = std::move(sorted);
    }

    /// Moves each of this side to its summit, given the places of the other side.
    void climb(std::vector<Summit>& ours, const std::vector<Summit>& others, double mean, double deviation,
               double sign) {
        for (std::size_t one = 0; one + 1 < begins_.size(); ++one) {
            trials_.clear();
            for (std::size_t i = begins_[one]; i < begins_[one + 1]; ++i) {
                const Meeting& each = meetings_[i];
                trials_.push_back({others[each.other].value, each.is_right ? 1.0 : 0.0, 1.0});
            }
            ours[one] = find_summit(trials_, mean, deviation, sign, ours[one].value);
        }
    }
    [[nodiscard]] std::span<const Meeting> of(std::size_t one) const {
        return std::span(meetings_).subspan(begins_[one], begins_[one + 1] - begins_[one]);
    }

private:
    std::vector<Meeting> meetings_;
    std::vector<std::size_t> begins_;
    std::vector<Trial> trials_;
};

/// The mean place of those who have an answer.
double mean_of(const std::vector<Summit>& places, const Side& side) {
    double sum = 0.0, count = 0.0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (side.of(i).empty()) continue;
        sum += places[i].value;
        count += 1.0;
    }
    return count > 0.0 ? sum / count : 0.0;
}

/// Each answer as a meeting of a learner and an item, or the other way round.
std::vector<Meeting> meetings(const AnswerLog& log, bool by_item) {
    std::vector<Meeting> out;
    out.reserve(log.size());
    for (std::size_t i = 0; i < log.size(); ++i) {
        const ItemIndex item = log.question(i).item;
        const LearnerIndex learner = log.learner(i);
        out.push_back({by_item ? item : learner, by_item ? learner : item, log.is_right(i)});
    }
    return out;
}

}  // namespace

Estimate estimate_ability(std::span<const RatedAnswer> answers, const AbilityPrior& prior) {
    std::vector<Trial> trials;
    trials.reserve(answers.size());
    for (const RatedAnswer& answer : answers) {
        trials.push_back({from_micro(answer.difficulty_micro), answer.is_right ? 1.0 : 0.0, 1.0});
    }
    // sorted, so that sums do not depend on the order in which the answers were given
    std::ranges::sort(trials, [](const Trial& a, const Trial& b) {
        return a.other != b.other ? a.other < b.other : a.right < b.right;
    });
    const double mean = from_micro(prior.mean_micro);
    return to_estimate(
        find_summit(trials, mean, from_micro(std::max<std::int64_t>(prior.deviation_micro, 1'000)), 1.0, mean),
        static_cast<double>(answers.size()));
}

std::int64_t expected_share_micro(std::int64_t ability_micro, std::span<const std::int64_t> difficulties_micro) {
    if (difficulties_micro.empty()) return to_micro(logistic(from_micro(ability_micro)));
    std::int64_t sum = 0;
    for (const std::int64_t difficulty : difficulties_micro) {
        sum += to_micro(logistic(from_micro(ability_micro - difficulty)));
    }
    return sum / static_cast<std::int64_t>(difficulties_micro.size());
}

ItemBank calibrate_items(const AnswerLog& log, const ItemBankOptions& options) {
    Side learner_side(meetings(log, false), log.learner_count());
    Side item_side(meetings(log, true), log.item_count());
    std::vector<Summit> learners(log.learner_count()), items(log.item_count());
    const double item_deviation = from_micro(options.item_deviation_micro);
    const double learner_deviation = from_micro(options.learner_deviation_micro);
    double mean = 0.0;
    for (int round = 0; round < options.rounds; ++round) {
        item_side.climb(items, learners, 0.0, item_deviation, -1.0);
        const double shift = mean_of(items, item_side);
        for (Summit& item : items) item.value -= shift;
        learner_side.climb(learners, items, mean, learner_deviation, 1.0);
        mean = mean_of(learners, learner_side);
    }

    ItemBank bank;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto answers = static_cast<double>(item_side.of(i).size());
        // nobody met it: it stands where its kind does, as unsure as its kind is wide
        bank.items.push_back(to_estimate(answers > 0.0 ? items[i] : Summit{0.0, item_deviation}, answers));
    }
    const AnswersByLearner answers = by_learner(log);
    std::vector<std::pair<AreaIndex, std::uint32_t>> by_skill;
    std::vector<RatedAnswer> rated;
    for (LearnerIndex learner = 0; learner < log.learner_count(); ++learner) {
        const auto count = static_cast<double>(answers.of(learner).size());
        bank.learners.push_back(to_estimate(count > 0.0 ? learners[learner] : Summit{mean, learner_deviation}, count));
        by_skill.clear();
        for (const std::uint32_t answer : answers.of(learner)) {
            for (const AreaIndex skill : log.question(answer).counted_skills()) by_skill.emplace_back(skill, answer);
        }
        std::ranges::sort(by_skill);
        const AbilityPrior prior{bank.learners.back().value_micro, options.skill_deviation_micro};
        for (std::size_t i = 0; i < by_skill.size();) {
            const AreaIndex skill = by_skill[i].first;
            rated.clear();
            for (; i < by_skill.size() && by_skill[i].first == skill; ++i) {
                const std::uint32_t answer = by_skill[i].second;
                rated.push_back({bank.items[log.question(answer).item].value_micro, log.is_right(answer)});
            }
            bank.skills.push_back({learner, skill, estimate_ability(rated, prior)});
        }
    }
    return bank;
}

}  // namespace cairn::progress
