#include "core/graph/skill_graph.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::graph;
using namespace cairn::test;

TEST_CASE("a skill graph has its skills in the order of their ids, whatever came first") {
    const SkillGraph one(a_model().with_skills({"loops", "functions", "git"}));
    const SkillGraph other(a_model().with_skills({"git", "loops", "functions"}));
    REQUIRE(one.size() == 3);
    CHECK(std::ranges::is_sorted(one.ids()));
    CHECK(std::ranges::equal(one.ids(), other.ids()));
    for (SkillIndex skill = 0; skill < one.size(); ++skill) CHECK(one.index_of(one.id(skill)) == skill);
    CHECK(one.index_of(skill_named("chess")) == no_skill);
}

TEST_CASE("a skill graph leaves out edges to nowhere and counts doubles once") {
    ModelBuilder model = a_model().with_chain({"loops", "functions"}).with_edge("ghost", "loops");
    Prerequisite& twin = model.model().prerequisites.at_or_new(EdgeId{Id{7, 7}});
    twin.exists = true;
    twin.before = skill_named("loops");
    twin.after = skill_named("functions");
    const SkillGraph graph(model);
    REQUIRE(graph.edge_count() == 1);
    const SkillIndex loops = graph.index_of(skill_named("loops"));
    const SkillIndex functions = graph.index_of(skill_named("functions"));
    CHECK(std::ranges::equal(graph.prerequisites(functions), std::vector{loops}));
    CHECK(std::ranges::equal(graph.dependents(loops), std::vector{functions}));
    CHECK(graph.prerequisites(loops).empty());
}

TEST_CASE("a removed skill takes its edges with it") {
    ModelBuilder model = a_model().with_chain({"loops", "functions", "recursion"});
    model.model().skills.at_or_new(skill_named("functions")).exists = false;
    const SkillGraph graph(model);
    CHECK(graph.size() == 2);
    CHECK(graph.edge_count() == 0);
}

TEST_CASE("minutes that nobody gave, or nobody can believe, are replaced") {
    const SkillGraph graph(a_model().with_skill("unsaid").with_skill("broken", -5).with_skill("endless", INT64_MAX));
    CHECK(graph.minutes(graph.index_of(skill_named("unsaid"))) == default_skill_minutes);
    CHECK(graph.minutes(graph.index_of(skill_named("broken"))) == default_skill_minutes);
    CHECK(graph.minutes(graph.index_of(skill_named("endless"))) == skill_minutes_max);
}

TEST_CASE("an empty model makes an empty graph") {
    const SkillGraph graph{Model{}};
    CHECK(graph.size() == 0);
    CHECK(graph.order().layer_count() == 0);
}
