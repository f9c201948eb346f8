#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/exchange/column.hpp"
#include "core/exchange/csv.hpp"
#include "core/exchange/import.hpp"
#include "core/exchange/problem_log.hpp"

namespace cairn::exchange {

/// One file of an import while it is being read: its table, what its columns mean, what became of its rows.
class SourceFile {
public:
    /// Reads and recognises `file`; problems of the file as such go to `log`. Both must outlive the object.
    SourceFile(std::uint32_t index, const NamedFile& file, ProblemLog& log);

    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] ImportKind kind() const { return columns_.kind; }
    [[nodiscard]] const CsvTable& table() const { return reading_.table; }
    [[nodiscard]] std::size_t row_count() const { return reading_.table.row_count(); }
    [[nodiscard]] const std::vector<ColumnMeaning>& meanings() const { return columns_.meanings; }
    [[nodiscard]] bool has(ColumnMeaning meaning) const { return column_of(meaning) != no_column; }
    [[nodiscard]] FilePreview preview() const;
    /// A note about the file as a whole.
    void note_file(ProblemCode code, std::int64_t number) {
        report({.severity = Severity::note, .code = code, .number = number});
    }

private:
    friend class SourceRow;
    static constexpr std::uint16_t no_column = UINT16_MAX;

    void recognise();
    [[nodiscard]] std::uint16_t column_of(ColumnMeaning meaning) const {
        return column_of_[static_cast<std::size_t>(meaning)];
    }
    void report(Problem problem);

    std::uint32_t index_;
    std::string_view name_;
    ProblemLog& log_;
    CsvReading reading_;
    ColumnReading columns_;
    std::array<std::uint16_t, 256> column_of_{};
    std::vector<RowFate> fates_;
};

/// One row: its cells by meaning, and where its problems are reported. An error leaves the row out.
class SourceRow {
public:
    SourceRow(SourceFile& file, std::size_t row);

    /// The cell without blanks around it and without the apostrophe that guards against formulas; empty when there is
    /// no such column.
    [[nodiscard]] std::string_view text(ColumnMeaning meaning) const;
    [[nodiscard]] std::string_view text_at(std::size_t column) const;
    /// Reports words that are longer than a name of their kind may be.
    void check_length(ColumnMeaning meaning, std::string_view words, std::size_t characters_max);
    [[nodiscard]] bool has_column(ColumnMeaning meaning) const { return file_.has(meaning); }
    [[nodiscard]] std::uint32_t number() const { return file_.table().row_number(row_); }
    [[nodiscard]] std::size_t index() const { return row_; }

    /// `words` is the offending part of the cell; the whole cell when left empty.
    void error(ProblemCode code, ColumnMeaning column, std::string_view words = {}, std::int64_t count = 0);
    void warn(ProblemCode code, ColumnMeaning column, std::string_view words = {}, std::int64_t count = 0);
    void note(ProblemCode code, ColumnMeaning column, std::string_view words = {}, std::int64_t count = 0);
    /// An error whose words are not shortened: they come from us.
    void error_with(ProblemCode code, std::string words);
    [[nodiscard]] bool failed() const { return failed_; }

    /// Rows are left out until somebody says otherwise.
    void settle(RowFate fate) { file_.fates_[row_] = fate; }
    [[nodiscard]] RowFate fate() const { return file_.fates_[row_]; }
    /// Added when `is_new`, else changed or unchanged.
    void settle(bool is_new, bool changed) {
        settle(is_new ? RowFate::added : changed ? RowFate::changed : RowFate::unchanged);
    }

private:
    void report(Severity severity, ProblemCode code, ColumnMeaning column, std::string_view words, std::int64_t count);

    SourceFile& file_;
    std::size_t row_;
    bool failed_;
};

}  // namespace cairn::exchange
