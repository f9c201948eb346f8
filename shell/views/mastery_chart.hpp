#pragma once

#include <span>
#include <vector>

#include "core/progress/record.hpp"
#include "shell/views/chart_data.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// Levels of skills at the end of each week, with their intervals and the answers behind them.
struct MasteryChart {
    ChartData data;
    std::vector<SeriesData> series;
    std::string note;  ///< what a hollow dot means; empty where there is none
};

/// The last `weeks` weeks of `skills`, in their order. A skill's line begins with the week of its first answer.
MasteryChart mastery_chart(const ViewInput& input, std::string_view title,
                           std::span<const progress::SkillHistory* const> skills, int weeks);

/// The buttons of a chart, named after it.
void name_buttons(const text::Text& text, ChartData& data);

/// The last day of a week of the record; of the present one, today.
Day last_day_of(const ViewInput& input, const progress::WeekActivity& week);

}  // namespace cairn::views
