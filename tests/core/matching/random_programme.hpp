#pragma once

#include "core/matching/rank.hpp"
#include "tests/core/support/random_graph.hpp"

namespace cairn::test {

/// Twelve skills, a learner "yue" and coaches "coach 0" …, all at random; some break rules.
inline ModelBuilder a_random_programme(Random& random, std::uint64_t coach_count) {
    constexpr std::string_view zones[] = {"Europe/Berlin", "Asia/Shanghai", "America/New_York", "Asia/Kathmandu"};
    constexpr std::string_view languages[] = {"en", "zh;en", "en-GB;de", "fr", ""};
    constexpr std::string_view teams[] = {"", "Harmattan", "Bund"};
    constexpr std::string_view days[] = {"Mon", "Wed", "Sat"};
    ModelBuilder model = a_random_graph(random, {.skills = 12, .edges = 18});
    const auto person = [&](std::string_view name, std::int64_t roles) {
        PersonBuilder builder(name, roles);
        builder.in_zone(zones[random.below(4)]).speaking(languages[random.below(5)]).in_team(teams[random.below(3)]);
        const std::int64_t from = random.between(6, 16);
        std::string hours(days[random.below(3)]);
        hours += " " + std::to_string(from) + ":00-" + std::to_string(from + random.between(1, 7)) + ":30";
        builder.free_at(random.chance(100'000) ? "" : hours).with_years(random.between(0, 30));
        builder.with_capacity(random.between(0, 5));
        for (std::uint64_t i = 0; i < 5; ++i) {
            const std::string skill = numbered("skill ", random.below(12));
            builder.at_level(skill, random.between(0, 5));
        }
        if (random.chance(100'000)) builder.paused();
        return builder;
    };
    model.with(person("yue", role_learner));
    for (std::uint64_t i = 0; i < coach_count; ++i) {
        const std::string name = numbered("coach ", i);
        model.with(person(name, role_coach));
        if (random.chance(300'000))
            model.with_request(numbered("learner ", random.below(5)), name, RequestState::accepted);
        if (random.chance(50'000)) model.with_request("yue", name, RequestState::sent);
    }
    return model;
}

inline std::vector<matching::SkillNeed> random_needs(Random& random) {
    std::vector<matching::SkillNeed> needs;
    const std::int64_t count = random.between(0, 6);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto skill = static_cast<graph::SkillIndex>(random.below(12));
        needs.push_back({skill, random.between(1, 5'000'000)});
    }
    return needs;
}

}  // namespace cairn::test
