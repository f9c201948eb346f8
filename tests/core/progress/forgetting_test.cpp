#include "core/progress/forgetting.hpp"

#include <cmath>
#include <initializer_list>

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"
#include "tests/core/support/builders.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

namespace {

using Answers = std::map<Id, std::int64_t>;

constexpr Grade grades[] = {Grade::again, Grade::hard, Grade::good, Grade::easy};

/// The figures that the reference implementations publish in their own tests are single precision or four places.
bool is_near(double value, double published, double error = 1e-4) { return std::abs(value - published) < error; }

MemoryState after(std::initializer_list<std::pair<std::int64_t, Grade>> reviews) {
    const ForgettingModel model;
    MemoryState state;
    bool is_first = true;
    for (const auto& [days, grade] : reviews) {
        state = is_first ? model.first_state(grade) : model.next_state(state, days, grade);
        is_first = false;
    }
    return state;
}

Id at(Instant instant, std::uint64_t nonce = 0) { return Id{static_cast<std::uint64_t>(instant.ms), nonce}; }

}  // namespace

TEST_CASE("the forgetting curve is the published one") {
    const ForgettingModel model;
    const std::pair<double, double> days_stability[] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 4}, {5, 2}};
    const double published[] = {1.0, 0.9403443, 0.9253786, 0.9185229, 0.9, 0.8261359};
    for (std::size_t i = 0; i < 6; ++i) {
        CAPTURE(i);
        CHECK(is_near(model.retrievability({days_stability[i].second, 5.0}, days_stability[i].first), published[i],
                      1e-6));
    }
}

TEST_CASE("two reviews leave the published states, on the same day and a day or two later") {
    struct Row {
        std::int64_t days;
        Grade grade;
        double stability, difficulty;
    };
    // fsrs-rs, model_v6.rs: both reviews with the same grade
    for (const Row& row : {Row{1, Grade::again, 0.10088589, 8.806304}, Row{1, Grade::hard, 3.2494123, 6.7404594},
                           Row{1, Grade::good, 7.3153, 2.1112142}, Row{1, Grade::easy, 18.014914, 1.0},
                           Row{2, Grade::again, 0.112798266, 8.806304}, Row{2, Grade::hard, 4.4694576, 6.7404594}}) {
        CAPTURE(row.days, static_cast<int>(row.grade));
        const MemoryState state = after({{0, row.grade}, {row.days, row.grade}});
        CHECK(is_near(state.stability_days, row.stability));
        CHECK(is_near(state.difficulty, row.difficulty));
    }
}

TEST_CASE("six reviews leave the published state") {
    // py-fsrs, test_memo_state
    const MemoryState state = after(
        {{0, Grade::again}, {0, Grade::good}, {1, Grade::good}, {3, Grade::good}, {8, Grade::good}, {21, Grade::good}});
    CHECK(is_near(state.stability_days, 53.62691));
    CHECK(is_near(state.difficulty, 6.3574867));
}

TEST_CASE("reviews when they are due give the published intervals") {
    // py-fsrs, test_review_card, whose own steps of a minute to ten come after the first answer and after a wrong one
    const ForgettingModel model;
    const Grade given[] = {Grade::good,  Grade::good, Grade::good, Grade::good, Grade::good, Grade::good, Grade::again,
                           Grade::again, Grade::good, Grade::good, Grade::good, Grade::good, Grade::good};
    const std::int64_t published[] = {0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21};
    MemoryState state = model.first_state(given[0]);
    for (std::size_t i = 1; i < 13; ++i) {
        state = model.next_state(state, published[i - 1], given[i]);
        CAPTURE(i);
        if (published[i] > 0) CHECK(std::llround(model.interval_days(state, 0.9)) == published[i]);
    }
}

TEST_CASE("difficulty and stability move as published") {
    const ForgettingModel model;
    const double difficulties[] = {8.341763, 6.6659956, 4.990228, 3.3144615};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(is_near(model.next_state({5.0, 5.0}, 1, grades[i]).difficulty, difficulties[i], 1e-5));
    }
    CHECK(is_near(model.interval_days({121.01552, 5.0}, 0.9), 121.01551));
}

TEST_CASE("ten easy reviews within a moment make the easiest of cards") {
    MemoryState state = ForgettingModel().first_state(Grade::easy);
    for (int i = 0; i < 9; ++i) state = ForgettingModel().next_state(state, 0, Grade::easy);
    CHECK(state.difficulty == 1.0);
}

TEST_CASE("a better grade never leaves a shorter stability or a higher difficulty") {
    const ForgettingModel model;
    Random random(7);
    for (int round = 0; round < 5'000; ++round) {
        const MemoryState state{static_cast<double>(random.between(1, 1'000'000)) / 1000.0,
                                static_cast<double>(random.between(1'000, 10'000)) / 1000.0};
        const std::int64_t days = random.between(-3, 400);
        MemoryState worse = model.next_state(state, days, Grade::again);
        REQUIRE(worse.stability_days <= state.stability_days);
        for (const Grade grade : {Grade::hard, Grade::good, Grade::easy}) {
            const MemoryState better = model.next_state(state, days, grade);
            REQUIRE(better.stability_days >= worse.stability_days);
            REQUIRE(better.difficulty <= worse.difficulty);
            worse = better;
        }
    }
}

TEST_CASE("the chance of knowing falls with time and is the wanted one after the interval") {
    const ForgettingModel model;
    Random random(8);
    for (int round = 0; round < 2'000; ++round) {
        const MemoryState state{static_cast<double>(random.between(10, 900'000)) / 1000.0, 5.0};
        const double retention = static_cast<double>(random.between(700, 990)) / 1000.0;
        const double days = model.interval_days(state, retention);
        REQUIRE(is_near(model.retrievability(state, days), retention, 1e-9));
        REQUIRE(model.retrievability(state, days + 1.0) < retention);
    }
    CHECK(model.retrievability({3.0, 5.0}, -10.0) == 1.0);
    CHECK(model.interval_days({36'500.0, 5.0}, 0.0) == stability_days_max);
    CHECK(model.interval_days({10.0, 5.0}, 2.0) < 0.01);
}

TEST_CASE("a skill without answers is not due") {
    const ReviewNeed need = review_of({}, noon);
    CHECK_FALSE(need.has_answers);
    CHECK_FALSE(need.is_due);
    CHECK(need.card == Card{});
}

TEST_CASE("one right answer is due again after the first stability, one wrong one within hours") {
    const ReviewNeed right = review_of({{at(noon), 1}}, noon);
    CHECK(right.card.stability_micro == 2'306'500);
    CHECK(right.stability_days == 2);
    CHECK(right.retrievability_micro == 1'000'000);
    CHECK(right.due.ms - noon.ms == std::llround(2.3065 * ms_per_day));
    CHECK_FALSE(right.is_due);
    CHECK(review_of({{at(noon), 1}}, Instant{right.due.ms}).is_due);
    CHECK_FALSE(review_of({{at(noon), 1}}, Instant{right.due.ms - 1}).is_due);
    CHECK(review_of({{at(noon), 1}}, right.due).retrievability_micro == 900'000);
    const ReviewNeed wrong = review_of({{at(noon), 0}}, noon);
    CHECK(wrong.due.ms - noon.ms == std::llround(0.212 * ms_per_day));
    CHECK(review_of({{at(noon), 1}}, noon, {.retention_micro = 950'000}).due < right.due);
}

TEST_CASE("a right answer now never brings the next review nearer than a wrong one does") {
    Random random(9);
    for (int round = 0; round < 500; ++round) {
        Answers answers;
        for (std::int64_t i = random.between(0, 30); i > 0; --i) {
            answers[at(days_before_noon(random.between(0, 300)), random.next())] = random.chance(600'000) ? 1 : 0;
        }
        const Id key = at(noon, ~std::uint64_t{0});
        answers[key] = 1;
        const ReviewNeed right = review_of(answers, noon);
        answers[key] = 0;
        const ReviewNeed wrong = review_of(answers, noon);
        REQUIRE(right.due >= wrong.due);
        REQUIRE(right.card.difficulty_micro <= wrong.card.difficulty_micro);
    }
}

TEST_CASE("impossible times are taken to the nearest possible") {
    const Answers tomorrow{{at(days_before_noon(-1)), 1}};
    CHECK(review_of(tomorrow, noon).card == review_of({{at(noon), 1}}, noon).card);
    const Answers before_1970{{Id{~std::uint64_t{0}, 0}, 1}, {at(noon), 1}};
    CHECK(review_of(before_1970, noon).card == review_of({{Id{0, 0}, 1}, {at(noon), 1}}, noon).card);
    CHECK(review_of({{Id{std::uint64_t{1} << 63, 0}, 1}}, Instant{-5}).retrievability_micro == 1'000'000);
    const std::vector<CardReview> backwards{{noon, Grade::good}, {days_before_noon(20), Grade::good}};
    const std::vector<CardReview> at_once{{noon, Grade::good}, {noon, Grade::good}};
    CHECK(card_after(ForgettingModel(), backwards) == card_after(ForgettingModel(), at_once));
}

TEST_CASE("a long record leaves a state within its bounds") {
    Answers answers;
    for (std::uint64_t i = 0; i < 100'000; ++i)
        answers[at(Instant{noon.ms - 300'000 * std::int64_t(i)}, i)] = i % 9 ? 1 : 0;
    const ReviewNeed need = review_of(answers, noon);
    CHECK(need.card.stability_micro >= 1'000);
    CHECK(need.card.stability_micro <= 36'500'000'000);
    CHECK(need.card.difficulty_micro >= 1'000'000);
    CHECK(need.card.difficulty_micro <= 10'000'000);
    CHECK(need.due >= need.card.last_review);
}

TEST_CASE("what is due is the same on every machine") {
    Random random(10);
    Digest digest;
    for (int round = 0; round < 300; ++round) {
        Answers answers;
        for (std::int64_t i = random.between(0, 40); i > 0; --i) {
            answers[at(Instant{noon.ms - random.between(-ms_per_day, 400 * ms_per_day)}, random.next())] =
                random.chance(700'000) ? 1 : 0;
        }
        const ReviewNeed need = review_of(answers, noon, {.retention_micro = random.between(700'000, 980'000)});
        digest.add(need.card.stability_micro).add(need.card.difficulty_micro).add(need.retrievability_micro);
        digest.add(need.due.ms).add(need.is_due ? 1 : 0);
    }
    CHECK(digest.text() == "d3114cf5991201c3");
}
