#include "core/matching/rules.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/matching/rank.hpp"
#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

Rules rules_for(const ModelBuilder& model, std::string_view coach, Instant now = noon) {
    const auto match = match_pair(model, graph::SkillGraph(model), person_named("yue"), person_named(coach), {}, now);
    REQUIRE(match);
    return match->rules;
}

/// The only rule that fails.
bool only_fails(const Rules& rules, RuleKind kind) {
    for (std::size_t i = 0; i < rule_count; ++i) {
        if (rules.rules[i].passes == (static_cast<RuleKind>(i) == kind)) return false;
    }
    return rules.first_failed() == kind;
}

ModelBuilder yue_and(const PersonBuilder& coach) { return a_model().with(a_learner("yue")).with(coach); }

}  // namespace

TEST_CASE("a coach with nothing against them passes every rule") {
    CHECK(rules_for(yue_and(a_coach("lena")), "lena").pass());
}

TEST_CASE("each rule fails on its own") {
    CHECK(only_fails(rules_for(yue_and(a_learner("kai").with_capacity(1)), "kai"), RuleKind::is_coach));
    CHECK(only_fails(rules_for(yue_and(a_coach("lena").paused()), "lena"), RuleKind::not_paused));
    CHECK(only_fails(rules_for(yue_and(a_coach("lena").with_capacity(0)), "lena"), RuleKind::free_place));
    CHECK(only_fails(rules_for(yue_and(a_coach("lena").speaking("de")), "lena"), RuleKind::common_language));
    CHECK(only_fails(rules_for(yue_and(a_coach("lena").free_at("Tue 18:00-20:00")), "lena"), RuleKind::shared_hours));
    const auto managed = a_model().with(a_learner("yue").managed_by("lena")).with(a_coach("lena"));
    CHECK(only_fails(rules_for(managed, "lena"), RuleKind::not_own_manager));
    const auto asked = yue_and(a_coach("lena")).with_request("yue", "lena", RequestState::sent);
    CHECK(only_fails(rules_for(asked, "lena"), RuleKind::not_already));
    const auto self = a_model().with(PersonBuilder("yue", role_learner | role_coach).with_capacity(2));
    CHECK(only_fails(rules_for(self, "yue"), RuleKind::not_self));
}

TEST_CASE("a place is taken by accepted and confirmed requests only") {
    const struct {
        RequestState state;
        std::int64_t free;
    } rows[] = {{RequestState::draft, 1},     {RequestState::sent, 1},     {RequestState::accepted, 0},
                {RequestState::confirmed, 0}, {RequestState::declined, 1}, {RequestState::withdrawn, 1},
                {RequestState::ended, 1}};
    for (const auto& row : rows) {
        const auto model = yue_and(a_coach("lena").with_capacity(1)).with_request("kai", "lena", row.state);
        CAPTURE(static_cast<int>(row.state));
        const Rule rule = rules_for(model, "lena").rule(RuleKind::free_place);
        CHECK(rule.have == row.free);
        CHECK(rule.passes == (row.free > 0));
    }
}

TEST_CASE("an old request does not forbid a new one") {
    for (const RequestState state :
         {RequestState::draft, RequestState::declined, RequestState::withdrawn, RequestState::ended}) {
        CHECK(rules_for(yue_and(a_coach("lena")).with_request("yue", "lena", state), "lena").pass());
    }
}

TEST_CASE("a manager further up the line is a manager too") {
    const auto model = a_model()
                           .with(a_learner("yue").managed_by("boss"))
                           .with(a_learner("boss").managed_by("lena"))
                           .with(a_coach("lena"));
    CHECK(rules_for(model, "lena").rule(RuleKind::not_own_manager).have == 2);
}

TEST_CASE("an hour a week must be shared, and summer time decides") {
    // Berlin 18:00-20:00 is 17:00-19:00 UTC in winter, 16:00-18:00 UTC in summer; yue is free 18:00-20:00 UTC
    const auto model = yue_and(a_coach("lena").in_zone("Europe/Berlin").free_at("Mon 18:00-20:00"));
    const Rule winter = rules_for(model, "lena", noon).rule(RuleKind::shared_hours);
    CHECK(winter.have == 60);
    CHECK(winter.passes);
    const Rule summer = rules_for(model, "lena", start_of(day_of({2026, 7, 1}))).rule(RuleKind::shared_hours);
    CHECK(summer.have == 0);
    CHECK_FALSE(summer.passes);
    CHECK(summer.need == 60);
}

TEST_CASE("where nobody said their hours or languages the rule cannot fail, and says so") {
    const Rules rules = rules_for(yue_and(a_coach("lena").free_at("").speaking("")), "lena");
    CHECK(rules.pass());
    CHECK_FALSE(rules.rule(RuleKind::shared_hours).is_known());
    CHECK_FALSE(rules.rule(RuleKind::common_language).is_known());
}
