#pragma once

#include <string>

#include "core/graph/plan.hpp"
#include "core/recommend/reason.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// Why a course is proposed, in one sentence without a full stop.
std::string course_reason(const ViewInput& input, const recommend::Reason& reason);

/// Why a skill comes next.
std::string skill_reason(const ViewInput& input, const recommend::Reason& reason);

/// Why a skill is in a plan: "Your goal" or "Needed by Service mesh".
std::string plan_reason(const ViewInput& input, const graph::PlanReason& reason);
/// The same with the goal at the end of the way, where that is another skill.
std::string plan_reason_long(const ViewInput& input, const graph::PlanReason& reason);

}  // namespace cairn::views
