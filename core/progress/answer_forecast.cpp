#include "core/progress/answer_forecast.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

namespace cairn::progress {
namespace {

/// One answer on a skill. A skill is an item of its own as long as answers say no more than what they are about.
struct SkillAnswer {
    Id when;  ///< as in Practice::answers: time, then chance
    ItemIndex skill = 0;
    bool is_right = false;

    [[nodiscard]] std::int64_t at_ms() const { return static_cast<std::int64_t>(when.high); }
    [[nodiscard]] Question question() const { return {skill, {&skill, 1}, at_ms()}; }
};

void sort_by_time(std::vector<SkillAnswer>& answers) {
    std::ranges::sort(answers, [](const SkillAnswer& a, const SkillAnswer& b) {
        return std::tie(a.when, a.skill) < std::tie(b.when, b.skill);
    });
}

/// no_place for a skill that is not among them.
constexpr ItemIndex no_place = ~ItemIndex{0};
ItemIndex place_of(std::span<const SkillId> skills, SkillId skill) {
    const auto it = std::ranges::lower_bound(skills, skill);
    return it == skills.end() || *it != skill ? no_place : static_cast<ItemIndex>(it - skills.begin());
}

/// The first that no answer before a day can have as its key.
Id first_of(Day day) { return {static_cast<std::uint64_t>(start_of(day).ms), 0}; }

/// What of a practice was answered before `end`.
void add_answers(const Practice& practice, ItemIndex skill, const Id& end, std::vector<SkillAnswer>& out) {
    for (const auto& [when, value] : practice.answers) {
        if (when >= end) break;
        out.push_back({when, skill, value != 0});
    }
}

/// Everybody's answers before a day, in the order of people and of time.
std::map<ProfileId, std::vector<SkillAnswer>> answers_before(const Model& model, std::span<const SkillId> skills,
                                                             Day day) {
    std::map<ProfileId, std::vector<SkillAnswer>> all;
    for (const Practice& practice : model.practices.rows()) {
        const ItemIndex skill = place_of(skills, practice.skill);
        if (!practice.exists || skill == no_place || practice.answers.empty()) continue;
        add_answers(practice, skill, first_of(day), all[practice.learner]);
    }
    std::erase_if(all, [](const auto& entry) { return entry.second.empty(); });
    for (auto& [learner, answers] : all) sort_by_time(answers);
    return all;
}

std::int64_t count_before(const Model& model, std::span<const SkillId> skills, Day day) {
    std::int64_t count = 0;
    for (const Practice& practice : model.practices.rows()) {
        if (!practice.exists || place_of(skills, practice.skill) == no_place) continue;
        count += std::distance(practice.answers.begin(), practice.answers.lower_bound(first_of(day)));
    }
    return count;
}

AnswerModel fit(const AnswerLog& log) {
    AnswerFitOptions options;
    // Weights of pairs are worth their memory by the answers there are to learn them from.
    constexpr std::uint32_t pair_bits_min = 10;
    const auto wanted = static_cast<std::uint32_t>(std::bit_width(log.size() * 8));
    options.model.pair_bits = std::clamp(wanted, pair_bits_min, AnswerModelOptions{}.pair_bits);
    return log.size() == 0 ? AnswerModel(options.model) : fit_answer_model(log, options);
}

}  // namespace

AnswerForecaster::AnswerForecaster(const Model& model, std::span<const SkillId> skills, Instant now)
    : skills_(skills.begin(), skills.end()), today_(utc_day(now)), model_({.pair_bits = 0}) {
    AnswerLog log;
    const auto all = answers_before(model, skills_, today_);
    for (const auto& [learner, answers] : all) {
        const auto number = static_cast<LearnerIndex>(learners_++);
        for (const SkillAnswer& answer : answers) log.add(number, answer.question(), answer.is_right);
    }
    answers_ = static_cast<std::int64_t>(log.size());
    if (answers_ >= forecast_answers_min) model_ = fit(log);
}

bool AnswerForecaster::is_current(const Model& model, std::span<const SkillId> skills, Instant now) const {
    return today_ == utc_day(now) && std::ranges::equal(skills_, skills) &&
           answers_ == count_before(model, skills_, today_);
}

std::optional<AnswerForecast> AnswerForecaster::forecast(const Model& model, ProfileId learner, SkillId skill,
                                                         Instant now) const {
    const ItemIndex place = place_of(skills_, skill);
    if (place == no_place || answers_ < forecast_answers_min) return std::nullopt;
    constexpr Id end_of_time{~std::uint64_t{0}, ~std::uint64_t{0}};
    std::vector<SkillAnswer> answers;
    for (std::size_t i = 0; i < skills_.size(); ++i) {
        const Practice* practice = model.practices.find(practice_id(learner, skills_[i]));
        if (practice != nullptr) add_answers(*practice, static_cast<ItemIndex>(i), end_of_time, answers);
    }
    sort_by_time(answers);
    LearnerTrace trace;
    for (const SkillAnswer& answer : answers) model_.remember(trace, answer.question(), answer.is_right);
    return AnswerForecast{model_.explain(trace, {place, {&place, 1}, now.ms}), answers_, learners_};
}

}  // namespace cairn::progress
