#include "core/exchange/source_file.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/export_csv.hpp"

namespace cairn::exchange {

SourceFile::SourceFile(std::uint32_t index, const NamedFile& file, ProblemLog& log)
    : index_(index), name_(file.name), log_(log), reading_(read_csv(file.bytes)) {
    column_of_.fill(no_column);
    for (Problem& problem : reading_.problems) report(std::move(problem));
    reading_.problems.clear();
    if (reading_.refused == Errc::none) recognise();
    fates_.assign(row_count(), RowFate::left_out);
}

void SourceFile::recognise() {
    std::vector<std::string_view> headers;
    for (std::size_t column = 0; column < table().column_count(); ++column) headers.push_back(table().header(column));
    columns_ = read_columns(headers);
    if (kind() == ImportKind::unknown) {
        reading_.refused = Errc::file_kind_unknown;
        std::string names;
        for (const std::string_view header : headers) (names += names.empty() ? "" : ", ").append(trim(header));
        report({.code = ProblemCode::kind_unknown, .row = table().header_row_number(), .text = shortened(names)});
        return;
    }
    for (std::size_t column = 0; column < headers.size(); ++column) {
        const ColumnMeaning meaning = columns_.meanings[column];
        Problem problem{.severity = Severity::note,
                        .row = table().header_row_number(),
                        .column = static_cast<std::uint32_t>(column + 1),
                        .header = shortened(headers[column])};
        if (columns_.repeats[column] != column) {
            problem.severity = Severity::warning;
            problem.code = ProblemCode::header_twice;
            problem.number = static_cast<std::int64_t>(columns_.repeats[column] + 1);
        } else if (meaning == ColumnMeaning::secret) {
            problem.code = ProblemCode::secret_ignored;
        } else if (meaning == ColumnMeaning::ignored) {
            problem.code = ProblemCode::column_ignored;
        }
        if (problem.code != ProblemCode::none) report(std::move(problem));
        std::uint16_t& first = column_of_[static_cast<std::size_t>(meaning)];
        if (first == no_column) first = static_cast<std::uint16_t>(column);
    }
}

void SourceFile::report(Problem problem) {
    problem.file = index_;
    log_.add(std::move(problem));
}

FilePreview SourceFile::preview() const {
    FilePreview out;
    out.name = name_;
    out.kind = kind();
    out.refused = reading_.refused;
    for (std::size_t column = 0; column < table().column_count(); ++column) {
        out.columns.push_back({shortened(table().header(column)), columns_.meanings[column]});
    }
    out.row_count = row_count();
    for (std::size_t row = 0; row < std::min(row_count(), preview_rows_max); ++row) {
        PreviewRow& shown = out.rows.emplace_back(table().row_number(row), fates_[row]);
        for (std::size_t column = 0; column < table().column_count(); ++column) {
            const bool secret = columns_.meanings[column] == ColumnMeaning::secret;
            shown.cells.push_back(secret ? std::string{} : shortened(table().cell(row, column)));
        }
    }
    for (const RowFate fate : fates_) {
        switch (fate) {
            case RowFate::added: ++out.counts.added; break;
            case RowFate::changed: ++out.counts.changed; break;
            case RowFate::unchanged: ++out.counts.unchanged; break;
            case RowFate::merged: ++out.counts.merged; break;
            case RowFate::left_out: ++out.counts.left_out; break;
        }
    }
    return out;
}

SourceRow::SourceRow(SourceFile& file, std::size_t row) : file_(file), row_(row), failed_(file.table().is_cut(row)) {}

std::string_view SourceRow::text_at(std::size_t column) const {
    return without_formula_guard(trim(file_.table().cell(row_, column)));
}

std::string_view SourceRow::text(ColumnMeaning meaning) const {
    const std::uint16_t column = file_.column_of(meaning);
    return column == SourceFile::no_column ? std::string_view{} : text_at(column);
}

void SourceRow::check_length(ColumnMeaning meaning, std::string_view words, std::size_t characters_max) {
    if (words.size() <= characters_max || code_point_count(words) <= characters_max) return;
    error(ProblemCode::name_too_long, meaning, words, static_cast<std::int64_t>(characters_max));
}

void SourceRow::report(Severity severity, ProblemCode code, ColumnMeaning column, std::string_view words,
                       std::int64_t count) {
    Problem problem{.severity = severity, .code = code, .row = number(), .number = count};
    const std::uint16_t at = file_.column_of(column);
    if (column != ColumnMeaning::ignored && at != SourceFile::no_column) {
        problem.column = at + 1U;
        problem.header = shortened(file_.table().header(at));
        if (words.empty()) words = text_at(at);
    }
    problem.text = shortened(words);
    file_.report(std::move(problem));
}

void SourceRow::error(ProblemCode code, ColumnMeaning column, std::string_view words, std::int64_t count) {
    failed_ = true;
    report(Severity::error, code, column, words, count);
}

void SourceRow::warn(ProblemCode code, ColumnMeaning column, std::string_view words, std::int64_t count) {
    report(Severity::warning, code, column, words, count);
}

void SourceRow::note(ProblemCode code, ColumnMeaning column, std::string_view words, std::int64_t count) {
    report(Severity::note, code, column, words, count);
}

void SourceRow::error_with(ProblemCode code, std::string words) {
    failed_ = true;
    file_.report({.code = code, .row = number(), .text = std::move(words)});
}

}  // namespace cairn::exchange
