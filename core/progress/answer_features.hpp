#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/progress/learner_trace.hpp"

namespace cairn::progress {

/// Why a prediction is what it is, in words that a person can be told.
enum class FeatureGroup : std::uint8_t {
    average,   ///< how often anybody is right, with how sure the model is overall
    item,      ///< how hard this item is, and for whom
    skill,     ///< how hard its skills are
    practice,  ///< how often the learner has answered, and been right
    form,      ///< how the last answers went
    ability,   ///< what the learner can do, given how hard the questions were
    spacing,   ///< how long ago it was
    sequence,  ///< what the last answers say about this question
};
inline constexpr std::size_t feature_group_count = 8;

/// What a weight belongs to: how many answers speak for it decides how far it is drawn to zero.
enum class WeightOwner : std::uint8_t { everybody, item, item_slope, skill, skill_slope, pair };
inline constexpr std::size_t weight_owner_count = 6;

/// Which features a model has; the smaller ones are what the larger is measured against.
enum class FeatureSet : std::uint8_t {
    item_response,  ///< the item's difficulty and the learner's running ability
    best_lr,        ///< item, skills and counts: Best-LR of Gervet and others 2020
    all,
};

/// One weight's number and what it is multiplied with.
struct FeatureList {
    static constexpr std::size_t capacity = 512;

    std::array<std::uint32_t, capacity> cells;
    std::array<float, capacity> values;
    std::array<FeatureGroup, capacity> groups;
    std::array<WeightOwner, capacity> owners;
    std::size_t count = 0;
    std::size_t base_count = 0;  ///< the first so many are those of item and skills, whoever answers
    std::size_t pair_begin = 0;  ///< from here on cells are hashes of pairs

    void add(std::uint32_t cell, float value, FeatureGroup group, WeightOwner owner) {
        cells[count] = cell;
        values[count] = value;
        groups[count] = group;
        owners[count] = owner;
        ++count;
    }
};

/// Where the weights of one item and of its skills begin; those of everybody begin at 0.
struct WeightPlaces {
    static constexpr std::uint32_t none = 0xFFFFFFFF;  ///< an item or a skill that no answer has been learned of
    static constexpr std::uint32_t item_cells = 8;
    static constexpr std::uint32_t skill_cells = 40;
    static constexpr std::uint32_t shared_cells = 1024;

    std::uint32_t item = none;
    std::array<std::uint32_t, question_skills_max> skills{};  ///< as in Question::counted_skills()
};

/// The features of one question for one learner. Every one is additive and has a name; what is not known (an item never
/// seen, no skills, no times) adds nothing.
///
/// Cost:     O(skills), about 40 features and 16 for each skill.
/// Source:   Gervet, Koedinger, Schneider and Mitchell 2020 (Best-LR); Schmucker and others 2022 (time windows, gaps,
///           patterns); DAS3H (Choffin and others 2019).
void list_features(const LearnerTrace& trace, const Question& question, const WeightPlaces& places, FeatureSet set,
                   FeatureList& out);

}  // namespace cairn::progress
