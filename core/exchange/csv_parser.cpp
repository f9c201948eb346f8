#include "core/exchange/csv_parser.hpp"

#include <algorithm>

#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"

namespace cairn::exchange {
namespace {

/// "C4 E3 BA C3": the first bytes from the broken one on.
std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::size_t bytes_max = 8;
    std::string out;
    for (const char c : bytes.substr(0, bytes_max)) {
        const auto byte = static_cast<unsigned char>(c);
        if (!out.empty()) out += ' ';
        out += digits[byte >> 4];
        out += digits[byte & 15U];
    }
    return out;
}

}  // namespace

Refusal CsvParser::run() {
    if (after_line_) {
        row_number_ = 1;
        if (text_.starts_with('\r')) text_.remove_prefix(1);
        if (text_.starts_with('\n')) text_.remove_prefix(1);
    }
    table_.text_.reserve(text_.size());
    table_.row_begins_.push_back(0);
    while (at_ < text_.size()) {
        if (!parse_row()) return std::move(refusal_);
    }
    return {};
}

bool CsvParser::parse_row() {
    ++row_number_;
    row_first_cell_ = table_.cell_ends_.size();
    row_filled_ = false;
    while (true) {
        if (!parse_cell()) return false;
        if (at_ == text_.size() || at_line_end()) break;
        ++at_;  // the separator
        if (at_ == text_.size()) {
            if (!parse_cell()) return false;
            break;
        }
    }
    if (at_ < text_.size()) at_ += text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n' ? 2 : 1;
    if (row_filled_ && table_.row_numbers_.size() > csv_rows_max) {
        return refuse(Errc::file_too_large, ProblemCode::too_many_rows, csv_rows_max);
    }
    finish_row();
    return true;
}

bool CsvParser::parse_cell() {
    if (table_.cell_ends_.size() - row_first_cell_ == csv_columns_max) {
        return refuse(Errc::line_too_long, ProblemCode::too_many_columns, csv_columns_max);
    }
    cell_begin_ = table_.text_.size();
    if (at_ < text_.size() && text_[at_] == '"') take_quoted();
    take_plain();  // also what wrongly follows a closing quote
    return finish_cell();
}

void CsvParser::take_quoted() {
    ++at_;
    while (true) {
        const std::string_view window = text_.substr(at_, csv_cell_bytes_max + 1);
        const std::size_t quote = window.find('"');
        const std::size_t length = quote == std::string_view::npos ? window.size() : quote;
        table_.text_.append(window.substr(0, length));
        at_ += length;
        if (quote == std::string_view::npos) {
            quote_open_ = at_ == text_.size();
            return;
        }
        ++at_;
        if (at_ == text_.size() || text_[at_] != '"') return;
        table_.text_ += '"';
        ++at_;
        if (table_.text_.size() - cell_begin_ > csv_cell_bytes_max) return;
    }
}

void CsvParser::take_plain() {
    const std::size_t from = at_;
    const std::size_t last = std::min(text_.size(), at_ + csv_cell_bytes_max + 1);
    while (at_ < last && text_[at_] != separator_ && !at_line_end()) ++at_;
    table_.text_.append(text_.substr(from, at_ - from));
}

bool CsvParser::finish_cell() {
    const std::string_view cell = std::string_view(table_.text_).substr(cell_begin_);
    if (cell.size() > csv_cell_bytes_max) {
        return refuse(Errc::line_too_long, ProblemCode::cell_too_long, csv_cell_bytes_max);
    }
    // Most cells are short and plain: one look at each byte decides whether a closer one is needed.
    const bool plain = std::ranges::all_of(cell, [](char c) { return (c >= ' ' && c != '\x7F') || c == '\n'; });
    if (!plain) {
        if (cell.contains('\0')) return refuse(Errc::file_has_nul, ProblemCode::has_nul, 0);
        const std::size_t bad = first_invalid_utf8(cell);
        if (bad != std::string_view::npos) {
            std::string bytes = hexadecimal(cell.substr(bad));
            refuse(Errc::file_not_utf8, ProblemCode::not_utf8, 0);
            refusal_.problem.text = std::move(bytes);
            return false;
        }
        // Line breaks inside quotes stay as the file writes them.
        std::string words(cell);
        std::erase(words, '\r');
        if (!is_plain_text(words)) table_.text_.replace(cell_begin_, std::string::npos, plain_text(words));
    }
    row_filled_ = row_filled_ || !trim(std::string_view(table_.text_).substr(cell_begin_)).empty();
    table_.cell_ends_.push_back(static_cast<std::uint32_t>(table_.text_.size()));
    return true;
}

void CsvParser::finish_row() {
    if (!row_filled_) {
        table_.cell_ends_.resize(row_first_cell_);
        table_.text_.resize(row_first_cell_ == 0 ? 0 : table_.cell_ends_.back());
        return;
    }
    table_.row_begins_.push_back(static_cast<std::uint32_t>(table_.cell_ends_.size()));
    table_.row_numbers_.push_back(row_number_);
    const bool is_header = table_.row_numbers_.size() == 1;
    if (!is_header) {
        const std::size_t row = table_.row_count() - 1;
        for (std::size_t column = table_.column_count(); column < table_.cell_count(row); ++column) {
            const std::string_view cell = table_.cell(row, column);
            if (trim(cell).empty()) continue;
            problems_.push_back({.severity = Severity::warning,
                                 .code = ProblemCode::extra_cells,
                                 .row = row_number_,
                                 .column = static_cast<std::uint32_t>(column + 1),
                                 .text = shortened(cell)});
            break;
        }
    }
    if (quote_open_) {
        table_.last_row_cut_ = true;
        problems_.push_back({.code = ProblemCode::quote_not_closed, .row = row_number_});
    }
}

bool CsvParser::refuse(Errc code, ProblemCode problem, std::size_t number) {
    const std::size_t column = table_.cell_ends_.size() - row_first_cell_;
    const std::string_view header =
        table_.row_numbers_.empty() || column >= table_.column_count() ? std::string_view{} : table_.header(column);
    refusal_ = {code,
                {.code = problem,
                 .row = row_number_,
                 .column = static_cast<std::uint32_t>(column + 1),
                 .number = static_cast<std::int64_t>(number),
                 .header = shortened(header)}};
    return false;
}

}  // namespace cairn::exchange
