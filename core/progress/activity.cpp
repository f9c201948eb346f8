#include "core/progress/activity.hpp"

#include <algorithm>

namespace cairn::progress {
namespace {

constexpr std::int64_t lesson_minutes_max = 24 * 60;
constexpr int weeks_max = 520;

std::int64_t lesson_minutes(const Model& model, CourseId course_id, std::int64_t number) {
    const Course* course = model.courses.find(course_id);
    if (course == nullptr) return default_lesson_minutes;
    const auto lesson = course->lessons.find(number);
    if (lesson == course->lessons.end() || lesson->second.minutes <= 0) return default_lesson_minutes;
    return std::min(lesson->second.minutes, lesson_minutes_max);
}

}  // namespace

Day local_day(Instant instant, const ZoneRule& zone) {
    return utc_day(Instant{instant.ms + zone.offset_minutes(instant) * ms_per_minute});
}

std::vector<WeekActivity> weekly_activity(const Model& model, ProfileId learner, const ZoneRule& zone, Instant now,
                                          int weeks) {
    const int count = std::clamp(weeks, 0, weeks_max);
    const Day today = local_day(now, zone);
    const Day first = Day{today.number - weekday_of(today)} + (1 - count) * 7;
    std::vector<WeekActivity> all(static_cast<std::size_t>(count));
    for (int week = 0; week < count; ++week) all[static_cast<std::size_t>(week)].monday = first + week * 7;

    const Instant earliest{start_of(first).ms - 2 * ms_per_day};
    const Instant latest{start_of(today).ms + 2 * ms_per_day};
    const auto day_of_ms = [&](std::int64_t ms) -> DayActivity* {
        if (ms < earliest.ms || ms > latest.ms) return nullptr;
        const std::int32_t day = local_day(Instant{ms}, zone) - first;
        if (day < 0 || day >= count * 7) return nullptr;
        return &all[static_cast<std::size_t>(day / 7)].days[static_cast<std::size_t>(day % 7)];
    };
    for (const Practice& practice : model.practices.rows()) {
        if (!practice.exists || practice.learner != learner) continue;
        for (const auto& [key, value] : practice.answers) {
            DayActivity* day = day_of_ms(static_cast<std::int64_t>(key.high));
            if (day == nullptr) continue;
            day->answers += 1;
            day->minutes += minutes_per_answer;
        }
    }
    for (const Enrolment& enrolment : model.enrolments.rows()) {
        if (!enrolment.exists || enrolment.learner != learner) continue;
        for (const auto& [number, ms] : enrolment.lessons_done) {
            DayActivity* day = ms > 0 ? day_of_ms(ms) : nullptr;
            if (day == nullptr) continue;
            day->lessons += 1;
            day->minutes += lesson_minutes(model, enrolment.course, number);
        }
    }
    for (WeekActivity& week : all) {
        for (const DayActivity& day : week.days) {
            week.minutes += day.minutes;
            week.study_days += day.is_study_day() ? 1 : 0;
        }
    }
    return all;
}

std::int64_t weeks_kept(std::span<const WeekActivity> weeks) {
    std::int64_t kept = 0;
    for (std::size_t back = 0; back < weeks.size(); ++back) {
        if (weeks[weeks.size() - 1 - back].study_days > 0) {
            ++kept;
        } else if (back > 0) {
            break;
        }
    }
    return kept;
}

}  // namespace cairn::progress
