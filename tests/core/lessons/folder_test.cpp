#include "core/lessons/folder.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/lessons/markdown.hpp"
#include "core/model/schema.hpp"

namespace {

using namespace cairn;
using namespace cairn::lessons;

const CourseId course{Id{5, 6}};
const SkillId polling{Id{2, 2}};

Model a_model() {
    Model model;
    set_register(model, register_of(polling, SkillField::exists), std::int64_t{1});
    set_register(model, register_of(polling, SkillField::title_english), std::string("Polling"));
    set_register(model, register_of(polling, SkillField::external_key), std::string("polling"));
    return model;
}

Edition a_course() {
    Edition edition;
    edition.course = course;
    const ModuleId first{Id{1, 1}};
    const ModuleId second{Id{1, 2}};
    edition.modules[first] = {.title = {"The shape of a future", "future 的样子"}, .rank = 1};
    edition.modules[second] = {.title = {"Empty so far", ""}, .rank = 2};
    edition.lessons[lesson_id(course, 0)] = {.module = first,
                                             .rank = 1,
                                             .title = {"What poll promises", "poll 的承诺"},
                                             .skill = polling,
                                             .minutes = 18,
                                             .body = {"# Words\n\n---\n\nmore: words\n", "文字"}};
    edition.lessons[lesson_id(course, 77)] = {
        .module = first, .rank = 2, .title = {"", "只有中文"}, .skill = {}, .minutes = 0, .body = {"", "---\n一\n---"}};
    return edition;
}

std::vector<FolderProblemKind> problems(const std::vector<ZipFile>& files) {
    std::vector<FolderProblemKind> kinds;
    for (const FolderProblem& problem : read_folder(a_model(), course, files).problems) kinds.push_back(problem.kind);
    return kinds;
}
using Kinds = std::vector<FolderProblemKind>;
using enum FolderProblemKind;

TEST_CASE("a course goes into a folder and comes back as it was") {
    const Model model = a_model();
    const Edition edition = a_course();
    const auto files = write_folder(model, edition);
    const CourseFolder read = read_folder(model, course, files);
    CHECK(read.problems.empty());
    CHECK(read.left_out.empty());
    CHECK(read.modules == edition.modules);
    CHECK(read.lessons == edition.lessons);
    const auto unpacked = read_zip(write_zip(files));
    REQUIRE(unpacked);
    CHECK(*unpacked == files);
    CHECK(files[0].path == "01-the-shape-of-a-future/module.en.md");
    CHECK(files[2].path == "01-the-shape-of-a-future/01-what-poll-promises.en.md");
    CHECK(
        files[2].bytes.starts_with("---\ntitle: What poll promises\nid: 0\nminutes: 18\nskill: polling\n---\n# Words"));
}

TEST_CASE("a folder that somebody wrote by hand needs no ids, and keeps its lessons when it comes again") {
    const std::vector<ZipFile> files{{"basics/two.en.md", "---\r\ntitle: Two\r\n---\r\nWords"},
                                     {"basics/one.en.md", "---\ntitle: One\nskill: Polling\n---\nWords\n"},
                                     {"README.md", "not a lesson"}};
    const CourseFolder first = read_folder(a_model(), course, files);
    CHECK(first.problems.empty());
    CHECK(first.left_out == std::vector<std::string>{"README.md"});
    REQUIRE(first.lessons.size() == 2);
    REQUIRE(first.modules.size() == 1);
    CHECK(first.modules.begin()->second.title.english == "basics");
    for (const auto& [id, lesson] : first.lessons) {
        CHECK(number_of(id) >= std::int64_t{1} << 32);
        CHECK(lesson.rank == (lesson.title.english == "One" ? 1 : 2));
        CHECK(lesson.body.english == "Words");
    }
    const CourseFolder again = read_folder(a_model(), course, files);
    CHECK(again.lessons == first.lessons);
    CHECK(again.modules == first.modules);
}

TEST_CASE("what keeps a folder from being read is named by its file") {
    const std::string head = "---\ntitle: A\n---\n";
    CHECK(problems({{"m/a.en.md", "no header"}}) == Kinds{no_header});
    CHECK(problems({{"m/a.en.md", "---\ntitle: A\n"}}) == Kinds{no_header});
    CHECK(problems({{"m/a.en.md", "---\nid: 3\n---\nx"}}) == Kinds{no_title});
    CHECK(problems({{"m/a.en.md", "---\ntitle: A\ncolour: red\n---\nx"}}) == Kinds{header_line});
    CHECK(problems({{"m/a.en.md", "---\ntitle: A\nminutes: soon\n---\nx"}}) == Kinds{header_line});
    CHECK(problems({{"m/a.en.md", "---\ntitle: A\nskill: nothing\n---\nx"}}) == Kinds{skill_unknown});
    CHECK(problems({{"m/a.en.md", head + "\xFF"}}) == Kinds{not_text});
    CHECK(problems({{"m/a.en.md", head + std::string(10 * 1024 * 1024, 'x')}}) == Kinds{too_long});
    CHECK(problems({{"m/a.en.md", "---\ntitle: A\nid: 3\n---\n"}, {"m/b.en.md", "---\ntitle: B\nid: 3\n---\n"}}) ==
          Kinds{id_repeated});
    CHECK(problems({{"m/a.en.md", "---\ntitle: A\nminutes: 3\n---\n"}, {"m/a.zh.md", "---\ntitle: 甲\n---\n"}}) ==
          Kinds{headers_differ});
    const auto read = read_folder(a_model(), course, {{"m/a.en.md", "no header"}});
    CHECK(read.problems[0].file == "m/a.en.md");
}

}  // namespace
