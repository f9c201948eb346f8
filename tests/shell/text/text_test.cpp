#include "shell/text/text.hpp"

#include <catch2/catch_test_macros.hpp>

#include "shell/text/text_table.hpp"

namespace {

using namespace cairn;
using namespace cairn::text;

const Text english(Language::english);
const Text chinese(Language::chinese);

TEST_CASE("a count chooses between one word and the other, and is grouped") {
    CHECK(english.courses_found(0) == "0 courses");
    CHECK(english.courses_found(1) == "1 course");
    CHECK(english.courses_found(2) == "2 courses");
    CHECK(english.courses_found(1'284) == "1,284 courses");
    CHECK(chinese.courses_found(1).find('1') != std::string::npos);
}

TEST_CASE("arguments are filled in by name, whatever their order in a language") {
    CHECK(english.date_full("24", "November", "2026") == "24 November 2026");
    CHECK(chinese.date_full("24", "11 月", "2026") == "2026 年 11 月 24 日");
}

TEST_CASE("words that look like a placeholder stay as they are") {
    CHECK(english.date_full("{day}", "\x01 ", "{}") == "{day} \x01  {}");
}

TEST_CASE("both languages have every text, and say which language it is") {
    const auto in_english = text_table(Language::english);
    const auto in_chinese = text_table(Language::chinese);
    REQUIRE(in_english.size() == in_chinese.size());
    for (std::size_t i = 0; i < in_english.size(); ++i) {
        CHECK_FALSE(in_english[i].empty());
        CHECK_FALSE(in_chinese[i].empty());
    }
    CHECK(english.tag() == "en");
    CHECK(chinese.tag() == "zh-Hans");
}

}  // namespace
