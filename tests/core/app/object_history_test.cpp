#include "core/app/object_history.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

const RegisterKey level_of_lin = register_of(lin, ProfileField::level, go);

std::vector<Change> changes_of(const Store& store, const RegisterKey& key) {
    std::vector<Change> changes = history_of(store.state(), store.read_records(), key.entity);
    std::erase_if(changes, [&](const Change& change) { return change.key != key; });
    return changes;
}

TEST_CASE("a history tells who changed what when, the newest first, with what was there before") {
    World world;
    world.store.set_author(lin);
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 2}, after(noon, 1000)));
    world.store.set_author(marta);
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 4}, after(noon, 2000)));
    const auto changes = changes_of(world.store, level_of_lin);
    REQUIRE(changes.size() >= 2);
    CHECK(changes[0].author == marta);
    CHECK(changes[0].action == Action::set_level);
    CHECK(changes[0].before == Value{2});
    CHECK(changes[0].after == Value{4});
    CHECK(changes[0].is_shown);
    CHECK(changes[1].author == lin);
    CHECK(changes[1].stamp.instant().ms == noon.ms + 1000);
    CHECK_FALSE(changes[1].is_shown);
}

TEST_CASE("a history outlives snapshots, reopening and the way through a backup") {
    World world;
    Instant now = noon;
    const std::string padding(9000, 'p');
    for (int i = 0; i < 100; ++i) {
        now = after(now, 1000);
        REQUIRE(world.store.dispatch(SetLevel{lin, go, i % 6}, now));
        WriteList writes;
        writes.put(course, CourseField::summary_english, padding + std::to_string(i));
        REQUIRE(world.store.dispatch(ImportFiles{writes.take()}, now));
    }
    Store reopened(world.disk, 5);
    reopened.open();
    CHECK(changes_of(reopened, level_of_lin).size() >= 100);
    journal::MemoryDisk disk;
    Store clean(disk, 6);
    clean.open();
    const auto backup = decode_backup(encode_backup(reopened.state(), reopened.read_records()));
    REQUIRE(backup);
    REQUIRE(clean.restore(*backup));
    CHECK(changes_of(clean, level_of_lin).size() == changes_of(reopened, level_of_lin).size());
}

TEST_CASE("what the state has and no record explains stands in the history too, once") {
    World world;
    State other;
    merge(other, world.store.state());
    const auto changes = history_of(other, {}, lin);
    REQUIRE_FALSE(changes.empty());
    for (const Change& change : changes) {
        CHECK(change.is_shown);
        CHECK(change.action == Action{});
        CHECK_FALSE(change.author);
    }
    CHECK(history_of(world.store.state(), world.store.read_records(), lin).size() == changes.size());
}

TEST_CASE("what was written apart is told, until somebody has seen both") {
    World world;
    Batch apart;
    apart.replica = named<ReplicaId>("another");
    apart.sequence = 1;
    apart.stamp = {world.store.state().newest.ticks - 1};
    apart.writes = {{register_of(lin, ProfileField::name), std::string("Lin of the train")}};
    journal::Journal journal(world.disk);
    journal.open();
    REQUIRE(journal.append(write_archive(apart)));
    Store store(world.disk, 4);
    store.open();
    const RegisterKey name = register_of(lin, ProfileField::name);
    const auto lost = changes_of(store, name);
    REQUIRE(lost.size() == 2);
    CHECK(lost[0].is_shown);
    CHECK(lost[1].has_lost);
    SaveProfile form = profile_form("Lin Yue");
    form.id = lin;
    REQUIRE(store.dispatch(form, after(noon, 5000)));
    for (const Change& change : changes_of(store, name)) CHECK_FALSE(change.has_lost);
}

TEST_CASE("an earlier value is put back by whom it belongs to, as a step like any other") {
    World world;
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 2}, noon));
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 4}, noon));
    const auto changes = changes_of(world.store, level_of_lin);
    const auto refused = world.store.dispatch(PutBack{noor, level_of_lin, changes[1].after}, noon);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::value_not_yours);
    REQUIRE(world.store.dispatch(PutBack{lin, level_of_lin, changes[1].after}, noon));
    CHECK(world.store.model().profiles.find(lin)->levels.at(go) == 2);
    CHECK(world.store.history().next_undo()->action == Action::put_back);
    const auto again = world.store.dispatch(PutBack{lin, level_of_lin, changes[1].after}, noon);
    REQUIRE(again);
    CHECK_FALSE(again->wrote);
    REQUIRE(world.store.undo(noon));
    CHECK(world.store.model().profiles.find(lin)->levels.at(go) == 4);
}

TEST_CASE("a request moves by its own rules: no earlier state of it is put back") {
    World world;
    const auto sent = world.store.dispatch(SendRequest{lin, marta, "Hello", 1}, noon);
    REQUIRE(sent);
    const RegisterKey state = register_of(RequestId{sent->subject}, RequestField::state);
    const auto refused = world.store.dispatch(PutBack{lin, state, Value{0}}, noon);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::value_not_yours);
}

}  // namespace
