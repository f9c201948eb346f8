#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "core/progress/answer_features.hpp"
#include "core/progress/answer_log.hpp"
#include "core/progress/learner_trace.hpp"

namespace cairn::progress {

struct AnswerModelOptions {
    FeatureSet features = FeatureSet::all;
    std::uint32_t pair_bits = 21;      ///< 2^pair_bits weights of 4 bytes for what one answer says about the next
    float rate = 0.3f;                ///< of a first answer; falls as 1/sqrt of how often a weight was used
    float rate_end_part = 0.05f;  ///< of `rate` that is left at the end of a fit; what goes on online is learned so
    float first_information = 0.5f;  ///< of a weight that was never used: 0.2 is that of one answer
    /// Answers that speak for zero, by WeightOwner: the more, the more of them it takes to move a weight away from it.
    std::array<float, weight_owner_count> shrink{1.0f, 0.3f, 3.0f, 10.0f, 10.0f, 4.0f};
};

/// A prediction taken apart.
///
/// Units:    micro-log-odds; log_odds_micro is exactly the sum of the terms, and chance_micro follows from it alone.
struct Explanation {
    std::array<std::int64_t, feature_group_count> term_micro{};  ///< by FeatureGroup
    std::int64_t log_odds_micro = 0;
    std::int64_t chance_micro = 0;  ///< of a right answer, 1..999'999
};

/// Predicts whether a learner answers a question rightly: a logistic regression on nameable features (Best-LR with
/// running ability, recency, spacing and sequences), learned answer by answer.
///
/// Cost:     a prediction is O(skills of the question) without allocation; the weights are 8 MiB, and 64 bytes an item
///           and 320 a skill that was learned. The same bits natively and as WebAssembly.
/// Source:   docs/decisions/0026.
class AnswerModel {
public:
    explicit AnswerModel(const AnswerModelOptions& options = {});

    /// Log-odds of a right answer. An item, a skill or a learner never seen before counts as an average one.
    [[nodiscard]] double log_odds(const LearnerTrace& trace, const Question& question) const;
    [[nodiscard]] Explanation explain(const LearnerTrace& trace, const Question& question) const;

    /// Takes an answer into the learner's trace and learns nothing of it. Returns the log-odds it had been given.
    double remember(LearnerTrace& trace, const Question& question, bool is_right) const;
    /// The same, and learns from it.
    double learn(LearnerTrace& trace, const Question& question, bool is_right);

private:
    friend class AnswerModelFit;
    struct Weight {
        float value = 0.0f;
        float step = 0.0f;  ///< 1/sqrt(information): how far the next answer moves it
    };
    /// A pair's weight in 4 bytes: there are more of them than of all others, and few are used often. A float whose
    /// last ten bits count how often it was used, up to 1023.
    class PairWeight {
    public:
        [[nodiscard]] float value() const { return std::bit_cast<float>(bits_ & ~uses_mask); }
        [[nodiscard]] std::uint32_t uses() const { return bits_ & uses_mask; }
        void set(float value, std::uint32_t uses) {
            const std::uint32_t rounded = std::bit_cast<std::uint32_t>(value) + uses_mask / 2 + 1;
            bits_ = (rounded & ~uses_mask) | std::min(uses, uses_mask);
        }

    private:
        static constexpr std::uint32_t uses_mask = 0x3FF;
        std::uint32_t bits_ = 0;
    };
    struct Calibration {
        double slope = 1.0;
        double intercept = 0.0;
        [[nodiscard]] double of(double raw) const { return slope * raw + intercept; }
    };
    struct Raw {
        float base = 0.0f;
        float all = 0.0f;
    };

    [[nodiscard]] Weight fresh_weight() const;
    [[nodiscard]] PairWeight& pair_at(std::uint32_t hash) {
        return pairs_[static_cast<std::size_t>(hash) & (pairs_.size() - 1)];
    }
    [[nodiscard]] const PairWeight& pair_at(std::uint32_t hash) const {
        return pairs_[static_cast<std::size_t>(hash) & (pairs_.size() - 1)];
    }
    [[nodiscard]] WeightPlaces places_of(const Question& question) const;
    void make_places(const Question& question);
    void list(const LearnerTrace& trace, const Question& question, FeatureList& out) const;
    [[nodiscard]] float value_of(const FeatureList& features, std::size_t i) const;
    [[nodiscard]] Raw sum(const FeatureList& features) const;
    void step(const FeatureList& features, float error, float rate, float passes);
    /// Learns with `rate` in the `passes`th round over the same answers. Returns the raw log-odds of before.
    float learn_at(LearnerTrace& trace, const Question& question, bool is_right, float rate, float passes);

    AnswerModelOptions options_;
    std::vector<Weight> weights_;  ///< of everybody, then a block for each item and skill as they come
    std::vector<PairWeight> pairs_;
    std::array<float, 1025> pair_steps_{};  ///< by the uses of a PairWeight, the present one included
    std::vector<std::uint32_t> item_places_;
    std::vector<std::uint32_t> skill_places_;
    Calibration calibration_;
    float online_rate_ = 0.0f;
};

struct AnswerFitOptions {
    AnswerModelOptions model = {};
    int passes = 4;  ///< over all answers
    std::uint32_t held_out_of =
        10;  ///< every so many learners is held out until the last pass, to calibrate on; 0 for none
    std::uint64_t seed = 1;  ///< of the order of learners
};

/// Learns from a whole log, learner by learner in an order of chance, several times with a falling rate.
///
/// Before the last pass the learners held out are predicted as strangers, and the line that makes those predictions
/// fit best becomes the model's calibration; the last pass learns from all.
/// Cost:     O(passes * answers), see docs/benchmarks.md.
AnswerModel fit_answer_model(const AnswerLog& log, const AnswerFitOptions& options = {});

}  // namespace cairn::progress
