#include "core/exchange/export_csv.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"
#include "core/exchange/csv.hpp"
#include "core/exchange/sample.hpp"
#include "tests/core/exchange/import_builders.hpp"

namespace cairn::exchange {
namespace {

using Rows = std::vector<std::vector<std::string>>;

TEST_CASE("cells are quoted where they must be and guarded where a spreadsheet would compute") {
    struct Row {
        std::string cell;
        std::string written;
    };
    const Row rows[] = {
        {"plain", "plain"},   {"a,b", "\"a,b\""},        {"say \"hi\"", "\"say \"\"hi\"\"\""},
        {"a\nb", "\"a\nb\""}, {"a;b", "\"a;b\""},        {" a", "\" a\""},
        {"=1+2", "'=1+2"},    {"@SUM(A1)", "'@SUM(A1)"}, {"+49 30", "'+49 30"},
        {"-", "'-"},          {"-1.5", "-1.5"},          {"+20", "+20"},
        {"'=x", "''=x"},      {"编程", "编程"},
    };
    const std::vector<std::string> headers{"h"};
    for (const Row& row : rows) {
        INFO(row.cell);
        CHECK(to_csv(headers, Rows{{row.cell}}) == "\xEF\xBB\xBFh\r\n" + row.written + "\r\n");
        CHECK(without_formula_guard(with_formula_guard(row.cell)) == row.cell);
    }
}

TEST_CASE("random tables come back as they were written") {
    constexpr std::string_view letters[] = {"a", "b",  "\"", ",",  ";", "\n", "\r\n", "=", "-",
                                            "'", "编", "é",  "😀", " ", "\t", "1",    "@"};
    Random random(7);
    for (int round = 0; round < 300; ++round) {
        const auto columns = static_cast<std::size_t>(1 + random.below(5));
        std::vector<std::string> headers;
        for (std::size_t i = 0; i < columns; ++i) headers.push_back("h" + std::to_string(i));
        Rows rows(static_cast<std::size_t>(random.between(1, 6)));
        for (auto& row : rows) {
            for (std::size_t i = 0; i < columns; ++i) {
                std::string cell = i == 0 ? "x" : "";  // a row without a filled cell is no row
                for (std::uint64_t n = random.below(8); n > 0; --n) cell += letters[random.below(std::size(letters))];
                row.push_back(std::move(cell));
            }
        }
        const CsvReading reading = read_csv(as_bytes(to_csv(headers, rows)));
        REQUIRE(reading.problems.empty());
        REQUIRE(reading.table.column_count() == columns);
        Rows back(reading.table.row_count());
        for (std::size_t row = 0; row < back.size(); ++row) {
            for (std::size_t i = 0; i < columns; ++i)
                back[row].emplace_back(without_formula_guard(reading.table.cell(row, i)));
        }
        CHECK(back == rows);
    }
}

TEST_CASE("the list of participants reads back without a change") {
    Model model;
    test::write_into(model, sample_writes(start_of(day_of({2026, 11, 22}))));
    const ImportPreview again = test::preview(model, {test::a_file("people.csv", participants_csv(model))});
    CHECK(again.counts == ImportCounts{.unchanged = 144});
    CHECK(again.writes.empty());
    CHECK(again.problems.empty());
}

TEST_CASE("a participant without an address keeps their id on another machine") {
    Model here;
    test::import_into(
        here, {test::a_file("s.csv", "id,title\nc_sharp,\"C#; .NET: all\"\n"),
               test::a_file("p.csv", "name,role,skills,weekly hours\nAda,coach,c_sharp:4,1.75\n=Bob,learner,,\n")});
    Model there;
    test::import_into(there, {test::a_file("s.csv", "id,title\nc_sharp,\"C#; .NET: all\"\n"),
                              test::a_file("p.csv", participants_csv(here))});
    REQUIRE(there.profiles.existing_count() == 2);
    for (const Profile* person : here.profiles.existing()) {
        const Profile* same = there.profiles.find(person->id);
        REQUIRE(same != nullptr);
        CHECK(same->name == person->name);
        CHECK(same->levels == person->levels);
        CHECK(same->weekly_minutes == person->weekly_minutes);
    }
}

}  // namespace
}  // namespace cairn::exchange
