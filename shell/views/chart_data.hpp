#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.hpp"

namespace cairn::views {

/// What a chart says in words, and the numbers behind it: as a table for people and as a file for programs.
struct ChartData {
    std::string title;
    std::string summary;                          ///< the finding in a sentence; the text alternative
    std::string read_name;                        ///< of the slider over the points
    std::vector<std::string> steps;               ///< under the axis
    std::vector<std::string> readings;            ///< one point each: "15 November: …"
    std::vector<std::string> columns;             ///< of the table
    std::vector<std::vector<std::string>> rows;
    std::string to_table;                         ///< names of the buttons
    std::string to_picture;
    std::string download;
    std::string file_name;                        ///< "cairn-mastery.csv"
    std::string csv;                              ///< RFC 4180; dates ISO 8601, decimal points, missing values empty
};

/// One line of a chart: a value for each step, NaN where there is none.
struct SeriesData {
    std::string name;
    std::vector<float> values;
    std::vector<float> low;
    std::vector<float> high;
    std::vector<std::uint8_t> is_few;  ///< 1: rests on fewer than few_answers
};

/// Below so many answers a level is shown as a dot of its own kind, and it is said.
inline constexpr std::int64_t few_answers = 5;

/// "2026-11-15".
std::string iso_date(Day day);

/// Millionths as a plain number with three decimals and a point, in every language: "-2.412".
std::string plain_decimal(std::int64_t micro);

}  // namespace cairn::views
