#include "core/app/backup.hpp"
#include "core/journal/frame.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

/// A device on which nobody has done anything.
struct Device {
    explicit Device(std::uint64_t seed) : store(disk, seed) { store.open(); }
    journal::MemoryDisk disk;
    Store store;
};

SaveProfile form_without_skills(std::string_view name) {
    SaveProfile form = profile_form(std::string(name));
    form.levels.clear();
    return form;
}

Backup read_backup(const Store& store) {
    auto backup = decode_backup(encode_backup(store.state(), store.read_records()));
    REQUIRE(backup);
    return std::move(*backup);
}

TEST_CASE("a backup restored on a clean device gives the identical state, also after reopening") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        World world(seed);
        Random random(seed);
        live(world.store, random, 80);
        Device clean(seed + 100);
        const auto restored = clean.store.restore(read_backup(world.store));
        INFO("seed " << seed);
        REQUIRE(restored);
        CHECK(restored->wrote);
        CHECK(state_digest(clean.store.state()) == world.digest());
        CHECK(model_text(clean.store.model()) == model_text(world.store.model()));
        CHECK(clean.store.replica() != world.store.replica());
        Store reopened(clean.disk, 3);
        CHECK_FALSE(reopened.open().damaged());
        CHECK(state_digest(reopened.state()) == world.digest());
    }
}

TEST_CASE("a backup brings the history along, once, and the clean device's own backup is the same file") {
    World world;
    Random random(3);
    live(world.store, random, 40);
    const Backup backup = read_backup(world.store);
    CHECK(backup.records == world.store.read_records());
    Device clean(5);
    REQUIRE(clean.store.restore(backup));
    CHECK(clean.store.read_records() == backup.records);
    CHECK(encode_backup(clean.store.state(), clean.store.read_records()) ==
          encode_backup(world.store.state(), world.store.read_records()));
    SaveProfile somebody_new = profile_form("Ida Berg");
    somebody_new.levels.clear();  // whichever skills are left
    REQUIRE(world.store.dispatch(somebody_new, after(noon, 9'000'000)));
    REQUIRE(clean.store.restore(read_backup(world.store)));
    CHECK(clean.store.read_records() == world.store.read_records());
    Store reopened(clean.disk, 3);
    CHECK_FALSE(reopened.open().damaged());
    CHECK(state_digest(reopened.state()) == world.digest());
}

TEST_CASE("what is newer on the device wins over a backup, and what only one knows stays") {
    World world;
    const Backup old = read_backup(world.store);
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 4}, after(noon, 1000)));
    REQUIRE(world.store.dispatch(profile_form("Ada"), after(noon, 2000)));
    const std::string now = world.digest();
    const auto nothing = world.store.restore(old);
    REQUIRE(nothing);
    CHECK_FALSE(nothing->wrote);
    CHECK(world.digest() == now);

    Device other(7);
    REQUIRE(other.store.dispatch(form_without_skills("Bea"), after(noon, 3000)));
    REQUIRE(other.store.restore(read_backup(world.store)));
    std::vector<std::string> names;
    for (const Profile* profile : other.store.model().profiles.existing()) names.push_back(profile->name);
    CHECK(std::ranges::count(names, "Ada") == 1);
    CHECK(std::ranges::count(names, "Bea") == 1);
    CHECK(other.store.model().profiles.find(lin)->levels.at(go) == 4);
}

TEST_CASE("a backup whose every fact is older still counts as known, and makes no step to undo") {
    World world;
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 4}, after(noon, 1000)));
    Device other(7);
    REQUIRE(other.store.restore(read_backup(world.store)));
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 5}, after(noon, 2000)));
    REQUIRE(other.store.dispatch(SetLevel{lin, go, 3}, after(noon, 3000)));
    const std::size_t steps = other.store.history().undo_steps().size();
    const auto restored = other.store.restore(read_backup(world.store));
    REQUIRE(restored);
    CHECK(restored->changes == 0);
    CHECK(other.store.history().undo_steps().size() == steps);
    REQUIRE(world.store.restore(read_backup(other.store)));
    CHECK(state_digest(other.store.state()) == world.digest());
    Store reopened(other.disk, 3);
    reopened.open();
    CHECK(state_digest(reopened.state()) == world.digest());
}

TEST_CASE("a preview counts what restoring then does, and changes nothing") {
    World world;
    const Backup old = read_backup(world.store);
    Device clean(5);
    const MergePreview all = preview_merge(clean.store.state(), old.state);
    CHECK(all.profiles.added == world.store.model().profiles.existing_count());
    CHECK(all.skills == (MergeCount{.added = 2, .changed = 0, .removed = 0}));
    CHECK(all.courses == (MergeCount{.added = 1, .changed = 0, .removed = 0}));
    CHECK(all.registers == old.state.registers.size());
    CHECK(clean.store.state().registers.empty());

    CHECK(preview_merge(world.store.state(), old.state).registers == 0);

    // a later backup changes one person, and knows that another is gone
    World later;
    WriteList writes;
    writes.put(noor, ProfileField::exists, false);
    REQUIRE(later.store.dispatch(ImportFiles{writes.take()}, after(noon, 5000)));
    REQUIRE(later.store.dispatch(SetLevel{lin, sql, 5}, after(noon, 6000)));
    const MergePreview preview = preview_merge(world.store.state(), read_backup(later.store).state);
    CHECK(preview.profiles == MergeCount{.added = 0, .changed = 1, .removed = 1});
}

TEST_CASE("restoring is one step that can be undone and done again, also after reopening") {
    World world;
    Device clean(5);
    REQUIRE(clean.store.dispatch(form_without_skills("Ada"), noon));
    REQUIRE(clean.store.restore(read_backup(world.store)));
    Store reopened(clean.disk, 6);
    reopened.open();
    REQUIRE(reopened.history().next_undo() != nullptr);
    CHECK(reopened.history().next_undo()->action == Action::restore_backup);
    REQUIRE(reopened.undo(after(noon, 1000)));
    CHECK(reopened.model().profiles.existing_count() == 1);
    REQUIRE(reopened.redo(after(noon, 2000)));
    CHECK(reopened.model().profiles.existing_count() == world.store.model().profiles.existing_count() + 1);
    REQUIRE(reopened.undo(after(noon, 3000)));
    REQUIRE(reopened.undo(after(noon, 4000)));
    CHECK(reopened.model().profiles.existing_count() == 0);
}

TEST_CASE("an old backup of its own does not make a device repeat itself") {
    World world;
    const Backup old = read_backup(world.store);
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 1}, noon));
    Device replaced(9);  // the same replica after its disk was lost: its name came back with the folder
    replaced.disk.files["replica.id"] = world.disk.files.at("replica.id");
    Store store(replaced.disk, 10);
    store.open();
    REQUIRE(store.replica() == world.store.replica());
    REQUIRE(store.restore(read_backup(world.store)));
    REQUIRE(store.dispatch(SetLevel{lin, go, 2}, noon));
    CHECK(store.state().last_sequence.at(store.replica()) == world.store.state().last_sequence.at(store.replica()) + 1);
    CHECK(store.state().newest > world.store.state().newest);
    CHECK(store.model().profiles.find(lin)->levels.at(go) == 2);
}

TEST_CASE("a disk that refuses leaves the state and the history as they were") {
    World world;
    Device clean(5);
    REQUIRE(clean.store.dispatch(form_without_skills("Ada"), noon));
    const std::string before = state_digest(clean.store.state());
    clean.disk.failing = Errc::storage_full;
    const auto refused = clean.store.restore(read_backup(world.store));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::storage_full);
    CHECK(state_digest(clean.store.state()) == before);
    CHECK(clean.store.history().next_undo()->action == Action::save_profile);
    clean.disk.failing = Errc::none;
    CHECK(clean.store.restore(read_backup(world.store)));
}

TEST_CASE("a record that a newer version wrote takes in no backup, as it could not be folded") {
    World world;
    Device clean(5);
    {
        journal::Journal journal(clean.disk);
        journal.open();
        REQUIRE(journal.append(as_bytes("a record of another time")));
    }
    Store store(clean.disk, 6);
    CHECK(store.open().undecodable_records == 1);
    const auto refused = store.restore(read_backup(world.store));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::record_too_new);
}

TEST_CASE("every damaged or cut byte of a backup is noticed, and newer formats are told apart") {
    World world;
    const Bytes intact = encode_backup(world.store.state(), world.store.read_records());
    REQUIRE(is_backup(intact));
    Random random(4);
    for (int i = 0; i < 300; ++i) {
        Bytes bytes = intact;
        bytes[random.below(bytes.size())] ^= static_cast<std::byte>(1 + random.below(255));
        const auto decoded = decode_backup(bytes);
        REQUIRE_FALSE(decoded);
        CHECK((decoded.error().code == Errc::backup_damaged || decoded.error().code == Errc::backup_too_new));
    }
    for (std::size_t size = 0; size < intact.size(); size += 97) {
        CHECK(decode_backup(ByteView(intact).first(size)).error().code == Errc::backup_damaged);
    }
    Bytes newer;
    append(newer, as_bytes("CAIRNBK3"));
    CHECK(is_backup(newer));
    CHECK(decode_backup(newer).error().code == Errc::backup_too_new);
    Bytes other_state;
    append(other_state, as_bytes("CAIRNBK1"));
    const Bytes payload{std::byte{99}};
    journal::append_frame(other_state, payload);
    CHECK(decode_backup(other_state).error().code == Errc::backup_too_new);
    CHECK_FALSE(is_backup(as_bytes("name,role\nMarta,coach\n")));
}

}  // namespace
