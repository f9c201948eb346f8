#include "core/app/sharing.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/base/archive.hpp"
#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app_test;

/// Registers as others may see them.
std::string shared_digest(const app::Store& store) {
    return app::state_digest(*app::decode_shared_state(app::encode_shared_state(store.state())));
}

bool has_private(const app::State& state) {
    return std::ranges::any_of(state.registers.winners(), [](const auto& row) { return app::is_private(row.first); });
}

TEST_CASE("what two devices share comes to the same on both, whether as a state or batch by batch") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        World first(seed);
        World second(seed + 1000);
        Random random(seed);
        live(first.store, random, 30);
        const auto state = app::decode_shared_state(app::encode_shared_state(first.store.state()));
        REQUIRE(state);
        REQUIRE(second.store.receive(*state));
        first.store.keep_committed();
        second.store.keep_committed();
        for (int round = 0; round < 4; ++round) {
            live(first.store, random, 8);
            live(second.store, random, 8);
            const auto send = [](app::Store& from, app::Store& to) {
                for (const Batch& batch : from.take_committed()) {
                    const auto shared = app::shareable(batch);
                    if (!shared) continue;
                    const auto heard = app::decode_shared_batch(app::encode_shared_batch(*shared));
                    REQUIRE(heard);
                    REQUIRE(to.receive(*heard));
                }
            };
            send(first.store, second.store);
            if (round < 3) continue;
            send(second.store, first.store);
        }
        // The second's own beginning is given last, as somebody does who joins with a record of their own.
        REQUIRE(first.store.receive(*app::decode_shared_state(app::encode_shared_state(second.store.state()))));
        INFO("seed " << seed);
        CHECK(shared_digest(first.store) == shared_digest(second.store));
    }
}

TEST_CASE("private notes are neither in what is shared nor taken in") {
    World world;
    Batch batch;
    batch.replica = named<ReplicaId>("other");
    batch.sequence = 1;
    batch.stamp = Stamp::of(noon);
    const auto note = register_of(named<MeetingNoteId>("note"), MeetingNoteField::text);
    const auto name = register_of(lin, ProfileField::name);
    batch.writes = {{note, std::string("between us")}, {name, std::string("Lin")}};
    batch.seen = {{0, {named<ReplicaId>("a"), {1}}}, {1, {named<ReplicaId>("b"), {2}}}};
    const auto shared = app::shareable(batch);
    REQUIRE(shared);
    CHECK(shared->writes == std::vector<Write>{{name, std::string("Lin")}});
    CHECK(shared->seen == std::vector<SeenByWrite>{{0, {named<ReplicaId>("b"), {2}}}});
    CHECK(app::decode_shared_batch(write_archive(batch)).value() == *shared);
    REQUIRE(world.store.receive(batch));
    REQUIRE(has_private(world.store.state()));
    CHECK_FALSE(has_private(*app::decode_shared_state(app::encode_shared_state(world.store.state()))));
    batch.writes.pop_back();
    batch.seen.clear();
    CHECK_FALSE(app::shareable(batch));
}

TEST_CASE("what no device of ours would write is not sound") {
    Batch good;
    good.replica = named<ReplicaId>("other");
    good.sequence = 1;
    good.stamp = Stamp::of(noon);
    good.writes = {{register_of(lin, ProfileField::name), std::string("Lin")}};
    CHECK(app::is_sound(good));
    const auto is_refused = [&](auto change) {
        Batch batch = good;
        change(batch);
        return !app::is_sound(batch);
    };
    CHECK(is_refused([](Batch& batch) { batch.replica = {}; }));
    CHECK(is_refused([](Batch& batch) { batch.sequence = 0; }));
    CHECK(is_refused([](Batch& batch) { batch.writes.clear(); }));
    CHECK(is_refused([](Batch& batch) { batch.stamp.ticks = ~std::uint64_t{0}; }));
    CHECK(is_refused([](Batch& batch) { batch.writes.push_back(batch.writes[0]); }));
    CHECK(is_refused([](Batch& batch) { batch.seen = {{1, {}}}; }));
    CHECK_FALSE(app::decode_shared_batch({}));
    CHECK_FALSE(app::decode_shared_state(as_bytes("xx")));
}

TEST_CASE("what was received is there after a restart, and cannot be undone here") {
    World world;
    World other(2);
    other.store.keep_committed();
    REQUIRE(other.store.dispatch(app::SetPaused{full_coach, true}, noon));
    const auto batches = other.store.take_committed();
    REQUIRE(batches.size() == 1);
    const auto undo = world.store.history().next_undo();
    const bool had_undo = undo != nullptr;
    REQUIRE(world.store.receive(batches[0]));
    CHECK((world.store.history().next_undo() != nullptr) == had_undo);
    app::Store again(world.disk, 9);
    CHECK_FALSE(again.open().damaged());
    CHECK(app::state_digest(again.state()) == app::state_digest(world.store.state()));
    CHECK(again.model().profiles.find(full_coach)->paused);
}

TEST_CASE("own batches are found again after any of them, and a device that was copied writes under a new name") {
    World world;
    const std::uint64_t begin = world.store.last_sequence();
    REQUIRE(world.store.dispatch(app::SetPaused{full_coach, true}, noon));
    REQUIRE(world.store.dispatch(app::SetPaused{full_coach, false}, noon));
    CHECK(world.store.own_batches_after(begin).size() == 2);
    CHECK(world.store.own_batches_after(begin + 1).size() == 1);
    CHECK(world.store.own_batches_after(begin + 2).empty());
    const ReplicaId old = world.store.replica();
    REQUIRE(world.store.become_another());
    CHECK(world.store.replica() != old);
    CHECK(world.store.last_sequence() == 0);
    REQUIRE(world.store.dispatch(app::SetPaused{full_coach, true}, noon));
    CHECK(world.store.model().profiles.find(full_coach)->paused);
    app::Store again(world.disk, 9);
    CHECK_FALSE(again.open().damaged());
    CHECK(again.replica() == world.store.replica());
}

}  // namespace
