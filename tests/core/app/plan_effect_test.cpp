#include "core/app/plan_effect.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/graph/proposal.hpp"
#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::app;
using namespace cairn::test;

namespace {

void aim(Model& model, std::string_view learner, std::string_view skill) {
    model.profiles.at_or_new(person_named(learner)) = a_learner(learner).profile();
    Goal& goal = model.goals.at_or_new(goal_id(person_named(learner)));
    goal.exists = true;
    goal.learner = person_named(learner);
    goal.targets[skill_named(skill)] = 3;
}

}  // namespace

TEST_CASE("an edge that goes makes plans shorter, one that comes longer, and the others stay") {
    Model model = a_model().with_chain({"git", "rust", "tower"}).with_skills({"sql", "plans"});
    aim(model, "lin", "tower");
    aim(model, "wang", "rust");
    aim(model, "noor", "plans");
    aim(model, "ana", "sql");
    const std::vector<SkillId> touched{skill_named("git"), skill_named("rust"), skill_named("sql"),
                                       skill_named("plans")};
    const GraphChange less{.kind = ChangeKind::remove_prerequisite, .skill = touched[0], .other = touched[1]};
    const GraphChange more{.kind = ChangeKind::add_prerequisite, .skill = touched[2], .other = touched[3]};
    const Model after = graph::model_after(model, graph::preview_changes(model, {{0, less}, {1, more}}).writes);

    const PlanEffect effect = effect_on_plans(model, after, touched, noon);
    CHECK(effect.plans == 4);
    CHECK(effect.shorter == 2);
    CHECK(effect.longer == 1);
    CHECK(effect.same() == 1);
    REQUIRE(effect.changed.size() == 3);
    for (const PlanChange& change : effect.changed) {
        const bool is_longer = change.learner == person_named("noor");
        CHECK(change.minutes_after - change.minutes_before == (is_longer ? 600 : -600));
    }
}

TEST_CASE("a change beside every plan changes none, and what nobody touches is not worked out") {
    Model model = a_model().with_chain({"git", "rust"}).with_skills({"sql", "plans"});
    aim(model, "lin", "rust");
    const GraphChange aside{
        .kind = ChangeKind::add_prerequisite, .skill = skill_named("sql"), .other = skill_named("plans")};
    const Model after = graph::model_after(model, graph::preview_changes(model, {{0, aside}}).writes);
    const PlanEffect effect = effect_on_plans(model, after, {skill_named("sql"), skill_named("plans")}, noon);
    CHECK(effect.plans == 1);
    CHECK(effect.same() == 1);
    CHECK(effect.changed.empty());
    // Nothing named, nothing compared: the filter is what keeps this fast.
    Model shorter = model;
    shorter.skills.at_or_new(skill_named("git")).exists = false;
    CHECK(effect_on_plans(model, shorter, {}, noon).changed.empty());
    CHECK(effect_on_plans(model, shorter, {skill_named("git")}, noon).shorter == 1);
}
