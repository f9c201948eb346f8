#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace cairn::views {

/// One signed part of a sum that explains itself.
struct TermRow {
    std::string label;
    std::string evidence;
    double value = 0;          ///< in whole units: its bar
    std::string value_text;    ///< "+36.0"
};

/// Fills values and their words from `micro`, one a row. What rounding takes away is put on the largest, so that the
/// parts as shown add up to the total as shown.
void set_term_values(std::span<TermRow> rows, std::span<const std::int64_t> micro, std::int64_t total_micro,
                     int decimals);

}  // namespace cairn::views
