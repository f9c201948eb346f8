#include "core/matching/rules.hpp"

#include <algorithm>

#include "core/base/assert.hpp"

namespace cairn::matching {
namespace {

Rule at_least(std::int64_t have, std::int64_t need) { return {have >= need, have, need}; }
Rule none_of(std::int64_t have) { return {have == 0, have, 0}; }
Rule not_said(std::int64_t need) { return {true, -1, need}; }

Rule common_language(const LearnerFeatures& x, const CoachFeatures& y) {
    if (x.languages.empty() || y.languages.empty()) return not_said(1);
    const auto common = std::ranges::count_if(
        x.languages, [&](std::uint64_t language) { return std::ranges::contains(y.languages, language); });
    return at_least(common, 1);
}

Rule shared_hours(const LearnerFeatures& x, const CoachFeatures& y, std::int64_t minutes_min) {
    if (!x.free_utc.any() || !y.free_utc.any()) return not_said(minutes_min);
    return at_least(shared_minutes(x, y), minutes_min);
}

std::int64_t steps_up(const LearnerFeatures& x, ProfileId coach) {
    const auto it = std::ranges::find(x.managers, coach);
    return it == x.managers.end() ? 0 : it - x.managers.begin() + 1;
}

}  // namespace

std::int64_t shared_minutes(const LearnerFeatures& x, const CoachFeatures& y) {
    constexpr std::int64_t minutes_per_quarter = 60 / quarters_per_hour;
    return (x.free_utc & y.free_utc).count() * minutes_per_quarter;
}

bool Rules::pass() const { return std::ranges::all_of(rules, &Rule::passes); }

RuleKind Rules::first_failed() const {
    const auto it = std::ranges::find(rules, false, &Rule::passes);
    CAIRN_ASSERT(it != rules.end());
    return static_cast<RuleKind>(it - rules.begin());
}

Rules check_rules(const LearnerFeatures& x, const CoachFeatures& y, std::int64_t shared_minutes_min) {
    const auto asked = std::ranges::equal_range(x.open_requests, y.id);
    Rules result;
    const auto put = [&](RuleKind kind, const Rule& rule) { result.rules[static_cast<std::size_t>(kind)] = rule; };
    put(RuleKind::is_coach, at_least(y.is_coach ? 1 : 0, 1));
    put(RuleKind::not_self, none_of(x.id == y.id ? 1 : 0));
    put(RuleKind::not_paused, none_of(y.is_paused ? 1 : 0));
    put(RuleKind::free_place, at_least(std::max<std::int64_t>(y.capacity - y.taken, 0), 1));
    put(RuleKind::common_language, common_language(x, y));
    put(RuleKind::shared_hours, shared_hours(x, y, shared_minutes_min));
    put(RuleKind::not_own_manager, none_of(steps_up(x, y.id)));
    put(RuleKind::not_already, none_of(std::ranges::ssize(asked)));
    return result;
}

}  // namespace cairn::matching
