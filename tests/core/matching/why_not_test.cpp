#include "core/matching/why_not.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/matching/random_programme.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

std::vector<RankedCoach> ranked_for_yue(const ModelBuilder& model) {
    return rank_coaches(model, graph::SkillGraph(model), person_named("yue"), {}, noon);
}

}  // namespace

TEST_CASE("the first coach has nothing to explain") {
    const auto ranked = ranked_for_yue(a_model().with(a_learner("yue")).with(a_coach("lena")));
    const WhyNot why = why_not(ranked, 0);
    CHECK(why.kind == WhyNotKind::is_first);
    CHECK(why.rank == 1);
    CHECK(why.changes.empty());
}

TEST_CASE("a coach whom a rule forbids is told by the rule, with no false hope") {
    const auto ranked = ranked_for_yue(
        a_model().with(a_learner("yue")).with(a_coach("lena").paused().with_capacity(0)).with(a_coach("omar")));
    const WhyNot why = why_not(ranked, 1);
    CHECK(why.kind == WhyNotKind::rule_fails);
    CHECK(why.failed == std::vector{RuleKind::not_paused, RuleKind::free_place});
    CHECK(why.changes.empty());
}

TEST_CASE("a little more shared time is named when it is enough") {
    // eight free quarters, each worth 2.5 points: the better coach shares seven, the other four
    const auto ranked = ranked_for_yue(a_model()
                                           .with(a_learner("yue"))
                                           .with(a_coach("lena").free_at("Mon 18:00-19:45"))
                                           .with(a_coach("omar").free_at("Mon 18:00-19:00")));
    const WhyNot why = why_not(ranked, 1);
    CHECK(why.kind == WhyNotKind::behind);
    CHECK(why.behind_micro == 7'500'000);
    CHECK(why.reaches_first);
    const bool wins_ties = person_named("omar") < person_named("lena");
    CHECK(why.changes ==
          std::vector{Change{TermKind::shared_time, wins_ties ? 3 : 4, wins_ties ? 7'500'000 : 10'000'000}});
}

TEST_CASE("changes that suffice do put the coach first, and none is larger than what is left to gain") {
    Random random(35);
    for (int round = 0; round < 100; ++round) {
        const ModelBuilder model = a_random_programme(random, 12);
        const std::vector<SkillNeed> needs = random_needs(random);
        const auto ranked = rank_coaches(model, graph::SkillGraph(model), person_named("yue"), needs, noon);
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            const WhyNot why = why_not(ranked, i);
            REQUIRE(why.rank == i + 1);
            REQUIRE((why.kind == WhyNotKind::rule_fails) == !ranked[i].passes);
            std::int64_t gain = 0;
            for (const Change& change : why.changes) {
                const Term& term = ranked[i].score.term(change.term);
                REQUIRE(change.micro > 0);
                REQUIRE(term.micro + change.micro <= term.micro_best);
                gain += change.micro;
            }
            if (why.kind != WhyNotKind::behind) continue;
            REQUIRE(why.reaches_first ==
                    (gain > why.behind_micro || (gain == why.behind_micro && ranked[i].coach < ranked[0].coach)));
        }
    }
}
