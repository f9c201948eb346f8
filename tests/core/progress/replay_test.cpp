#include "core/progress/replay.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"
#include "tests/core/support/builders.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::progress;
using namespace cairn::test;

namespace {

using Answers = std::map<Id, std::int64_t>;

/// Up to `count` answers over six years before noon, some of them in one minute, a few dated after it.
Answers random_answers(Random& random, std::int64_t count) {
    Answers answers;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t days = random.chance(700'000) ? random.between(0, 120) : random.between(0, 6 * 365);
        const std::int64_t minutes = random.between(-60, 24 * 60);
        const Id key{static_cast<std::uint64_t>(noon.ms - days * ms_per_day - minutes * ms_per_minute), random.next()};
        answers[key] = random.chance(600'000) ? 1 : 0;
    }
    return answers;
}

/// The answers given by `end`, as somebody would have seen them then.
Answers given_by(const Answers& answers, Instant end) {
    Answers out;
    for (const auto& [key, value] : answers) {
        if (static_cast<std::int64_t>(key.high) <= end.ms) out.emplace(key, value);
    }
    return out;
}

}  // namespace

TEST_CASE("a replay says of every instant what the estimate would have said then") {
    Random random(17);
    for (int round = 0; round < 40; ++round) {
        const Answers answers = random_answers(random, random.between(0, 60));
        const std::optional<std::int64_t> declared =
            random.chance(500'000) ? std::optional(random.between(0, 5)) : std::nullopt;
        const Replay replay(declared, answers);
        REQUIRE(replay.size() == answers.size());
        for (std::int64_t days = 0; days < 2500; days += random.between(1, 90)) {
            const Instant end{noon.ms - days * ms_per_day - random.between(0, 86'399'999)};
            REQUIRE(replay.at(end) == estimate_mastery(declared, given_by(answers, end), end));
        }
        REQUIRE(replay.after(replay.size(), noon) == estimate_mastery(declared, answers, noon));
    }
}

TEST_CASE("an answer weighs less from the very moment it is ten days old") {
    const Replay replay(std::nullopt, {{Id{static_cast<std::uint64_t>(noon.ms), 1}, 1}});
    const auto level = [&](std::int64_t ms_after) { return replay.at(Instant{noon.ms + ms_after}).level_micro; };
    CHECK(level(0) == level(10 * ms_per_day - 1));
    CHECK(level(10 * ms_per_day) < level(10 * ms_per_day - 1));
    CHECK(replay.at(Instant{noon.ms - 1}).answers == 0);
}

TEST_CASE("a time before 1970 sorts before all others and weighs nothing") {
    const Answers answers{{Id{static_cast<std::uint64_t>(noon.ms), 1}, 1}, {Id{~std::uint64_t{0}, 1}, 1}};
    const Replay replay(2, answers);
    CHECK(replay.time(0).ms == -1);
    CHECK(replay.after(2, noon) == estimate_mastery(2, answers, noon));
}

TEST_CASE("replays are the same on every machine") {
    Random random(5);
    Digest digest;
    const Replay replay(2, random_answers(random, 500));
    for (std::int64_t days = 0; days < 400; ++days) {
        const Mastery mastery = replay.at(days_before_noon(days));
        digest.add(mastery.level_micro).add(mastery.low_micro).add(mastery.high_micro).add(mastery.answers);
    }
    CHECK(digest.text() == "2d7cc4d1070490ae");
}
