#include "shell/views/skill_map_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/shell/views/learning_eyes.hpp"

using namespace cairn;
using namespace cairn::views;
using test::a_learner;
using test::LearningEyes;
using test::person_named;
using test::skill_named;

namespace {

test::ModelBuilder a_programme() {
    return test::a_model()
        .with_chain({"Loops", "Threads", "Consensus"})
        .with_edge("Loops", "Consensus")
        .with_skill("Regex", 240)
        .with(a_learner("Yue").at_level("Loops", 3));
}

SkillMapView map_of(const Model& model, const SkillMapFilter& filter = {}, Language language = Language::english) {
    LearningEyes eyes{model, person_named("Yue"), language};
    return build_skill_map_view(eyes.input(), filter);
}

std::string spoken(const SkillMapView& view) {
    std::string out;
    for (const SkillMapNode& node : view.nodes) out += node.name + "; ";
    return out;
}

}  // namespace

TEST_CASE("The map names every skill with its level and its place on the way to the goal, in learning order") {
    auto model = a_programme();
    test::set_goal(model, "Yue", {"Consensus"});
    const SkillMapView view = map_of(model);
    CHECK(spoken(view) == "Loops, level 3; Regex, level 0; Threads, level 0, step 1 of 2 to your goal; "
                          "Consensus, level 0, your goal; ");
    REQUIRE(view.now == 2);
    REQUIRE(view.goal == 3);
    CHECK(view.nodes[2].note == "You are here");
    CHECK(view.nodes[3].note == "Goal");
    CHECK(view.nodes[0].x < view.nodes[2].x);
    CHECK(view.nodes[2].x < view.nodes[3].x);
    CHECK(view.summary.starts_with("4 skills in 3 columns"));
    const SkillMapView chinese = map_of(model, {}, Language::chinese);
    CHECK(chinese.nodes[2].note == "你在这里");
    CHECK(chinese.nodes[3].name == "Consensus，0 级，你的目标");
}

TEST_CASE("The map draws no edge that a longer chain already says, and marks those on the way to the goal") {
    auto model = a_programme();
    test::set_goal(model, "Yue", {"Consensus"});
    const SkillMapView view = map_of(model);
    REQUIRE(view.edges.size() == 2);
    for (const SkillMapEdge& edge : view.edges) {
        CHECK(edge.is_on_path);
        CHECK(view.nodes[static_cast<std::size_t>(edge.before)].x < view.nodes[static_cast<std::size_t>(edge.after)].x);
    }
    CHECK(view.has_path);
    CHECK_FALSE(map_of(a_programme()).has_path);
}

TEST_CASE("The map can show what fades, and how far everybody is") {
    const auto model = a_programme()
                           .with(a_learner("Wang").at_level("Loops", 2))
                           .with_answer("Yue", "Loops", test::days_before_noon(1), true)
                           .with_answer("Wang", "Threads", test::noon, true);
    const SkillMapView fading = map_of(model, {.overlay = SkillMapOverlay::recall});
    CHECK(fading.nodes[0].name.starts_with("Loops, "));
    CHECK(fading.nodes[0].name.ends_with("% likely to be known"));
    CHECK(fading.nodes[0].shade == 5);
    CHECK(fading.nodes[1].name == "Regex, not practised yet");
    CHECK(fading.nodes[1].shade == -1);
    const SkillMapView all = map_of(model, {.overlay = SkillMapOverlay::everybody});
    CHECK(all.nodes[0].name == "Loops, level 2.7 on average of 2 people");
    CHECK(all.nodes[0].shade == 2);
    CHECK(all.nodes[1].name == "Regex, nobody has begun it");
    CHECK(all.nodes[0].x == fading.nodes[0].x);
}

TEST_CASE("A goal with a day says it") {
    auto model = a_programme();
    test::set_goal(model, "Yue", {"Consensus"}, utc_day(test::noon) + 20);
    const SkillMapView view = map_of(model);
    CHECK(view.nodes[3].note.starts_with("Goal, "));
}

TEST_CASE("The map follows the filters and says what to do when they leave nothing") {
    auto model = a_programme();
    CHECK(map_of(model, {.scope = SkillScope::plan}).nothing == "Your plan has no steps. Set a goal first.");
    CHECK(spoken(map_of(model, {.scope = SkillScope::mine})) == "Loops, level 3; ");
    test::set_goal(model, "Yue", {"Threads"});
    CHECK(map_of(model, {.scope = SkillScope::plan}).nodes.size() == 2);
    CHECK(map_of(model, {.scope = SkillScope::plan}).nothing.empty());
}

TEST_CASE("A search marks what it finds on the map and names the first") {
    const auto model = a_programme();
    LearningEyes eyes{model, person_named("Yue")};
    const SkillMapView view = build_skill_map_view(eyes.input(), {});
    const SkillMapSearch all = search_skill_map(eyes.input(), view, " ");
    CHECK(all.is_found.empty());
    CHECK(all.found == "4 skills");
    const SkillMapSearch some = search_skill_map(eyes.input(), view, "THREAD");
    REQUIRE(some.is_found.size() == 4);
    CHECK(view.nodes[static_cast<std::size_t>(some.first)].title == "Threads");
    CHECK(some.found == "1 skill");
    CHECK(search_skill_map(eyes.input(), view, "chess").first == -1);
    CHECK(place_on_map(view, skill_named("Threads")) == some.first);
    CHECK(place_on_map(view, skill_named("Chess")) == -1);
}

TEST_CASE("Skills that need each other in a circle are drawn") {
    const SkillMapView view = map_of(test::a_model().with_chain({"A", "B", "C", "A"}).with(a_learner("Yue")));
    CHECK(view.nodes.size() == 3);
    CHECK(view.edges.size() == 3);
}
