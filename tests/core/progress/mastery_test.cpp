#include "core/progress/mastery.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"
#include "tests/core/support/builders.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

namespace {

using Answers = std::map<Id, std::int64_t>;

Id at(Instant instant, std::uint64_t nonce = 0) { return Id{static_cast<std::uint64_t>(instant.ms), nonce}; }

Answers random_answers(Random& random, std::int64_t count_max) {
    Answers answers;
    const std::int64_t count = random.between(0, count_max);
    for (std::int64_t i = 0; i < count; ++i) {
        const Instant moment = days_before_noon(random.between(0, 700));
        const Id key = at(moment, random.next());
        answers[key] = random.chance(600'000) ? 1 : 0;
    }
    return answers;
}

std::optional<std::int64_t> random_level(Random& random) {
    if (random.chance(300'000)) return std::nullopt;
    return random.between(0, 5);
}

}  // namespace

TEST_CASE("without answers mastery is the declared level with a wide interval") {
    for (std::int64_t level = 0; level <= 5; ++level) {
        const Mastery mastery = estimate_mastery(level, {}, noon);
        CAPTURE(level);
        CHECK(mastery.level_micro == level * 1'000'000);
        CHECK(mastery.evidence == EvidenceKind::declared);
        CHECK(mastery.high_micro - mastery.low_micro > 1'000'000);
        CHECK(mastery.low_micro <= mastery.level_micro);
        CHECK(mastery.high_micro >= mastery.level_micro);
    }
}

TEST_CASE("where nobody said anything mastery is nothing, and not certain") {
    const Mastery mastery = estimate_mastery(std::nullopt, {}, noon);
    CHECK(mastery.level_micro == 0);
    CHECK(mastery.evidence == EvidenceKind::none);
    CHECK(mastery.high_micro > 1'000'000);
    CHECK(mastery.last == Instant{});
}

TEST_CASE("a declared level out of range is taken to the nearest that exists") {
    CHECK(estimate_mastery(-3, {}, noon).level_micro == 0);
    CHECK(estimate_mastery(99, {}, noon).level_micro == 5'000'000);
}

TEST_CASE("the mean of a cohort counts learners about whom something is known, each once") {
    const Model model = a_model()
                            .with_skills({"sql", "go", "rust"})
                            .with(a_learner("lin").at_level("sql", 4))
                            .with(a_learner("noor").at_level("sql", 1))
                            .with(a_coach("marta").at_level("sql", 5))
                            .with_answer("lin", "go", noon, true)
                            .with_answer("marta", "go", noon, true);
    std::vector<SkillId> skills{skill_named("sql"), skill_named("go"), skill_named("rust")};
    std::ranges::sort(skills);
    const auto of = [&](const char* name) {
        const auto all = cohort_mastery(model, skills, noon);
        return all[static_cast<std::size_t>(std::ranges::lower_bound(skills, skill_named(name)) - skills.begin())];
    };
    CHECK(of("sql") == CohortMastery{2'500'000, 2});
    CHECK(of("go") == CohortMastery{mastery_of(model, person_named("lin"), skill_named("go"), noon).level_micro, 1});
    CHECK(of("rust") == CohortMastery{});
    CHECK(cohort_mastery(Model{}, skills, noon) == std::vector<CohortMastery>(3));
}

TEST_CASE("a fresh answer counts as one, an old one half as much every ninety days") {
    CHECK(answer_weight_micro(-5) == 1'000'000);
    CHECK(answer_weight_micro(0) == 1'000'000);
    CHECK(answer_weight_micro(9) == 1'000'000);
    CHECK(answer_weight_micro(10) == 925'875);
    CHECK(answer_weight_micro(90) == 500'000);
    CHECK(answer_weight_micro(180) == 250'000);
    CHECK(answer_weight_micro(89) == 540'030);
    CHECK(answer_weight_micro(1'800) == 0);
    for (std::int64_t age = 0; age < 2'000; ++age) CHECK(answer_weight_micro(age + 1) <= answer_weight_micro(age));
}

TEST_CASE("four fresh right answers weigh as much as the declared level") {
    Answers answers;
    for (std::uint64_t nonce = 0; nonce < 4; ++nonce) answers[at(noon, nonce)] = 1;
    const Mastery mastery = estimate_mastery(1, answers, noon);
    CHECK(mastery.level_micro == 3'000'000);
    CHECK(mastery.answers == 4);
    CHECK(mastery.right == 4);
    CHECK(mastery.last == noon);
    CHECK(mastery.evidence == EvidenceKind::answers);
}

TEST_CASE("a right answer never lowers mastery and a wrong one never raises it") {
    Random random(20);
    for (int round = 0; round < 1'000; ++round) {
        Answers answers = random_answers(random, 30);
        const std::optional<std::int64_t> level = random_level(random);
        const std::int64_t before = estimate_mastery(level, answers, noon).level_micro;
        const Id key = at(days_before_noon(random.between(-3, 2'500)), random.next());
        answers[key] = 1;
        REQUIRE(estimate_mastery(level, answers, noon).level_micro >= before);
        answers[key] = 0;
        REQUIRE(estimate_mastery(level, answers, noon).level_micro <= before);
    }
}

TEST_CASE("the level lies within its interval, and the interval within what exists") {
    Random random(21);
    for (int round = 0; round < 1'000; ++round) {
        const std::optional<std::int64_t> level = random_level(random);
        const Mastery mastery = estimate_mastery(level, random_answers(random, 200), noon);
        REQUIRE(0 <= mastery.low_micro);
        REQUIRE(mastery.low_micro <= mastery.level_micro);
        REQUIRE(mastery.level_micro <= mastery.high_micro);
        REQUIRE(mastery.high_micro <= level_micro_max);
    }
}

TEST_CASE("more answers of the same kind narrow the interval") {
    Answers answers;
    std::int64_t width = 10'000'000;
    for (std::uint64_t nonce = 0; nonce < 60; ++nonce) {
        answers[at(noon, nonce)] = nonce % 2 == 0 ? 1 : 0;
        if (nonce % 2 == 0) continue;
        const Mastery mastery = estimate_mastery(3, answers, noon);
        CHECK(mastery.high_micro - mastery.low_micro < width);
        width = mastery.high_micro - mastery.low_micro;
    }
}

TEST_CASE("answers of one moment may come in any order") {
    Answers one, other;
    for (std::uint64_t nonce = 0; nonce < 10; ++nonce) {
        one[at(noon, nonce)] = nonce < 3 ? 1 : 0;
        other[at(noon, nonce)] = nonce >= 7 ? 1 : 0;
    }
    CHECK(estimate_mastery(2, one, noon) == estimate_mastery(2, other, noon));
}

TEST_CASE("mastery of all skills stands in the order asked for and knows strangers") {
    const ModelBuilder model = a_model()
                                   .with_skills({"loops", "git"})
                                   .with(a_learner("yue").at_level("loops", 2))
                                   .with_answer("yue", "git", noon, true);
    const std::vector<SkillId> skills{skill_named("git"), skill_named("loops")};
    const LearnerMastery mastery = compute_mastery(model, person_named("yue"), skills, noon);
    CHECK(mastery.skills == skills);
    CHECK(mastery.level_micro == std::vector<std::int64_t>{1'000'000, 2'000'000});
    CHECK(mastery.mastery[0].evidence == EvidenceKind::answers);
    CHECK(mastery.mastery[1].evidence == EvidenceKind::declared);
    const LearnerMastery stranger = compute_mastery(model, person_named("nobody"), skills, noon);
    CHECK(stranger.mastery[0].evidence == EvidenceKind::none);
}

TEST_CASE("mastery of many answers is the same on every machine") {
    Random random(22);
    Digest digest;
    for (int round = 0; round < 300; ++round) {
        const std::optional<std::int64_t> level = random_level(random);
        const Mastery mastery = estimate_mastery(level, random_answers(random, 100), noon);
        digest.add(mastery.level_micro).add(mastery.low_micro).add(mastery.high_micro).add(mastery.right);
    }
    CHECK(digest.text() == "b331cc35b4234e93");
}
