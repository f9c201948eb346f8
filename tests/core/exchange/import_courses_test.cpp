#include <catch2/catch_test_macros.hpp>

#include "tests/core/exchange/import_builders.hpp"

namespace cairn::exchange {
namespace {

using test::a_file;
using test::import_into;
using test::problem_of;
using test::problems_text;

const Course* course_titled(const Model& model, std::string_view title) {
    for (const Course* course : model.courses.existing()) {
        if (course->title.english == title || course->title.chinese == title) return course;
    }
    return nullptr;
}

TEST_CASE("a volunteer curriculum is read as it stands, with its shifting columns") {
    struct Row {
        std::string_view cells;  ///< url, duration, effort and the three columns without a name
        std::int64_t minutes;
        std::int64_t lesson_count;
        std::string_view prerequisites;
    };
    constexpr Row rows[] = {
        {"https://a.org,14 weeks,6-10 hours/week,high school algebra,chat,", 6720, 14, "high school algebra"},
        {"https://a.org,13 weeks,8-10 hours/week,none,chat: part 1 / part 2,", 7020, 13, ""},
        {"https://a.org,13 weeks,6-10 hours/week,The alternate covers this,high school math,chat", 6240, 13,
         "high school math"},
        {"https://a.org,6 weeks,5-10 hours/week,-,Calculus 1B,chat", 2700, 6, "Calculus 1B"},
        {"https://a.org,2 weeks,12 hours/week,-,chat,", 1440, 2, ""},
        {"https://a.org,10-12 weeks,4–12 hours/week,-,Part II,chat", 5280, 11, "Part II"},
        {"https://a.org,10 weeks,~10 hours/week,Nand2Tetris II,Alternate links contain all 3 courses.,", 6000, 10,
         "Nand2Tetris II"},
        {"https://a.org,10 weeks,6 hours/week,Structures 1,-,", 3600, 10, "Structures 1"},
        {"https://a.org,6 months,5 hours/week,\"programming, design\",,", 7800, 26, "programming, design"},
        {"https://a.org,14 weeks,-,-,,", 0, 14, ""},
        {"https://a.org,-,-,high school math,chat,", 0, 0, "high school math"},
        {"https://a.org,40 hours,-,https://b.org,,", 2400, 0, ""},
    };
    std::string file = "title,url,duration,effort,column4,column5,column6\n";
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        file.append("Course ").append(std::to_string(i)).append(",").append(rows[i].cells).append("\n");
    }
    Model model;
    const auto shown = import_into(model, {a_file("ossu.csv", file)});
    CHECK(shown.files[0].kind == ImportKind::courses);
    CHECK(shown.counts == ImportCounts{.added = std::size(rows)});
    CHECK(problems_text(shown.problems) == "N51@11:4 N50@12:3 N51@12:4 N51@13:4");
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        INFO(rows[i].cells);
        const Course* course = course_titled(model, "Course " + std::to_string(i));
        REQUIRE(course != nullptr);
        CHECK(course->minutes == rows[i].minutes);
        CHECK(course->lesson_count == rows[i].lesson_count);
        CHECK(course->requires_text == rows[i].prerequisites);
    }
}

TEST_CASE("only whole web addresses become links") {
    Model model;
    const auto shown = import_into(model, {a_file("c.csv", "title,url\nA,https://a.org\nB,pages/b.md\n"
                                                           "C,javascript:alert(1)\nD,HTTP://d.org/x:y\n")});
    CHECK(problems_text(shown.problems) == "N52@3:2 W53@4:2");
    CHECK(course_titled(model, "A")->url == "https://a.org");
    CHECK(course_titled(model, "B")->url.empty());
    CHECK(course_titled(model, "C")->url.empty());
    CHECK(course_titled(model, "D")->url == "HTTP://d.org/x:y");
}

TEST_CASE("a course teaches known skills to a level, 3 when nobody said") {
    Model model;
    const auto shown = import_into(
        model, {a_file("s.csv", "id,title\npy,Python\nsql,SQL\n"),
                a_file("c.csv", "课程名称,技能,简介\n数据入门,py:2; SQL; nosuch:3,从零开始\n坏课,py:9,\n")});
    const Course* course = course_titled(model, "数据入门");
    REQUIRE(course != nullptr);
    CHECK(course->teaches.size() == 2);
    CHECK(course->teaches.at(SkillId{id_of_text("skill", "py")}) == 2);
    CHECK(course->teaches.at(SkillId{id_of_text("skill", "sql")}) == 3);
    CHECK(course->summary.chinese == "从零开始");
    CHECK(problem_of(shown, ProblemCode::skill_unknown).text == "nosuch");
    CHECK(problem_of(shown, ProblemCode::level_out_of_range).row == 3);
    CHECK(course_titled(model, "坏课") == nullptr);
}

TEST_CASE("a course that stands twice is an error that names the first row") {
    Model model;
    const auto shown = import_into(model, {a_file("c.csv", "title,weeks\nA,1\nB,2\na,3\n")});
    CHECK(problems_text(shown.problems) == "E20@4:1");
    CHECK(problem_of(shown, ProblemCode::id_twice).number == 2);
}

}  // namespace
}  // namespace cairn::exchange
