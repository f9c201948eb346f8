#include "core/progress/ability.hpp"

#include <cmath>
#include <numeric>

#include <catch2/catch_test_macros.hpp>

#include "tests/core/progress/simulated_cohort.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

namespace {

std::vector<RatedAnswer> random_answers(Random& random, std::int64_t count) {
    std::vector<RatedAnswer> answers;
    for (std::int64_t i = 0; i < count; ++i) {
        answers.push_back({random.between(-3'000'000, 3'000'000), random.chance(600'000)});
    }
    return answers;
}

/// The share of pairs that stand in the same order in both.
double same_order(const std::vector<double>& truth, const std::vector<Estimate>& found) {
    double same = 0.0, all = 0.0;
    for (std::size_t a = 0; a < truth.size(); ++a) {
        for (std::size_t b = a + 1; b < truth.size(); ++b) {
            all += 1.0;
            if ((truth[a] < truth[b]) == (found[a].value_micro < found[b].value_micro)) same += 1.0;
        }
    }
    return same / all;
}

}  // namespace

TEST_CASE("without answers an ability is what was believed before") {
    const Estimate estimate = estimate_ability({}, {.mean_micro = 400'000, .deviation_micro = 800'000});
    CHECK(estimate == Estimate{400'000, 800'000, 0});
}

TEST_CASE("one answer moves an ability to where slope of prior and answer cancel") {
    // t = 1 - logistic(t) has its root at 0.401058 and information 1 + p q = 1.2402
    const RatedAnswer right{0, true};
    const Estimate estimate = estimate_ability({&right, 1});
    CHECK(std::abs(estimate.value_micro - 401'058) <= 1);
    const double chance = 1.0 / (1.0 + std::exp(-0.401058));
    CHECK(std::abs(estimate.error_micro - std::llround(1e6 / std::sqrt(1.0 + chance * (1.0 - chance)))) <= 1);
}

TEST_CASE("a right answer never lowers an ability or the mastery shown, a wrong one never raises them") {
    Random random(31);
    for (int round = 0; round < 2'000; ++round) {
        std::vector<RatedAnswer> answers = random_answers(random, random.between(0, 40));
        std::vector<std::int64_t> difficulties;
        for (std::int64_t i = random.between(0, 6); i > 0; --i)
            difficulties.push_back(random.between(-2'000'000, 2'000'000));
        const std::int64_t before = estimate_ability(answers).value_micro;
        const std::int64_t shown = expected_share_micro(before, difficulties);
        answers.push_back({random.between(-5'000'000, 5'000'000), true});
        const std::int64_t right = estimate_ability(answers).value_micro;
        answers.back().is_right = false;
        const std::int64_t wrong = estimate_ability(answers).value_micro;
        REQUIRE(right >= before);
        REQUIRE(wrong <= before);
        REQUIRE(expected_share_micro(right, difficulties) >= shown);
        REQUIRE(expected_share_micro(wrong, difficulties) <= shown);
    }
}

TEST_CASE("the order of answers does not count, and an answer given twice counts twice") {
    Random random(32);
    for (int round = 0; round < 200; ++round) {
        std::vector<RatedAnswer> answers = random_answers(random, random.between(1, 40));
        const Estimate estimate = estimate_ability(answers);
        for (std::size_t i = answers.size(); i > 1; --i) std::swap(answers[i - 1], answers[random.below(i)]);
        REQUIRE(estimate_ability(answers) == estimate);
        answers.push_back(answers.front());
        const Estimate twice = estimate_ability(answers);
        REQUIRE(twice.answers == estimate.answers + 1);
        REQUIRE(twice.error_micro <= estimate.error_micro + 20'000);
        REQUIRE((answers.front().is_right ? twice.value_micro >= estimate.value_micro
                                          : twice.value_micro <= estimate.value_micro));
    }
}

TEST_CASE("a hundred thousand right answers to the hardest items have a finite ability") {
    const std::vector<RatedAnswer> answers(100'000, RatedAnswer{20'000'000, true});
    const Estimate estimate = estimate_ability(answers);
    CHECK(estimate.value_micro > 20'000'000);
    CHECK(estimate.value_micro < 40'000'000);
    CHECK(estimate.error_micro > 0);
}

TEST_CASE("a calibration finds the order of items and of learners") {
    const Cohort cohort = simulate({.learners = 400, .items = 40, .skills = 4, .answers_each = 60, .seed = 33});
    const ItemBank bank = calibrate_items(cohort.log);
    CHECK(same_order(cohort.difficulty, bank.items) > 0.94);
    CHECK(same_order(cohort.ability, bank.learners) > 0.80);
    // the differences, too: the scale is that of the simulation
    double squares = 0.0;
    const double mean = std::accumulate(cohort.difficulty.begin(), cohort.difficulty.end(), 0.0) / 40.0;
    for (std::size_t i = 0; i < 40; ++i) {
        const double off = static_cast<double>(bank.items[i].value_micro) * 1e-6 - (cohort.difficulty[i] - mean);
        squares += off * off;
    }
    CHECK(std::sqrt(squares / 40.0) < 0.25);
}

TEST_CASE("standard errors are as large as what they are the error of") {
    const Cohort cohort = simulate({.learners = 600, .items = 60, .skills = 1, .answers_each = 20, .seed = 34});
    const ItemBank bank = calibrate_items(cohort.log);
    const double mean = std::accumulate(cohort.difficulty.begin(), cohort.difficulty.end(), 0.0) / 60.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < 60; ++i) {
        const double off = static_cast<double>(bank.items[i].value_micro) * 1e-6 - (cohort.difficulty[i] - mean);
        const double error = static_cast<double>(bank.items[i].error_micro) * 1e-6;
        squares += off * off / (error * error);
    }
    const double ratio = std::sqrt(squares / 60.0);
    CHECK(ratio > 0.7);
    CHECK(ratio < 1.5);
}

TEST_CASE("more answers leave a smaller error, and who gave none is as unsure as anybody") {
    AnswerLog log;
    const AreaIndex skill = 2;
    for (int i = 0; i < 40; ++i) log.add(2, {1, {&skill, 1}, 0}, i % 2 == 0);
    log.add(1, {1, {&skill, 1}, 0}, true);
    log.add(1, {4, {}, 0}, false);
    const ItemBank bank = calibrate_items(log);
    REQUIRE(bank.learners.size() == 3);
    REQUIRE(bank.items.size() == 5);
    CHECK(bank.learners[2].error_micro < bank.learners[1].error_micro);
    CHECK(bank.learners[1].error_micro < bank.learners[0].error_micro);
    CHECK(bank.items[0] == Estimate{0, 1'200'000, 0});
    REQUIRE(bank.skills.size() == 2);
    CHECK(bank.skills[0].learner == 1);
    CHECK(bank.skills[1].ability.answers == 40);
    CHECK(calibrate_items({}).items.empty());
}

TEST_CASE("a calibration is the same on every machine") {
    const Cohort cohort = simulate({.learners = 60, .items = 20, .answers_each = 30, .seed = 35});
    const ItemBank bank = calibrate_items(cohort.log);
    Digest digest;
    for (const auto* side : {&bank.items, &bank.learners}) {
        for (const Estimate& each : *side) digest.add(each.value_micro).add(each.error_micro);
    }
    for (const SkillAbility& each : bank.skills) digest.add(each.ability.value_micro).add(each.ability.error_micro);
    CHECK(digest.text() == "6f6b09a07bce07d3");
}
