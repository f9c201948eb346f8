#include "shell/views/progress_charts.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/exchange/export_csv.hpp"
#include "shell/text/format.hpp"

namespace cairn::views {
namespace {

using progress::DayActivity;
using progress::WeekActivity;

/// From so many minutes a day has this shade; without any it has none.
constexpr std::array<std::int64_t, 5> shade_minutes{1, 10, 20, 40, 60};

std::uint8_t shade_of(const DayActivity& day) {
    if (!day.is_study_day()) return 0;
    const auto above = std::ranges::upper_bound(shade_minutes, std::max<std::int64_t>(day.minutes, 1));
    return static_cast<std::uint8_t>(above - shade_minutes.begin());
}

std::span<const WeekActivity> last_weeks(const progress::LearningRecord& record, int weeks) {
    const auto count = std::min(record.weeks.size(), static_cast<std::size_t>(weeks));
    return std::span(record.weeks).last(count);
}

std::string reading_of(const ViewInput& input, Day day, const DayActivity& activity) {
    const text::Text& text = input.text;
    const std::string date = text.progress_day(text::weekday_short(text, weekday_of(day)), format_day(input, day));
    if (!activity.is_study_day()) return text.progress_reading(date, text.progress_days_none());
    return text.progress_reading(date, text.progress_days_reading(text::format_duration(text, activity.minutes),
                                                                  activity.answers, activity.lessons));
}

}  // namespace

HeatData days_chart(const ViewInput& input, const progress::LearningRecord& record, int weeks) {
    const text::Text& text = input.text;
    const Day today = input.indices.today(input.me);
    HeatData heat;
    heat.data.title = text.progress_days();
    heat.data.read_name = text.progress_days_read();
    heat.data.file_name = "cairn-days.csv";
    heat.data.columns = {std::string(text.progress_column_day()), std::string(text.progress_column_time()),
                         std::string(text.progress_column_answers()), std::string(text.progress_column_lessons())};
    name_buttons(text, heat.data);
    heat.legend_low = text.progress_days_none();
    heat.legend_high = text.progress_days_most(text::format_duration(text, shade_minutes.back()));
    for (int day = 0; day < 7; ++day) heat.day_names.emplace_back(text::weekday_short(text, day));

    std::vector<std::vector<std::string>> cells;
    std::int64_t study_days = 0;
    std::int64_t minutes = 0;
    for (const WeekActivity& week : last_weeks(record, weeks)) {
        const CivilDate sunday = civil_of(week.monday + 6);
        heat.week_labels.push_back(sunday.day <= 7 ? text::format_month(text, sunday.month) : std::string());
        for (int at = 0; at < 7; ++at) {
            const Day day = week.monday + at;
            if (day > today) break;
            const DayActivity& activity = week.days[static_cast<std::size_t>(at)];
            heat.levels.push_back(shade_of(activity));
            heat.data.readings.push_back(reading_of(input, day, activity));
            cells.push_back({iso_date(day), std::to_string(activity.minutes), std::to_string(activity.answers),
                             std::to_string(activity.lessons)});
            if (!activity.is_study_day()) continue;
            study_days += 1;
            minutes += activity.minutes;
            heat.data.rows.push_back({format_day(input, day), text::format_duration(text, activity.minutes),
                                      text::format_number(activity.answers), text::format_number(activity.lessons)});
        }
    }
    std::ranges::reverse(heat.data.rows);
    heat.data.summary = text.progress_days_summary(study_days, static_cast<std::int64_t>(heat.levels.size()),
                                                   text::format_duration(text, minutes));
    const std::vector<std::string> headers{"day", "minutes", "answers", "lessons"};
    heat.data.csv = exchange::to_csv(headers, cells);
    return heat;
}

HoursData hours_chart(const ViewInput& input, const progress::LearningRecord& record, int weeks) {
    const text::Text& text = input.text;
    const Goal* goal = app::goal_of(input.model, input.me);
    const std::int64_t target = goal != nullptr ? goal->weekly_minutes : 0;
    HoursData hours;
    hours.data.title = text.progress_hours();
    hours.data.read_name = text.progress_hours_read();
    hours.data.file_name = "cairn-hours.csv";
    hours.data.columns = {std::string(text.progress_column_week_of()), std::string(text.progress_column_time()),
                          std::string(text.progress_column_days())};
    name_buttons(text, hours.data);
    hours.target = static_cast<float>(target) / 60;
    if (target > 0) hours.target_label = text.progress_hours_target(text::format_duration(text, target));

    std::vector<std::vector<std::string>> cells;
    std::int64_t total = 0;
    std::int64_t reached = 0;
    for (const WeekActivity& week : last_weeks(record, weeks)) {
        const std::string date = format_day(input, week.monday);
        const std::string duration = text::format_duration(text, week.minutes);
        hours.hours.push_back(static_cast<float>(week.minutes) / 60);
        hours.value_labels.push_back(text::format_micro(week.minutes * 1'000'000 / 60, 1));
        hours.data.steps.push_back(date);
        hours.data.readings.push_back(
            text.progress_reading(text.progress_week_of(date), text.progress_hours_reading(duration, week.study_days)));
        hours.data.rows.push_back({date, duration, text::format_number(week.study_days)});
        cells.push_back({iso_date(week.monday), std::to_string(week.minutes), std::to_string(week.study_days),
                         target > 0 ? std::to_string(target) : std::string()});
        total += week.minutes;
        reached += target > 0 && week.minutes >= target ? 1 : 0;
    }
    std::ranges::reverse(hours.data.rows);
    const auto count = static_cast<std::int64_t>(hours.hours.size());
    const std::string all = text::format_duration(text, total);
    const std::string mean = text::format_duration(text, count > 0 ? total / count : 0);
    hours.data.summary =
        target > 0 ? text.progress_hours_summary_target(all, count, mean, text::format_duration(text, target), reached)
                   : text.progress_hours_summary(all, count, mean);
    const std::vector<std::string> headers{"week_start", "minutes", "study_days", "target_minutes"};
    hours.data.csv = exchange::to_csv(headers, cells);
    return hours;
}

}  // namespace cairn::views
