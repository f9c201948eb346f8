#include "core/progress/learner_trace.hpp"

#include <utility>

#include "core/base/elementary.hpp"

namespace cairn::progress {
namespace {

void move_mean(float& mean, float value, float kept) { mean = kept * mean + (1.0f - kept) * value; }

void follow(RunningAbility& ability, float outcome, float others_log_odds, float prior_information) {
    const float chance = exact_logistic(others_log_odds + ability.value);
    ability.information += chance * (1.0f - chance);
    ability.value += (outcome - chance) / (ability.information + prior_information);
}

}  // namespace

void TimeWindows::add(std::int64_t at_ms, bool is_right) {
    for (std::size_t i = 0; i < count; ++i) {
        Span& span = spans[i];
        const auto number = static_cast<std::int32_t>(at_ms / length_ms[i]);
        if (number > span.number) {
            const bool is_next = number == span.number + 1;
            span.all_before = is_next ? span.all : std::uint16_t{0};
            span.right_before = is_next ? span.right : std::uint16_t{0};
            span.all = span.right = 0;
            span.number = number;
        }
        if (span.all == UINT16_MAX) continue;
        ++span.all;
        if (is_right) ++span.right;
    }
}

TimeWindows::Counts TimeWindows::at(std::size_t window, std::int64_t at_ms) const {
    const Span& span = spans[window];
    const std::int64_t number = at_ms / length_ms[window];
    if (number > std::int64_t{span.number} + 1) return {};
    const auto gone = static_cast<float>(at_ms % length_ms[window]) / static_cast<float>(length_ms[window]);
    const float kept = 1.0f - gone;
    if (number > span.number) return {kept * static_cast<float>(span.all), kept * static_cast<float>(span.right)};
    return {static_cast<float>(span.all) + kept * static_cast<float>(span.all_before),
            static_cast<float>(span.right) + kept * static_cast<float>(span.right_before)};
}

void LearnerTrace::add(const Question& question, bool is_right, float chance, float base_log_odds) {
    const float outcome = is_right ? 1.0f : 0.0f;
    const float surprise_now = outcome - chance;
    const std::uint32_t right_now = is_right ? 1 : 0;
    const std::int64_t at_ms = question.known_ms();
    const float skills_base = base_log_odds + ability.value;
    for (const AreaIndex skill : question.counted_skills()) {
        SkillTrace& trace = skills.at_or_new(skill);
        trace.answers += 1;
        trace.right += right_now;
        trace.last_number = answers;
        trace.pattern.add(is_right, 5);
        move_mean(trace.mean_short, outcome, 0.5f);
        move_mean(trace.mean, outcome, 0.8f);
        move_mean(trace.mean_long, outcome, 0.95f);
        move_mean(trace.surprise_short, surprise_now, 0.7f);
        move_mean(trace.surprise, surprise_now, 0.9f);
        follow(trace.ability, outcome, skills_base, 3.0f);
        if (at_ms == 0) continue;
        trace.last_ms = std::max(trace.last_ms, at_ms);
        trace.windows.add(trace.last_ms, is_right);
    }
    ItemTrace& item = items.at_or_new(question.item);
    item.answers += 1;
    item.right += right_now;
    item.last_number = answers;
    item.pattern.add(is_right, 4);
    move_mean(item.mean, outcome, 0.6f);
    item.last_ms = std::max(item.last_ms, at_ms);

    recent[answers % recent_max] = {question.item, question.skills.empty() ? 0 : question.skills.front(), is_right};
    answers += 1;
    right += right_now;
    pattern.add(is_right, 4);
    move_mean(mean_short, outcome, 0.5f);
    move_mean(mean, outcome, 0.8f);
    move_mean(mean_long, outcome, 0.95f);
    move_mean(surprise_short, surprise_now, 0.8f);
    move_mean(surprise, surprise_now, 0.95f);
    move_mean(surprise_long, surprise_now, 0.99f);
    surprise_sum += surprise_now;
    follow(ability, outcome, base_log_odds, 1.0f);
    last_ms = std::max(last_ms, at_ms);
}

void LearnerTrace::clear() {
    SmallTable<SkillTrace> kept_skills = std::move(skills);
    SmallTable<ItemTrace> kept_items = std::move(items);
    kept_skills.clear();
    kept_items.clear();
    *this = LearnerTrace{};
    skills = std::move(kept_skills);
    items = std::move(kept_items);
}

}  // namespace cairn::progress
