#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/key.hpp"

#include <cstdint>
#include <span>
#include <string_view>

// Charts that carry a page's evidence. Each is a picture with a text alternative, beside it a slider over its points
// (arrow keys, or the pointer, read one point after the other), and in a `chart_frame` the same numbers as a table and
// as a file. Labels stand at the ends of lines and the tips of bars; missing values (NaN) leave a gap.

namespace cairn::ui {

/// The numbers of a chart as its table shows them; the first column is what a row is about.
struct ChartTable {
    Labels columns = {};
    int row_count = 0;
    FunctionRef<std::string_view(int row, int column)> cell = {};
};

/// Names of the two buttons at the top right.
struct ChartWords {
    std::string_view to_table = {};
    std::string_view to_picture = {};
    std::string_view download = {};
};

/// Title, buttons, and below either the picture or the table; which of them is remembered as long as the page lives.
/// Put it in a card. True when the file was asked for.
bool chart_frame(Ui& ui, Key key, std::string_view title, const ChartTable& data, const ChartWords& words,
                 FunctionRef<void()> picture);

/// What every chart says to those who do not see it, and to the pointer.
struct ChartSpeech {
    std::string_view name = {};
    std::string_view summary = {};    ///< the finding in a sentence: the text alternative
    std::string_view read_name = {};  ///< of the slider over the points: "Mastery, week by week"
    Labels readings = {};             ///< one for each step: "17 November: 2.4, 12 answers"
};

struct PlotSeries {
    std::string_view name = {};                    ///< stands at the line's end
    std::span<const float> values = {};            ///< NaN: missing
    std::span<const std::uint8_t> is_few = {};     ///< not 0: a hollow dot, the value rests on few
    std::span<const float> low = {};               ///< of the interval, as many as values, or none
    std::span<const float> high = {};
    bool is_dashed = false;                        ///< the plan, the comparison
};

struct LinePlot {
    ChartSpeech speech = {};
    std::span<const PlotSeries> series = {};  ///< at most 4 are drawn; the table has all
    Labels step_labels = {};                  ///< under the axis, one for each step
    double minimum = 0;                       ///< of the axis; from the values when not below maximum
    double maximum = 0;
    float height = 240;
};
void line_plot(Ui& ui, Key key, const LinePlot& plot);

struct ColumnPlot {
    ChartSpeech speech = {};
    std::span<const float> values = {};  ///< may be negative; NaN: missing
    Labels value_labels = {};            ///< at the tips, as many as fit; always at the peak and the last
    Labels step_labels = {};
    float target = 0;                    ///< a dashed line, 0 none
    std::string_view target_label = {};
    float height = 200;
};
void column_plot(Ui& ui, Key key, const ColumnPlot& plot);

/// Weeks × days as squares, the darker the more.
struct HeatStrip {
    ChartSpeech speech = {};                   ///< readings: one for each day, the first a Monday
    std::span<const std::uint8_t> levels = {};  ///< one for each day up to today: 0 nothing … 5
    Labels day_names = {};                     ///< 7, Monday first
    Labels week_labels = {};                   ///< under the weeks; empty ones are left out
    std::string_view legend_low = {};          ///< "No practice"
    std::string_view legend_high = {};         ///< "60 min or more"
};
void heat_strip(Ui& ui, Key key, const HeatStrip& strip);

struct BarRow {
    std::string_view label = {};
    std::string_view value_text = {};  ///< at the tip
    double value = 0;                  ///< negative: to the left of the axis; NaN: none
    std::string_view href = {};        ///< the row leads somewhere
};
/// Horizontal bars on one scale from 0, a list. `maximum` 0: the largest. Returns the row pressed, or -1.
int bar_rows(Ui& ui, Key key, std::string_view name, std::span<const BarRow> rows, double maximum = 0);

}  // namespace cairn::ui
