#include "shell/views/palette_view.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "learning_eyes.hpp"

using namespace cairn;
using namespace cairn::views;
using test::LearningEyes;

namespace {

std::string text_of(const PaletteView& view) {
    std::string out;
    for (const PaletteRow& row : view.rows) {
        out += row.group == PaletteGroup::recent ? "recent: " : row.group == PaletteGroup::go_to ? "go: " : "do: ";
        out += row.label;
        if (!row.detail.empty()) out += " (" + row.detail + ")";
        if (!row.shortcut.empty()) out += " [" + row.shortcut + "]";
        out += '\n';
    }
    return out + view.count;
}

Model small_world() {
    return test::a_model()
        .with_skills({"Async Rust", "Rust"})
        .with(test::a_learner("Lin Yue"))
        .with(test::a_coach("Rustam Aliyev"))
        .with(test::a_course("Trust in teams"));
}

}  // namespace

TEST_CASE("Without words the palette lists what was used last, every page and what can be done", "[palette]") {
    const Model model = small_world();
    LearningEyes eyes{model, test::person_named("Lin Yue")};
    const PaletteView view = build_palette_view(
        eyes.input(), {.recent = {{.route = {Page::skills, test::skill_named("Rust")}}, {.route = {Page::plan, {}}}},
                       .undo = app::Action::set_goal,
                       .theme = PaletteAction::theme_dark});
    CHECK(text_of(view) == "recent: Rust (Skill)\n"
                           "recent: My plan [G then P]\n"
                           "go: Today [G then T]\n"
                           "go: Find a coach [G then C]\n"
                           "go: Sessions\n"
                           "go: Requests [G then R]\n"
                           "go: Courses [G then L]\n"
                           "go: Knowledge map [G then K]\n"
                           "go: Proposals\n"
                           "go: Reviews\n"
                           "go: My progress [G then M]\n"
                           "go: People [G then E]\n"
                           "go: Bring data\n"
                           "go: Settings\n"
                           "go: Sync\n"
                           "do: Undo: set a goal [Ctrl Z]\n"
                           "do: Add a person\n"
                           "do: Import files\n"
                           "do: Download my data\n"
                           "do: Switch to Chinese 中文\n"
                           "do: Light theme\n"
                           "do: Theme as the system has it\n"
                           "do: List of keys [?]\n"
                           "Searched on this device");
}

TEST_CASE("Better matches come first: the whole, the beginning, a word, the middle", "[palette]") {
    const Model model = small_world();
    LearningEyes eyes{model, test::person_named("Lin Yue")};
    CHECK(text_of(build_palette_view(eyes.input(), {.query = "rust"})) == "go: Rust (Skill)\n"
                                                                          "go: Rustam Aliyev (Person)\n"
                                                                          "go: Async Rust (Skill)\n"
                                                                          "go: Trust in teams (Course)\n"
                                                                          "4 results, searched on this device");
    CHECK(build_palette_view(eyes.input(), {.query = "rust"}).rows[2].marks == std::vector<std::uint32_t>{6, 10});
}

TEST_CASE("The group with the better match stands first, and what was used lately before its equals", "[palette]") {
    const Model model = small_world();
    LearningEyes eyes{model, test::person_named("Lin Yue")};
    const PaletteView theme = build_palette_view(eyes.input(), {.query = "dark", .is_online = false});
    CHECK(text_of(theme) == "do: Dark theme\n1 result, offline, searched on this device");
    const PaletteTarget async{.route = {Page::skills, test::skill_named("Async Rust")}};
    const PaletteView view = build_palette_view(eyes.input(), {.query = "a", .recent = {async}});
    REQUIRE(!view.rows.empty());
    CHECK(view.rows[0].target == async);
}

TEST_CASE("In Chinese the words are Chinese, and titles are found in both languages", "[palette]") {
    const Model model = test::sample_programme();
    LearningEyes eyes{model, ProfileId{exchange::sample_id("learner", "lin_yue")}, Language::chinese};
    const PaletteView view = build_palette_view(eyes.input(), {.query = "图谱"});
    REQUIRE(!view.rows.empty());
    CHECK(view.rows[0].label == "知识图谱");
    CHECK(view.rows[0].shortcut == "先 G 再 K");
    const PaletteView english = build_palette_view(eyes.input(), {.query = "ownership"});
    REQUIRE(!english.rows.empty());
    CHECK(english.rows[0].kind == PaletteKind::skill);
    CHECK(english.rows[0].marks.empty());
}

TEST_CASE("Nobody here yet: the palette offers what makes sense before a profile", "[palette]") {
    const Model model;
    LearningEyes eyes{model, {}};
    const std::string text = text_of(build_palette_view(eyes.input(), {}));
    CHECK(text.starts_with("go: Welcome\ngo: People [G then E]\ngo: Bring data\ngo: Settings\n"));
    CHECK(text.find("My plan") == std::string::npos);
}

TEST_CASE("Of very many people the best are shown, and how many there are is said", "[palette]") {
    auto builder = test::a_model();
    for (int i = 0; i < 10'000; ++i) builder.with(test::a_learner("Person " + std::to_string(i)));
    const Model model = builder;
    LearningEyes eyes{model, test::person_named("Person 7")};
    const PaletteView view = build_palette_view(eyes.input(), {.query = "person 77"});
    REQUIRE(view.rows.size() == palette_objects_max);
    CHECK(view.rows[0].label == "Person 77");
    CHECK(view.rows[1].label == "Person 770");
    CHECK(view.count == "The best 30 of 280 results");
}
