#include "core/graph/needs.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/graph/plan.hpp"
#include "tests/core/support/random_graph.hpp"

using namespace cairn;
using namespace cairn::graph;
using namespace cairn::test;

namespace {

/// A random graph without circles, some of whose edges are choices.
ModelBuilder a_graph_of_choices(Random& random) {
    ModelBuilder model = a_random_graph(random, {.skills = 14, .edges = 12});
    for (std::uint64_t choice = 0; choice < 5; ++choice) {
        const std::uint64_t after = 3 + random.below(11);
        for (std::uint64_t way = 0; way < 2 + random.below(2); ++way) {
            const std::string before = numbered("skill ", random.below(after));
            model.with_choice({before}, numbered("skill ", after), static_cast<std::int64_t>(1 + choice % 2));
        }
    }
    return model;
}

/// The least time over every way to settle what is open.
std::int64_t least_by_trying_all(Needs& needs) {
    const std::vector<Needs::Choice> open = needs.open_choices();
    if (open.empty()) return needs.minutes_left();
    const SkillGraph& graph = needs.graph();
    const Needs::Choice choice = open.front();
    std::int64_t least = std::int64_t{1} << 60;
    for (std::size_t edge = 0; edge < graph.prerequisites(choice.skill).size(); ++edge) {
        if (graph.alternatives(choice.skill)[edge] != choice.number) continue;
        const Needs::Mark here = needs.mark();
        needs.take(choice, graph.prerequisites(choice.skill)[edge]);
        least = std::min(least, least_by_trying_all(needs));
        needs.go_back(here);
    }
    return least;
}

std::vector<std::int64_t> random_levels(Random& random, std::size_t count) {
    std::vector<std::int64_t> levels(count);
    for (std::int64_t& level : levels) level = random.chance(700'000) ? 0 : random.between(0, 5'000'000);
    return levels;
}

}  // namespace

TEST_CASE("of alternatives a plan takes the shorter, and says what would do as well") {
    const SkillGraph graph(a_model()
                               .with_skill("sockets", 100)
                               .with_skill("http", 90)
                               .with_skill("text", 300)
                               .with_skill("servers", 400)
                               .with_edge("text", "http")
                               .with_choice({"sockets", "http"}, "servers"));
    const auto index = [&](std::string_view name) { return graph.index_of(skill_named(name)); };
    PlanRequest request{.targets = {{skill_named("servers"), 3}}};
    Plan plan = build_plan(graph, request);
    REQUIRE(plan.steps.size() == 2);
    CHECK(plan.steps[0].skill == index("sockets"));
    CHECK(plan.steps[0].instead_of == std::vector{index("http")});
    CHECK(plan.steps[1].instead_of.empty());
    CHECK(plan.minutes_gap == 0);

    // who knows what lies behind the other way is led along that
    std::vector<std::int64_t> levels(graph.size(), 0);
    levels[index("text")] = 3'000'000;
    request.level_micro = levels;
    plan = build_plan(graph, request);
    REQUIRE(plan.steps.size() == 2);
    CHECK(plan.steps[0].skill == index("http"));

    // and who knows one of them needs neither
    levels[index("http")] = 3'000'000;
    plan = build_plan(graph, request);
    REQUIRE(plan.steps.size() == 1);
    CHECK(plan.steps[0].is_ready);
}

TEST_CASE("what is needed anyway settles a choice for nothing") {
    const SkillGraph graph(a_model()
                               .with_skill("long", 900)
                               .with_skill("short", 10)
                               .with_skill("end", 10)
                               .with_skill("middle", 10)
                               .with_edge("long", "middle")
                               .with_edge("middle", "end")
                               .with_choice({"long", "short"}, "end", 2));
    const Plan plan = build_plan(graph, {.targets = {{skill_named("end"), 3}}});
    CHECK(plan.steps.size() == 3);
    CHECK(plan.find(graph.index_of(skill_named("short"))) == nullptr);
}

TEST_CASE("an alternative to nothing is needed in any case") {
    const SkillGraph graph(a_model().with_skill("one", 10).with_skill("end", 10).with_choice({"one"}, "end"));
    CHECK_FALSE(graph.has_alternatives());
    CHECK(build_plan(graph, {.targets = {{skill_named("end"), 3}}}).steps.size() == 2);
}

TEST_CASE("no way through the alternatives takes less time than the plan") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const SkillGraph graph(a_graph_of_choices(random));
        const std::vector<std::int64_t> levels = random_levels(random, graph.size());
        Needs needs(graph, levels);
        Needs tried(graph, levels);
        for (int target = 0; target < 3; ++target) {
            const auto skill = static_cast<SkillIndex>(random.below(graph.size()));
            needs.require(skill, 3);
            tried.require(skill, 3);
        }
        const std::int64_t least = least_by_trying_all(tried);
        CHECK(take_shortest(needs) == 0);
        CHECK(needs.minutes_left() == least);
        CHECK(needs.open_choices().empty());
    }
}

TEST_CASE("a search that is stopped has a plan all the same, and says how far it may be from the best") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const SkillGraph graph(a_graph_of_choices(random));
        Needs needs(graph, {});
        Needs tried(graph, {});
        for (SkillIndex skill = 0; skill < graph.size(); skill += 2) {
            needs.require(skill, 3);
            tried.require(skill, 3);
        }
        const std::int64_t least = least_by_trying_all(tried);
        const std::int64_t gap = take_shortest(needs, 0);
        CHECK(needs.open_choices().empty());
        CHECK(needs.minutes_left() >= least);
        CHECK(needs.minutes_left() - gap <= least);
    }
}

TEST_CASE("thirty choices are settled for certain, apart and entangled") {
    for (const bool is_entangled : {false, true}) {
        ModelBuilder model;
        Random random(7);
        model.with_skill("end", 60);
        for (std::uint64_t i = 0; i < 30; ++i) {
            const std::string step = numbered("step ", i);
            model.with_skill(step, 60).with_edge(step, "end");
            for (std::uint64_t way = 0; way < 2; ++way) {
                const std::string skill =
                    is_entangled ? numbered("shared ", random.below(20)) : step + numbered(" way ", way);
                model.with_skill(skill, 30 + static_cast<std::int64_t>(skill.size() * 7 + (i * 13 + way * 5) % 40));
                model.with_choice({skill}, step);
            }
        }
        const SkillGraph graph(model);
        const Plan plan = build_plan(graph, {.targets = {{skill_named("end"), 3}}});
        CHECK(plan.minutes_gap == 0);
        CHECK(plan.steps.size() > 31);
    }
}

TEST_CASE("going back leaves everything as it was") {
    Random random(3);
    const SkillGraph graph(a_graph_of_choices(random));
    Needs needs(graph, {});
    needs.require(0, 3);
    std::vector<std::int64_t> levels;
    for (SkillIndex skill = 0; skill < graph.size(); ++skill) levels.push_back(needs.level(skill));
    const Needs::Mark mark = needs.mark();
    const std::int64_t minutes = needs.minutes_left();
    needs.require(static_cast<SkillIndex>(graph.size() - 1), 5);
    take_shortest(needs);
    needs.go_back(mark);
    CHECK(needs.minutes_left() == minutes);
    for (SkillIndex skill = 0; skill < graph.size(); ++skill) CHECK(needs.level(skill) == levels[skill]);
}

TEST_CASE("an unrelated skill never changes a plan with alternatives") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        ModelBuilder model = a_graph_of_choices(random);
        const PlanRequest request{.targets = {{skill_named("skill 13"), 3}, {skill_named("skill 12"), 2}}};
        const SkillGraph before(model);
        const SkillGraph after(model.with_skill("quite another", 77));
        const Plan one = build_plan(before, request);
        const Plan other = build_plan(after, request);
        REQUIRE(one.steps.size() == other.steps.size());
        CHECK(one.minutes_left == other.minutes_left);
    }
}

namespace {

/// What plan_within should find: every subset of targets at every whole level.
std::int64_t most_by_trying_all(const SkillGraph& graph, const std::vector<std::int64_t>& levels,
                                const std::vector<std::pair<SkillId, std::int64_t>>& targets, std::size_t at,
                                std::map<SkillId, std::int64_t>& taken, std::int64_t minutes) {
    if (at == targets.size()) {
        if (build_plan(graph, {.targets = taken, .level_micro = levels}).minutes_left > minutes) return -1;
        std::int64_t gain = 0;
        for (const auto& [skill, level] : taken)
            gain += std::max<std::int64_t>(0, level * 1'000'000 - levels[graph.index_of(skill)]);
        return gain;
    }
    std::int64_t most = most_by_trying_all(graph, levels, targets, at + 1, taken, minutes);
    for (std::int64_t level = 1; level <= targets[at].second; ++level) {
        taken[targets[at].first] = level;
        most = std::max(most, most_by_trying_all(graph, levels, targets, at + 1, taken, minutes));
        taken.erase(targets[at].first);
    }
    return most;
}

}  // namespace

TEST_CASE("what fits into a time gains as much as anything that fits") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const SkillGraph graph(a_graph_of_choices(random));
        const std::vector<std::int64_t> levels = random_levels(random, graph.size());
        std::map<SkillId, std::int64_t> targets;
        while (targets.size() < 3)
            targets[graph.id(static_cast<SkillIndex>(random.below(graph.size())))] = random.between(1, 3);
        const std::int64_t minutes = random.between(0, 3000);
        const PlanWithin within = plan_within(graph, {.targets = targets, .level_micro = levels}, minutes);
        std::map<SkillId, std::int64_t> taken;
        const std::vector<std::pair<SkillId, std::int64_t>> all(targets.begin(), targets.end());
        CHECK(within.levels_micro == most_by_trying_all(graph, levels, all, 0, taken, minutes));
        CHECK(within.minutes_left <= minutes);
        CHECK(within.levels_micro_gap == 0);
        CHECK(within.targets.size() + within.left_out.size() == targets.size());
        CHECK(build_plan(graph, {.targets = within.targets, .level_micro = levels}).minutes_left ==
              within.minutes_left);
        for (const auto& [skill, level] : within.targets) CHECK(level <= targets.at(skill));
    }
}

TEST_CASE("with no time only what is reached stays of a goal") {
    const SkillGraph graph(a_model().with_skill("known", 60).with_skill("new", 60));
    std::vector<std::int64_t> levels(graph.size(), 0);
    levels[graph.index_of(skill_named("known"))] = 3'000'000;
    const PlanWithin within =
        plan_within(graph, {.targets = {{skill_named("known"), 3}, {skill_named("new"), 2}}, .level_micro = levels}, 0);
    CHECK(within.targets == std::map<SkillId, std::int64_t>{{skill_named("known"), 3}});
    CHECK(within.left_out == std::vector{skill_named("new")});
}
