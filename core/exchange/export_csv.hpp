#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/model.hpp"

namespace cairn::exchange {

/// A CSV file that spreadsheets in both languages open as it is meant: UTF-8 with a mark, CRLF, quotes where needed.
///
/// A cell that a spreadsheet would take for a formula (= + - @ or a tab first, and not a plain number) gets an
/// apostrophe in front; read_csv and the importers take it off again.
std::string to_csv(std::span<const std::string> headers, std::span<const std::vector<std::string>> rows);

/// `'` before what would be a formula. The inverse of without_formula_guard.
std::string with_formula_guard(std::string_view cell);
std::string_view without_formula_guard(std::string_view cell);

/// Everybody with a role, as a participants list that preview_import reads back without a change.
std::string participants_csv(const Model& model);

}  // namespace cairn::exchange
