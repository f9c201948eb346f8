#include "core/base/text.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace cairn;

TEST_CASE("well-formed UTF-8 passes and the first bad byte is named") {
    constexpr auto all_well = std::string_view::npos;
    const struct {
        std::string_view text;
        std::size_t first;
    } rows[] = {
        {"", all_well},
        {"引路 · cairn 🪨", all_well},
        {std::string_view("a\0b", 3), all_well},
        {"a\x80", 1},                  // a lone continuation
        {"\xC0\xAF", 0},               // overlong
        {"\xE0\x80\xAF", 0},           // overlong
        {"ab\xED\xA0\x80", 2},         // a surrogate
        {"\xF4\x90\x80\x80", 0},       // beyond U+10FFFF
        {"\xF0\x80\x80\x80", 0},       // overlong
        {"x\xE5\xBC", 1},              // cut
        {"\xFF", 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.first, row.text.size());
        CHECK(first_invalid_utf8(row.text) == row.first);
    }
}

TEST_CASE("code points are counted, not bytes") {
    CHECK(code_point_count("") == 0);
    CHECK(code_point_count("引路") == 2);
    CHECK(code_point_count("a🪨é") == 3);
}

TEST_CASE("code points are read one by one and written as the same bytes") {
    const std::string text = "a\xC3\xA9引\xF0\x9F\xAA\xA8\xF4\x8F\xBF\xBF";
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) points += next_code_point(text, at);
    CHECK(points == U"aé引\U0001FAA8\U0010FFFF");
    std::string again;
    for (const char32_t point : points) append_utf8(again, point);
    CHECK(again == text);
}

TEST_CASE("malformed UTF-8 is walked byte by byte and never past the end") {
    const std::string bad = "a\xE4\xB8"
                            "b\xFF\xED\xA0\x80";
    std::u32string seen;
    for (std::size_t at = 0; at < bad.size();) seen += next_code_point(bad, at);
    CHECK(seen == U"a\uFFFD\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("blanks of either script are trimmed at both ends only") {
    CHECK(trim(" \t引 路\r\n") == "引 路");
    CHECK(trim("\xE3\x80\x80\xC2\xA0x\xE3\x80\x80") == "x");
    CHECK(trim("\xEF\xBB\xBFname") == "name");
    CHECK(trim(" \xE3\x80\x80 ").empty());
}

TEST_CASE("splitting keeps empty parts") {
    CHECK(split("a;;b", ';') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(split("", ';') == std::vector<std::string_view>{""});
}

TEST_CASE("a number is read whole or not at all") {
    CHECK(parse_integer("42") == 42);
    CHECK(parse_integer("+42") == 42);
    CHECK(parse_integer("-7") == -7);
    CHECK(parse_integer("9223372036854775807") == INT64_MAX);
    for (const std::string_view text : {"", "+", "-", "4 2", "42x", " 42", "9223372036854775808", "0x1", "4.0"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_integer(text));
    }
    CHECK_FALSE(parse_integer("+-5"));
}

TEST_CASE("only ASCII letters change case") { CHECK(to_lower_ascii("ÄB引Z[") == "Äb引z["); }
