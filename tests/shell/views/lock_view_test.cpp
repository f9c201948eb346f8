#include <catch2/catch_test_macros.hpp>

#include "shell/views/lock_view.hpp"

namespace {

using namespace cairn;
using namespace cairn::views;

TEST_CASE("a passphrase is told as strong as guessing it is hard") {
    struct Row {
        std::string_view passphrase;
        Strength strength;
    };
    const Row rows[] = {
        {"", Strength::none},
        {"abc", Strength::too_short},
        {"四五个字", Strength::too_short},
        {"password", Strength::weak},
        {"12345678", Strength::weak},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Strength::weak},
        {"abcdefghijklmnopqrstuvwxyz", Strength::weak},
        {"lantern river", Strength::weak},
        {"river7!Qx", Strength::weak},
        {"lantern river spoon", Strength::fair},
        {"山口边的红色大钟", Strength::strong},
        {"correct horse battery staple", Strength::strong},
        {"k7#Vq!2mZ@x9Lp", Strength::strong},
    };
    for (const Row& row : rows) {
        INFO(row.passphrase);
        CHECK(strength_of(row.passphrase) == row.strength);
    }
}

TEST_CASE("a longer passphrase is never told as weaker") {
    std::string passphrase;
    Strength before = Strength::none;
    for (const char c : std::string_view("the lamp stands 17 steps from the blue door")) {
        passphrase += c;
        REQUIRE(strength_of(passphrase) >= before);
        before = strength_of(passphrase);
    }
}

TEST_CASE("what is wrong with a code is said by group or by count, in both languages") {
    const text::Text english(Language::english);
    const text::Text chinese(Language::chinese);
    const std::string words = crypto::RecoveryCode({}).words();
    CHECK(code_problem(english, crypto::read_recovery_code(words)).empty());
    std::string typed = words;
    typed[14] = typed[14] == 'Z' ? 'Y' : 'Z';
    CHECK(code_problem(english, crypto::read_recovery_code(typed)) ==
          "Group 3 has a mistake. Compare it with your copy.");
    CHECK(code_problem(chinese, crypto::read_recovery_code(typed)) == "第 3 组有错，请和抄下的对照。");
    CHECK(code_problem(english, crypto::read_recovery_code("7K2QM")) == "The code has 40 characters; these are 5.");
}

TEST_CASE("the lock's view has its problem in words and a new code in two lines") {
    const text::Text text(Language::english);
    LockState state{.has_lock = true, .problem = Errc::passphrase_wrong};
    state.new_code = crypto::RecoveryCode({}).words();
    const LockView view = build_lock_view(text, state);
    CHECK(view.problem ==
          "This passphrase does not open the record. Check Caps Lock and the keyboard’s language, then try again.");
    CHECK(view.code_lines[0] + "-" + view.code_lines[1] == state.new_code);
    CHECK(view.code_lines[0].size() == 23);
    CHECK(view.status == "Locked with a passphrase");
    CHECK(build_lock_view(text, {}).code_lines[0].empty());
    CHECK(build_lock_view(text, {}).problem.empty());
}

}  // namespace
