#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/exchange/column.hpp"
#include "core/exchange/problem.hpp"
#include "core/model/model.hpp"

namespace cairn::exchange {

struct NamedFile {
    std::string name;
    Bytes bytes;
};

/// What the import does with a row.
enum class RowFate : std::uint8_t {
    added = 0,
    changed = 1,
    unchanged = 2,  ///< everything in it is known already
    merged = 3,     ///< repeats an earlier row of the same file
    left_out = 4,   ///< has an error
};
inline constexpr std::size_t row_fate_count = 5;

/// Rows by fate; they add up to the rows of the file.
struct ImportCounts {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t merged = 0;
    std::size_t left_out = 0;
    bool operator==(const ImportCounts&) const = default;
};

inline constexpr std::size_t preview_rows_max = 200;
inline constexpr std::size_t problems_max = 1'000;

struct PreviewRow {
    std::uint32_t number = 0;  ///< as a spreadsheet shows it
    RowFate fate = RowFate::left_out;
    std::vector<std::string> cells;  ///< one per header, shortened; secrets are empty
};

struct PreviewColumn {
    std::string header;
    ColumnMeaning meaning = ColumnMeaning::ignored;
};

/// One file of the import, for showing.
struct FilePreview {
    std::string name;
    ImportKind kind = ImportKind::unknown;
    Errc refused = Errc::none;  ///< nothing of the file was read; the first of its problems says why
    std::vector<PreviewColumn> columns;
    std::vector<PreviewRow> rows;  ///< the first preview_rows_max
    std::size_t row_count = 0;
    ImportCounts counts;
};

/// What an import would do. Nothing is done until `writes` go into one batch.
struct ImportPreview {
    std::vector<FilePreview> files;  ///< in the order given
    ImportCounts counts;             ///< of all files
    std::vector<Problem> problems;   ///< the first problems_max by file, row, column
    std::size_t error_count = 0;     ///< of all, also those beyond problems_max
    std::size_t warning_count = 0;
    std::size_t note_count = 0;
    std::vector<Write> writes;       ///< empty when there is nothing to do
};

struct ImportOptions {
    Instant now;                            ///< the time of imported connections; left unsaid when 0
    Language language = Language::english;  ///< of the titles that problems quote
};

/// Reads several files as one step. Their order does not matter: skills come before what refers to them, people before
/// their connections, and references are looked up in the files and in `model`.
///
/// A row with an error is left out whole. Entities get their ids from what the row says, so that two people who import
/// one file hold the same entities; importing it again changes nothing. Blank cells never erase what is known.
/// Errors:   Errc::nothing_to_import without files. A file that cannot be read is a FilePreview with `refused`; the
///           other files still count.
/// Cost:     O(n log n) in rows plus the entities of `model`; 200,000 rows take about a second.
Result<ImportPreview> preview_import(std::span<const NamedFile> files, const Model& model, ImportOptions options = {});

}  // namespace cairn::exchange
