#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>

#include "core/app/state.hpp"
#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

constexpr std::uint64_t history_count = 40;
constexpr int orders_per_history = 6;

std::vector<Batch> some_history(std::uint64_t seed) {
    switch (seed % 3) {
        case 0: return real_history(seed);
        case 1: return gossiping_history(seed);
        default: return hostile_history(seed);
    }
}

/// The same facts in any order, with repetitions, give the same registers and the same rows.
void check_converges(std::vector<Batch> batches, Random& random) {
    const State expected = state_of(batches);
    const std::string digest = state_digest(expected);
    const std::string rows = model_text(expected.model);
    for (int order = 0; order < orders_per_history; ++order) {
        std::vector<Batch> mixed = batches;
        for (std::size_t i = 0; i < batches.size() / 3; ++i) mixed.push_back(batches[random.below(batches.size())]);
        shuffle(mixed, random);
        const State state = state_of(mixed);
        REQUIRE(state_digest(state) == digest);
        REQUIRE(model_text(state.model) == rows);
    }
}

TEST_CASE("any order of real histories, with repetitions, gives the same state") {
    for (std::uint64_t seed = 1; seed <= history_count; ++seed) {
        Random random(seed);
        INFO("seed " << seed);
        const auto batches = real_history(seed);
        REQUIRE(batches.size() > 20);
        check_converges(batches, random);
    }
}

TEST_CASE("any order of what devices did that hear of each other gives the same state") {
    std::size_t rivals = 0;
    for (std::uint64_t seed = 1; seed <= history_count; ++seed) {
        Random random(seed);
        INFO("seed " << seed);
        const auto batches = gossiping_history(seed);
        check_converges(batches, random);
        rivals += state_of(batches).registers.all_rivals().size();
    }
    CHECK(rivals > 100);  // they did write over each other
}

TEST_CASE("any order of facts that no store would write gives the same state") {
    for (std::uint64_t seed = 1; seed <= 10 * history_count; ++seed) {
        Random random(seed);
        INFO("seed " << seed);
        check_converges(hostile_history(seed), random);
    }
}

TEST_CASE("facts that arrive write by write give the same state as whole batches") {
    for (std::uint64_t seed = 1; seed <= history_count; ++seed) {
        Random random(seed);
        const auto batches = some_history(seed);
        std::vector<Batch> pieces;
        for (const Batch& batch : batches) {
            for (std::uint32_t i = 0; i < batch.writes.size(); ++i) pieces.push_back(piece_of(batch, i));
        }
        shuffle(pieces, random);
        INFO("seed " << seed);
        REQUIRE(state_digest(state_of(pieces)) == state_digest(state_of(batches)));
    }
}

TEST_CASE("a snapshot in the middle of a history changes nothing") {
    for (std::uint64_t seed = 1; seed <= history_count; ++seed) {
        Random random(seed);
        auto batches = some_history(seed);
        const State expected = state_of(batches);
        shuffle(batches, random);
        const std::size_t middle = random.below(batches.size());
        State state;
        for (std::size_t i = 0; i < batches.size(); ++i) {
            if (i == middle) {
                auto decoded = decode_state(encode_state(state));
                REQUIRE(decoded);
                state = std::move(*decoded);
            }
            apply(state, batches[i]);
        }
        INFO("seed " << seed);
        REQUIRE(state_digest(state) == state_digest(expected));
        REQUIRE(model_text(state.model) == model_text(expected.model));
    }
}

TEST_CASE("applying tells which kinds of entities changed, and nothing for what is older") {
    State state;
    Batch batch;
    batch.replica = named<ReplicaId>("a");
    batch.sequence = 1;
    batch.stamp = {10};
    WriteList writes;
    writes.put(go, SkillField::minutes, 60);
    writes.put(course, CourseField::minutes, 60);
    batch.writes = writes.take();
    CHECK(apply(state, batch) == ((1U << 3) | (1U << 5)));
    CHECK(apply(state, batch) == 0);
    batch.stamp = {9};
    CHECK(apply(state, batch) == 0);
}

TEST_CASE("histories have the same digests on every machine") {
    Id sum;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        sum = id_of_text(to_hex(sum), state_digest(state_of(real_history(seed))));
        sum = id_of_text(to_hex(sum), state_digest(state_of(gossiping_history(seed))));
        sum = id_of_text(to_hex(sum), state_digest(state_of(hostile_history(seed))));
    }
    std::printf("digest: app_histories %s\n", to_hex(sum).c_str());
    CHECK(sum);
}

}  // namespace
