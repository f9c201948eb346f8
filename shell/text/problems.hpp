#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/exchange/problem.hpp"
#include "shell/text/text.hpp"

namespace cairn::text {

/// What is wrong with something in a file, and what to do about it.
std::string problem_text(const Text& text, const exchange::Problem& problem);

/// Where it is: "Row 12, column C (level)", "Whole file".
std::string problem_place(const Text& text, const exchange::Problem& problem);

/// "Error", "Warning", "Note".
std::string_view severity_name(const Text& text, exchange::Severity severity);

/// A spreadsheet's name of a column: 1 is "A", 27 is "AA".
std::string column_letters(std::int64_t column);

}  // namespace cairn::text
