#pragma once

#include <array>
#include <cstdint>

#include "core/base/week.hpp"
#include "core/model/model.hpp"

namespace cairn::matching {

enum class Meet : std::uint8_t { none, you, them, both };

/// Shapes:   672 quarter-hours from Monday 00:00 of the learner's own week.
struct SharedWeek {
    std::array<Meet, quarters_per_week> quarters{};
    std::int64_t shared_minutes = 0;
    std::int32_t minutes_ahead = 0;  ///< how far the coach's clock is ahead of the learner's
};

/// Each profile's hours in its own zone with the offset that holds at `now`; an unknown zone counts as UTC.
SharedWeek shared_week(const Profile& learner, const Profile& coach, Instant now);

}  // namespace cairn::matching
