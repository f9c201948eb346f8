#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cairn::exchange {

enum class QuantityUnit : std::uint8_t { none, minutes, hours, days, weeks, months };

/// "10-12 weeks", "~10 hours/week", "4–12 h", "约 6 周": the mean of the range and its unit.
struct Quantity {
    std::int64_t hundredths = 0;  ///< of the unit
    QuantityUnit unit = QuantityUnit::none;
};

/// Nothing when there is no number first, or the words behind it name no unit.
std::optional<Quantity> parse_quantity(std::string_view text);

/// Weeks that a duration takes, in hundredths; a month is 52/12 weeks. Nothing for hours and minutes.
std::optional<std::int64_t> weeks_hundredths(const Quantity& quantity);

/// Minutes of a total such as "40 hours"; nothing for days and longer, which say nothing about effort.
std::optional<std::int64_t> total_minutes(const Quantity& quantity);

}  // namespace cairn::exchange
