#pragma once

#include <string_view>
#include <vector>

#include "shell/screens/context.hpp"
#include "shell/views/chart_data.hpp"
#include "shell/views/mastery_chart.hpp"

namespace cairn::screens {

/// A view's words as the charts take them; they point into the view.
std::vector<std::string_view> borrowed(const std::vector<std::string>& words);

/// A card with a chart: title, table and file at the top right, the picture, and its finding under it.
void chart_card(const views::ChartData& data, ui::Key key, ScreenContext& context, ui::FunctionRef<void()> picture);

/// Lines of skill levels 0 to 5, inside a chart_card or any other.
void mastery_lines(const views::MasteryChart& chart, ScreenContext& context, float height);

/// The frame of a chart inside a card that is there already.
void chart_part(const views::ChartData& data, ui::Key key, ScreenContext& context, ui::FunctionRef<void()> picture);

}  // namespace cairn::screens
