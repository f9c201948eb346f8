#include "core/app/undo.hpp"

#include "core/app/snapshot.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

/// The values of all registers, emptied ones left out: what undo must bring back.
std::map<RegisterKey, Value> values_of(const Store& store) {
    std::map<RegisterKey, Value> values;
    for (const auto& [key, cell] : store.state().registers.winners()) {
        if (!std::holds_alternative<std::monostate>(cell.value)) values[key] = cell.value;
    }
    return values;
}

TEST_CASE("undo brings back the values of before and redo those of after, for every command") {
    World sent;
    const auto request = sent.store.dispatch(SendRequest{lin, marta, "Hello", 1}, noon);
    REQUIRE(request);
    const RequestId id{request->subject};
    SaveProfile changed = profile_form("Lin Yue");
    changed.id = lin;
    const Command commands[] = {
        profile_form(),
        changed,
        SetGoal{lin, {{go, 3}}, Day{}, 60},
        SetGoal{lin, {{sql, 5}}, Day{}, 90},
        SendRequest{noor, marta, "", 5},
        AcceptRequest{id, marta},
        ConfirmRequest{id, lin},
        EndRequest{id, lin},
        MarkLesson{lin, course, 2, true},
        MarkLesson{lin, course, 2, false},
        NoteTime{lin, course, 30},
        NoteTime{lin, course, 15},
        DeclineCourse{lin, course, true},
        DeclineCourse{lin, course, false},
        RecordAnswer{lin, go, true},
        SetLevel{noor, sql, 4},
        SetPaused{marta, true},
        ImportFiles{{{register_of(go, SkillField::minutes), Value{std::int64_t{90}}}}},
    };
    Instant now = noon;
    for (const Command& command : commands) {
        now = after(now, 1000);
        const auto before = values_of(sent.store);
        INFO("command " << command.index());
        REQUIRE(sent.store.dispatch(command, now));
        const auto done = values_of(sent.store);
        REQUIRE(done != before);
        REQUIRE(sent.store.undo(now));
        CHECK(values_of(sent.store) == before);
        REQUIRE(sent.store.redo(now));
        CHECK(values_of(sent.store) == done);
    }
}

TEST_CASE("an empty history has nothing to undo and nothing to redo") {
    journal::MemoryDisk disk;
    Store store(disk, 1);
    store.open();
    CHECK(store.undo(noon).error().code == Errc::nothing_to_undo);
    CHECK(store.redo(noon).error().code == Errc::nothing_to_redo);
    CHECK(store.history().next_undo() == nullptr);
}

TEST_CASE("a hundred steps can be taken back and done again, before and after reopening") {
    World world;
    std::vector<std::map<RegisterKey, Value>> values{values_of(world.store)};
    for (int i = 0; i < 130; ++i) {
        REQUIRE(world.store.dispatch(SetGoal{lin, {{go, 1 + i % 5}}, Day{}, 60 + i}, after(noon, i)));
        values.push_back(values_of(world.store));
    }
    for (const bool reopen : {false, true}) {
        Store reopened(world.disk, 9);
        if (reopen) reopened.open();
        Store& store = reopen ? reopened : world.store;
        INFO("reopened " << reopen);
        for (std::size_t i = 0; i < undo_steps_max; ++i) {
            REQUIRE(store.undo(noon));
            REQUIRE(values_of(store) == values[values.size() - 2 - i]);
        }
        CHECK(store.undo(noon).error().code == Errc::nothing_to_undo);
        for (std::size_t i = undo_steps_max; i > 0; --i) {
            REQUIRE(store.redo(noon));
            REQUIRE(values_of(store) == values[values.size() - i]);
        }
        CHECK(store.redo(noon).error().code == Errc::nothing_to_redo);
    }
}

TEST_CASE("what was undone before reopening can be done again after it") {
    World world;
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 1}, noon));
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 2}, noon));
    const auto done = values_of(world.store);
    REQUIRE(world.store.undo(noon));
    Store reopened(world.disk, 9);
    reopened.open();
    REQUIRE(reopened.history().next_redo() != nullptr);
    CHECK(reopened.history().next_redo()->action == Action::set_level);
    REQUIRE(reopened.redo(noon));
    CHECK(values_of(reopened) == done);
}

TEST_CASE("a new command after an undo forgets what was undone") {
    World world;
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 1}, noon));
    REQUIRE(world.store.undo(noon));
    REQUIRE(world.store.dispatch(SetLevel{lin, sql, 1}, noon));
    CHECK(world.store.redo(noon).error().code == Errc::nothing_to_redo);
}

TEST_CASE("a command, undo or redo that fails leaves the history alone") {
    World world;
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 1}, noon));
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 2}, noon));
    REQUIRE(world.store.undo(noon));
    const auto steps = [&] {
        return std::pair{world.store.history().next_undo()->forward, world.store.history().next_redo()->forward};
    };
    const auto before = steps();
    CHECK_FALSE(world.store.dispatch(SetLevel{lin, go, 9}, noon));
    CHECK_FALSE(world.store.dispatch(SetLevel{lin, go, 1}, noon).value().wrote);
    world.disk.failing = Errc::storage_write_failed;
    CHECK_FALSE(world.store.dispatch(SetLevel{lin, go, 3}, noon));
    CHECK_FALSE(world.store.undo(noon));
    CHECK_FALSE(world.store.redo(noon));
    CHECK(steps() == before);
    world.disk.failing = Errc::none;
    REQUIRE(world.store.redo(noon));
    CHECK(world.store.model().profiles.find(lin)->levels.at(go) == 2);
}

TEST_CASE("facts of other replicas are not in this one's history") {
    World other(1);
    World world(2);
    {
        journal::Journal journal(world.disk);
        journal.open();
        for (const Batch& batch : batches_of(other.disk)) REQUIRE(journal.append(write_archive(batch)));
    }
    Store store(world.disk, 3);
    store.open();
    REQUIRE(store.undo(noon));  // the import of its own
    CHECK(store.undo(noon).error().code == Errc::nothing_to_undo);
}

TEST_CASE("a hundred steps survive any number of snapshots and reopenings") {
    World world;
    Instant now = noon;
    const std::string padding(8000, 'p');  // so that folding comes often
    for (int i = 0; i < 150; ++i) {
        now = after(now, 1000);
        WriteList writes;
        writes.put(course, CourseField::summary_english, padding + std::to_string(i));
        REQUIRE(world.store.dispatch(ImportFiles{writes.take()}, now));
    }
    REQUIRE(journal::Journal(world.disk).open().records.size() < 150);
    for (int i = 0; i < 5; ++i) REQUIRE(world.store.undo(now));
    auto store = std::make_unique<Store>(world.disk, 3);
    store->open();
    CHECK(store->history().undo_steps().size() == undo_steps_max - 5);
    CHECK(store->history().redo_steps().size() == 5);
    CHECK(state_digest(store->state()) == world.digest());
    for (std::size_t i = 0; i < undo_steps_max - 5; ++i) {
        REQUIRE(store->undo(now));
        if (i % 20 != 0) continue;
        store = std::make_unique<Store>(world.disk, 3);
        store->open();
    }
    CHECK(store->model().courses.find(course)->summary.english == padding + "49");
    CHECK(store->undo(now).error().code == Errc::nothing_to_undo);
    for (std::size_t i = 0; i < undo_steps_max; ++i) REQUIRE(store->redo(now));
    CHECK(store->model().courses.find(course)->summary.english == padding + "149");
}

TEST_CASE("steps too large for a snapshot are left out of it, the oldest first") {
    World world;
    const std::string large(undo_bytes_max / 3, 'l');
    for (int i = 0; i < 4; ++i) {
        WriteList writes;
        writes.put(course, CourseField::summary_english, large + std::to_string(i));
        REQUIRE(world.store.dispatch(ImportFiles{writes.take()}, noon));
    }
    const auto snapshot = decode_snapshot(encode_snapshot(world.store.state(), world.store.history()));
    REQUIRE(snapshot);
    // each step holds what was before and what came after: one fits, and then none but the small ones before do
    CHECK(snapshot->history.undo_steps().size() == 1);
    CHECK(snapshot->history.next_undo()->forward == world.store.history().next_undo()->forward);
    CHECK(state_digest(snapshot->state) == world.digest());
}

TEST_CASE("steps undone from before a snapshot of version 1 can be done again after reopening behind it") {
    World world;
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 1}, noon));
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 2}, noon));
    {
        journal::Journal journal(world.disk);
        journal.open();
        REQUIRE(journal.write_snapshot(encode_state(world.store.state())));
    }
    Store store(world.disk, 3);
    store.open();
    CHECK(store.history().next_undo() == nullptr);  // replay reaches back to the snapshot
    REQUIRE(store.dispatch(SetLevel{lin, sql, 5}, noon));
    REQUIRE(store.undo(noon));
    // as a session that still had the older steps would have done
    Batch older;
    older.replica = store.replica();
    older.sequence = store.state().last_sequence.at(store.replica()) + 1;
    older.stamp = {store.state().newest.ticks + 1};
    older.action = static_cast<std::uint16_t>(Action::undo);
    older.writes = {{register_of(lin, ProfileField::level, go), Value{std::int64_t{1}}}};
    {
        journal::Journal journal(world.disk);
        journal.open();
        REQUIRE(journal.append(write_archive(older)));
    }
    Store reopened(world.disk, 4);
    reopened.open();
    REQUIRE(reopened.model().profiles.find(lin)->levels.at(go) == 1);
    REQUIRE(reopened.redo(noon));
    CHECK(reopened.model().profiles.find(lin)->levels.at(go) == 2);
    CHECK_FALSE(reopened.model().profiles.find(lin)->levels.contains(sql));
    REQUIRE(reopened.redo(noon));
    CHECK(reopened.model().profiles.find(lin)->levels.at(sql) == 5);
}

TEST_CASE("a gesture of many commands is one step to undo and to redo, also after reopening") {
    World world;
    const auto level = [](const Store& store) { return store.model().profiles.find(lin)->levels.at(go); };
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 1}, noon));
    for (std::int64_t to = 2; to <= 5; ++to) REQUIRE(world.store.dispatch(SetLevel{lin, go, to}, noon, 77));
    REQUIRE(world.store.dispatch(SetLevel{lin, sql, 4}, noon, 77));
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 3}, noon, 78));
    Store reopened(world.disk, 4);
    reopened.open();
    REQUIRE(reopened.undo(noon));
    CHECK(level(reopened) == 5);
    REQUIRE(reopened.undo(noon));
    CHECK(level(reopened) == 1);
    REQUIRE(reopened.redo(noon));
    CHECK(level(reopened) == 5);
    CHECK(reopened.model().profiles.find(lin)->levels.at(sql) == 4);
    // what was undone in the middle of a gesture is not joined by what comes after
    REQUIRE(reopened.undo(noon));
    REQUIRE(reopened.dispatch(SetLevel{lin, go, 2}, noon, 77));
    REQUIRE(reopened.undo(noon));
    CHECK(level(reopened) == 1);
}

}  // namespace
