#include "core/progress/answer_forecast.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <string>

#include "core/base/random.hpp"
#include "tests/core/support/builders.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

namespace {

std::vector<SkillId> skills_of(std::initializer_list<const char*> names) {
    std::vector<SkillId> skills;
    for (const char* name : names) skills.push_back(skill_named(name));
    std::ranges::sort(skills);
    return skills;
}

/// Thirty people of whom each answers easy questions rightly in nine of ten cases and hard ones in three.
ModelBuilder a_class() {
    Random random(8);
    ModelBuilder builder = a_model().with_skills({"easy", "hard"});
    for (int person = 0; person < 30; ++person) {
        const std::string name = "person " + std::to_string(person);
        for (int day = 20; day > 0; --day) {
            builder.with_answer(name, "easy", days_before_noon(day), random.chance(900'000));
            builder.with_answer(name, "hard", days_before_noon(day), random.chance(300'000));
        }
    }
    return builder;
}

const std::vector<SkillId> both = skills_of({"easy", "hard"});

std::int64_t chance(const AnswerForecaster& forecaster, const Model& model, std::string_view learner,
                    const char* skill) {
    const auto forecast = forecaster.forecast(model, person_named(learner), skill_named(skill), noon);
    REQUIRE(forecast);
    return forecast->explanation.chance_micro;
}

}  // namespace

TEST_CASE("an easy skill is forecast to go better than a hard one, and says on how many answers that rests") {
    const Model model = a_class();
    const AnswerForecaster forecaster(model, both, noon);
    CHECK(chance(forecaster, model, "person 3", "easy") > 750'000);
    CHECK(chance(forecaster, model, "person 3", "hard") < 450'000);
    CHECK(chance(forecaster, model, "a stranger", "easy") > chance(forecaster, model, "a stranger", "hard"));
    const auto forecast = forecaster.forecast(model, person_named("person 3"), skill_named("easy"), noon);
    CHECK(forecast->answers == 1200);
    CHECK(forecast->learners == 30);
    const auto& terms = forecast->explanation.term_micro;
    CHECK(std::accumulate(terms.begin(), terms.end(), std::int64_t{0}) == forecast->explanation.log_odds_micro);
}

TEST_CASE("there is no forecast from few answers, nor of a skill that is not here") {
    const Model model = a_model().with_skill("easy").with_answer("lin", "easy", days_before_noon(2), true);
    const AnswerForecaster few(model, skills_of({"easy"}), noon);
    CHECK_FALSE(few.forecast(model, person_named("lin"), skill_named("easy"), noon));
    const Model none;
    CHECK_FALSE(AnswerForecaster(none, {}, noon).forecast(none, person_named("lin"), skill_named("easy"), noon));
    const Model whole = a_class();
    const AnswerForecaster forecaster(whole, both, noon);
    CHECK_FALSE(forecaster.forecast(whole, person_named("person 3"), skill_named("elsewhere"), noon));
}

TEST_CASE("an answer of today counts at once and asks for no new fit; one of another day does") {
    const Model before = a_class();
    const AnswerForecaster forecaster(before, both, noon);
    CHECK(forecaster.is_current(before, both, noon));
    const Model today =
        a_class().with_answer("person 3", "hard", noon, true).with_answer("person 3", "hard", noon, true, 2);
    CHECK(forecaster.is_current(today, both, noon));
    CHECK(chance(forecaster, today, "person 3", "hard") != chance(forecaster, before, "person 3", "hard"));
    CHECK_FALSE(forecaster.is_current(today, both, days_before_noon(-1)));
    CHECK_FALSE(forecaster.is_current(before, skills_of({"easy"}), noon));
    const Model imported = a_class().with_answer("somebody", "hard", days_before_noon(3), true);
    CHECK_FALSE(forecaster.is_current(imported, both, noon));
}

TEST_CASE("a forecast does not depend on the order in which answers became known") {
    Model mirrored;
    const Model model = a_class();
    auto practices = model.practices.existing();
    std::ranges::reverse(practices);
    for (const Practice* practice : practices) mirrored.practices.at_or_new(practice->id) = *practice;
    const AnswerForecaster one(model, both, noon);
    const AnswerForecaster other(mirrored, both, noon);
    Digest digest;
    for (int person = 0; person < 30; ++person) {
        const std::string name = "person " + std::to_string(person);
        for (const char* skill : {"easy", "hard"}) {
            const std::int64_t expected = chance(one, model, name, skill);
            CHECK(chance(other, mirrored, name, skill) == expected);
            digest.add(expected);
        }
    }
    CHECK(digest.text() == "8dab169f6102e4a5");
}
