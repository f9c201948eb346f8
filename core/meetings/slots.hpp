#pragma once

#include <cstdint>
#include <vector>

#include "core/base/interval.hpp"
#include "core/model/model.hpp"

namespace cairn::meetings {

struct SlotOptions {
    std::int64_t minutes = 45;
    std::int64_t days = 28;          ///< from now on
    std::int64_t step_minutes = 30;  ///< between the beginnings that are offered
    MeetingId except = {};           ///< a session that is to be moved does not stand in its own way
};

/// When both could meet.
///
/// Each person's free hours are a week of their own wall clock. They are read at every instant with the offset that
/// holds there and then, so a week in which the clocks change has the hours it has; somebody who moves to another zone
/// is free at the same hours of their new day. What is taken away: sessions of either that are proposed or confirmed,
/// and what either imported as busy. A person whose zone is unknown is never free.
///
/// Shapes:   ascending; slots of one free stretch begin `step_minutes` apart and may overlap.
/// Cost:     O(days · 96 + sessions + busy times).
std::vector<Interval> free_slots(const Model& model, ProfileId one, ProfileId other, Instant now,
                                 const SlotOptions& options = {});

/// Why there is no slot, in the order in which it is worth saying.
enum class NoSlots : std::uint8_t { there_are_some, no_hours_first, no_hours_second, never_together, all_taken };
NoSlots why_no_slots(const Model& model, ProfileId one, ProfileId other, Instant now, const SlotOptions& options = {});

}  // namespace cairn::meetings
