#pragma once

#include <string_view>
#include <vector>

#include "core/exchange/csv.hpp"

namespace cairn::exchange {

/// Why a whole file is refused, and where.
struct Refusal {
    Errc code = Errc::none;
    Problem problem;
};

/// One pass over the text of a file into a CsvTable. The separator is already known.
class CsvParser {
public:
    /// `after_line` counts a line before `text` that was not part of the table.
    CsvParser(CsvTable& table, std::string_view text, char separator, bool after_line)
        : table_(table), text_(text), separator_(separator), after_line_(after_line) {}

    Refusal run();
    std::vector<Problem>& problems() { return problems_; }

private:
    bool parse_row();
    bool parse_cell();
    void take_quoted();
    void take_plain();
    bool finish_cell();
    void finish_row();
    bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
    bool refuse(Errc code, ProblemCode problem, std::size_t number);

    CsvTable& table_;
    std::string_view text_;
    char separator_;
    bool after_line_;
    std::size_t at_ = 0;
    std::uint32_t row_number_ = 0;
    std::size_t row_first_cell_ = 0;
    std::size_t cell_begin_ = 0;  ///< in table_.text_
    bool quote_open_ = false;
    bool row_filled_ = false;
    std::vector<Problem> problems_;
    Refusal refusal_;
};

}  // namespace cairn::exchange
