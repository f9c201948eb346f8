#include "shell/views/mastery_chart.hpp"

#include <algorithm>
#include <limits>

#include "core/exchange/export_csv.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

float as_levels(std::int64_t micro) { return static_cast<float>(micro) / 1e6F; }

std::string level_words(const ViewInput& input, const std::string& skill, const progress::Mastery& mastery) {
    const std::string level = format_level(mastery.level_micro);
    const std::string low = format_level(mastery.low_micro);
    const std::string high = format_level_high(mastery.high_micro);
    return skill.empty() ? input.text.mastery_value(level, low, high, mastery.answers)
                         : input.text.progress_reading_skill(skill, level, low, high, mastery.answers);
}

SeriesData series_of(std::string name, const progress::SkillHistory& history, std::size_t first) {
    constexpr float missing = std::numeric_limits<float>::quiet_NaN();
    SeriesData series;
    series.name = std::move(name);
    for (std::size_t week = first; week < history.weeks.size(); ++week) {
        const progress::Mastery& mastery = history.weeks[week];
        const bool is_there = week >= history.first_week;
        series.values.push_back(is_there ? as_levels(mastery.level_micro) : missing);
        series.low.push_back(is_there ? as_levels(mastery.low_micro) : missing);
        series.high.push_back(is_there ? as_levels(mastery.high_micro) : missing);
        series.is_few.push_back(mastery.answers < few_answers ? 1 : 0);
    }
    return series;
}

}  // namespace

void name_buttons(const text::Text& text, ChartData& data) {
    data.to_table = text.progress_to_table(data.title);
    data.to_picture = text.progress_to_picture(data.title);
    data.download = text.progress_download(data.title);
}

Day last_day_of(const ViewInput& input, const progress::WeekActivity& week) {
    return std::min(week.monday + 6, input.indices.today(input.me));
}

MasteryChart mastery_chart(const ViewInput& input, std::string_view title,
                           std::span<const progress::SkillHistory* const> skills, int weeks) {
    const text::Text& text = input.text;
    const auto& record_weeks = input.indices.record(input.me).weeks;
    const std::size_t first = record_weeks.size() - std::min(record_weeks.size(), static_cast<std::size_t>(weeks));
    MasteryChart chart;
    chart.data.title = title;
    chart.data.read_name = text.progress_mastery_read(title);
    chart.data.file_name = "cairn-mastery.csv";
    name_buttons(text, chart.data);
    chart.data.columns = {std::string(text.progress_column_week()), std::string(text.progress_column_skill()),
                          std::string(text.progress_column_level()), std::string(text.progress_column_interval()),
                          std::string(text.progress_column_answers())};
    std::vector<std::string> names;
    std::vector<std::string> now_words;
    for (const progress::SkillHistory* skill : skills) {
        names.push_back(skill_title(input, skill->skill));
        chart.series.push_back(series_of(names.back(), *skill, first));
        now_words.push_back(level_words(input, names.back(), skill->weeks.back()));
    }
    if (!skills.empty()) chart.data.summary = text.progress_mastery_summary(join_names(text, now_words, 8));

    std::vector<std::vector<std::string>> cells;
    for (std::size_t week = first; week < record_weeks.size(); ++week) {
        const Day day = last_day_of(input, record_weeks[week]);
        const std::string date = format_day(input, day);
        chart.data.steps.push_back(date);
        std::vector<std::string> words;
        for (std::size_t i = 0; i < skills.size(); ++i) {
            if (week < skills[i]->first_week) continue;
            const progress::Mastery& mastery = skills[i]->weeks[week];
            words.push_back(level_words(input, skills.size() > 1 ? names[i] : std::string(), mastery));
            if (mastery.answers < few_answers) chart.note = text.progress_few(few_answers);
            const std::string low = format_level(mastery.low_micro);
            const std::string high = format_level_high(mastery.high_micro);
            chart.data.rows.push_back({date, names[i], format_level(mastery.level_micro),
                                       text.progress_interval(low, high), std::to_string(mastery.answers)});
            cells.push_back({iso_date(day), names[i], plain_decimal(mastery.level_micro),
                             plain_decimal(mastery.low_micro), plain_decimal(mastery.high_micro),
                             std::to_string(mastery.answers)});
        }
        chart.data.readings.push_back(text.progress_reading(
            date, words.empty() ? std::string(text.progress_reading_none()) : join_names(text, words, words.size())));
    }
    std::ranges::reverse(chart.data.rows);
    const std::vector<std::string> headers{"week_end", "skill", "level", "level_low", "level_high", "answers"};
    chart.data.csv = exchange::to_csv(headers, cells);
    return chart;
}

}  // namespace cairn::views
