#include "core/progress/forgetting.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/elementary.hpp"

namespace cairn::progress {
namespace {

constexpr double micro = 1e6;

double kept_stability(double days) { return std::clamp(days, stability_days_min, stability_days_max); }

std::int64_t to_micro(double value) { return std::llround(value * micro); }

double grade_number(Grade grade) { return static_cast<double>(grade); }

}  // namespace

ForgettingModel::ForgettingModel(const ForgettingParameters& parameters)
    : w_(parameters.w), factor_(exact_pow(0.9, -1.0 / parameters.w[20]) - 1.0) {}

double ForgettingModel::first_difficulty(Grade grade) const {
    return w_[4] - exact_exp(w_[5] * (grade_number(grade) - 1.0)) + 1.0;
}

MemoryState ForgettingModel::first_state(Grade grade) const {
    return {kept_stability(w_[static_cast<std::size_t>(grade) - 1]), std::clamp(first_difficulty(grade), 1.0, 10.0)};
}

double ForgettingModel::next_difficulty(double difficulty, Grade grade) const {
    // the nearer to the end of the scale, the less it moves; and a little of the way back to that of an easy thing
    const double moved = difficulty - w_[6] * (grade_number(grade) - 3.0) * (10.0 - difficulty) / 9.0;
    return std::clamp(w_[7] * first_difficulty(Grade::easy) + (1.0 - w_[7]) * moved, 1.0, 10.0);
}

double ForgettingModel::after_success(const MemoryState& state, double chance, Grade grade) const {
    const double hard = grade == Grade::hard ? w_[15] : 1.0;
    const double easy = grade == Grade::easy ? w_[16] : 1.0;
    const double growth = exact_exp(w_[8]) * (11.0 - state.difficulty) * exact_pow(state.stability_days, -w_[9]) *
                          (exact_exp((1.0 - chance) * w_[10]) - 1.0) * hard * easy;
    return state.stability_days * (1.0 + growth);
}

double ForgettingModel::after_failure(const MemoryState& state, double chance) const {
    const double lapsed = w_[11] * exact_pow(state.difficulty, -w_[12]) *
                          (exact_pow(state.stability_days + 1.0, w_[13]) - 1.0) * exact_exp((1.0 - chance) * w_[14]);
    // a failure after a long time must not leave more than one on the same day would
    return std::min(lapsed, state.stability_days / exact_exp(w_[17] * w_[18]));
}

double ForgettingModel::after_same_day(double stability_days, Grade grade) const {
    const double growth = exact_exp(w_[17] * (grade_number(grade) - 3.0 + w_[18])) * exact_pow(stability_days, -w_[19]);
    return stability_days * (grade >= Grade::good ? std::max(growth, 1.0) : growth);
}

MemoryState ForgettingModel::next_state(const MemoryState& state, std::int64_t elapsed_days, Grade grade) const {
    const double difficulty = next_difficulty(state.difficulty, grade);
    if (elapsed_days < 1) return {kept_stability(after_same_day(state.stability_days, grade)), difficulty};
    const double chance = retrievability(state, static_cast<double>(elapsed_days));
    const double stability = grade == Grade::again ? after_failure(state, chance) : after_success(state, chance, grade);
    return {kept_stability(stability), difficulty};
}

double ForgettingModel::retrievability(const MemoryState& state, double elapsed_days) const {
    return exact_pow(1.0 + factor_ * std::max(elapsed_days, 0.0) / kept_stability(state.stability_days), -w_[20]);
}

double ForgettingModel::interval_days(const MemoryState& state, double retention) const {
    const double wanted = std::clamp(retention, 0.01, 0.9999);
    const double days = kept_stability(state.stability_days) / factor_ * (exact_pow(wanted, -1.0 / w_[20]) - 1.0);
    return std::min(days, stability_days_max);
}

Card card_after(const ForgettingModel& model, std::span<const CardReview> reviews) {
    if (reviews.empty()) return {};
    MemoryState state = model.first_state(reviews.front().grade);
    Instant last = reviews.front().at;
    for (const CardReview& review : reviews.subspan(1)) {
        const std::int64_t elapsed_ms = std::max<std::int64_t>(review.at.ms - last.ms, 0);
        state = model.next_state(state, elapsed_ms / ms_per_day, review.grade);
        last.ms += elapsed_ms;
    }
    return {to_micro(state.stability_days), to_micro(state.difficulty), last};
}

ReviewNeed review_of(const std::map<Id, std::int64_t>& answers, Instant now, const ReviewOptions& options) {
    if (answers.empty()) return {};
    const std::int64_t now_ms = std::max<std::int64_t>(now.ms, 0);
    std::vector<CardReview> reviews;
    reviews.reserve(answers.size());
    for (const auto& [key, value] : answers) {
        const std::int64_t at_ms = std::clamp<std::int64_t>(static_cast<std::int64_t>(key.high), 0, now_ms);
        reviews.push_back({Instant{at_ms}, value > 0 ? Grade::good : Grade::again});
    }
    // Keys are in order of time already, except where a damaged clock wrote a time before 1970.
    const auto earlier = [](const CardReview& a, const CardReview& b) { return a.at < b.at; };
    if (!std::ranges::is_sorted(reviews, earlier)) std::ranges::stable_sort(reviews, earlier);

    const ForgettingModel model(options.parameters);
    ReviewNeed need;
    need.has_answers = true;
    need.card = card_after(model, reviews);
    const MemoryState state{static_cast<double>(need.card.stability_micro) / micro,
                            static_cast<double>(need.card.difficulty_micro) / micro};
    const double elapsed_days =
        static_cast<double>(now_ms - need.card.last_review.ms) / static_cast<double>(ms_per_day);
    need.stability_days = need.card.stability_micro / 1'000'000;
    need.retrievability_micro = to_micro(model.retrievability(state, elapsed_days));
    const double interval = model.interval_days(state, static_cast<double>(options.retention_micro) / micro);
    need.due.ms = need.card.last_review.ms + static_cast<std::int64_t>(interval * static_cast<double>(ms_per_day));
    need.is_due = need.due.ms <= now_ms;
    return need;
}

}  // namespace cairn::progress
