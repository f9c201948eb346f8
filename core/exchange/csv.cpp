#include "core/exchange/csv.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/exchange/csv_parser.hpp"
#include "core/exchange/decode_text.hpp"

namespace cairn::exchange {
namespace {

/// The separator the header line has most of, outside quotes; a comma when it has none.
char detect_separator(std::string_view text) {
    constexpr std::array<char, 3> candidates{',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    bool any = false;
    const std::string_view head = text.substr(0, csv_cell_bytes_max);
    for (const char c : head) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if ((c == '\n' || c == '\r') && any) break;
        any = any || (c != '\n' && c != '\r');
        for (std::size_t i = 0; i < candidates.size(); ++i) counts[i] += c == candidates[i] ? 1 : 0;
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

/// Excel's first line "sep=;": returns its length without the line end, 0 when there is none.
std::size_t separator_line_length(std::string_view text) {
    if (text.size() < 5 || to_lower_ascii(text.substr(0, 4)) != "sep=") return 0;
    return text.size() == 5 || text[5] == '\r' || text[5] == '\n' ? 5 : 0;
}

void refuse(CsvReading& reading, Errc code, Problem problem) {
    reading.table = {};
    reading.refused = code;
    reading.problems.assign(1, std::move(problem));
}

}  // namespace

std::string_view CsvTable::at(std::size_t record, std::size_t column) const {
    const std::size_t cell = row_begins_[record] + column;
    if (cell >= row_begins_[record + 1]) return {};
    const std::size_t begin = cell == 0 ? 0 : cell_ends_[cell - 1];
    return std::string_view(text_).substr(begin, cell_ends_[cell] - begin);
}

CsvReading read_csv(ByteView bytes) {
    CsvReading reading;
    if (bytes.size() > csv_bytes_max) {
        refuse(reading, Errc::file_too_large,
               {.code = ProblemCode::file_too_large, .number = static_cast<std::int64_t>(csv_bytes_max)});
        return reading;
    }
    const DecodedText decoded = decode_text(bytes);
    reading.encoding = decoded.encoding;
    std::string_view text = decoded.text();
    const std::size_t directive = separator_line_length(text);
    reading.separator = directive > 0 ? text[4] : detect_separator(text);

    CsvParser parser(reading.table, text.substr(directive), reading.separator, directive > 0);
    Refusal refusal = parser.run();
    if (refusal.code == Errc::none && decoded.broken_utf16) {
        refusal = {Errc::file_not_utf8, {.code = ProblemCode::utf16_broken}};
    }
    if (refusal.code == Errc::none && reading.table.column_count() == 0) {
        refusal = {Errc::file_empty, {.code = ProblemCode::file_empty}};
    }
    if (refusal.code != Errc::none) {
        if (refusal.problem.code == ProblemCode::not_utf8 && looks_like_gbk(bytes)) {
            refusal.problem.code = ProblemCode::not_utf8_maybe_gbk;
        }
        refuse(reading, refusal.code, std::move(refusal.problem));
        return reading;
    }
    reading.problems = std::move(parser.problems());
    if (reading.table.row_count() == 0) {
        reading.problems.push_back({.severity = Severity::warning, .code = ProblemCode::header_only});
    }
    return reading;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t characters_max = 60;
    std::string out;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && ++characters > characters_max) {
            out += "…";
            return out;
        }
        const bool line_end = text[i] == '\n' || text[i] == '\r' || text[i] == '\t';
        out += line_end ? ' ' : text[i];
    }
    return out;
}

}  // namespace cairn::exchange
