#include "core/meetings/slots.hpp"

#include <algorithm>
#include <optional>

#include "core/base/week.hpp"
#include "core/base/zone.hpp"
#include "core/meetings/meetings.hpp"

namespace cairn::meetings {
namespace {

constexpr std::int64_t quarter_ms = 15 * ms_per_minute;

struct FreeHours {
    WeekHours week;
    std::optional<ZoneRule> zone;

    [[nodiscard]] bool any() const { return zone.has_value() && week.any(); }
    [[nodiscard]] bool at(Instant instant) const {
        const Instant local{instant.ms + zone->offset_minutes(instant) * ms_per_minute};
        const Day day = utc_day(local);
        const auto quarter = static_cast<int>((local.ms - start_of(day).ms) / quarter_ms);
        return week.at(weekday_of(day) * quarters_per_day + quarter);
    }
};

FreeHours hours_of(const Model& model, ProfileId person) {
    const Profile* profile = model.profiles.find(person);
    if (profile == nullptr) return {};
    return {parse_week_hours(profile->availability).value_or(WeekHours{}), find_zone(profile->zone)};
}

/// The next quarter of an hour by the clock.
Instant first_quarter(Instant now) { return {(now.ms + quarter_ms - 1) / quarter_ms * quarter_ms}; }

std::vector<Interval> free_together(const FreeHours& one, const FreeHours& other, Instant now, std::int64_t days) {
    std::vector<Interval> out;
    if (!one.any() || !other.any()) return out;
    const std::int64_t end = now.ms + days * ms_per_day;
    for (Instant at = first_quarter(now); at.ms < end; at.ms += quarter_ms) {
        if (!one.at(at) || !other.at(at)) continue;
        const Instant until{at.ms + quarter_ms};
        if (!out.empty() && out.back().end == at) {
            out.back().end = until;
        } else {
            out.push_back({at, until});
        }
    }
    return out;
}

void add_taken(const Model& model, ProfileId person, const SlotOptions& options, std::vector<Interval>& taken) {
    for (const Meeting& meeting : model.meetings.rows()) {
        if (meeting.exists && meeting.id != options.except && takes_time(meeting.state) && is_side(meeting, person))
            taken.push_back(time_of(meeting));
    }
    const Profile* profile = model.profiles.find(person);
    const auto busy = profile != nullptr ? parse_intervals(profile->busy) : std::nullopt;
    if (busy) taken.insert(taken.end(), busy->begin(), busy->end());
}

/// Slots within one stretch; `next` is the first of `taken` (ascending, apart) that may still matter.
void add_slots(const Interval& stretch, const std::vector<Interval>& taken, std::vector<Interval>::const_iterator& next,
               const SlotOptions& options, std::vector<Interval>& out) {
    const std::int64_t length = options.minutes * ms_per_minute;
    for (Instant at = stretch.begin; at.ms + length <= stretch.end.ms; at.ms += options.step_minutes * ms_per_minute) {
        const Interval slot{at, {at.ms + length}};
        while (next != taken.end() && next->end <= slot.begin) ++next;
        if (next == taken.end() || !next->overlaps(slot)) out.push_back(slot);
    }
}

}  // namespace

std::vector<Interval> free_slots(const Model& model, ProfileId one, ProfileId other, Instant now,
                                 const SlotOptions& options) {
    std::vector<Interval> out;
    if (options.minutes <= 0 || options.step_minutes <= 0) return out;
    std::vector<Interval> taken;
    add_taken(model, one, options, taken);
    add_taken(model, other, options, taken);
    taken = merged(std::move(taken));
    auto next = taken.cbegin();
    for (const Interval& stretch : free_together(hours_of(model, one), hours_of(model, other), now, options.days))
        add_slots(stretch, taken, next, options, out);
    return out;
}

NoSlots why_no_slots(const Model& model, ProfileId one, ProfileId other, Instant now, const SlotOptions& options) {
    if (!free_slots(model, one, other, now, options).empty()) return NoSlots::there_are_some;
    const FreeHours first = hours_of(model, one);
    const FreeHours second = hours_of(model, other);
    if (!first.any()) return NoSlots::no_hours_first;
    if (!second.any()) return NoSlots::no_hours_second;
    const auto is_long_enough = [&](const Interval& stretch) {
        return stretch.end.ms - stretch.begin.ms >= options.minutes * ms_per_minute;
    };
    const auto stretches = free_together(first, second, now, options.days);
    return std::ranges::any_of(stretches, is_long_enough) ? NoSlots::all_taken : NoSlots::never_together;
}

}  // namespace cairn::meetings
