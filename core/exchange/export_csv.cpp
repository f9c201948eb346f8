#include "core/exchange/export_csv.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace cairn::exchange {
namespace {

bool starts_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").contains(cell.front());
}

bool is_guarded(std::string_view cell) {
    return cell.size() > 1 && cell.front() == '\'' && (starts_formula(cell.substr(1)) || cell[1] == '\'');
}

/// "-1.5", "+20": spreadsheets and people mean numbers by them.
bool is_number(std::string_view cell) {
    if (cell.starts_with('+') || cell.starts_with('-')) cell.remove_prefix(1);
    const auto digit_or_point = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    return !cell.empty() && cell.front() != '.' && std::ranges::count(cell, '.') <= 1 &&
           std::ranges::all_of(cell, digit_or_point);
}

void append_cell(std::string& out, std::string_view cell) {
    const std::string guarded = with_formula_guard(cell);
    const bool edge_blank = trim(guarded).size() != guarded.size();
    if (!edge_blank && guarded.find_first_of(",;\t\"\r\n") == std::string::npos) {
        out += guarded;
        return;
    }
    out += '"';
    for (const char c : guarded) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void append_row(std::string& out, std::span<const std::string> cells) {
    bool first = true;
    for (const std::string& cell : cells) {
        if (!first) out += ',';
        first = false;
        append_cell(out, cell);
    }
    out += "\r\n";
}

}  // namespace

std::string with_formula_guard(std::string_view cell) {
    // A text that already looks guarded gets a second guard, so that taking one off gives back what was there.
    if (is_guarded(cell) || (starts_formula(cell) && !is_number(cell))) return std::string("'").append(cell);
    return std::string(cell);
}

std::string_view without_formula_guard(std::string_view cell) { return is_guarded(cell) ? cell.substr(1) : cell; }

std::string to_csv(std::span<const std::string> headers, std::span<const std::vector<std::string>> rows) {
    std::string out = "\xEF\xBB\xBF";
    append_row(out, headers);
    for (const std::vector<std::string>& row : rows) append_row(out, row);
    return out;
}

}  // namespace cairn::exchange
