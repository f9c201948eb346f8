#pragma once

#include "core/progress/record.hpp"
#include "shell/views/progress_view.hpp"

namespace cairn::views {

/// Practice day by day over the last `weeks` weeks of the record.
HeatData days_chart(const ViewInput& input, const progress::LearningRecord& record, int weeks);

/// Hours week by week, against what the goal asks for a week.
HoursData hours_chart(const ViewInput& input, const progress::LearningRecord& record, int weeks);

}  // namespace cairn::views
