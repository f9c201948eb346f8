#include <cmath>
#include <utility>

#include "core/base/elementary.hpp"
#include "core/base/random.hpp"
#include "core/progress/answer_model.hpp"

namespace cairn::progress {

/// One fit: the order of learners, who is held out, and the falling rate.
class AnswerModelFit {
public:
    AnswerModelFit(const AnswerLog& log, const AnswerFitOptions& options)
        : log_(log), options_(options), model_(options.model), answers_(by_learner(log)), random_(options.seed) {
        for (LearnerIndex learner = 0; learner < log.learner_count(); ++learner) {
            if (!answers_.of(learner).empty()) learners_.push_back(learner);
        }
        shuffle();
        if (options.held_out_of > 1) held_out_count_ = learners_.size() / options.held_out_of;
    }

    AnswerModel run() {
        // who is held out stands at the end until the last pass
        const std::size_t early_count = learners_.size() - held_out_count_;
        for (int pass = 0; pass < options_.passes; ++pass) {
            const bool is_last = pass + 1 == options_.passes;
            if (is_last) calibrate(early_count);
            const std::size_t count = is_last ? learners_.size() : early_count;
            shuffle(count);
            for (std::size_t i = 0; i < count; ++i) {
                const float done = static_cast<float>(i) / static_cast<float>(count);
                learn(learners_[i], pass, (static_cast<float>(pass) + done) / static_cast<float>(options_.passes));
            }
        }
        return std::move(model_);
    }

private:
    void shuffle() { shuffle(learners_.size()); }
    void shuffle(std::size_t count) {
        for (std::size_t i = count; i > 1; --i)
            std::swap(learners_[i - 1], learners_[static_cast<std::size_t>(random_.below(i))]);
    }

    void learn(LearnerIndex learner, int pass, float part_done) {
        const float rate = options_.model.rate * (1.0f - part_done * (1.0f - options_.model.rate_end_part));
        trace_.clear();
        for (const std::uint32_t answer : answers_.of(learner)) {
            model_.learn_at(trace_, log_.question(answer), log_.is_right(answer), rate, static_cast<float>(pass + 1));
        }
    }

    /// The line through the origin's neighbourhood that maximises the likelihood of the answers held out, by Newton's
    /// method. As many imaginary answers as a tenth of them speak for slope 1 and intercept 0.
    void calibrate(std::size_t first_held_out) {
        std::vector<std::pair<double, bool>> predicted;
        for (std::size_t i = first_held_out; i < learners_.size(); ++i) {
            trace_.clear();
            for (const std::uint32_t answer : answers_.of(learners_[i])) {
                const bool is_right = log_.is_right(answer);
                predicted.emplace_back(model_.remember(trace_, log_.question(answer), is_right), is_right);
            }
        }
        if (predicted.size() < calibration_answers_min) return;
        double slope = 1.0, intercept = 0.0;
        for (int round = 0; round < 8; ++round) {
            double gradient_slope = 0.0, gradient_intercept = 0.0, h11 = 0.0, h12 = 0.0, h22 = 0.0;
            for (const auto& [raw, is_right] : predicted) {
                const double chance = 1.0 / (1.0 + exact_exp(-(slope * raw + intercept)));
                const double error = (is_right ? 1.0 : 0.0) - chance;
                const double weight = chance * (1.0 - chance);
                gradient_slope += error * raw;
                gradient_intercept += error;
                h11 += weight * raw * raw;
                h12 += weight * raw;
                h22 += weight;
            }
            const double prior = 0.1 * 0.2 * static_cast<double>(predicted.size());
            gradient_slope -= prior * (slope - 1.0);
            gradient_intercept -= prior * intercept;
            h11 += prior;
            h22 += prior;
            const double determinant = h11 * h22 - h12 * h12;
            slope += (h22 * gradient_slope - h12 * gradient_intercept) / determinant;
            intercept += (h11 * gradient_intercept - h12 * gradient_slope) / determinant;
        }
        model_.calibration_ = {slope, intercept};
    }

    static constexpr std::size_t calibration_answers_min = 500;

    const AnswerLog& log_;
    AnswerFitOptions options_;
    AnswerModel model_;
    AnswersByLearner answers_;
    Random random_;
    std::vector<LearnerIndex> learners_;
    std::size_t held_out_count_ = 0;
    LearnerTrace trace_;
};

AnswerModel fit_answer_model(const AnswerLog& log, const AnswerFitOptions& options) {
    return AnswerModelFit(log, options).run();
}

}  // namespace cairn::progress
