#include "core/exchange/import.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/exchange/import_builders.hpp"

namespace cairn::exchange {
namespace {

using test::a_file;
using test::import_into;
using test::preview;
using test::problem_of;
using test::problems_text;

std::vector<NamedFile> everything() {
    return {
        a_file("pairs.csv", "mentor,mentee\na@x.org,b@x.org\n"),
        a_file("people.csv",
               "name,email,role,skills,manager\nAda,a@x.org,coach,a:4;Beta:3;a:5,\nBob,b@x.org,learner,b:1,Ada\n"),
        a_file("courses.csv", "title,url,duration,teaches\nOne,https://a.org,4 weeks,a:2\nTwo,,,b\n"),
        a_file("edges.csv", "source,target\na,b\nb,a\n"),
        a_file("skills.csv", "id,title,area,hours\na,Alpha,Letters,2\nb,Beta,Letters,\n"),
    };
}

TEST_CASE("nothing to import is an error, a bad file beside good ones is not") {
    CHECK(!preview_import({}, {}));
    Model model;
    const auto shown = import_into(model, {a_file("empty.csv", ""), a_file("skills.csv", "id,title\na,Alpha\n"),
                                           a_file("gbk.csv", "id,title\n1,\xB5\xA5\xD4\xAA\n"),
                                           a_file("what.csv", "user,item\n1,2\n"), a_file("head.csv", "id,title\n")});
    REQUIRE(shown.files.size() == 5);
    CHECK(shown.files[0].refused == Errc::file_empty);
    CHECK(shown.files[1].refused == Errc::none);
    CHECK(shown.files[2].refused == Errc::file_not_utf8);
    CHECK(shown.files[3].refused == Errc::file_kind_unknown);
    CHECK(shown.files[4].refused == Errc::none);
    CHECK(problems_text(shown.problems) == "E1@0:0 E8@2:2 E11@1:0 W2@0:0");
    CHECK(model.skills.existing_count() == 1);
}

TEST_CASE("the order of the files does not matter") {
    std::vector<NamedFile> files = everything();
    Model forwards;
    const auto first = import_into(forwards, files);
    std::ranges::reverse(files);
    const auto second = preview({}, files);
    CHECK(first.writes == second.writes);
    CHECK(first.counts == second.counts);
    CHECK(first.counts.left_out == 1);  // the edge that closes a cycle
}

TEST_CASE("importing the same files again writes nothing and changes nothing") {
    Model model;
    const auto first = import_into(model, everything());
    CHECK(first.counts.added == 8);
    const auto second = preview(model, everything());
    CHECK(second.writes.empty());
    CHECK(second.counts == ImportCounts{.unchanged = 8, .left_out = 1});
}

TEST_CASE("two people who import one file hold the same entities, and no register is written twice") {
    const auto first = preview({}, everything());
    const auto second = preview({}, everything());
    CHECK(test::text_of(first.writes) == test::text_of(second.writes));
    std::vector<RegisterKey> keys;
    for (const Write& write : first.writes) keys.push_back(write.key);
    std::ranges::sort(keys);
    CHECK(std::ranges::adjacent_find(keys) == keys.end());
}

TEST_CASE("the preview shows the first 200 rows with what becomes of them") {
    std::string file = "id,title\nsame,First\nsame,Second\n";
    for (int i = 0; i < 300; ++i) file += "s" + std::to_string(i) + ",Skill\n";
    const auto shown = preview({}, {a_file("s.csv", file)});
    REQUIRE(shown.files[0].rows.size() == preview_rows_max);
    CHECK(shown.files[0].row_count == 302);
    CHECK(shown.files[0].columns[1].meaning == ColumnMeaning::title);
    CHECK(shown.files[0].rows[0].fate == RowFate::added);
    CHECK(shown.files[0].rows[1].fate == RowFate::left_out);
    CHECK(shown.files[0].rows[1].number == 3);
    CHECK(shown.files[0].rows[1].cells == std::vector<std::string>{"same", "Second"});
}

TEST_CASE("problems are sorted, counted, and kept up to a thousand") {
    std::string file = "source,target\n";
    for (int i = 0; i < 5'000; ++i) file += "x" + std::to_string(i) + ",y\n";
    const auto shown = preview({}, {a_file("e.csv", file), a_file("f.csv", file)});
    CHECK(shown.error_count == 20'000);
    REQUIRE(shown.problems.size() == problems_max);
    CHECK(shown.problems.front().row == 2);
    CHECK(shown.problems.back().row == 501);
    CHECK(shown.problems.back().file == 0);
    CHECK(shown.problems.back().column == 2);
}

TEST_CASE("a removed skill comes back with the next import") {
    Model model;
    import_into(model, {a_file("s.csv", "id,title\na,Alpha\n")});
    const SkillId id{id_of_text("skill", "a")};
    set_register(model, register_of(id, SkillField::exists), std::int64_t{0});
    CHECK(import_into(model, {a_file("s.csv", "id,title\na,Alpha\n")}).counts == ImportCounts{.added = 1});
    CHECK(model.skills.find(id) != nullptr);
}

TEST_CASE("hostile bytes never stop the reader") {
    // every prefix of a file with everything in it
    const std::string file = "\xEF\xBB\xBF"
                             "name;email;role\r\n\"A\nB\";a@x.org;导师\r\n\"C\"\"D\";;\xB5\xA5\n";
    for (std::size_t size = 0; size <= file.size(); ++size) {
        const auto shown = preview({}, {a_file("p.csv", std::string_view(file).substr(0, size))});
        CHECK(shown.files.size() == 1);
    }
}

}  // namespace
}  // namespace cairn::exchange
