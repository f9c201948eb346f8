#include "shell/views/shared_hours.hpp"

#include <algorithm>
#include <vector>

#include "shell/text/format.hpp"
#include "shell/views/coaches_view.hpp"

namespace cairn::views {
namespace {

using matching::Meet;

constexpr std::size_t groups_max = 3;
constexpr int hour_first_default = 8;
constexpr int hour_end_default = 22;

struct Stretch {
    int from = 0, to = 0;  ///< quarters of the day
    bool operator==(const Stretch&) const = default;
};

struct DayGroup {
    std::vector<Stretch> stretches;
    std::vector<int> days;
};

std::vector<Stretch> stretches_of(const matching::SharedWeek& week, int day) {
    std::vector<Stretch> out;
    for (int quarter = 0; quarter < quarters_per_day; ++quarter) {
        if (week.quarters[static_cast<std::size_t>(day * quarters_per_day + quarter)] != Meet::both) continue;
        if (!out.empty() && out.back().to == quarter) {
            ++out.back().to;
        } else {
            out.push_back({quarter, quarter + 1});
        }
    }
    return out;
}

Meet stronger(Meet a, Meet b) {
    if (a == b || b == Meet::none) return a;
    if (a == Meet::none) return b;
    return a == Meet::both || b == Meet::both ? Meet::both : a;
}

}  // namespace

std::string shared_hours_words(const text::Text& text, const matching::SharedWeek& week) {
    std::vector<DayGroup> groups;
    for (int day = 0; day < 7; ++day) {
        auto stretches = stretches_of(week, day);
        if (stretches.empty()) continue;
        const auto it = std::ranges::find(groups, stretches, &DayGroup::stretches);
        if (it != groups.end()) {
            it->days.push_back(day);
        } else {
            groups.push_back({std::move(stretches), {day}});
        }
    }
    std::string out;
    for (std::size_t i = 0; i < std::min(groups.size(), groups_max); ++i) {
        if (i > 0) out += text.coaches_list_semicolon();
        for (std::size_t d = 0; d < groups[i].days.size(); ++d) {
            if (d > 0) out += text.language_separator();
            out += text::weekday_short(text, groups[i].days[d]);
        }
        for (const Stretch& stretch : groups[i].stretches) {
            out += ' ';
            out += text.coaches_clock_range(text::format_clock(stretch.from * 15), text::format_clock(stretch.to * 15));
        }
    }
    if (groups.size() > groups_max) out += text.coaches_and_more();
    return out;
}

std::string hour_words(const text::Text& text, int day, int hour, matching::Meet meet) {
    std::string_view state;
    switch (meet) {
        case Meet::none: state = text.coaches_hour_none(); break;
        case Meet::you: state = text.coaches_hour_you(); break;
        case Meet::them: state = text.coaches_hour_them(); break;
        case Meet::both: state = text.coaches_hour_both(); break;
    }
    constexpr int minutes_per_hour = 60;
    return text.coaches_hour(text::weekday_short(text, day), text::format_clock(hour * minutes_per_hour), state);
}

void fill_week(CoachDetail& detail, const text::Text& text, const matching::SharedWeek& week) {
    int first = hour_first_default;
    int end = hour_end_default;
    for (int day = 0; day < 7; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            Meet meet = Meet::none;
            for (int quarter = 0; quarter < quarters_per_hour; ++quarter) {
                const int at = day * quarters_per_day + hour * quarters_per_hour + quarter;
                meet = stronger(meet, week.quarters[static_cast<std::size_t>(at)]);
            }
            detail.week[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)] = meet;
            // Hours in which the learner is free are always in sight; the coach's nights alone need not be.
            if (meet == Meet::both || meet == Meet::you) {
                first = std::min(first, hour);
                end = std::max(end, hour + 1);
            }
        }
    }
    detail.hour_first = first;
    detail.hour_end = end;
    detail.shared_text = text.coaches_shared_week(text::format_duration(text, week.shared_minutes));
    detail.shared_summary = shared_hours_words(text, week);
}

}  // namespace cairn::views
