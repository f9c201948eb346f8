#include "shell/text/characters.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "shell/text/text.hpp"

using namespace cairn;

TEST_CASE("the characters of a language are those of its words, each once") {
    const std::u32string_view english = text::characters_of(Language::english);
    const std::u32string_view chinese = text::characters_of(Language::chinese);
    for (const std::u32string_view all : {english, chinese}) {
        CHECK(std::ranges::adjacent_find(all, std::ranges::greater_equal{}) == all.end());
        CHECK(all.front() == U' ');
        CHECK(all.contains(U'~'));
    }
    for (const char32_t c : std::u32string_view(U"未保存的文字，。“”")) CHECK(chinese.contains(c));
    for (const char32_t c : std::u32string_view(U"…’“”")) CHECK(english.contains(c));
    CHECK_FALSE(english.contains(U'教'));
    CHECK_FALSE(chinese.contains(U'龘'));
}
