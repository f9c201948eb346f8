#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>

#include "core/base/id.hpp"
#include "core/base/time.hpp"

namespace cairn::progress {

/// How a review went, as the reviewer said; an answer that is only right or wrong counts as good or again.
enum class Grade : std::uint8_t { again = 1, hard = 2, good = 3, easy = 4 };

/// The numbers of the forgetting model, fitted by its authors to 350 million reviews of 10,000 people.
struct ForgettingParameters {
    std::array<double, 21> w{0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001,  1.8722, 0.1666, 0.796,
                             1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};
};

inline constexpr double stability_days_min = 0.001;
inline constexpr double stability_days_max = 36'500.0;

/// What one remembers of one thing.
///
/// Units:    stability in days: after so many without a review nine of ten such things are still known;
/// difficulty 1..10.
struct MemoryState {
    double stability_days = 0.0;
    double difficulty = 0.0;
};

/// FSRS-6: how memory grows with reviews and fades between them.
///
/// Errors:   none: times before the last review count as no time, stabilities are kept within 0.001 and 36'500 days.
/// Cost:     constant, no allocation; the same bits natively and as WebAssembly.
/// Source:   Ye, Su, Cao 2022 (KDD) and the FSRS-6 equations and default parameters of open-spaced-repetition.
class ForgettingModel {
public:
    explicit ForgettingModel(const ForgettingParameters& parameters = {});

    [[nodiscard]] MemoryState first_state(Grade grade) const;
    /// After a review `elapsed_days` whole days after the one before; 0 for a review on the same day, which is judged
    /// by the short-term rule.
    [[nodiscard]] MemoryState next_state(const MemoryState& state, std::int64_t elapsed_days, Grade grade) const;
    /// The chance, 0..1, that it is still known.
    [[nodiscard]] double retrievability(const MemoryState& state, double elapsed_days) const;
    /// Days until the chance has fallen to `retention`, which is taken into 0.01..0.9999; not more than 36'500.
    [[nodiscard]] double interval_days(const MemoryState& state, double retention) const;

private:
    [[nodiscard]] double first_difficulty(Grade grade) const;
    [[nodiscard]] double next_difficulty(double difficulty, Grade grade) const;
    [[nodiscard]] double after_success(const MemoryState& state, double chance, Grade grade) const;
    [[nodiscard]] double after_failure(const MemoryState& state, double chance) const;
    [[nodiscard]] double after_same_day(double stability_days, Grade grade) const;

    std::array<double, 21> w_;
    double factor_ = 0.0;  ///< makes the chance 0.9 when as many days have passed as the stability says
};

/// One review of a card. The card's state follows from its reviews alone.
struct CardReview {
    Instant at;
    Grade grade = Grade::good;
};

/// What a list of reviews left behind, as integers: it may be stored and compared.
struct Card {
    std::int64_t stability_micro = 0;  ///< micro-days; 0 for a card that was never reviewed
    std::int64_t difficulty_micro = 0;  ///< 1'000'000..10'000'000
    Instant last_review;

    bool operator==(const Card&) const = default;
};

/// `reviews` in order of time; one before its predecessor counts as given at the same instant.
/// Cost:     O(reviews).
Card card_after(const ForgettingModel& model, std::span<const CardReview> reviews);

/// Whether a skill is due to be seen again, and why.
struct ReviewNeed {
    bool has_answers = false;
    Card card;
    std::int64_t stability_days = 0;  ///< whole days
    std::int64_t retrievability_micro = 0;  ///< the chance that it is known now
    Instant due;  ///< when the chance falls to the wanted retention
    bool is_due = false;
};

struct ReviewOptions {
    std::int64_t retention_micro = 900'000;  ///< the chance of knowing it that one does not want to fall below
    ForgettingParameters parameters = {};
};

/// From the answers of one learner on one skill, each of which counts as a review: right as good, wrong as again.
///
/// `answers` as in Practice::answers. Answers dated after `now` count as given now, those before 1970 as given then.
/// Without answers there is nothing to forget: nothing is due.
/// Cost:     O(answers), and their sorting where a clock ran backwards.
ReviewNeed review_of(const std::map<Id, std::int64_t>& answers, Instant now, const ReviewOptions& options = {});

}  // namespace cairn::progress
