#include "core/progress/answer_features.hpp"

#include <bit>
#include <cmath>

#include "core/base/elementary.hpp"

namespace cairn::progress {
namespace {

using enum FeatureGroup;

/// log(1 + count); counts beyond the table are as many.
float log_count(std::uint32_t count) {
    static const auto table = [] {
        std::array<float, 2048> values{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = static_cast<float>(exact_log(1.0 + static_cast<double>(i)));
        }
        return values;
    }();
    return table[std::min<std::size_t>(count, table.size() - 1)];
}

std::uint32_t log_bin(std::uint32_t count, float bins_per_e, std::uint32_t last) {
    return std::min(last, static_cast<std::uint32_t>(bins_per_e * log_count(count)));
}

/// 0 for less than a second, then a bin for every doubling: a year is bin 25.
std::uint32_t time_bin(std::int64_t gap_ms) {
    const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(gap_ms, 0) / 1000);
    return std::min<std::uint32_t>(31, static_cast<std::uint32_t>(std::bit_width(seconds)));
}

/// Nearer to 0 the fewer answers speak for it.
float trust(std::uint32_t answers, float half) {
    const auto n = static_cast<float>(answers);
    return n / (n + half);
}

float square_root(float x) { return std::sqrt(x); }

std::uint32_t mix(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    std::uint32_t h = a * 2654435761U ^ (b + 0x9E3779B9U) * 2246822519U ^ (c + 0x7F4A7C15U) * 3266489917U;
    h = (h ^ h >> 15) * 2246822519U;
    h = (h ^ h >> 13) * 3266489917U;
    return h ^ h >> 16;
}

/// The weights of everybody: a value each, or one of a range of cases.
enum Shared : std::uint32_t {
    s_bias,
    s_item_answers,
    s_item_right,
    s_answers,
    s_right,
    s_mean_short,
    s_mean,
    s_mean_long,
    s_surprise_short,
    s_surprise,
    s_surprise_long,
    s_surprise_sum,
    s_ability,
    s_skill_mean_short,
    s_skill_mean,
    s_skill_mean_long,
    s_skill_surprise_short,
    s_skill_surprise,
    s_skill_ability,
    s_item_mean,
    s_windows,
    s_pattern = s_windows + 2 * TimeWindows::count,
    s_skill_pattern = s_pattern + 32,
    s_item_pattern = s_skill_pattern + 64,
    s_skill_gap = s_item_pattern + 32,
    s_item_gap = s_skill_gap + 32,
    s_same_item = s_item_gap + 16,
    s_same_skill = s_same_item + 4,
    s_position = s_same_skill + 4,
    s_form_and_practice = s_position + 32,
    s_time_gap = s_form_and_practice + 160,
    s_skill_time_gap = s_time_gap + 32,
    s_item_time_gap = s_skill_time_gap + 32,
    s_end = s_item_time_gap + 32,
};
static_assert(s_end <= WeightPlaces::shared_cells);

enum ItemCell : std::uint32_t { i_bias, i_surprise, i_ability, i_skill_ability, i_end };
static_assert(i_end <= WeightPlaces::item_cells);

enum SkillCell : std::uint32_t {
    k_bias,
    k_answers,
    k_right,
    k_mean,
    k_surprise,
    k_mean_long,
    k_ability,
    k_practice,
    k_pattern = k_practice + 8,
    k_end = k_pattern + 16,
};
static_assert(k_end <= WeightPlaces::skill_cells);

/// What pairs are of; part of the hash, so that kinds do not meet more often than chance has it.
enum PairKind : std::uint32_t { p_skills, p_skill_then, p_item_then, p_item_before };

/// Builds one list; holds what every part of it needs.
class Lister {
public:
    Lister(const LearnerTrace& trace, const Question& question, const WeightPlaces& places, FeatureList& out)
        : trace_(trace), question_(question), skills_(question.counted_skills()), places_(places), out_(out) {
        for (std::size_t i = 0; i < skills_.size(); ++i) skill_traces_[i] = trace.skills.find(skills_[i]);
        item_trace_ = trace.items.find(question.item);
        share_ = skills_.empty() ? 1.0f : 1.0f / static_cast<float>(skills_.size());
    }

    void item_alone() {
        shared(s_bias, 1.0f, average);
        of_item(i_bias, 1.0f, item, WeightOwner::item);
    }
    void skills_alone() {
        for (std::size_t i = 0; i < skills_.size(); ++i) of_skill(i, k_bias, 1.0f, skill, WeightOwner::skill);
    }
    void counts() {
        for (std::size_t i = 0; i < skills_.size(); ++i) {
            const SkillTrace* past = skill_traces_[i];
            if (past == nullptr) continue;
            of_skill(i, k_answers, log_count(past->answers), practice, WeightOwner::skill_slope);
            of_skill(i, k_right, log_count(past->right), practice, WeightOwner::skill_slope);
        }
        if (item_trace_ != nullptr) {
            shared(s_item_answers, log_count(item_trace_->answers), practice);
            shared(s_item_right, log_count(item_trace_->right), practice);
        }
        shared(s_answers, log_count(trace_.answers), practice);
        shared(s_right, log_count(trace_.right), practice);
    }

    void running_ability() { shared(s_ability, trace_.ability.value, ability); }

    void learner_form() {
        const float sure = trust(trace_.answers, 5.0f);
        shared(s_mean_short, sure * (trace_.mean_short - 0.5f), form);
        shared(s_mean, sure * (trace_.mean - 0.5f), form);
        shared(s_mean_long, sure * (trace_.mean_long - 0.5f), form);
        shared(s_surprise_short, 2.0f * trace_.surprise_short, ability);
        shared(s_surprise, 4.0f * trace_.surprise, ability);
        shared(s_surprise_long, 4.0f * trace_.surprise_long, ability);
        const auto answers = static_cast<float>(trace_.answers);
        shared(s_surprise_sum, trace_.surprise_sum / (square_root(answers) + 3.0f), ability);
        shared(s_pattern + trace_.pattern.bits, 1.0f, form);
        shared(s_position + log_bin(trace_.answers, 3.0f, 20), 1.0f, practice);
        of_item(i_surprise, 4.0f * trace_.surprise, item, WeightOwner::item_slope);
        of_item(i_ability, trace_.ability.value, item, WeightOwner::item_slope);
    }

    void skill_form() {
        const float sure_of_learner = trust(trace_.answers, 5.0f);
        for (std::size_t i = 0; i < skills_.size(); ++i) {
            static const SkillTrace nothing;
            const SkillTrace& past = skill_traces_[i] != nullptr ? *skill_traces_[i] : nothing;
            const float sure = trust(past.answers, 2.0f);
            shared(s_skill_mean_short, share_ * sure * (past.mean_short - 0.5f), form);
            shared(s_skill_mean, share_ * sure * (past.mean - 0.5f), form);
            shared(s_skill_mean_long, share_ * sure * (past.mean_long - 0.5f), form);
            shared(s_skill_surprise_short, share_ * 2.0f * past.surprise_short, ability);
            shared(s_skill_surprise, share_ * 3.0f * past.surprise, ability);
            shared(s_skill_ability, share_ * past.ability.value, ability);
            const std::uint32_t pattern = past.pattern.bits;
            shared(s_skill_pattern + pattern, share_, form);
            const std::uint32_t cell = std::min(9U, past.answers) * 16 + (trace_.pattern.bits & 15U);
            shared(s_form_and_practice + cell, share_, form);
            of_item(i_skill_ability, share_ * past.ability.value, item, WeightOwner::item_slope);
            of_skill(i, k_mean, sure * (past.mean - 0.5f), form, WeightOwner::skill_slope);
            of_skill(i, k_surprise, share_ * 4.0f * trace_.surprise, ability, WeightOwner::skill_slope);
            of_skill(i, k_mean_long, share_ * sure_of_learner * (trace_.mean_long - 0.5f), form,
                     WeightOwner::skill_slope);
            of_skill(i, k_ability, share_ * past.ability.value, ability, WeightOwner::skill_slope);
            of_skill(i, k_practice + std::min(7U, past.answers), share_, practice, WeightOwner::skill_slope);
            of_skill(i, k_pattern + (pattern < 8 ? pattern : 8 + (pattern & 7)), share_, form,
                     WeightOwner::skill_slope);
        }
    }

    void item_form() {
        shared(s_item_pattern + (item_trace_ != nullptr ? item_trace_->pattern.bits : 1U), 1.0f, form);
        if (item_trace_ == nullptr) return;
        shared(s_item_mean, item_trace_->mean - 0.5f, form);
    }

    /// How many answers ago, and how long, where that is known.
    void gaps() {
        const std::int64_t at_ms = question_.known_ms();
        for (std::size_t i = 0; i < skills_.size(); ++i) {
            const SkillTrace* past = skill_traces_[i];
            if (past == nullptr) {
                shared(s_skill_gap + 16, share_, spacing);
                continue;
            }
            shared(s_skill_gap + log_bin(trace_.answers - past->last_number, 2.0f, 12), share_, spacing);
            if (at_ms == 0 || past->last_ms == 0) continue;
            shared(s_skill_time_gap + time_bin(at_ms - past->last_ms), share_, spacing);
            const std::int64_t now_ms = std::max(at_ms, past->last_ms);
            for (std::uint32_t window = 0; window < TimeWindows::count; ++window) {
                const TimeWindows::Counts counts = past->windows.at(window, now_ms);
                // four answers are as much again as one, roughly the logarithm, without its price
                shared(s_windows + 2 * window, share_ * square_root(counts.all) * 0.5f, spacing);
                shared(s_windows + 2 * window + 1, share_ * square_root(counts.right) * 0.5f, spacing);
            }
        }
        if (item_trace_ != nullptr) {
            shared(s_item_gap + log_bin(trace_.answers - item_trace_->last_number, 2.0f, 10), 1.0f, spacing);
            if (at_ms != 0 && item_trace_->last_ms != 0) {
                shared(s_item_time_gap + time_bin(at_ms - item_trace_->last_ms), 1.0f, spacing);
            }
        }
        if (at_ms != 0 && trace_.last_ms != 0) {
            shared(s_time_gap + time_bin(at_ms - trace_.last_ms), 1.0f, spacing);
        }
    }

    void same_again() {
        if (trace_.answers == 0) return;
        const PastAnswer& last = trace_.past(1);
        const std::uint32_t right = last.is_right ? 1 : 0;
        shared(s_same_item + (last.item == question_.item ? 2 : 0) + right, 1.0f, sequence);
        shared(s_same_skill + (last.first_skill == first_skill() ? 2 : 0) + right, 1.0f, sequence);
    }

    void pairs() {
        out_.pair_begin = out_.count;
        std::uint32_t all_skills = 0;
        for (const AreaIndex each : skills_) all_skills = all_skills * 1'000'003 + each + 1;
        pair(p_skills, all_skills, 0, 1.0f, skill);
        const std::size_t count = trace_.recent_count();
        if (count == 0) return;
        const PastAnswer& last = trace_.past(1);
        const std::uint32_t right = last.is_right ? 1 : 0;
        pair(p_skill_then, last.first_skill * 2 + right, first_skill(), 1.0f, sequence);
        pair(p_item_then, last.item * 2 + right, question_.item, 1.0f, sequence);
        float weight = 1.0f;
        for (std::size_t back = 2; back <= count; ++back) {
            weight *= 0.8f;
            const PastAnswer& past = trace_.past(back);
            pair(p_item_before, past.item * 2 + (past.is_right ? 1 : 0), question_.item, weight, sequence);
        }
    }

private:
    [[nodiscard]] AreaIndex first_skill() const { return skills_.empty() ? 0 : skills_.front(); }
    void shared(std::uint32_t cell, float value, FeatureGroup group) {
        out_.add(cell, value, group, WeightOwner::everybody);
    }
    void of_item(std::uint32_t cell, float value, FeatureGroup group, WeightOwner owner) {
        if (places_.item != WeightPlaces::none) out_.add(places_.item + cell, value, group, owner);
    }
    void of_skill(std::size_t i, std::uint32_t cell, float value, FeatureGroup group, WeightOwner owner) {
        if (places_.skills[i] != WeightPlaces::none) out_.add(places_.skills[i] + cell, value, group, owner);
    }
    void pair(PairKind kind, std::uint32_t before, std::uint32_t now, float value, FeatureGroup group) {
        out_.add(mix(kind, before, now), value, group, WeightOwner::pair);
    }

    const LearnerTrace& trace_;
    const Question& question_;
    std::span<const AreaIndex> skills_;
    const WeightPlaces& places_;
    FeatureList& out_;
    std::array<const SkillTrace*, question_skills_max> skill_traces_{};
    const ItemTrace* item_trace_ = nullptr;
    float share_ = 1.0f;
};

}  // namespace

void list_features(const LearnerTrace& trace, const Question& question, const WeightPlaces& places, FeatureSet set,
                   FeatureList& out) {
    out.count = 0;
    Lister lister(trace, question, places, out);
    lister.item_alone();
    if (set != FeatureSet::item_response) lister.skills_alone();
    out.base_count = out.count;
    if (set == FeatureSet::item_response) lister.running_ability();
    if (set != FeatureSet::item_response) lister.counts();
    out.pair_begin = out.count;
    if (set != FeatureSet::all) return;
    lister.running_ability();
    lister.learner_form();
    lister.skill_form();
    lister.item_form();
    lister.gaps();
    lister.same_again();
    lister.pairs();
}

}  // namespace cairn::progress
