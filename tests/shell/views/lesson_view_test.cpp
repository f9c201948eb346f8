#include "shell/views/lesson_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/lessons/check.hpp"
#include "core/progress/course_outline.hpp"
#include "shell/views/authoring_view.hpp"
#include "shell/views/reviews_view.hpp"
#include "shell/views/route.hpp"
#include "tests/shell/views/learning_eyes.hpp"

using namespace cairn;
using namespace cairn::views;
using test::LearningEyes;

namespace {

const CourseId async_rust{exchange::sample_id("course", "async_rust")};
const ProfileId noor{exchange::sample_id("learner", "noor_aziz")};
const ProfileId daniel{exchange::sample_id("coach", "daniel_reyes")};
const LessonId polling = lesson_id(async_rust, 1);

LessonView lesson_of(const Model& model, LessonId lesson, Language language = Language::english, ProfileId me = noor) {
    LearningEyes eyes{model, me, language};
    return build_lesson_view(eyes.input(), lesson);
}

AuthoringView writing_of(const Model& model, ProfileId me, const LessonDraft& draft = {},
                         const FolderFile* file = nullptr) {
    LearningEyes eyes{model, me};
    return build_authoring_view(eyes.input(), async_rust, draft, file);
}

const LessonBlock& first_of(const LessonView& view, lessons::BlockKind kind) {
    const auto it = std::ranges::find(view.blocks, kind, &LessonBlock::kind);
    REQUIRE(it != view.blocks.end());
    return *it;
}

void answer(Model& model, const Id& item, std::string_view response, bool is_right) {
    Study& study = model.studies.at_or_new(study_id(noor, async_rust));
    study.exists = true;
    study.learner = noor;
    study.course = async_rust;
    study.answers[Id{1, study.answers.size() + 1}] = {item, std::string(response), is_right};
}

}  // namespace

TEST_CASE("The courses of the sample programme have nothing that a check would name") {
    const Model model = test::sample_programme();
    int editions = 0;
    for (const Edition* edition : model.editions.existing()) {
        ++editions;
        for (const lessons::Finding& finding : lessons::check_course(*edition)) {
            INFO(static_cast<int>(finding.kind) << " " << number_of(finding.lesson) << " " << finding.detail);
            CHECK(false);
        }
    }
    CHECK(editions == 2);
}

TEST_CASE("A lesson says where it stands, what it practises and what lies beside it") {
    const Model model = test::sample_programme();
    const LessonView view = lesson_of(model, polling);
    REQUIRE(view.exists);
    CHECK(view.title == "What poll promises");
    CHECK(view.subtitle == "Lesson 2 of 6. 18 min. Practises Async Rust.");
    REQUIRE(view.previous);
    CHECK(view.previous->title == "A state machine by hand");
    REQUIRE(view.next);
    CHECK(view.next->title == "Safe to cancel");
    REQUIRE(view.outline.size() == 6);
    CHECK(view.outline[0].module == "Polling");
    CHECK(view.outline[1].module.empty());
    CHECK(view.outline[1].is_current);
    CHECK(view.outline[2].module == "Runtimes");
    const LessonView chinese = lesson_of(model, polling, Language::chinese);
    CHECK(chinese.title == "poll 究竟承诺了什么");
    CHECK(chinese.blocks.size() == view.blocks.size());
    CHECK_FALSE(lesson_of(model, lesson_id(async_rust, 6)).exists);
    CHECK_FALSE(lesson_of(model, lesson_id(async_rust, 0)).previous);
    CHECK_FALSE(lesson_of(model, lesson_id(async_rust, 5)).next);
}

TEST_CASE("Blocks of a lesson are ready to be drawn") {
    const Model model = test::sample_programme();
    const LessonView view = lesson_of(model, polling);
    const LessonBlock& code = first_of(view, lessons::BlockKind::code);
    CHECK(code.name == "delay.rs");
    CHECK_FALSE(code.tokens.empty());
    const LessonBlock& table = first_of(view, lessons::BlockKind::table);
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[1] == std::vector<std::string>{"Ready(value)", "The work is done. Do not poll again."});
    CHECK(first_of(view, lessons::BlockKind::quiz).quiz.hint == "Choose one.");
}

TEST_CASE("An answer shows its verdict and what the author says to it, and a missed one that it comes back") {
    Model model = test::sample_programme();
    const Id item = first_of(lesson_of(model, polling), lessons::BlockKind::quiz).item;
    const auto quiz = [&](Language language) {
        return first_of(lesson_of(model, polling, language), lessons::BlockKind::quiz).quiz;
    };
    CHECK_FALSE(quiz(Language::english).is_answered);
    answer(model, item, "0", false);
    CHECK(quiz(Language::english).verdict == "Not yet");
    CHECK(quiz(Language::english).feedback ==
          std::vector<std::string>{"It would have to guess how often. It does not."});
    CHECK_FALSE(quiz(Language::english).review_line.empty());
    answer(model, item, "1", true);
    CHECK(quiz(Language::english).is_right);
    CHECK(quiz(Language::english).review_line.empty());
    CHECK(quiz(Language::chinese).verdict == "正确");
}

TEST_CASE("A link says to whom it leads, unless its words do") {
    const Model model = test::sample_programme();
    LearningEyes eyes{model, noor};
    const auto blocks = build_lesson_blocks(
        eyes.input(), polling, "[the docs](https://docs.example.org/a), https://example.org, [x](javascript:y)",
        nullptr, noor);
    REQUIRE(blocks.size() == 1);
    std::string said;
    for (const WordsRow& row : blocks[0].words) said += row.span.text + row.where;
    CHECK(said == "the docs (docs.example.org), https://example.org, x");
}

TEST_CASE("A course is written by coaches; the page says what stands between the draft and its learners") {
    Model model = test::sample_programme();
    CHECK_FALSE(writing_of(model, noor).may_write);
    const AuthoringView published = writing_of(model, daniel);
    REQUIRE(published.may_write);
    CHECK(published.state == "Edition 1 is published. Nothing has changed since.");
    REQUIRE(published.modules.size() == 3);
    CHECK(published.modules[0].lessons.size() == 2);
    CHECK(published.findings.empty());
    CHECK_FALSE(published.may_publish);
    Edition& draft = model.editions.at_or_new(draft_id(async_rust));
    const Edition* first = progress::newest_edition(model, async_rust);
    draft.exists = true;
    draft.course = async_rust;
    draft.author = daniel;
    draft.modules = first->modules;
    draft.lessons = first->lessons;
    draft.lessons[polling].title.english = "Renamed";
    draft.number = 0;
    const AuthoringView changed = writing_of(model, daniel);
    CHECK(changed.state == "Draft, last changed by Daniel Reyes.");
    CHECK_FALSE(changed.may_review);
    CHECK(changed.publish_line == "It can be published once it is reviewed.");
    const ProfileId grace{exchange::sample_id("coach", "grace_whitfield")};
    CHECK(writing_of(model, grace).may_review);
    Edition& reviewed = model.editions.at_or_new(draft_id(async_rust));
    reviewed.reviewer = grace;
    reviewed.reviewed = progress::content_digest(reviewed);
    CHECK(writing_of(model, daniel).may_publish);
    CHECK(writing_of(model, daniel).publish_label == "Publish edition 2");
}

TEST_CASE("What is typed is seen as learners will see it, and saved as it is typed") {
    const Model model = test::sample_programme();
    LessonDraft draft = writing_of(model, daniel).modules[0].lessons[1].draft;
    CHECK(draft.title.english == "What poll promises");
    draft.body.english = "# One\n\ntwo";
    draft.minutes = " 25 ";
    const AuthoringView view = writing_of(model, daniel, draft);
    REQUIRE(view.preview.size() == 2);
    CHECK(view.preview[0].text == "One");
    const app::SaveLesson command = save_command(view, draft);
    CHECK(command.minutes == 25);
    CHECK(command.lesson == polling);
    draft.minutes = "soon";
    CHECK(save_command(view, draft).minutes == -1);
}

TEST_CASE("A folder that somebody brought is looked at before it replaces the draft") {
    const Model model = test::sample_programme();
    LearningEyes eyes{model, daniel};
    const auto bytes = folder_bytes(eyes.input(), async_rust);
    const auto files = lessons::read_zip(as_bytes(bytes));
    REQUIRE(files);
    FolderFile file{"course.zip", async_rust, lessons::read_folder(model, async_rust, *files)};
    const AuthoringView view = writing_of(model, daniel, {}, &file);
    REQUIRE(view.folder);
    CHECK(view.folder->title == "6 lessons in 3 modules, from course.zip");
    REQUIRE(view.folder->replace);
    CHECK(view.folder->replace->lessons == progress::newest_edition(model, async_rust)->lessons);
    file.folder = lessons::read_folder(model, async_rust, {{"m/a.en.md", "no header"}});
    const AuthoringView refused = writing_of(model, daniel, {}, &file);
    CHECK_FALSE(refused.folder->replace);
    CHECK(refused.folder->problems ==
          std::vector<std::string>{"m/a.en.md: does not begin with a header between two lines of ---"});
}

TEST_CASE("A question that was missed comes back among the reviews, with its lesson") {
    Model model = test::sample_programme();
    const Id item = first_of(lesson_of(model, polling), lessons::BlockKind::quiz).item;
    Study& study = model.studies.at_or_new(study_id(noor, async_rust));
    study.exists = true;
    study.learner = noor;
    study.course = async_rust;
    const auto at = [](std::int64_t days) { return static_cast<std::uint64_t>(test::noon.ms - days * ms_per_day); };
    study.answers[Id{at(9), 1}] = {item, "0", false};
    const auto missed = [&](Language language) {
        LearningEyes eyes{model, noor, language};
        return build_reviews_view(eyes.input()).missed;
    };
    REQUIRE(missed(Language::english).size() == 1);
    CHECK(missed(Language::english)[0].question == "The executor got Pending. Who arranges the next poll?");
    CHECK(missed(Language::english)[0].where == "What poll promises, 1 answer");
    CHECK(missed(Language::english)[0].is_due);
    CHECK(missed(Language::chinese)[0].question == "执行器拿到了 Pending。下一次轮询由谁安排？");
    study.answers[Id{at(0), 2}] = {item, "1", true};
    REQUIRE(missed(Language::english).size() == 1);
    CHECK_FALSE(missed(Language::english)[0].is_due);
    study.answers.erase(Id{at(9), 1});
    CHECK(missed(Language::english).empty());
}
