#include "core/progress/answer_model.hpp"

#include <cmath>

#include "core/base/assert.hpp"
#include "core/base/elementary.hpp"

namespace cairn::progress {
namespace {

/// What one answer with a feature of 1 tells about its weight: p (1 - p), on average over answers.
constexpr float answer_information = 0.2f;
/// Beyond it a chance is certain to six places.
constexpr double log_odds_max = 13.8;

std::int64_t to_micro(double value) { return static_cast<std::int64_t>(value * 1e6 + (value < 0.0 ? -0.5 : 0.5)); }

/// The place of `index`, or none.
std::uint32_t place_in(const std::vector<std::uint32_t>& places, std::uint32_t index) {
    return index < places.size() ? places[index] : WeightPlaces::none;
}

}  // namespace

AnswerModel::AnswerModel(const AnswerModelOptions& options)
    : options_(options), online_rate_(options.rate * options.rate_end_part) {
    CAIRN_ASSERT(options.pair_bits < 28);
    weights_.assign(WeightPlaces::shared_cells, fresh_weight());
    pairs_.resize(std::size_t{1} << options.pair_bits);
    for (std::size_t uses = 0; uses < pair_steps_.size(); ++uses) {
        const float information = options.first_information + answer_information * static_cast<float>(uses);
        pair_steps_[uses] = 1.0f / std::sqrt(information);
    }
}

AnswerModel::Weight AnswerModel::fresh_weight() const { return {0.0f, 1.0f / std::sqrt(options_.first_information)}; }

WeightPlaces AnswerModel::places_of(const Question& question) const {
    WeightPlaces places;
    places.item = place_in(item_places_, question.item);
    const auto skills = question.counted_skills();
    for (std::size_t i = 0; i < skills.size(); ++i) places.skills[i] = place_in(skill_places_, skills[i]);
    return places;
}

void AnswerModel::make_places(const Question& question) {
    const auto make = [this](std::vector<std::uint32_t>& places, std::uint32_t index, std::uint32_t cells) {
        if (index >= places.size()) places.resize(std::size_t{index} + 1, WeightPlaces::none);
        if (places[index] != WeightPlaces::none) return;
        places[index] = static_cast<std::uint32_t>(weights_.size());
        weights_.resize(weights_.size() + cells, fresh_weight());
    };
    make(item_places_, question.item, WeightPlaces::item_cells);
    for (const AreaIndex skill : question.counted_skills()) make(skill_places_, skill, WeightPlaces::skill_cells);
}

void AnswerModel::list(const LearnerTrace& trace, const Question& question, FeatureList& out) const {
    list_features(trace, question, places_of(question), options_.features, out);
}

float AnswerModel::value_of(const FeatureList& features, std::size_t i) const {
    const std::uint32_t cell = features.cells[i];
    return (i < features.pair_begin ? weights_[cell].value : pair_at(cell).value()) * features.values[i];
}

AnswerModel::Raw AnswerModel::sum(const FeatureList& features) const {
    Raw raw;
    std::size_t i = 0;
    for (; i < features.base_count; ++i) raw.base += weights_[features.cells[i]].value * features.values[i];
    // four sums, so that one addition need not wait for the one before
    std::array<float, 4> parts{};
    for (; i + 4 <= features.pair_begin; i += 4) {
        for (std::size_t k = 0; k < 4; ++k) parts[k] += weights_[features.cells[i + k]].value * features.values[i + k];
    }
    for (; i < features.count; ++i) parts[0] += value_of(features, i);
    raw.all = raw.base + ((parts[0] + parts[1]) + (parts[2] + parts[3]));
    return raw;
}

void AnswerModel::step(const FeatureList& features, float error, float rate, float passes) {
    std::array<float, weight_owner_count> shrink{};
    for (std::size_t i = 0; i < weight_owner_count; ++i) shrink[i] = options_.shrink[i] * passes * answer_information;
    std::size_t i = 0;
    for (; i < features.pair_begin; ++i) {
        Weight& weight = weights_[features.cells[i]];
        const float x = features.values[i];
        const float certainty = x * x * weight.step * weight.step;
        const float to_zero = shrink[static_cast<std::size_t>(features.owners[i])] * certainty * weight.value;
        // information grows by 0.2 x^2; its root, the inverse of the step, by half as much in proportion
        weight.step /= 1.0f + 0.5f * answer_information * certainty;
        weight.value -= rate * weight.step * (error * x + to_zero);
    }
    for (; i < features.count; ++i) {
        PairWeight& weight = pair_at(features.cells[i]);
        const std::uint32_t uses = weight.uses();
        const float x = features.values[i];
        const float value = weight.value();
        const float certainty = x * x * pair_steps_[uses] * pair_steps_[uses];
        const float to_zero = shrink[static_cast<std::size_t>(WeightOwner::pair)] * certainty * value;
        weight.set(value - rate * pair_steps_[uses + 1] * (error * x + to_zero), uses + 1);
    }
}

double AnswerModel::log_odds(const LearnerTrace& trace, const Question& question) const {
    FeatureList features;
    list(trace, question, features);
    return calibration_.of(static_cast<double>(sum(features).all));
}

double AnswerModel::remember(LearnerTrace& trace, const Question& question, bool is_right) const {
    FeatureList features;
    list(trace, question, features);
    const Raw raw = sum(features);
    trace.add(question, is_right, exact_logistic(raw.all), raw.base);
    return calibration_.of(static_cast<double>(raw.all));
}

double AnswerModel::learn(LearnerTrace& trace, const Question& question, bool is_right) {
    return calibration_.of(static_cast<double>(learn_at(trace, question, is_right, online_rate_, 1.0f)));
}

float AnswerModel::learn_at(LearnerTrace& trace, const Question& question, bool is_right, float rate, float passes) {
    make_places(question);
    FeatureList features;
    list(trace, question, features);
    const Raw raw = sum(features);
    const float chance = exact_logistic(raw.all);
    step(features, chance - (is_right ? 1.0f : 0.0f), rate, passes);
    trace.add(question, is_right, chance, raw.base);
    return raw.all;
}

Explanation AnswerModel::explain(const LearnerTrace& trace, const Question& question) const {
    FeatureList features;
    list(trace, question, features);
    std::array<double, feature_group_count> terms{};
    for (std::size_t i = 0; i < features.count; ++i) {
        terms[static_cast<std::size_t>(features.groups[i])] += static_cast<double>(value_of(features, i));
    }
    Explanation out;
    for (std::size_t i = 0; i < feature_group_count; ++i) {
        const double shift = i == static_cast<std::size_t>(FeatureGroup::average) ? calibration_.intercept : 0.0;
        out.term_micro[i] = to_micro(calibration_.slope * terms[i] + shift);
        out.log_odds_micro += out.term_micro[i];
    }
    const double bounded = std::clamp(static_cast<double>(out.log_odds_micro) * 1e-6, -log_odds_max, log_odds_max);
    out.chance_micro = std::clamp<std::int64_t>(to_micro(1.0 / (1.0 + exact_exp(-bounded))), 1, 999'999);
    return out;
}

}  // namespace cairn::progress
