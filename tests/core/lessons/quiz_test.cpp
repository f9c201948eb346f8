#include "core/lessons/quiz.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

namespace {

using namespace cairn;
using namespace cairn::lessons;

TEST_CASE("a choice of one, with what is said to each option") {
    const Quiz quiz =
        parse_quiz("id: waker\n? Who polls\n? next?\n( ) The timer\n> It only fires.\n(x) The waker\n! See above.");
    CHECK(quiz.problem == QuizProblem::none);
    CHECK(quiz.kind == QuizKind::single);
    CHECK(quiz.name == "waker");
    CHECK(quiz.question == "Who polls next?");
    CHECK(quiz.explanation == "See above.");
    const auto wrong = grade(quiz, "0");
    REQUIRE(wrong);
    CHECK_FALSE(wrong->is_right);
    CHECK(wrong->feedback == std::vector<std::string>{"It only fires."});
    CHECK(grade(quiz, "1")->is_right);
    for (const std::string_view none : {"", "2", "-1", "0,1", "x", "0 ", "99999999999999999999"})
        CHECK_FALSE(grade(quiz, none));
}

TEST_CASE("of several, all that are right and no other") {
    const Quiz quiz = parse_quiz("? Which?\n[x] a\n[ ] b\n[x] c");
    CHECK(quiz.kind == QuizKind::multiple);
    CHECK(grade(quiz, "0,2")->is_right);
    CHECK(grade(quiz, "2,0")->is_right);
    CHECK_FALSE(grade(quiz, "0")->is_right);
    CHECK_FALSE(grade(quiz, "0,1,2")->is_right);
    CHECK_FALSE(grade(quiz, "0,0"));
}

TEST_CASE("words are compared without case, width and repeated blanks") {
    const Quiz quiz = parse_quiz("? Which command?\n= git rebase\n= 变基");
    CHECK(quiz.kind == QuizKind::text);
    CHECK(grade(quiz, "  Git   REBASE ")->is_right);
    CHECK(grade(quiz, "ｇｉｔ　ｒｅｂａｓｅ")->is_right);
    CHECK(grade(quiz, "变基")->is_right);
    CHECK_FALSE(grade(quiz, "git merge")->is_right);
    CHECK_FALSE(grade(quiz, "  "));
}

TEST_CASE("numbers are compared as numbers, with their tolerance") {
    const Quiz quiz = parse_quiz("? How many?\n= 3.5 +- 0.25\n> Close enough.");
    CHECK(quiz.kind == QuizKind::numeric);
    for (const std::string_view right : {"3.5", "3,5", "3.25", "3.75", "+3.5", "３．５"})
        CHECK(grade(quiz, right)->is_right);
    for (const std::string_view wrong : {"3.76", "3.249999", "-3.5", "0"}) CHECK_FALSE(grade(quiz, wrong)->is_right);
    for (const std::string_view none : {"", "three", "3.5.1", "1e3", "3.0000001", "."}) CHECK_FALSE(grade(quiz, none));
    CHECK(grade(parse_quiz("? x\n= 1000"), "1000")->is_right);
    CHECK(grade(parse_quiz("? x\n= -2"), "−2")->is_right);
}

TEST_CASE("an order is right as it was written") {
    const Quiz quiz = parse_quiz("? In which order?\n1. a\n2. b\n3. c");
    CHECK(quiz.kind == QuizKind::order);
    CHECK(grade(quiz, "0,1,2")->is_right);
    CHECK_FALSE(grade(quiz, "0,2,1")->is_right);
    CHECK_FALSE(grade(quiz, "0,1"));
}

TEST_CASE("what keeps a quiz from being answered is named") {
    const auto problem = [](std::string_view text) { return parse_quiz(text).problem; };
    CHECK(problem("(x) a\n( ) b") == QuizProblem::no_question);
    CHECK(problem("? q\n( ) a\n( ) b") == QuizProblem::no_key);
    CHECK(problem("? q") == QuizProblem::no_key);
    CHECK(problem("? q\n(x) a\n(x) b") == QuizProblem::several_right);
    CHECK(problem("? q\n(x) a") == QuizProblem::too_few_options);
    CHECK(problem("? q\n(x) a\n[ ] b") == QuizProblem::mixed_kinds);
    CHECK(problem("? q\n(x) a\n( ) a") == QuizProblem::repeated_option);
    CHECK(problem("? q\n(x) a\n( ) b\nwhat is this") == QuizProblem::unknown_line);
    CHECK(problem("? q\n> before any option\n(x) a\n( ) b") == QuizProblem::unknown_line);
    std::string many = "? q\n(x) right\n";
    for (int i = 0; i < 12; ++i) many += "( ) " + std::to_string(i) + "\n";
    CHECK(problem(many) == QuizProblem::too_many_options);
    CHECK_FALSE(grade(parse_quiz("? q\n( ) a\n( ) b"), "0"));
}

TEST_CASE("options stand in the same order for one learner always, and in another for others") {
    const Quiz quiz = parse_quiz("? q\n(x) a\n( ) b\n( ) c\n( ) d");
    const Id item{1, 2};
    std::set<std::vector<std::size_t>> seen;
    for (std::uint64_t learner = 1; learner <= 40; ++learner) {
        const auto order = shuffled_options(quiz, item, Id{9, learner});
        CHECK(order == shuffled_options(quiz, item, Id{9, learner}));
        auto sorted = order;
        std::ranges::sort(sorted);
        CHECK(sorted == std::vector<std::size_t>{0, 1, 2, 3});
        seen.insert(order);
    }
    CHECK(seen.size() > 10);
    CHECK(shuffled_options(quiz, item, Id{9, 1}) == std::vector<std::size_t>{1, 2, 0, 3});
}

TEST_CASE("the steps of an order are never shown in the right one") {
    const Quiz quiz = parse_quiz("? q\n1. a\n2. b");
    for (std::uint64_t learner = 1; learner <= 20; ++learner)
        CHECK(shuffled_options(quiz, Id{3, 4}, Id{9, learner}) == std::vector<std::size_t>{1, 0});
}

}  // namespace
