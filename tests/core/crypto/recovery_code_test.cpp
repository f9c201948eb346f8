#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/crypto/recovery_code.hpp"
#include "tests/core/crypto/chance.hpp"

namespace {

using namespace cairn;
using namespace cairn::crypto;
using namespace cairn::crypto_test;

TEST_CASE("a code is read as it was written") {
    const Chance chance = seeded(4);
    for (int i = 0; i < 200; ++i) {
        const RecoveryCode code = RecoveryCode::of_chance(chance);
        const std::string words = code.words();
        REQUIRE(words.size() == 8 * 5 + 7);
        const CodeReading reading = read_recovery_code(words);
        REQUIRE(reading.is_whole);
        REQUIRE(reading.code.bytes() == code.bytes());
    }
}

TEST_CASE("small letters, spaces, line ends and letters that look like digits are as people type them") {
    const RecoveryCode code = RecoveryCode::of_chance(counting(0));
    std::string words = code.words();
    CHECK(words.find_first_of("01") != std::string::npos);
    for (char& c : words) {
        if (c == '0')
            c = 'o';
        else if (c == '1')
            c = 'l';
        else if (c == '-')
            c = '\n';
        else if (c >= 'A')
            c = static_cast<char>(c - 'A' + 'a');
    }
    const CodeReading reading = read_recovery_code("  " + words + " ");
    CHECK(reading.is_whole);
    CHECK(reading.code.bytes() == code.bytes());
}

TEST_CASE("every wrong character is noticed, and so is its group") {
    const std::string words = RecoveryCode::of_chance(seeded(5)).words();
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == '-') continue;
        for (const char c : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZU!")) {
            if (c == words[at]) continue;
            std::string typed = words;
            typed[at] = c;
            const CodeReading reading = read_recovery_code(typed);
            REQUIRE_FALSE(reading.is_whole);
            REQUIRE(reading.wrong_group == at / 6 + 1);
        }
    }
}

TEST_CASE("characters or groups that changed places are noticed") {
    const std::string words = RecoveryCode::of_chance(seeded(6)).words();
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        if (words[at] == '-' || words[at + 1] == '-' || words[at] == words[at + 1]) continue;
        std::string typed = words;
        std::swap(typed[at], typed[at + 1]);
        REQUIRE(read_recovery_code(typed).wrong_group == at / 6 + 1);
    }
    for (std::size_t first = 0; first < 8; ++first) {
        for (std::size_t second = first + 1; second < 8; ++second) {
            std::string typed = words;
            typed.replace(first * 6, 5, words, second * 6, 5);
            typed.replace(second * 6, 5, words, first * 6, 5);
            REQUIRE(read_recovery_code(typed).wrong_group == first + 1);
        }
    }
}

TEST_CASE("a code that is too short or too long is counted") {
    const std::string words = RecoveryCode::of_chance(seeded(7)).words();
    CHECK(read_recovery_code("").characters == 0);
    CHECK(read_recovery_code(words.substr(0, 13)).characters == 11);
    const CodeReading longer = read_recovery_code(words + "A");
    CHECK_FALSE(longer.is_whole);
    CHECK(longer.characters == 41);
    CHECK(longer.wrong_group == 0);
    CHECK(read_recovery_code("口令").characters == 2);
}

TEST_CASE("codes and their keys do not repeat") {
    const Chance chance = seeded(8);
    std::set<std::string> words;
    std::set<std::string> keys;
    for (int i = 0; i < 500; ++i) {
        const RecoveryCode code = RecoveryCode::of_chance(chance);
        words.insert(code.words());
        keys.insert(hex_of(code.key().bytes()));
    }
    CHECK(words.size() == 500);
    CHECK(keys.size() == 500);
}

}  // namespace
