#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/exchange/import.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// One kind of list that can be brought, with two lines of it as they would stand in a file.
struct ImportKindCard {
    exchange::ImportKind kind{};
    std::string title;
    std::string line;
    std::string example;
    std::string more;  ///< "also title_en, minutes"; empty when there is no more
};

struct FateCount {
    exchange::RowFate fate{};
    std::string text;  ///< "12 new"
};

struct ImportRow {
    std::string number;
    exchange::RowFate fate{};
    std::string fate_name;
    std::vector<std::string> cells;  ///< one per ImportFileCard::headers
};

struct ImportFileCard {
    std::string name;
    std::string kind;
    bool is_refused = false;
    std::string refused_title;
    std::string refused_line;         ///< why, and what to do
    std::string row_count;            ///< "185 rows"
    std::vector<FateCount> counts;    ///< those that are not 0
    std::vector<std::string> headers; ///< of the columns that are read, at most 5
    std::vector<ImportRow> rows;
    std::string table_name;
    std::string columns_ignored;      ///< "Not read: Phone, Notes"; empty when all are read
};

struct SeverityCount {
    exchange::Severity severity{};
    std::string text;  ///< "2 errors"
};

struct ProblemRow {
    exchange::Severity severity{};
    std::string severity_name;
    std::string place;
    std::string what;
    std::string found;  ///< what stands in the file; may be empty
};

struct ImportView {
    bool has_preview = false;
    std::vector<ImportKindCard> kinds;   ///< without a preview
    std::vector<ImportFileCard> files;
    std::vector<FateCount> counts;       ///< of all files, when there are several
    std::vector<ProblemRow> problems;    ///< errors first, then by file, row and column; the first 100
    std::vector<SeverityCount> problem_counts;  ///< of all problems, those that are not 0
    std::string problems_shown;          ///< "The first 100 of 240 are listed."; empty when all are
    bool can_import = false;
    bool is_nothing_new = false;         ///< all rows were read, and all of them are known
    std::string confirm;                 ///< "Import 185 rows"
};

inline constexpr std::size_t problems_shown_max = 100;

/// `preview` null: nothing was chosen yet.
/// Cost:     O(files · rows shown + problems log problems).
ImportView build_import_view(const ViewInput& input, const exchange::ImportPreview* preview);

}  // namespace cairn::views
