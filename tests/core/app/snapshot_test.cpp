#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "core/app/state.hpp"
#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

/// A fact about a kind and about a field that this version knows nothing of.
Batch fact_of_the_future() {
    Batch batch;
    batch.replica = named<ReplicaId>("newer version");
    batch.sequence = 3;
    batch.stamp = {77};
    batch.writes = {{{go, {}, 4711, 3}, Value{std::string("who knows")}},
                    {{go, {}, static_cast<std::uint16_t>(EntityKind::skill), 900}, Value{std::int64_t{-5}}},
                    {{go, entry_of_number(4), 31, 65535}, Value{static_cast<const Id&>(sql)}}};
    return batch;
}

TEST_CASE("a snapshot gives back the state, register for register and row for row") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const State state = state_of(seed % 2 == 0 ? real_history(seed) : hostile_history(seed));
        const Bytes bytes = encode_state(state);
        const auto decoded = decode_state(bytes);
        INFO("seed " << seed);
        REQUIRE(decoded);
        CHECK(encode_state(*decoded) == bytes);
        CHECK(decoded->newest == state.newest);
        CHECK(decoded->last_sequence == state.last_sequence);
        CHECK(model_text(decoded->model) == model_text(state.model));
    }
}

TEST_CASE("an empty state has a snapshot") {
    const auto decoded = decode_state(encode_state(State{}));
    REQUIRE(decoded);
    CHECK(decoded->registers.empty());
}

TEST_CASE("kinds and fields of a newer version survive snapshots") {
    State state = state_of(real_history(1));
    apply(state, fact_of_the_future());
    const auto decoded = decode_state(encode_state(state));
    REQUIRE(decoded);
    for (const Write& write : fact_of_the_future().writes) {
        const Register* known = decoded->registers.find(write.key);
        REQUIRE(known);
        CHECK(known->value == write.value);
    }
    CHECK(state_digest(*decoded) == state_digest(state));
}

TEST_CASE("a snapshot cut at any byte is refused") {
    const Bytes bytes = encode_state(state_of(real_history(2)));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto decoded = decode_state(ByteView(bytes).first(size));
        INFO("cut at " << size);
        REQUIRE_FALSE(decoded);
        REQUIRE(decoded.error().code == Errc::bytes_malformed);
    }
}

TEST_CASE("a snapshot with bytes after its end is refused, and so is one of another version") {
    Bytes bytes = encode_state(state_of(real_history(2)));
    const std::byte version = std::exchange(bytes[0], std::byte{3});
    CHECK_FALSE(decode_state(bytes));
    bytes[0] = version;
    CHECK(decode_state(bytes));
    bytes.push_back(std::byte{0});
    CHECK_FALSE(decode_state(bytes));
}

TEST_CASE("bytes that are no snapshot are refused or read, but never more") {
    const Bytes intact = encode_state(state_of(hostile_history(3)));
    Random random(11);
    for (int round = 0; round < 1000; ++round) {
        Bytes bytes = intact;
        const std::uint64_t flips = 1 + random.below(3);
        for (std::uint64_t i = 0; i < flips; ++i) {
            bytes[random.below(bytes.size())] = static_cast<std::byte>(random.next());
        }
        if (const auto decoded = decode_state(bytes)) static_cast<void>(state_digest(*decoded));
    }
    SUCCEED();
}

TEST_CASE("a batch cut at any byte is refused") {
    for (const Batch& batch : {real_history(3).back(), fact_of_the_future()}) {
        const Bytes bytes = write_archive(batch);
        const auto whole = read_archive<Batch>(bytes);
        REQUIRE(whole);
        REQUIRE(*whole == batch);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            INFO("cut at " << size);
            REQUIRE_FALSE(read_archive<Batch>(ByteView(bytes).first(size)));
        }
    }
}

}  // namespace
