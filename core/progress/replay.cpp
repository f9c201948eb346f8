#include "core/progress/replay.hpp"

#include <algorithm>
#include <utility>

namespace cairn::progress {

Replay::Replay(std::optional<std::int64_t> declared_level, const std::map<Id, std::int64_t>& answers)
    : declared_(declared_level) {
    std::vector<std::pair<std::int64_t, bool>> sorted;
    sorted.reserve(answers.size());
    for (const auto& [key, value] : answers) sorted.emplace_back(static_cast<std::int64_t>(key.high), value > 0);
    // Keys are in order of time already, except where a damaged clock wrote a time before 1970.
    const auto earlier = [](const auto& a, const auto& b) { return a.first < b.first; };
    if (!std::ranges::is_sorted(sorted, earlier)) std::ranges::stable_sort(sorted, earlier);
    times_ms_.reserve(sorted.size());
    rights_.reserve(sorted.size() + 1);
    rights_.push_back(0);
    for (const auto& [ms, is_right] : sorted) {
        times_ms_.push_back(ms);
        rights_.push_back(rights_.back() + (is_right ? 1 : 0));
    }
}

std::size_t Replay::count_by(Instant end) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(times_ms_, end.ms) - times_ms_.begin());
}

Mastery Replay::at(Instant end) const { return after(count_by(end), end); }

Mastery Replay::after(std::size_t count, Instant now) const {
    WeighedAnswers weighed;
    weighed.count = static_cast<std::int64_t>(count);
    weighed.right = rights_[count];
    if (count > 0) weighed.last.ms = std::max<std::int64_t>(times_ms_[count - 1], 0);
    std::size_t end = count;  // of the answers that are not weighed yet, the newest first
    for (std::int64_t age_days = 0; end > 0; age_days += days_per_step) {
        const std::int64_t weight = answer_weight_micro(age_days);
        if (weight == 0) break;
        const std::size_t older = count_by(Instant{now.ms - (age_days + days_per_step) * ms_per_day});
        const std::size_t begin = std::min(older, end);
        weighed.total_micro += weight * static_cast<std::int64_t>(end - begin);
        weighed.right_micro += weight * (rights_[end] - rights_[begin]);
        end = begin;
    }
    return mastery_from(declared_, weighed);
}

}  // namespace cairn::progress
