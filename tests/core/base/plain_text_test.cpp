#include "core/base/plain_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/base/text.hpp"

using namespace cairn;

TEST_CASE("what people's text may not hold is left out, and what words need stays") {
    const struct {
        std::string_view given, many_lines, one_line;
    } rows[] = {
        {"", "", ""},
        {"林悦 · 🪨", "林悦 · 🪨", "林悦 · 🪨"},
        {"a\r\nb\rc\nd\te", "a\nb\nc\nd\te", "a b c d e"},
        {"a\u2028b\u0085c", "a\nb\nc", "a b c"},
        {std::string_view("a\0b\x1B[1m\x7F", 7), "ab[1m", "ab[1m"},
        {"\uFEFFab\u0080", "ab", "ab"},
        {"Lin\u202Eeuy\u202C \u2067x\u2069", "Lineuy x", "Lineuy x"},
        {"\u200Fدنا\u200C ", "\u200Fدنا\u200C ", "\u200Fدنا\u200C "},
        {"a\xE5\xBC!", "a\uFFFD!", "a\uFFFD!"},
        {"\xED\xA0\xBD\xED\xB8\x80", "\uFFFD\uFFFD", "\uFFFD\uFFFD"},  // two halves of a surrogate pair
        {"\xFF", "\uFFFD", "\uFFFD"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.given);
        CHECK(plain_text(row.given) == row.many_lines);
        CHECK(plain_line(row.given) == row.one_line);
        CHECK(is_plain_text(row.given) == (row.given == row.many_lines));
        CHECK(is_plain_text(plain_text(row.given)));
    }
}

TEST_CASE("text that shows nothing is told from text that does") {
    for (const std::string_view unseen : {"", " \t", "\u3000\u00A0", "\u200B\u200D\u200F", "\u2800\u3164"}) {
        CAPTURE(unseen);
        CHECK_FALSE(has_visible_text(unseen));
    }
    for (const std::string_view seen : {"a", " 林", "\u200F\u05D3", "🪨"}) {
        CAPTURE(seen);
        CHECK(has_visible_text(seen));
    }
}

TEST_CASE("a cut never goes through a character as people see it") {
    const struct {
        std::string_view text;
        std::size_t characters_max;
        std::string_view kept;
    } rows[] = {
        {"", 3, ""},
        {"abc", 3, "abc"},
        {"abcd", 3, "abc"},
        {"林悦林", 2, "林悦"},
        {"ae\u0301", 2, "a"},
        {"ae\u0301", 3, "ae\u0301"},
        {"x👩\u200D🚀y", 3, "x"},
        {"x👩\u200D🚀y", 4, "x👩\u200D🚀"},
        {"👍🏽👍🏽", 3, "👍🏽"},
        {"🇵🇹🇨🇳", 2, "🇵🇹"},
        {"🇵🇹🇨🇳", 3, "🇵🇹"},
        {"❤\uFE0F!", 1, ""},
        {"aب\u064Eب", 2, "a"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text, row.characters_max);
        CHECK(row.text.substr(0, prefix_bytes(row.text, row.characters_max)) == row.kept);
    }
}

TEST_CASE("a heap of accents on one letter is cut all the same") {
    std::string heap = "a";
    for (int i = 0; i < 10'000; ++i) heap += "\u0301";
    const std::size_t bytes = prefix_bytes(heap, 1000);
    CHECK(bytes > 900);
    CHECK(code_point_count(heap.substr(0, bytes)) <= 1000);
}
