#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

inline constexpr int quarters_per_hour = 4;
inline constexpr int quarters_per_day = 24 * quarters_per_hour;
inline constexpr int quarters_per_week = 7 * quarters_per_day;

/// Free time in one week, by quarter of an hour.
///
/// Shapes:   672 entries; entry 0 is Monday 00:00 of the week's own zone. Every zone in use today is offset from UTC by
///           whole quarters, so moving a week between zones loses nothing.
class WeekHours {
public:
    [[nodiscard]] bool at(int quarter) const { return bits_[static_cast<std::size_t>(quarter)]; }
    void set(int quarter, bool free) { bits_[static_cast<std::size_t>(quarter)] = free; }
    /// Marks first..last-1; both are taken within one week, 0..672.
    void set_range(int first, int last, bool free);

    [[nodiscard]] int count() const { return static_cast<int>(bits_.count()); }
    [[nodiscard]] bool any() const { return bits_.any(); }

    /// The same hours read in a zone that is `quarters` ahead; wraps around the week.
    [[nodiscard]] WeekHours shifted(int quarters) const;

    friend WeekHours operator&(const WeekHours& a, const WeekHours& b) {
        WeekHours out;
        out.bits_ = a.bits_ & b.bits_;
        return out;
    }
    bool operator==(const WeekHours&) const = default;

private:
    std::bitset<quarters_per_week> bits_;
};

/// "Mon 19:00-21:00;Thu 18:30-20:00". English day names in any case (three letters or whole), or 1..7 for Monday to
/// Sunday; 24:00 ends a day. Nothing when any window is malformed or empty; an empty text is an empty week.
std::optional<WeekHours> parse_week_hours(std::string_view text);

/// The inverse of parse_week_hours: canonical, windows in order, joined by ';'.
std::string format_week_hours(const WeekHours& week);

}  // namespace cairn
