#include <catch2/catch_test_macros.hpp>

#include "core/app/decide.hpp"
#include "tests/core/support/builders.hpp"

using namespace cairn;
using test::a_coach;
using test::a_learner;
using test::person_named;

TEST_CASE("A request that a hard rule forbids is refused, whatever a screen offered") {
    struct Row {
        const char* rule;
        test::PersonBuilder learner;
        test::PersonBuilder coach;
        Errc answer;
    };
    const std::vector<Row> rows{
        {"none broken", a_learner("Yue"), a_coach("Marta"), Errc::none},
        {"no common language", a_learner("Yue").speaking("zh"), a_coach("Marta").speaking("pt"), Errc::rule_not_met},
        {"half an hour together", a_learner("Yue").free_at("Mon 19:30-21:00"), a_coach("Marta"), Errc::rule_not_met},
        {"the own manager", a_learner("Yue").managed_by("Marta"), a_coach("Marta"), Errc::rule_not_met},
        {"takes nobody", a_learner("Yue"), a_coach("Marta").paused(), Errc::rule_not_met},
        {"no free place", a_learner("Yue"), a_coach("Marta").with_capacity(0), Errc::rule_not_met},
    };
    Random random(7);
    for (const Row& row : rows) {
        CAPTURE(row.rule);
        const auto model = test::a_model().with(row.learner).with(row.coach);
        const auto decision = app::decide(model, app::SendRequest{person_named("Yue"), person_named("Marta"), {}, 0},
                                          {test::noon, &random});
        CHECK((decision ? Errc::none : decision.error().code) == row.answer);
    }
}
