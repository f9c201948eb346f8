#include "core/matching/shared_week.hpp"

#include <optional>

#include "core/base/zone.hpp"

namespace cairn::matching {

SharedWeek shared_week(const Profile& learner, const Profile& coach, Instant now) {
    constexpr int minutes_per_quarter = 15;
    const auto offset_of = [&](const Profile& profile) {
        const auto zone = find_zone(profile.zone);
        return zone ? zone->offset_minutes(now) : 0;
    };
    SharedWeek week;
    week.minutes_ahead = offset_of(coach) - offset_of(learner);
    const WeekHours you = parse_week_hours(learner.availability).value_or(WeekHours{});
    const WeekHours them =
        parse_week_hours(coach.availability).value_or(WeekHours{}).shifted(-week.minutes_ahead / minutes_per_quarter);
    for (int quarter = 0; quarter < quarters_per_week; ++quarter) {
        Meet& meet = week.quarters[static_cast<std::size_t>(quarter)];
        if (you.at(quarter)) {
            meet = them.at(quarter) ? Meet::both : Meet::you;
        } else if (them.at(quarter)) {
            meet = Meet::them;
        }
        week.shared_minutes += meet == Meet::both ? minutes_per_quarter : 0;
    }
    return week;
}

}  // namespace cairn::matching
