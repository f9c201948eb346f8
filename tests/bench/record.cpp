#include "core/progress/record.hpp"

#include <cstdio>
#include <map>

#include "core/base/random.hpp"
#include "tests/bench/bench.hpp"

namespace cairn::bench {
namespace {

constexpr std::int64_t skill_count = 40;
constexpr Instant now{start_of(day_of({2026, 11, 2})).ms};
constexpr int weeks = 52;

/// One learner with `answers` answers over two years, some skills practised more than others.
Model a_busy_learner(ProfileId learner, std::int64_t answers, std::vector<SkillId>& skills) {
    Model model;
    Random random(17);
    Profile& profile = model.profiles.at_or_new(learner);
    profile.exists = true;
    for (std::int64_t i = 0; i < skill_count; ++i) skills.push_back(SkillId{Id{7, static_cast<std::uint64_t>(i)}});
    for (std::int64_t i = 0; i < answers; ++i) {
        const SkillId skill = skills[static_cast<std::size_t>(random.below(random.below(skill_count) + 1))];
        Practice& practice = model.practices.at_or_new(practice_id(learner, skill));
        practice.exists = true;
        practice.learner = learner;
        practice.skill = skill;
        const std::int64_t at = now.ms - random.between(0, 730 * 24 * 60) * ms_per_minute;
        practice.answers[Id{static_cast<std::uint64_t>(at), random.next()}] = random.chance(650'000) ? 1 : 0;
    }
    return model;
}

/// What one would write first: for each week the answers given by then, estimated anew. Returns the level of now.
std::int64_t weekly_estimates(const Model& model, ProfileId learner, SkillId skill) {
    const Practice* practice = model.practices.find(practice_id(learner, skill));
    std::int64_t level = 0;
    for (int week = weeks - 1; practice != nullptr && week >= 0; --week) {
        const Instant end{now.ms - week * 7 * ms_per_day};
        std::map<Id, std::int64_t> given;
        for (const auto& [key, value] : practice->answers) {
            if (static_cast<std::int64_t>(key.high) <= end.ms) given.emplace_hint(given.end(), key, value);
        }
        level = progress::estimate_mastery(std::nullopt, given, end).level_micro;
    }
    return level;
}

}  // namespace

Run record(Arguments& arguments) {
    const auto answers = arguments.count("answers", 100'000);
    const auto repeat = arguments.count("repeat", 5);
    if (!answers || !repeat || !arguments.all_used()) return Run::wrong_arguments;
    const ProfileId learner{Id{1, 2}};
    std::vector<SkillId> skills;
    const Model model = a_busy_learner(learner, *answers, skills);
    const ZoneRule zone = *find_zone("Europe/Berlin");

    Report report("record");
    report.parameter("answers", *answers);
    report.parameter("skills", skill_count);
    report.parameter("weeks", weeks);
    report.parameter("repeat", *repeat);
    std::int64_t last_level = 0;
    const double ours_ms = median_ms(*repeat, [&] {
        const auto built =
            progress::build_record(model, {.learner = learner, .skills = skills, .now = now, .weeks = weeks}, zone);
        last_level = built.skills.back().weeks.back().level_micro;
    });
    report.put(own_name(), "time_ms", ours_ms, "ms");
    std::int64_t peer_level = 0;
    const double peer_ms = median_ms(*repeat, [&] {
        for (const SkillId skill : skills) {
            peer_level = weekly_estimates(model, learner, skill);
        }
    });
    report.put("weekly-estimates", "time_ms", peer_ms, "ms");
    report.put(own_name(), "ratio_to_weekly-estimates", peer_ms / ours_ms, "x faster");
    if (last_level != peer_level) {
        std::fputs("record: the peer ends at another level\n", stderr);
        return Run::failed;
    }
    return Run::done;
}

}  // namespace cairn::bench
