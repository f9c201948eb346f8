#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/time.hpp"
#include "core/base/zone.hpp"
#include "core/model/model.hpp"

namespace cairn::progress {

/// What an answer counts for in study time.
inline constexpr std::int64_t minutes_per_answer = 1;
/// What a lesson counts for when nobody said.
inline constexpr std::int64_t default_lesson_minutes = 20;

struct DayActivity {
    std::int64_t answers = 0;
    std::int64_t lessons = 0;
    std::int64_t minutes = 0;  ///< of the lessons done, and one for each answer
    [[nodiscard]] bool is_study_day() const { return answers + lessons > 0; }
};

/// Monday to Sunday.
struct WeekActivity {
    Day monday;
    std::array<DayActivity, 7> days;
    std::int64_t minutes = 0;
    std::int64_t study_days = 0;
};

/// The calendar day of an instant where `zone` is kept.
Day local_day(Instant instant, const ZoneRule& zone);

/// The last `weeks` weeks by the learner's own calendar, the present one last. Cost: O(answers + lessons done).
std::vector<WeekActivity> weekly_activity(const Model& model, ProfileId learner, const ZoneRule& zone, Instant now,
                                          int weeks);

/// Weeks in a row with at least one study day, up to the present one, which may still be empty.
std::int64_t weeks_kept(std::span<const WeekActivity> weeks);

}  // namespace cairn::progress
