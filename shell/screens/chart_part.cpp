#include "shell/screens/chart_part.hpp"

#include <array>
#include <span>

namespace cairn::screens {

std::vector<std::string_view> borrowed(const std::vector<std::string>& words) { return {words.begin(), words.end()}; }

void chart_part(const views::ChartData& data, ui::Key key, ScreenContext& context, ui::FunctionRef<void()> picture) {
    const std::vector<std::string_view> columns = borrowed(data.columns);
    const auto cell = [&](int row, int column) -> std::string_view {
        return data.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    };
    const ui::ChartTable table{.columns = columns, .row_count = static_cast<int>(data.rows.size()), .cell = cell};
    const ui::ChartWords words{data.to_table, data.to_picture, data.download};
    if (ui::chart_frame(context.ui, key, data.title, table, words, picture)) {
        context.emit(SaveTable{data.file_name, data.csv});
    }
}

void chart_card(const views::ChartData& data, ui::Key key, ScreenContext& context, ui::FunctionRef<void()> picture) {
    ui::card(context.ui, key, {.name = data.title, .gap = 12}, [&] {
        chart_part(data, "chart", context, picture);
        if (!data.summary.empty()) ui::small(context.ui, data.summary);
    });
}

void mastery_lines(const views::MasteryChart& chart, ScreenContext& context, float height) {
    std::vector<ui::PlotSeries> series;
    for (const views::SeriesData& each : chart.series) {
        const bool is_alone = chart.series.size() == 1;  // intervals of several lines would cover each other
        series.push_back({.name = each.name,
                          .values = each.values,
                          .is_few = each.is_few,
                          .low = is_alone ? std::span<const float>(each.low) : std::span<const float>(),
                          .high = is_alone ? std::span<const float>(each.high) : std::span<const float>()});
    }
    const auto steps = borrowed(chart.data.steps);
    const auto readings = borrowed(chart.data.readings);
    ui::line_plot(context.ui, "lines",
                  {.speech = {.name = chart.data.title,
                              .summary = chart.data.summary,
                              .read_name = chart.data.read_name,
                              .readings = readings},
                   .series = series,
                   .step_labels = steps,
                   .minimum = 0,
                   .maximum = level_max,
                   .height = height});
    if (!chart.note.empty()) ui::caption(context.ui, chart.note);
}

}  // namespace cairn::screens
