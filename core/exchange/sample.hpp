#pragma once

#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/time.hpp"
#include "core/model/fact.hpp"

namespace cairn::exchange {

/// The sample programme as the writes of one batch: areas, skills, prerequisites, courses with lessons, 24 coaches,
/// 120 learners with goals, their requests, two proposals, and half a year of answers and lessons done.
///
/// People have is_sample. Times lie before the UTC day of `now`; two calls on one day give the same writes, and nothing
/// depends on anything but the day.
/// Cost:     some ten milliseconds, about 18,000 writes.
std::vector<Write> sample_writes(Instant now);

/// The id that the sample gives to a row of assets/sample, e.g. sample_id("skill", "kubernetes").
/// `kind` is one of area, skill, course, coach, learner.
Id sample_id(std::string_view kind, std::string_view id);

}  // namespace cairn::exchange
