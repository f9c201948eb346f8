#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/progress/mastery.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// What is believed about one skill, ready to be drawn: never one number alone.
struct MasteryWords {
    double mean = 0;  ///< levels, 0..5
    double low = 0;
    double high = 0;
    int level = 0;      ///< whole levels reached
    std::string value;  ///< "2.4, 1.9 to 2.9, 12 answers"
};

MasteryWords mastery_words(const text::Text& text, const progress::Mastery& mastery);

/// Where the estimate comes from, in one or two sentences. `declared` -1: no level was named.
std::string mastery_evidence(const ViewInput& input, const progress::Mastery& mastery, std::int64_t declared);

/// Tenths of a level, rounded down: 2.96 is not yet 3.
std::string format_level(std::int64_t level_micro);
/// The upper end of an interval, rounded up, so that what is shown holds what was computed.
std::string format_level_high(std::int64_t level_micro);

/// "Level 3: Works alone" for 0..5, as level pickers show them.
std::array<std::string, level_max + 1> named_levels(const text::Text& text);

/// In the reader's language; empty for what is not there.
std::string skill_title(const ViewInput& input, SkillId skill);
std::string area_title(const ViewInput& input, AreaId area);

/// "A, B and 3 more".
std::string skill_names(const ViewInput& input, std::span<const SkillId> skills, std::size_t limit = 3);

/// The calendar day of an instant where the reader lives.
Day day_of_reader(const ViewInput& input, Instant instant);

/// Without the year for days close to now.
std::string format_day(const ViewInput& input, Day day);
/// "23 to 27 November", with years where one of the days is not near.
std::string format_days(const ViewInput& input, Day first, Day last);

/// "A, B and 3 more" of names that stand ready.
std::string join_names(const text::Text& text, std::span<const std::string> names, std::size_t limit);

/// True when `needle`, in lower case, stands in `hay` (ASCII letters in any case). An empty needle stands everywhere.
bool contains_folded(std::string_view hay, std::string_view needle_lower);

/// A stable number for a row of a table.
constexpr std::uint64_t row_key(const Id& id) { return id.high * 0x9E3779B97F4A7C15ULL ^ id.low; }

}  // namespace cairn::views
