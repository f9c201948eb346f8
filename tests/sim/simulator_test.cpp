#include <catch2/catch_test_macros.hpp>
#include <cstdio>

#include "tests/sim/world.hpp"

namespace {

using namespace cairn;
using namespace cairn::sim;

constexpr std::uint64_t seed_count = 200;

/// The first of the test's seeds that finds something.
Finding first_finding(const Rules& rules) {
    for (std::uint64_t seed = 1; seed <= seed_count; ++seed) {
        if (auto outcome = simulate(seed, rules); outcome.finding) return outcome.finding;
    }
    return std::nullopt;
}

TEST_CASE("two hundred simulated histories lose nothing, converge and replay, and end the same on every machine") {
    Id sum;
    for (std::uint64_t seed = 1; seed <= seed_count; ++seed) {
        const Outcome outcome = simulate(seed);
        INFO("cairn_sim --seed " << seed << " --verbose");
        INFO(outcome.finding.value_or(""));
        REQUIRE_FALSE(outcome.finding);
        sum = id_of_text(to_hex(sum), outcome.digest);
    }
    std::printf("digest: sim_histories %s\n", to_hex(sum).c_str());
}

TEST_CASE("canary: a merge in which the last to arrive wins is caught") {
    Rules rules;
    rules.apply = [](app::State& state, const Batch& batch) {
        Batch late = batch;
        late.stamp = std::max(batch.stamp, Stamp{state.newest.ticks + 1});
        app::apply(state, late);
    };
    CHECK(first_finding(rules));
}

TEST_CASE("canary: a merge that skips what has a number it knows is caught") {
    Rules rules;
    rules.apply = [](app::State& state, const Batch& batch) {
        const auto last = state.last_sequence.find(batch.replica);
        if (last == state.last_sequence.end() || last->second < batch.sequence) app::apply(state, batch);
    };
    CHECK(first_finding(rules));
}

TEST_CASE("canary: a merge that takes in half a batch is caught") {
    Rules rules;
    rules.apply = [](app::State& state, const Batch& batch) {
        Batch half = batch;
        if (half.writes.size() > 1) half.writes.pop_back();
        app::apply(state, half);
    };
    CHECK(first_finding(rules));
}

TEST_CASE("canary: a restore that forgets what it was given is caught") {
    Rules rules;
    rules.merge = [](app::State& state, const app::State& other) {
        state.newest = std::max(state.newest, Stamp{other.newest.ticks + 1});
    };
    CHECK(first_finding(rules));
}

TEST_CASE("canary: a disk that says it has written what it has not is caught") {
    Rules rules;
    rules.flush = [](SimDisk& disk) { disk.crash(); };
    CHECK(first_finding(rules));
}

// Each of these histories once went wrong. Where the simulator has learnt to do something new, the numbers mean other
// histories: what was found has a test of its own beside what was mended.
TEST_CASE("seeds 11 and 21: a backup in which all is older is known afterwards") {
    for (const std::uint64_t seed : {11U, 21U}) {
        INFO("seed " << seed);
        CHECK(simulate(seed).finding.value_or("") == "");
    }
}

TEST_CASE("seeds 8335 and 9487: undoing brings back all that was shown of prose written apart, not only what had won") {
    for (const std::uint64_t seed : {8335U, 9487U}) {
        INFO("seed " << seed);
        CHECK(simulate(seed).finding.value_or("") == "");
    }
}

TEST_CASE("seeds 622, 996 and 1328: a backup that the disk refuses does not take the one before it along") {
    for (const std::uint64_t seed : {622U, 996U, 1328U}) {
        INFO("seed " << seed);
        CHECK(simulate(seed).finding.value_or("") == "");
    }
}

}  // namespace
