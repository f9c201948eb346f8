#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/exchange/problem.hpp"

namespace cairn::exchange {

inline constexpr std::size_t csv_bytes_max = 32U << 20;
inline constexpr std::size_t csv_cell_bytes_max = 64U << 10;
inline constexpr std::size_t csv_rows_max = 200'000;
inline constexpr std::size_t csv_columns_max = 500;

/// A header and rows of cells, in one piece of memory. Cells are trimmed of nothing and unquoted.
///
/// Rows without a single filled cell are left out, but counted in row_number().
class CsvTable {
public:
    [[nodiscard]] std::size_t column_count() const { return row_begins_.size() < 2 ? 0 : row_begins_[1]; }
    [[nodiscard]] std::size_t row_count() const { return row_begins_.size() < 2 ? 0 : row_begins_.size() - 2; }
    [[nodiscard]] std::string_view header(std::size_t column) const { return at(0, column); }
    /// Empty beyond the end of a short row.
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const { return at(row + 1, column); }
    /// Cells the row really has, which may be fewer or more than column_count().
    [[nodiscard]] std::size_t cell_count(std::size_t row) const { return row_begins_[row + 2] - row_begins_[row + 1]; }
    /// The row's number in a spreadsheet: 1-based, empty rows and the header included.
    [[nodiscard]] std::uint32_t row_number(std::size_t row) const { return row_numbers_[row + 1]; }
    [[nodiscard]] std::uint32_t header_row_number() const { return row_numbers_.empty() ? 0 : row_numbers_[0]; }
    /// True for a row whose last quotation mark is missing.
    [[nodiscard]] bool is_cut(std::size_t row) const { return last_row_cut_ && row + 1 == row_count(); }

private:
    friend class CsvParser;
    [[nodiscard]] std::string_view at(std::size_t record, std::size_t column) const;

    std::string text_;
    std::vector<std::uint32_t> cell_ends_;   ///< in text_; a cell begins where the one before it ends
    std::vector<std::uint32_t> row_begins_;  ///< in cell_ends_, and one past the last; the header first
    std::vector<std::uint32_t> row_numbers_;
    bool last_row_cut_ = false;
};

enum class TextEncoding : std::uint8_t { utf8, utf8_with_mark, utf16_little, utf16_big };

/// What became of a file.
struct CsvReading {
    CsvTable table;                  ///< empty when the file is refused
    std::vector<Problem> problems;   ///< Problem::file is left at 0
    Errc refused = Errc::none;       ///< file_* or line_too_long; the first problem then says where and why
    char separator = ',';
    TextEncoding encoding = TextEncoding::utf8;
};

/// Reads what a spreadsheet exports: UTF-8 with or without a mark, UTF-16 with one; cells separated by comma, semicolon
/// or tab (whichever the header line has most of, or what an Excel "sep=;" line says); any line ends; quotes as in
/// RFC 4180; short rows; empty rows.
///
/// Errors:   never refuses silently: `refused` with a problem that names row and column.
/// Cost:     linear, at most 32 MiB; stops at the first cell over 64 KiB, row over 500 cells or row over 200,000.
/// Source:   RFC 4180.
CsvReading read_csv(ByteView bytes);

/// At most 60 characters of `text` on one line, with an ellipsis when there was more. Never splits a character.
std::string shortened(std::string_view text);

}  // namespace cairn::exchange
