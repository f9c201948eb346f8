#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/zone.hpp"
#include "core/progress/activity.hpp"
#include "core/progress/course_progress.hpp"
#include "core/progress/mastery.hpp"

namespace cairn::progress {

/// From so many answers in the time looked at a trend is told; below it is too early to say.
inline constexpr std::int64_t trend_answers_min = 5;
/// A level that moved by less than this stands where it stood.
inline constexpr std::int64_t trend_step_micro = 100'000;

/// One skill, week by week.
struct SkillHistory {
    SkillId skill;
    std::vector<Mastery> weeks;  ///< at the end of each week of the record; the last is now
    std::size_t first_week = 0;  ///< the first with an answer; before it there is nothing to show
};

/// What one answer did to its skill, as of the instant it was given.
struct AnswerMove {
    SkillId skill;
    Instant at;
    bool is_right = false;
    std::int64_t before_micro = 0;
    std::int64_t after_micro = 0;
};

enum class Verdict : std::uint8_t { no_answers, too_early, better, steady, worse };

/// Whether the skills practised lately stand higher than before: the level now against the level `days` ago, of every
/// skill that was answered since.
struct Trend {
    Verdict verdict = Verdict::no_answers;
    std::int64_t days = 0;
    std::int64_t answers = 0;     ///< in that time
    std::int64_t right = 0;
    std::int64_t skills = 0;      ///< with an answer in that time
    std::int64_t up = 0;          ///< of them: higher by trend_step_micro or more
    std::int64_t down = 0;
    std::int64_t clearly_up = 0;  ///< above the interval that was believed then
};

struct RecordRequest {
    ProfileId learner;
    std::span<const SkillId> skills = {};  ///< ascending
    Instant now = {};
    int weeks = 52;
    std::size_t moves_max = 200;
    std::int64_t trend_days = 28;
};

/// Everything that My progress shows, from the facts of one learner.
struct LearningRecord {
    std::vector<WeekActivity> weeks;   ///< by the learner's calendar, the present one last
    std::vector<SkillHistory> skills;  ///< every skill with an answer, in the order asked for
    std::vector<AnswerMove> moves;     ///< the newest first, ties by skill
    Trend trend;
    std::vector<CourseProgress> courses;  ///< enrolled, the most recently studied first
};

/// When a calendar day begins where `zone` is kept.
Instant start_of_local_day(Day day, const ZoneRule& zone);

/// A learner nobody knows has an empty record with the weeks asked for.
///
/// Cost:     O(answers + lessons done + skills · weeks · log answers); 100'000 answers: docs/benchmarks.md.
LearningRecord build_record(const Model& model, const RecordRequest& request, const ZoneRule& zone);

}  // namespace cairn::progress
