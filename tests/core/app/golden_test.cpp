#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/app/backup.hpp"
#include "core/app/snapshot.hpp"
#include "tests/core/app/histories.hpp"

// Records as versions of the program left them, for ever: tests/core/app/golden/N holds the files of a device, its
// backup and the digest of its state. A change of a format adds a folder (cairn_tests "[.golden]" writes the newest)
// and never touches the others.

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;
namespace fs = std::filesystem;

const fs::path golden_folder = CAIRN_SOURCE_DIR "/tests/core/app/golden";
constexpr int newest_version = 3;
constexpr const char* backup_name = "backup.cairn";
constexpr const char* digest_name = "digest.txt";

Bytes read_file(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const ByteView view = as_bytes(text);
    return {view.begin(), view.end()};
}

void write_file(const fs::path& path, ByteView bytes) {
    std::ofstream stream(path, std::ios::binary);
    stream << as_text(bytes);
}

/// What another device wrote at the same time, so that something lost and is kept.
void write_apart(const Store& store, journal::MemoryDisk& disk) {
    Batch batch;
    batch.replica = named<ReplicaId>("another device");
    batch.sequence = 1;
    batch.stamp = {store.state().newest.ticks + 1};
    WriteList writes;
    writes.put(lin, ProfileField::name, std::string_view("Written apart"));
    writes.put(course, CourseField::summary_english, std::string_view("One half."));
    writes.put(go, SkillField::exists, false);
    batch.writes = writes.take();
    batch.seen = {{0, {named<ReplicaId>("a third"), {3}}}};
    journal::Journal journal(disk);
    journal.open();
    REQUIRE(journal.append(write_archive(batch)));
}

/// Folded twice, with records after it and steps to undo and to redo.
void write_golden(const fs::path& folder) {
    World world;
    Random random(2026);
    auto store = std::make_unique<Store>(world.disk, 3);
    for (int fold = 0; fold < 2; ++fold) {
        store->open();
        live(*store, random, 25);
        journal::Journal journal(world.disk);
        journal.open();
        REQUIRE(journal.write_snapshot(encode_snapshot(store->state(), store->history())));
        store = std::make_unique<Store>(world.disk, 3);
    }
    store->open();
    live(*store, random, 10);
    write_apart(*store, world.disk);
    store = std::make_unique<Store>(world.disk, 3);
    store->open();
    REQUIRE(store->dispatch(SetLevel{lin, go, 3}, noon));
    REQUIRE(store->dispatch(SetLevel{lin, go, 4}, noon));
    REQUIRE(store->undo(noon));
    fs::create_directories(folder);
    for (const auto& [name, bytes] : world.disk.files) write_file(folder / name, bytes);
    write_file(folder / backup_name, encode_backup(store->state(), store->read_records()));
    write_file(folder / digest_name, as_bytes(state_digest(store->state()) + "\n"));
}

TEST_CASE("the newest golden record is written", "[.golden]") {
    write_golden(golden_folder / std::to_string(newest_version));
}

TEST_CASE("what every version wrote is read for ever: record, undo steps and backup") {
    for (int version = 1; version <= newest_version; ++version) {
        INFO("version " << version);
        const fs::path folder = golden_folder / std::to_string(version);
        journal::MemoryDisk disk;
        for (const auto& entry : fs::directory_iterator(folder)) {
            const std::string name = entry.path().filename().string();
            if (name != backup_name && name != digest_name) disk.files[name] = read_file(entry.path());
        }
        const Bytes digest = read_file(folder / digest_name);
        Store store(disk, 1);
        const OpenResult result = store.open();
        CHECK_FALSE(result.damaged());
        CHECK(result.journal.torn_tail_bytes == 0);
        CHECK(state_digest(store.state()) + "\n" == as_text(digest));
        REQUIRE(store.redo(after(noon, 60'000)));
        CHECK(store.model().profiles.find(lin)->levels.at(go) == 4);
        const auto backup = decode_backup(read_file(folder / backup_name));
        REQUIRE(backup);
        CHECK(state_digest(backup->state) + "\n" == as_text(digest));
    }
}

TEST_CASE("a snapshot of an older format is kept beside those that follow, whatever is folded later") {
    for (int version = 1; version <= newest_version; ++version) {
        INFO("version " << version);
        const Bytes snapshot = read_file(golden_folder / std::to_string(version) / "00000003.snap");
        journal::MemoryDisk disk;
        for (const char* name : {"00000003.snap", "00000003.seg", "replica.id"})
            disk.files[name] = read_file(golden_folder / std::to_string(version) / name);
        for (int fold = 0; fold < 3; ++fold) {
            Store store(disk, 1);
            CHECK_FALSE(store.open().damaged());
            journal::Journal journal(disk);
            journal.open();
            REQUIRE(journal.write_snapshot(encode_snapshot(store.state(), store.history())));
        }
        CHECK_FALSE(disk.files.contains("00000003.snap"));
        if (version == newest_version) {
            CHECK_FALSE(disk.files.contains("00000003.old"));
        } else {
            CHECK(disk.files.at("00000003.old") == snapshot);
        }
    }
}

}  // namespace
