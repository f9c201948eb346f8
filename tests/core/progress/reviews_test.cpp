#include "core/progress/reviews.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

TEST_CASE("what is most likely forgotten comes first, then what will be due, and nothing without answers") {
    const Model model = a_model()
                            .with_skills({"fresh", "old", "older", "never", "elsewhere"})
                            .with(a_learner("lin"))
                            .with_answer("lin", "fresh", noon, true)
                            .with_answer("lin", "old", days_before_noon(30), true)
                            .with_answer("lin", "older", days_before_noon(90), true)
                            .with_answer("wang", "elsewhere", days_before_noon(90), true);
    std::vector<SkillId> skills;
    for (const char* name : {"fresh", "old", "older", "never", "elsewhere"}) skills.push_back(skill_named(name));
    std::ranges::sort(skills);
    const auto reviews = reviews_of(model, person_named("lin"), skills, noon);
    REQUIRE(reviews.size() == 3);
    CHECK(reviews[0].skill == skill_named("older"));
    CHECK(reviews[1].skill == skill_named("old"));
    CHECK(reviews[2].skill == skill_named("fresh"));
    CHECK(due_count(reviews) == 2);
    CHECK(reviews[0].need.retrievability_micro < reviews[1].need.retrievability_micro);
    CHECK(reviews[2].need.due > noon);
    CHECK(reviews[0].answers == 1);
    CHECK(reviews_of(model, person_named("nobody"), skills, noon).empty());
}

TEST_CASE("a right answer puts a review off, a wrong one brings it back sooner than a right one would") {
    const auto after_answer = [](bool is_right) {
        const Model model = a_model()
                                .with_skill("raft")
                                .with_answer("lin", "raft", days_before_noon(40), true)
                                .with_answer("lin", "raft", noon, is_right);
        const SkillId skill = skill_named("raft");
        return reviews_of(model, person_named("lin"), {&skill, 1}, noon)[0].need;
    };
    CHECK_FALSE(after_answer(true).is_due);
    CHECK(after_answer(true).due > after_answer(false).due);
}
