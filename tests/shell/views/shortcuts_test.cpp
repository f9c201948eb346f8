#include "shell/views/shortcuts.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <tuple>

using namespace cairn;
using namespace cairn::views;

TEST_CASE("No two shortcuts are pressed the same way, and each says what it does in both languages", "[keys]") {
    std::set<std::tuple<char32_t, std::string_view, bool, bool, bool>> seen;
    for (const Language language : {Language::english, Language::chinese}) {
        const text::Text text(language);
        seen.clear();
        for (const ShortcutKeys& keys : shortcuts()) {
            INFO(key_words(text, keys, false));
            CHECK(seen.emplace(keys.character, keys.named, keys.has_command, keys.has_shift, keys.is_after_g).second);
            CHECK_FALSE(shortcut_words(text, keys.id).empty());
            CHECK_FALSE(group_words(text, keys.group).empty());
            CHECK((keys.character == 0) != keys.named.empty());
            CHECK(&keys_of(keys.id) == &keys);
        }
    }
}

TEST_CASE("Keys are written as they are printed on the keyboard", "[keys]") {
    const text::Text english(Language::english);
    CHECK(key_words(english, keys_of(Shortcut::palette), false) == "Ctrl K");
    CHECK(key_words(english, keys_of(Shortcut::palette), true) == "⌘ K");
    CHECK(key_words(english, keys_of(Shortcut::redo), false) == "Ctrl Shift Z");
    CHECK(key_words(english, keys_of(Shortcut::previous_region), false) == "Shift F6");
    CHECK(key_words(english, keys_of(Shortcut::go_today), false) == "G then T");
    CHECK(key_words(text::Text(Language::chinese), keys_of(Shortcut::go_today), false) == "先 G 再 T");
}
