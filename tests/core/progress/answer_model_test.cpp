#include "core/progress/answer_model.hpp"

#include <cmath>
#include <numeric>

#include <catch2/catch_test_macros.hpp>

#include "tests/core/progress/simulated_cohort.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

namespace {

AnswerFitOptions small() {
    AnswerFitOptions options;
    options.model.pair_bits = 12;
    return options;
}

/// The chance that a right answer was predicted higher than a wrong one, over the answers of all learners.
double area_under_curve(const AnswerModel& model, const AnswerLog& log) {
    std::vector<double> right, wrong;
    const AnswersByLearner answers = by_learner(log);
    for (LearnerIndex learner = 0; learner < log.learner_count(); ++learner) {
        LearnerTrace trace;
        for (const std::uint32_t answer : answers.of(learner)) {
            const bool is_right = log.is_right(answer);
            (is_right ? right : wrong).push_back(model.remember(trace, log.question(answer), is_right));
        }
    }
    std::ranges::sort(wrong);
    double below = 0.0;
    for (const double each : right) below += static_cast<double>(std::ranges::lower_bound(wrong, each) - wrong.begin());
    return below / (static_cast<double>(right.size()) * static_cast<double>(wrong.size()));
}

/// What the simulation itself would have predicted.
double best_possible(const Cohort& cohort) {
    std::vector<double> right, wrong;
    for (std::size_t i = 0; i < cohort.log.size(); ++i) {
        const double log_odds = cohort.ability[cohort.log.learner(i)] - cohort.difficulty[cohort.log.question(i).item];
        (cohort.log.is_right(i) ? right : wrong).push_back(log_odds);
    }
    std::ranges::sort(wrong);
    double below = 0.0;
    for (const double each : right) below += static_cast<double>(std::ranges::lower_bound(wrong, each) - wrong.begin());
    return below / (static_cast<double>(right.size()) * static_cast<double>(wrong.size()));
}

}  // namespace

TEST_CASE("answers of strangers are predicted nearly as well as they can be") {
    const Cohort train = simulate({.learners = 400, .seed = 3});
    Cohort test = simulate({.learners = 500, .seed = 3});  // the first 400 are the same
    AnswerLog strangers;
    for (std::size_t i = 0; i < test.log.size(); ++i) {
        if (test.log.learner(i) < 400) continue;
        strangers.add(test.log.learner(i) - 400, test.log.question(i), test.log.is_right(i));
    }
    test.ability.erase(test.ability.begin(), test.ability.begin() + 400);
    test.log = std::move(strangers);
    const double ours = area_under_curve(fit_answer_model(train.log, small()), test.log);
    AnswerFitOptions counts = small();
    counts.model.features = FeatureSet::best_lr;
    CAPTURE(best_possible(test));
    CHECK(ours > 0.70);
    CHECK(ours > best_possible(test) - 0.05);
    CHECK(ours > area_under_curve(fit_answer_model(train.log, counts), test.log) - 0.005);
    CHECK(area_under_curve(AnswerModel(small().model), test.log) < 0.6);
}

TEST_CASE("the terms of an explanation sum to the log-odds exactly, and to what is predicted nearly") {
    const Cohort cohort = simulate({.learners = 120, .seed = 4});
    const AnswerModel model = fit_answer_model(cohort.log, small());
    const AnswersByLearner answers = by_learner(cohort.log);
    std::array<bool, feature_group_count> is_used{};
    for (LearnerIndex learner = 0; learner < 60; ++learner) {
        LearnerTrace trace;
        for (const std::uint32_t answer : answers.of(learner)) {
            const Question question = cohort.log.question(answer);
            const Explanation why = model.explain(trace, question);
            REQUIRE(std::accumulate(why.term_micro.begin(), why.term_micro.end(), std::int64_t{0}) ==
                    why.log_odds_micro);
            const double log_odds = model.log_odds(trace, question);
            REQUIRE(std::abs(static_cast<double>(why.log_odds_micro) * 1e-6 - log_odds) < 1e-4);
            REQUIRE(std::abs(static_cast<double>(why.chance_micro) * 1e-6 - 1.0 / (1.0 + std::exp(-log_odds))) < 1e-4);
            for (std::size_t i = 0; i < feature_group_count; ++i) is_used[i] = is_used[i] || why.term_micro[i] != 0;
            REQUIRE(model.remember(trace, question, cohort.log.is_right(answer)) == log_odds);
        }
    }
    CHECK(std::ranges::all_of(is_used, [](bool used) { return used; }));
}

TEST_CASE("whoever and whatever was never seen counts as average") {
    const Cohort cohort = simulate({.learners = 150, .seed = 5});
    const AnswerModel model = fit_answer_model(cohort.log, small());
    const AreaIndex unknown_skill = 900;
    const LearnerTrace stranger;
    double low = 100.0, high = -100.0;
    for (ItemIndex item = 0; item < 60; ++item) {
        const double log_odds = model.log_odds(stranger, {item, {&cohort.skill_of[item], 1}, 0});
        low = std::min(low, log_odds);
        high = std::max(high, log_odds);
    }
    for (const Question& question : {Question{5'000, {}, 0}, Question{5'000, {&unknown_skill, 1}, 0},
                                     Question{5'000, {&cohort.skill_of[0], 1}, 0}}) {
        const double log_odds = model.log_odds(stranger, question);
        CHECK(log_odds > low);
        CHECK(log_odds < high);
    }
    CHECK(AnswerModel(small().model).log_odds(stranger, {0, {}, 0}) == 0.0);
}

TEST_CASE("a model that learns answer by answer comes to know the items") {
    const Cohort cohort = simulate({.learners = 300, .items = 20, .seed = 6});
    AnswerModelOptions options = small().model;
    options.rate_end_part = 0.5f;
    AnswerModel model(options);
    const AnswersByLearner answers = by_learner(cohort.log);
    for (LearnerIndex learner = 0; learner < 300; ++learner) {
        LearnerTrace trace;
        for (const std::uint32_t answer : answers.of(learner)) {
            const double before = model.log_odds(trace, cohort.log.question(answer));
            const double learned = model.learn(trace, cohort.log.question(answer), cohort.log.is_right(answer));
            REQUIRE(std::abs(learned - before) < 1e-5);
        }
    }
    std::vector<ItemIndex> by_difficulty(20);
    std::iota(by_difficulty.begin(), by_difficulty.end(), 0U);
    std::ranges::sort(by_difficulty, {}, [&](ItemIndex item) { return cohort.difficulty[item]; });
    const LearnerTrace stranger;
    const auto predicted = [&](std::size_t rank) {
        const ItemIndex item = by_difficulty[rank];
        return model.log_odds(stranger, {item, {&cohort.skill_of[item], 1}, 0});
    };
    for (std::size_t rank = 0; rank < 10; ++rank) CHECK(predicted(rank) > predicted(rank + 10));
}

TEST_CASE("a learned model reads a learner who answers rightly as one who will") {
    const Cohort cohort = simulate({.learners = 200, .seed = 7});
    const AnswerModel model = fit_answer_model(cohort.log, small());
    for (ItemIndex item = 0; item < 60; ++item) {
        const Question question{item, {&cohort.skill_of[item], 1}, 0};
        LearnerTrace good, bad;
        for (int i = 0; i < 10; ++i) {
            const ItemIndex other = (item + 6 * static_cast<ItemIndex>(i + 1)) % 60;
            model.remember(good, {other, {&cohort.skill_of[other], 1}, 0}, true);
            model.remember(bad, {other, {&cohort.skill_of[other], 1}, 0}, false);
        }
        REQUIRE(model.log_odds(good, question) > model.log_odds(bad, question) + 0.5);
    }
}

TEST_CASE("times that cannot be, many skills and repeated answers leave every prediction finite") {
    const Cohort cohort = simulate({.learners = 60, .seed = 8});
    AnswerModel model = fit_answer_model(cohort.log, small());
    std::vector<AreaIndex> skills(40);
    std::iota(skills.begin(), skills.end(), 0U);
    Random random(9);
    LearnerTrace trace;
    const std::int64_t times[] = {0, -1, INT64_MIN, INT64_MAX, 1, question_ms_max, start_of(day_of({2026, 3, 1})).ms};
    for (int i = 0; i < 3'000; ++i) {
        const auto count = static_cast<std::size_t>(random.between(0, 40));
        const Question question{static_cast<ItemIndex>(random.below(80)), std::span(skills).first(count),
                                times[random.below(7)]};
        REQUIRE(std::isfinite(model.learn(trace, question, random.chance(500'000))));
    }
    const Question question{3, {skills.data(), 1}, start_of(day_of({2026, 3, 1})).ms};
    for (int i = 0; i < 100'000; ++i) model.learn(trace, question, i % 3 != 0);
    CHECK(std::isfinite(model.log_odds(trace, question)));
    CHECK(std::abs(model.log_odds(trace, question)) < 12.0);  // right, right, wrong: it may well be sure by now
    CHECK(trace.answers == 103'000);
}

TEST_CASE("a log in which learners alternate teaches the same as one sorted by learner") {
    const Cohort cohort = simulate({.learners = 40, .seed = 10});
    AnswerLog alternating;
    const AnswersByLearner answers = by_learner(cohort.log);
    for (std::size_t round = 0; round < 50; ++round) {
        for (LearnerIndex learner = 0; learner < 40; ++learner) {
            const std::uint32_t answer = answers.of(learner)[round];
            alternating.add(learner, cohort.log.question(answer), cohort.log.is_right(answer));
        }
    }
    const AnswerModel one = fit_answer_model(cohort.log, small());
    const AnswerModel other = fit_answer_model(alternating, small());
    const AreaIndex skill = 0;
    for (ItemIndex item = 0; item < 60; ++item) {
        CHECK(one.log_odds({}, {item, {&skill, 1}, 0}) == other.log_odds({}, {item, {&skill, 1}, 0}));
    }
}

TEST_CASE("an empty log gives a model that knows nothing") {
    CHECK(fit_answer_model({}, small()).log_odds({}, {0, {}, 0}) == 0.0);
}

TEST_CASE("what is learned and explained is the same on every machine") {
    const Cohort cohort = simulate({.learners = 80, .seed = 11});
    const AnswerModel model = fit_answer_model(cohort.log, small());
    Digest digest;
    LearnerTrace trace;
    for (std::size_t i = 0; i < 500; ++i) {
        const Explanation why = model.explain(trace, cohort.log.question(i));
        for (const std::int64_t term : why.term_micro) digest.add(term);
        digest.add(why.chance_micro);
        model.remember(trace, cohort.log.question(i), cohort.log.is_right(i));
    }
    CHECK(digest.text() == "f6effa3345260430");
}
