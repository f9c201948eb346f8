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
