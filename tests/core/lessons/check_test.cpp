#include "core/lessons/check.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace {

using namespace cairn;
using namespace cairn::lessons;

const CourseId course{Id{5, 6}};
const ModuleId module_id{Id{1, 1}};
const LessonId lesson = lesson_id(course, 1);

Edition with(const Words& body) {
    Edition edition;
    edition.course = course;
    edition.modules[module_id] = {.title = {"Module", "单元"}, .rank = 1};
    edition.lessons[lesson] = {.module = module_id,
                               .rank = 1,
                               .title = {"Lesson", "课"},
                               .skill = SkillId{Id{2, 2}},
                               .minutes = 5,
                               .body = body};
    return edition;
}
std::vector<FindingKind> kinds(const Edition& edition) {
    std::vector<FindingKind> out;
    for (const Finding& finding : check_course(edition)) out.push_back(finding.kind);
    return out;
}
using Kinds = std::vector<FindingKind>;
using enum FindingKind;

TEST_CASE("a course in which nothing is missing has no findings") {
    CHECK(kinds(with({"Words with [a link](https://example.org).", "文字。"})).empty());
}

TEST_CASE("each thing that would mislead a learner is found") {
    CHECK(kinds(Edition{}) == Kinds{course_empty});
    CHECK(kinds(with({})) == Kinds{lesson_empty});
    CHECK(kinds(with({"Words.", ""})) == Kinds{language_missing});
    CHECK(kinds(with({"[x](javascript:alert(1))", "一"})) == Kinds{link_broken});
    CHECK(kinds(with({"[x](other.md)", "一"})) == Kinds{link_broken});
    CHECK(kinds(with({"[x](#/lesson/" + to_hex(lesson) + ")", "一"})).empty());
    CHECK(kinds(with({"[x](#/lesson/" + to_hex(lesson_id(course, 9)) + ")", "一"})) == Kinds{link_broken});
    CHECK(kinds(with({"![](https://example.org/a.png)", "一"})) == Kinds{picture_undescribed});
    CHECK(kinds(with({"```quiz\n? q\n( ) a\n( ) b\n```", "一"})) == Kinds{quiz_broken});
    CHECK(kinds(with({"```quiz\n? q\n= 1\n```", "一"})) == Kinds{items_differ});
    CHECK(kinds(with({"```video\nsource: https://example.org/a.webm\n```", "一"})) ==
          Kinds{captions_missing, transcript_missing});
    CHECK(kinds(with({"```audio\nsource: a.mp3\ntranscript: Hello\n```", "一"})) == Kinds{media_unusable});
    CHECK(kinds(with({std::string(markdown_bytes_max + 1, 'x'), "一"})) == Kinds{lesson_too_long});
}

TEST_CASE("lessons and modules that nobody reaches are found, errors first") {
    Edition edition = with({"Words.", "文字。"});
    edition.modules[ModuleId{Id{1, 2}}] = {.rank = 2};
    edition.lessons[lesson_id(course, 2)] = {
        .module = ModuleId{Id{9, 9}}, .title = {"Lost", "丢了"}, .body = {"Words.", "文字。"}};
    edition.lessons[lesson].title = {};
    CHECK(kinds(edition) == Kinds{lesson_untitled, lesson_unreachable, module_untitled, module_empty});
}

TEST_CASE("quizzes that practise nothing are named") {
    Edition edition = with({"```quiz\n? q\n= 1\n```", "```quiz\n? 问\n= 1\n```"});
    CHECK(kinds(edition).empty());
    edition.lessons[lesson].skill = {};
    CHECK(kinds(edition) == Kinds{skill_missing});
}

}  // namespace
