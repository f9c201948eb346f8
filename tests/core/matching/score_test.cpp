#include "core/matching/score.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/matching/random_programme.hpp"

using namespace cairn;
using namespace cairn::matching;
using namespace cairn::test;

namespace {

/// f(x, y) written out, entry by entry of W.
std::int64_t score_by_hand(const LearnerFeatures& x, const CoachFeatures& y, const Weights& w) {
    std::int64_t score = 0;
    for (graph::SkillIndex skill = 0; skill < x.gap.size(); ++skill) {
        for (const CoachSkill& known : y.skills) {
            if (known.skill == skill) score += w.skills * std::int64_t{x.gap[skill]} * expertise(known.level);
        }
    }
    for (int quarter = 0; quarter < quarters_per_week; ++quarter) {
        if (!x.free_utc.at(quarter) || !y.free_utc.at(quarter)) continue;
        score += w.shared_time * (1'000'000 / x.free_utc.count());
    }
    for (std::size_t i = 0; i < x.languages.size(); ++i) {
        for (const std::uint64_t language : y.languages) {
            if (language == x.languages[i]) score += w.language * x.language_share[i];
        }
    }
    score += w.experience * 50'000 * y.years;
    if (y.capacity > 0) score += w.load * (1'000'000 / y.capacity) * std::min(y.taken, y.capacity);
    if (x.team != 0 && x.team == y.team) score += w.same_team * 1'000'000;
    std::int64_t apart = std::abs(x.offset_minutes - y.offset_minutes);
    apart = std::min(apart, 1440 - apart);
    return score + w.zone_distance * std::int64_t{1'000'000} * apart / 720;
}

}  // namespace

TEST_CASE("the terms sum to the score, and the score is the bilinear form written out") {
    Random random(31);
    for (int round = 0; round < 100; ++round) {
        const ModelBuilder model = a_random_programme(random, 20);
        const graph::SkillGraph graph(model);
        const std::vector<SkillNeed> needs = random_needs(random);
        const Profile& yue = *model.model().profiles.find(person_named("yue"));
        const LearnerFeatures x = learner_features(model, graph, yue, needs, noon);
        const Weights weights = round % 2 == 0 ? Weights{} : Weights{-7, 31, 0, 1000, -1000, 3, 11};
        for (const CoachFeatures& y : CoachIndex(model, graph, noon).coaches()) {
            const MatchScore score = score_match(x, y, weights);
            std::int64_t sum = 0;
            for (const Term& term : score.terms) {
                sum += term.micro;
                REQUIRE(term.micro <= std::max<std::int64_t>(term.micro_best, 0));
                REQUIRE(term.have <= term.of);
            }
            REQUIRE(sum == score.score_micro);
            REQUIRE(score.score_micro == score_by_hand(x, y, weights));
            std::int64_t parts = 0;
            for (const SkillPart& part : skill_parts(graph, x, y, weights)) parts += part.micro;
            REQUIRE(parts == score.term(TermKind::skills).micro);
        }
    }
}

TEST_CASE("a perfect match is worth a hundred points") {
    const ModelBuilder model = a_model()
                                   .with_skill("async")
                                   .with(a_learner("yue").speaking("zh;en"))
                                   .with(a_coach("ideal").speaking("en;zh").at_level("async", 5).with_years(25));
    const graph::SkillGraph graph(model);
    const std::vector<SkillNeed> needs{{0, 3'000'000}};
    const auto match = match_pair(model, graph, person_named("yue"), person_named("ideal"), needs, noon);
    REQUIRE(match);
    CHECK(match->score.score_micro == 100'000'000);
}

TEST_CASE("each term tells the numbers behind it") {
    const ModelBuilder model =
        a_model()
            .with_skills({"async", "git", "sql"})
            .with(
                a_learner("yue").speaking("zh;en").in_zone("Asia/Shanghai").in_team("Bund").free_at("Mon 18:00-20:00"))
            .with(a_coach("lena")
                      .at_level("async", 4)
                      .at_level("git", 3)
                      .with_years(7)
                      .in_zone("Europe/Berlin")
                      .free_at("Mon 12:00-13:00")
                      .in_team(" bund "))
            .with_request("kai", "lena", RequestState::confirmed);
    const graph::SkillGraph graph(model);
    const std::vector<SkillNeed> needs{{0, 3'000'000}, {1, 1'000'000}, {2, 2'000'000}};
    const auto match = match_pair(model, graph, person_named("yue"), person_named("lena"), needs, noon);
    REQUIRE(match);
    const auto is = [&](TermKind kind, std::int64_t have, std::int64_t of) {
        const Term& term = match->score.term(kind);
        return term.have == have && term.of == of;
    };
    CHECK(is(TermKind::skills, 1, 3));
    CHECK(is(TermKind::shared_time, 4, 8));  // 19:00 to 20:00 in Shanghai
    CHECK(is(TermKind::language, 1, 2));
    CHECK(is(TermKind::experience, 7, 20));
    CHECK(is(TermKind::load, 1, 3));
    CHECK(is(TermKind::same_team, 1, 1));
    CHECK(is(TermKind::zone_distance, 420, 720));
    CHECK(match->score.term(TermKind::shared_time).micro == 10'000'000);
    CHECK(match->score.term(TermKind::language).micro == 15 * 333'333);
}

TEST_CASE("the distance between clocks is taken around the globe") {
    const ModelBuilder model =
        a_model().with(a_learner("yue").in_zone("Pacific/Auckland")).with(a_coach("keola").in_zone("Pacific/Honolulu"));
    const auto match =
        match_pair(model, graph::SkillGraph(model), person_named("yue"), person_named("keola"), {}, noon);
    REQUIRE(match);
    CHECK(match->score.term(TermKind::zone_distance).have == 60);  // +13 and -10 in November
}
