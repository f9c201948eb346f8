#include <catch2/catch_test_macros.hpp>

#include "tests/core/exchange/import_builders.hpp"

namespace cairn::exchange {
namespace {

using test::a_file;
using test::import_into;
using test::preview;
using test::problem_of;
using test::problems_text;
using test::skill_titled;

TEST_CASE("skills come with titles in their language, areas and minutes") {
    Model model;
    const auto shown = import_into(model, {a_file("s.csv", "id,title,hours,area\n"
                                                           "loops,Loops,4,Basics\n"
                                                           "sets,集合,1.5,基础\n"
                                                           "maps,Maps,-,basics\n")});
    CHECK(shown.counts == ImportCounts{.added = 3});
    CHECK(shown.problems.empty());
    REQUIRE(skill_titled(model, "集合") != nullptr);
    CHECK(skill_titled(model, "集合")->title.english.empty());
    CHECK(skill_titled(model, "集合")->minutes == 90);
    CHECK(skill_titled(model, "Loops")->minutes == 240);
    CHECK(skill_titled(model, "Loops")->area == skill_titled(model, "Maps")->area);
    CHECK(model.areas.existing_count() == 2);
    CHECK(skill_titled(model, "Loops")->id == SkillId{id_of_text("skill", "loops")});
}

TEST_CASE("an id that stands twice is an error that names the first row") {
    Model model;
    const auto shown = import_into(model, {a_file("s.csv", "id,title\nloops,Loops\nmaps,Maps\nLOOPS ,Other\n,\n")});
    CHECK(shown.counts == ImportCounts{.added = 2, .left_out = 1});
    const Problem problem = problem_of(shown, ProblemCode::id_twice);
    CHECK(problem.row == 4);
    CHECK(problem.number == 2);
    CHECK(problem.header == "id");
    CHECK(skill_titled(model, "Other") == nullptr);
}

TEST_CASE("a list without ids finds known skills by their titles") {
    Model model;
    import_into(model, {a_file("a.csv", "id,title,title_zh\nloops,Loops,循环\n")});
    const auto shown = import_into(model, {a_file("b.csv", "title,hours\n循环,2\nSets,3\n")});
    CHECK(shown.counts == ImportCounts{.added = 1, .changed = 1});
    CHECK(model.skills.existing_count() == 2);
    CHECK(skill_titled(model, "Loops")->minutes == 120);
}

TEST_CASE("prerequisites find their skills by id and title, in the file and in what is known") {
    Model model;
    import_into(model, {a_file("known.csv", "id,title\nloops,Loops\n")});
    const auto shown = import_into(model, {a_file("edges.csv", "prerequisite,concept\nloops,fn\nFunctions,sorting\n"),
                                           a_file("new.csv", "id,title\nfn,Functions\nsorting,Sorting\n")});
    CHECK(shown.counts == ImportCounts{.added = 4});
    CHECK(model.prerequisites.existing_count() == 2);
}

TEST_CASE("edges that make no sense are left out, each with its reason") {
    struct Row {
        std::string_view what;
        std::string_view edges;
        std::string_view problems;
        std::size_t added;
    };
    constexpr Row rows[] = {
        {"unknown ends", "a,nobody\nnobody,a\n,a\n", "E30@2:2 E30@3:1 E21@4:1", 0},
        {"to itself", "a,A\n", "E40@2:2", 0},
        {"twice", "a,b\na,b\n", "W42@3:2", 1},
        {"back and forth", "a,b\nb,a\n", "E41@3:0", 1},
        {"a ring", "a,b\nb,c\nc,a\nc,d\n", "E41@4:0", 3},
        {"closes with what is known", "y,x\n", "E41@2:0", 0},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Model model;
        import_into(model, {a_file("s.csv", "id,title\na,Alpha\nb,Beta\nc,Gamma\nd,Delta\nx,Xi\ny,Psi\n"),
                            a_file("e.csv", "source,target\nx,y\n")});
        const auto shown = preview(model, {a_file("e.csv", std::string("source,target\n").append(row.edges))});
        CHECK(problems_text(shown.problems) == row.problems);
        CHECK(shown.counts.added == row.added);
        CHECK(shown.writes.size() == 3 * row.added);
    }
}

TEST_CASE("pairs may be alternatives, have a strength and say who says so") {
    Model model;
    import_into(model,
                {a_file("s.csv", "id,title\na,Alpha\nb,Beta\nc,Gamma\n"), a_file("e.csv", "source,target\na,c\n")});
    const auto shown = import_into(model, {a_file("e.csv", "prerequisite,skill,alternative,strength,evidence\n"
                                                           "a,c,1,80%,Course notes\nb,c,1,0.35,\nb,a,many,120,\n")});
    CHECK(shown.counts == ImportCounts{.added = 2, .changed = 1});
    CHECK(problems_text(shown.problems) == "W23@4:3 W23@4:4");
    const auto edge = [&](std::string_view before, std::string_view after) {
        return *model.prerequisites.find(
            prerequisite_id(skill_titled(model, before)->id, skill_titled(model, after)->id));
    };
    CHECK(edge("Alpha", "Gamma").alternative == 1);
    CHECK(edge("Alpha", "Gamma").strength_percent == 80);
    CHECK(edge("Alpha", "Gamma").source == "Course notes");
    CHECK(edge("Beta", "Gamma").alternative == 1);
    CHECK(edge("Beta", "Gamma").strength_percent == 35);
    CHECK(edge("Beta", "Alpha").alternative == 0);
    // the same list again says nothing new
    CHECK(preview(model, {a_file("e.csv", "prerequisite,skill,alternative,strength\na,c,1,80\nb,c,1,35\n")})
              .writes.empty());
}

TEST_CASE("an edge that closes a cycle names the cycle's titles, in the reader's language") {
    const std::vector<NamedFile> files{a_file("s.csv", "id,en,zh\na,Alpha,甲\nb,Beta,乙\nc,Gamma,丙\n"),
                                       a_file("e.csv", "source,target\na,b\nb,c\nc,a\n")};
    CHECK(problem_of(preview({}, files), ProblemCode::edge_closes_cycle).text == "Alpha → Beta → Gamma → Alpha");
    const auto chinese = preview_import(files, {}, {.now = {}, .language = Language::chinese});
    REQUIRE(chinese);
    CHECK(problem_of(*chinese, ProblemCode::edge_closes_cycle).text == "甲 → 乙 → 丙 → 甲");
}

TEST_CASE("technologies of many occupations become one skill each") {
    constexpr std::string_view header =
        "soc_code,occupation,technology,commodity_code,commodity_title,hot_technology,in_demand\n";
    Model model;
    import_into(model, {a_file("s.csv", "title,area\nPython,Languages\nRust,\n")});
    const auto shown = import_into(
        model, {a_file("onet.csv", std::string(header).append("15-1,Analysts,Ada,43,Development software,N,N\n"
                                                              "15-2,Engineers,ada ,43,Development software,N,N\n"
                                                              "15-2,Engineers,Python,43,Development software,Y,N\n"
                                                              "15-2,Engineers,Rust,43,Development software,Y,N\n"))});
    CHECK(shown.counts == ImportCounts{.added = 1, .changed = 1, .unchanged = 1, .merged = 1});
    CHECK(problem_of(shown, ProblemCode::rows_merged).number == 1);
    CHECK(skill_titled(model, "Python")->area != skill_titled(model, "Ada")->area);
    CHECK(skill_titled(model, "Rust")->area == skill_titled(model, "Ada")->area);
}

}  // namespace
}  // namespace cairn::exchange
