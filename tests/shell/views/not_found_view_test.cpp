#include "shell/views/not_found_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include "shell/views/page_words.hpp"
#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::views;

namespace {

struct Visit {
    Model model = test::a_model().with(test::a_learner("Yue")).with(test::a_course("Knots")).model();
    app::Indices indices;
    text::Text text{Language::english};

    ViewInput input(ProfileId me = test::person_named("Yue")) { return {model, indices, text, me, test::noon}; }
};

}  // namespace

TEST_CASE("A route is there when its page is known and its object is on this device") {
    Visit visit;
    CHECK(is_there(visit.model, {Page::plan, {}}));
    CHECK(is_there(visit.model, {Page::people, test::person_named("Yue")}));
    CHECK(is_there(visit.model, {Page::courses, test::course_named("Knots")}));
    CHECK_FALSE(is_there(visit.model, {Page::courses, test::person_named("Yue")}));
    CHECK_FALSE(is_there(visit.model, {Page::skills, test::skill_named("flying")}));
    CHECK_FALSE(is_there(visit.model, {Page::plan, test::person_named("Yue")}));
    CHECK_FALSE(is_there(visit.model, parse_route("/nowhere")));
}

TEST_CASE("The window is named after what is open in it") {
    Visit visit;
    CHECK(window_title(visit.input(), {Page::plan, {}}) == "My plan · Cairn 引路");
    CHECK(window_title(visit.input(), {Page::courses, test::course_named("Knots")}) == "Knots · Courses · Cairn 引路");
    CHECK(window_title(visit.input(), parse_route("/nowhere")) == "This page is not here · Cairn 引路");
    visit.text = text::Text(Language::chinese);
    CHECK(window_title(visit.input(), {Page::people, test::person_named("Yue")}) == "Yue · 人员 · Cairn 引路");
}

TEST_CASE("The link to a skill that was merged says where it went") {
    Visit visit;
    visit.model =
        test::a_model().with(test::a_learner("Yue")).with_skills({"Git", "Versions", "Version control"}).model();
    const auto merge = [&](const char* from, const char* into) {
        Skill& skill = visit.model.skills.at_or_new(test::skill_named(from));
        skill.exists = false;
        skill.merged_into = test::skill_named(into);
    };
    merge("Git", "Versions");
    merge("Versions", "Version control");
    const NotFoundView view = build_not_found_view(visit.input(), {Page::skills, test::skill_named("Git")});
    CHECK(view.line == "“Git” was merged into “Version control”.");
    CHECK(view.moved_title == "Version control");
    CHECK(view.moved_href == href({Page::skills, test::skill_named("Version control")}));
    merge("Version control", "Git");
    CHECK(build_not_found_view(visit.input(), {Page::skills, test::skill_named("Git")}).moved_href.empty());
}

TEST_CASE("A link that leads nowhere offers the list it may have meant, and its words to search for") {
    Visit visit;
    const NotFoundView page = build_not_found_view(visit.input(), parse_route("/kubernetes/basics"));
    CHECK(page.line == "Cairn has no page called “kubernetes”.");
    CHECK(page.words == "kubernetes");
    CHECK(page.list == Page::skills);
    CHECK(page.has_lists);
    const NotFoundView person = build_not_found_view(visit.input(), {Page::coaches, test::person_named("Nobody")});
    CHECK(person.list == Page::people);
    CHECK(person.words.empty());
    CHECK(build_not_found_view(visit.input(), {Page::courses, Id{1, 2}}).list == Page::courses);
    CHECK_FALSE(build_not_found_view(visit.input({}), parse_route("/nowhere")).has_lists);
}
