#pragma once

#include <string>

#include "core/matching/shared_week.hpp"
#include "shell/text/text.hpp"

namespace cairn::views {

struct CoachDetail;

/// Fills the week strip of a coach and its words from a week in quarters. An hour counts as shared when any quarter is.
void fill_week(CoachDetail& detail, const text::Text& text, const matching::SharedWeek& week);

/// "Tue 19:00, both free".
std::string hour_words(const text::Text& text, int day, int hour, matching::Meet meet);

/// "Tue and Thu, 19:00 to 21:00": the shared stretches; days with the same hours together, at most three groups.
std::string shared_hours_words(const text::Text& text, const matching::SharedWeek& week);

}  // namespace cairn::views
