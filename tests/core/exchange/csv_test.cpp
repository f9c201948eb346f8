#include "core/exchange/csv.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/exchange/decode_text.hpp"

namespace cairn::exchange {
namespace {

CsvReading read(std::string_view text) { return read_csv(as_bytes(text)); }

/// "a|b / c|d": the header, then the rows, padded to the header.
std::string table_text(const CsvTable& table) {
    std::string out;
    for (std::size_t column = 0; column < table.column_count(); ++column) {
        out.append(column == 0 ? "" : "|").append(table.header(column));
    }
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        out += " / ";
        for (std::size_t column = 0; column < table.column_count(); ++column) {
            out.append(column == 0 ? "" : "|").append(table.cell(row, column));
        }
    }
    return out;
}

/// ASCII and some Chinese as UTF-16.
std::string utf16(std::u16string_view text, bool big) {
    std::string out;
    const auto put = [&](char16_t unit) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        out += big ? high : low;
        out += big ? low : high;
    };
    put(u'\xFEFF');
    for (const char16_t unit : text) put(unit);
    return out;
}

TEST_CASE("a table is read whatever a spreadsheet made of it") {
    struct Row {
        std::string_view file;
        std::string_view expected;
    };
    constexpr Row rows[] = {
        {"a,b\n1,2\n", "a|b / 1|2"},
        {"a,b\r\n1,2\r\n", "a|b / 1|2"},
        {"a,b\r1,2\r", "a|b / 1|2"},
        {"a,b\n1,2", "a|b / 1|2"},
        {"\xEF\xBB\xBF"
         "a,b\n1,2\n",
         "a|b / 1|2"},
        {"a;b\n1,5;2\n", "a|b / 1,5|2"},
        {"a\tb\n1\t2\n", "a|b / 1|2"},
        {"sep=;\r\na;b\r\n1;2\r\n", "a|b / 1|2"},
        {"\"a,x\";b\n1;2\n", "a,x|b / 1|2"},
        {"a,b\n\"1\n2\",3\n", "a|b / 1\n2|3"},
        {"a,b\n\"say \"\"hi\"\"\",2\n", "a|b / say \"hi\"|2"},
        {"a,b\n\"\",2\n", "a|b / |2"},
        {"a,b\n1\n", "a|b / 1|"},
        {"a,b\n1,\n", "a|b / 1|"},
        {"a,b\n1,2,,\n", "a|b / 1|2"},
        {"\n\na,b\n\n,\n1,2\n\n\n", "a|b / 1|2"},
        {"姓名,角色\n林悦,学员\n", "姓名|角色 / 林悦|学员"},
        {"a,b\nx\"y,2\n", "a|b / x\"y|2"},
        {"a,b\nLin\u202Eeuy,\x07\u20672\n", "a|b / Lineuy|2"},  // what would turn round its neighbours is left out
        {"a,b\n\"x\"y,2\n", "a|b / xy|2"},
    };
    for (const Row& row : rows) {
        INFO(row.file);
        const CsvReading reading = read(row.file);
        CHECK(reading.refused == Errc::none);
        CHECK(reading.problems.empty());
        CHECK(table_text(reading.table) == row.expected);
    }
}

TEST_CASE("UTF-16 with its mark is read in both byte orders") {
    for (const bool big : {false, true}) {
        const CsvReading reading = read(utf16(u"姓名\t角色\r\n林悦 \xD83D\xDE00\t学员\r\n", big));
        CHECK(reading.refused == Errc::none);
        CHECK(reading.encoding == (big ? TextEncoding::utf16_big : TextEncoding::utf16_little));
        CHECK(reading.separator == '\t');
        CHECK(table_text(reading.table) == "姓名|角色 / 林悦 😀|学员");
    }
}

TEST_CASE("row numbers are those of the spreadsheet, empty rows and line ends in cells included") {
    const CsvReading reading = read("a,b\n\n\"1\n1\",2\n3,4\n");
    CHECK(reading.table.header_row_number() == 1);
    CHECK(reading.table.row_number(0) == 3);
    CHECK(reading.table.row_number(1) == 4);
}

TEST_CASE("a file that cannot be read is refused with the place and the reason") {
    struct Row {
        std::string_view what;
        std::string file;
        Errc refused;
        ProblemCode code;
        std::uint32_t row;
        std::uint32_t column;
    };
    const std::string big_cell(csv_cell_bytes_max + 1, 'x');
    const std::string fits(csv_cell_bytes_max, 'x');
    const Row rows[] = {
        {"nothing", "", Errc::file_empty, ProblemCode::file_empty, 0, 0},
        {"a mark alone", "\xEF\xBB\xBF", Errc::file_empty, ProblemCode::file_empty, 0, 0},
        {"blank lines", "\r\n\r\n , \r\n", Errc::file_empty, ProblemCode::file_empty, 0, 0},
        {"GBK", "id,title\n1,Go\n2,\xB5\xA5\xD4\xAA\xB2\xE2\xCA\xD4\n", Errc::file_not_utf8,
         ProblemCode::not_utf8_maybe_gbk, 3, 2},
        {"a header in GBK", "\xD0\xD5\xC3\xFB,\xBD\xC7\xC9\xAB\n", Errc::file_not_utf8, ProblemCode::not_utf8_maybe_gbk,
         1, 1},
        {"Latin-1", "id,title\n1,caf\xE9\n", Errc::file_not_utf8, ProblemCode::not_utf8, 2, 2},
        {"a zero byte", std::string("id,title\n1,a\0b\n", 15), Errc::file_has_nul, ProblemCode::has_nul, 2, 2},
        {"UTF-16 without its mark", utf16(u"id,title\n", false).substr(2), Errc::file_has_nul, ProblemCode::has_nul, 1,
         1},
        {"half a UTF-16 character", utf16(u"id,title\n1,\xD83D\n", false), Errc::file_not_utf8,
         ProblemCode::utf16_broken, 0, 0},
        {"10 MB in one line", std::string(10U << 20, 'x'), Errc::line_too_long, ProblemCode::cell_too_long, 1, 1},
        {"10 MB in one quoted cell", "id,title\n1,\"" + std::string(10U << 20, 'x'), Errc::line_too_long,
         ProblemCode::cell_too_long, 2, 2},
        {"10 MB of commas", std::string(10U << 20, ','), Errc::line_too_long, ProblemCode::too_many_columns, 1, 501},
        {"a cell over the limit", "id,title\n1," + big_cell + "\n", Errc::line_too_long, ProblemCode::cell_too_long, 2,
         2},
        {"a cell at the limit", "id,title\n1," + fits + "\n", Errc::none, ProblemCode::none, 0, 0},
        {"more than 32 MB", std::string((32U << 20) + 1, '\n'), Errc::file_too_large, ProblemCode::file_too_large, 0,
         0},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const CsvReading reading = read(row.file);
        CHECK(reading.refused == row.refused);
        if (row.refused == Errc::none) continue;
        REQUIRE(reading.problems.size() == 1);
        CHECK(reading.problems[0].severity == Severity::error);
        CHECK(reading.problems[0].code == row.code);
        CHECK(reading.problems[0].row == row.row);
        CHECK(reading.problems[0].column == row.column);
        CHECK(reading.table.row_count() == 0);
    }
}

TEST_CASE("the first bytes that are not UTF-8 are named in hexadecimal, with their column") {
    const CsvReading reading = read("id,title\n1,Go\n2,\xB5\xA5\xD4\xAA\n");
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].text == "B5 A5 D4 AA");
    CHECK(reading.problems[0].header == "title");
}

TEST_CASE("200,000 rows are read and one more is too many") {
    std::string file = "id\n";
    for (std::size_t i = 0; i < csv_rows_max; ++i) file += "1\n";
    CHECK(read(file).table.row_count() == csv_rows_max);
    file += "1\n";
    const CsvReading reading = read(file);
    CHECK(reading.refused == Errc::file_too_large);
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].code == ProblemCode::too_many_rows);
    CHECK(reading.problems[0].row == 200'002);
}

TEST_CASE("cells beyond the header are a warning on their row when something is in them") {
    const CsvReading reading = read("a,b\n1,2,,x,y\n1,2,,\n");
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].code == ProblemCode::extra_cells);
    CHECK(reading.problems[0].severity == Severity::warning);
    CHECK(reading.problems[0].row == 2);
    CHECK(reading.problems[0].column == 4);
    CHECK(reading.problems[0].text == "x");
}

TEST_CASE("a quotation mark that is never closed makes an error of its row alone") {
    const CsvReading reading = read("a,b\n1,2\n3,\"4\n5,6\n");
    CHECK(reading.refused == Errc::none);
    CHECK(reading.table.row_count() == 2);
    CHECK(!reading.table.is_cut(0));
    CHECK(reading.table.is_cut(1));
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].code == ProblemCode::quote_not_closed);
    CHECK(reading.problems[0].row == 3);
}

TEST_CASE("a header without rows is a table without rows, and a warning") {
    const CsvReading reading = read("a,b\n");
    CHECK(reading.refused == Errc::none);
    CHECK(reading.table.column_count() == 2);
    CHECK(reading.table.row_count() == 0);
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].code == ProblemCode::header_only);
}

TEST_CASE("quoted words are shortened to 60 characters without splitting one") {
    CHECK(shortened("a\nb") == "a b");
    std::string han;
    for (int i = 0; i < 61; ++i) han += "引";
    CHECK(shortened(han) == han.substr(0, 180) + "…");
}

TEST_CASE("GBK is told from other encodings by its pairs of bytes") {
    CHECK(looks_like_gbk(as_bytes("a\xD0\xD5,\xC3\xFB")));
    CHECK(!looks_like_gbk(as_bytes("caf\xE9,x")));
    CHECK(!looks_like_gbk(as_bytes("\xD0")));
}

}  // namespace
}  // namespace cairn::exchange
