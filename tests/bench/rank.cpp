#include <algorithm>
#include <cstdio>
#include <numeric>

#include "core/base/random.hpp"
#include "core/matching/cohort_match.hpp"
#include "tests/bench/bench.hpp"

namespace cairn::bench {
namespace {

using namespace matching;

constexpr std::size_t skill_count = 40;  ///< with languages, hours, years, team, zone and load some 64 features

WeekHours some_evenings(Random& random) {
    WeekHours hours;
    for (int evening = 0; evening < 3; ++evening) {
        const auto first =
            static_cast<int>(random.below(7)) * quarters_per_day + static_cast<int>(random.between(64, 80));
        for (int quarter = first; quarter < first + 10; ++quarter) hours.set(quarter % quarters_per_week, true);
    }
    return hours;
}

std::vector<std::uint64_t> some_languages(Random& random) {
    constexpr std::string_view tags[] = {"en", "zh", "de", "fr", "pt"};
    std::vector<std::uint64_t> keys{language_key(tags[random.below(2)])};
    const std::uint64_t other = language_key(tags[random.below(5)]);
    if (other != keys[0]) keys.push_back(other);
    return keys;
}

CoachFeatures a_coach(Random& random) {
    CoachFeatures coach;
    coach.id = ProfileId{random.id()};
    for (std::size_t skill = 0; skill < skill_count; ++skill) {
        if (random.chance(400'000)) {
            coach.skills.push_back(
                {static_cast<graph::SkillIndex>(skill), static_cast<std::int32_t>(random.between(1, 5))});
        }
    }
    coach.languages = some_languages(random);
    coach.free_utc = some_evenings(random);
    coach.years = random.between(0, years_full);
    coach.capacity = random.between(1, 4);
    coach.team = random.below(12);
    coach.offset_minutes = static_cast<std::int32_t>(random.between(-8, 9)) * 60;
    coach.is_coach = true;
    return coach;
}

LearnerFeatures a_learner(Random& random) {
    LearnerFeatures learner;
    learner.id = ProfileId{random.id()};
    learner.gap.assign(skill_count, 0);
    for (int need = 0; need < 12; ++need) learner.gap[static_cast<std::size_t>(random.below(skill_count))] += 800;
    learner.need_count = std::ranges::count_if(learner.gap, [](std::int32_t gap) { return gap > 0; });
    learner.languages = some_languages(random);
    learner.language_share = language_shares(learner.languages.size());
    learner.free_utc = some_evenings(random);
    learner.team = random.below(12);
    return learner;
}

/// The same kind of score without anything that can be explained: 64 dense features a side, one product after the
/// other, and a sort of all pairs of score and place. What somebody would write who wants nothing but an order.
class DenseBaseline {
public:
    DenseBaseline(Random& random, std::size_t coaches) : features_(coaches * width), learner_(width) {
        for (float& feature : features_) feature = static_cast<float>(random.below(1000)) / 1000;
        for (float& feature : learner_) feature = static_cast<float>(random.below(1000)) / 1000;
    }
    std::vector<std::pair<float, std::uint32_t>> rank() const {
        std::vector<std::pair<float, std::uint32_t>> order(features_.size() / width);
        for (std::size_t coach = 0; coach < order.size(); ++coach) {
            float score = 0;
            for (std::size_t i = 0; i < width; ++i) score += features_[coach * width + i] * learner_[i];
            order[coach] = {-score, static_cast<std::uint32_t>(coach)};
        }
        std::sort(order.begin(), order.end());
        return order;
    }

private:
    static constexpr std::size_t width = 64;
    std::vector<float> features_;
    std::vector<float> learner_;
};

}  // namespace

Run rank(Arguments& arguments) {
    const auto coach_count = arguments.count("coaches", 5000);
    const auto seed = arguments.count("seed", 1);
    const auto repeat = arguments.count("repeat", 31);
    constexpr std::int64_t coaches_max = 1'000'000;
    if (!coach_count || !seed || !repeat || !arguments.all_used() || *coach_count > coaches_max) {
        return Run::wrong_arguments;
    }
    Random random(static_cast<std::uint64_t>(*seed));
    std::vector<CoachFeatures> coaches;
    for (std::int64_t i = 0; i < *coach_count; ++i) coaches.push_back(a_coach(random));
    const CoachIndex index(std::move(coaches));
    const LearnerFeatures learner = a_learner(random);
    const DenseBaseline baseline(random, static_cast<std::size_t>(*coach_count));
    Report report("rank");
    report.parameter("coaches", *coach_count);
    std::size_t rows = 0;
    report.put(own_name(), "order_ms", median_ms(*repeat, [&] { rows += rank_order(index, learner).size(); }), "ms");
    report.put(own_name(), "explained_ms", median_ms(*repeat, [&] { rows += rank_coaches(index, learner).size(); }),
               "ms");
    report.put("dense-loop-and-sort", "order_ms", median_ms(*repeat, [&] { rows += baseline.rank().size(); }), "ms");
    return rows == static_cast<std::size_t>(3 * *repeat * *coach_count) ? Run::done : Run::failed;
}

Run cohort(Arguments& arguments) {
    const auto learner_count = arguments.count("learners", 500);
    const auto coach_count = arguments.count("coaches", 250);
    const auto seed = arguments.count("seed", 1);
    const auto repeat = arguments.count("repeat", 7);
    constexpr std::int64_t people_max = 20'000;
    if (!learner_count || !coach_count || !seed || !repeat || !arguments.all_used() || *learner_count > people_max ||
        *coach_count > people_max) {
        return Run::wrong_arguments;
    }
    Random random(static_cast<std::uint64_t>(*seed));
    Cohort cohort;
    for (std::int64_t i = 0; i < *learner_count; ++i) cohort.learners.push_back(a_learner(random));
    for (std::int64_t i = 0; i < *coach_count; ++i) cohort.coaches.push_back(a_coach(random));
    cohort.standing.assign(cohort.learners.size(), no_coach);
    Report report("cohort");
    report.parameter("learners", *learner_count);
    report.parameter("coaches", *coach_count);
    report.put(own_name(), "scores_ms", median_ms(*repeat, [&] { static_cast<void>(cohort_scores(cohort, {})); }),
               "ms");
    bool is_proven = true;
    const std::pair<MatchMode, std::string_view> modes[] = {
        {MatchMode::best_total, "total_ms"}, {MatchMode::fairest, "fairest_ms"}, {MatchMode::stable, "stable_ms"}};
    for (const auto& [mode, name] : modes) {
        CohortScenario scenario;
        scenario.mode = mode;
        report.put(own_name(), name,
                   median_ms(*repeat, [&] { is_proven &= match_cohort(cohort, {}, scenario).is_proven; }), "ms");
    }
    return is_proven ? Run::done : Run::failed;
}

}  // namespace cairn::bench
