#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/app/snapshot.hpp"
#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

/// Files of a store that has snapshots, segments before and after the newest, and a replica's name.
std::map<std::string, Bytes> stored_files() {
    World world;
    Random random(21);
    const std::string long_summary(9'000, 's');
    for (int i = 0; i < 110; ++i) {
        live(world.store, random, 2);
        WriteList writes;
        writes.put(course, CourseField::summary_english, long_summary + std::to_string(i));
        static_cast<void>(world.store.dispatch(ImportFiles{writes.take()}, after(noon, i * 1000)));
    }
    return world.disk.files;
}

std::string digest_of(journal::Disk& disk, OpenResult* result = nullptr) {
    Store store(disk, 77);
    const OpenResult found = store.open();
    if (result != nullptr) *result = found;
    return state_digest(store.state());
}

/// The digests that are right when one record after the newest snapshot is missing.
std::set<std::string> digests_without_one(const std::map<std::string, Bytes>& files) {
    journal::MemoryDisk disk;
    disk.files = files;
    const journal::Loaded loaded = journal::Journal(disk).open();
    std::set<std::string> digests;
    for (std::size_t missing = 0; missing < loaded.records.size(); ++missing) {
        auto state = loaded.snapshot ? decode_snapshot(*loaded.snapshot).value().state : State{};
        for (std::size_t i = 0; i < loaded.records.size(); ++i) {
            if (i != missing) apply(state, read_archive<Batch>(loaded.records[i]).value());
        }
        digests.insert(state_digest(state));
    }
    return digests;
}

TEST_CASE("one damaged byte anywhere costs at most the record it is in, and is reported") {
    const auto files = stored_files();
    std::string newest_snapshot;
    for (const auto& [name, bytes] : files) {
        if (name.ends_with(".snap")) newest_snapshot = name;
    }
    REQUIRE_FALSE(newest_snapshot.empty());
    journal::MemoryDisk healthy;
    healthy.files = files;
    OpenResult found;
    const std::string expected = digest_of(healthy, &found);
    REQUIRE_FALSE(found.damaged());
    const auto without_one = digests_without_one(files);

    std::vector<std::pair<std::string, std::size_t>> places;
    Random random(2);
    for (const auto& [name, bytes] : files) {
        for (int i = 0; i < 30; ++i) places.emplace_back(name, random.below(bytes.size()));
        for (std::size_t at = 0; at < std::min<std::size_t>(bytes.size(), 24); ++at) places.emplace_back(name, at);
    }
    for (const auto& [name, at] : places) {
        journal::MemoryDisk disk;
        disk.files = files;
        disk.files[name][at] ^= static_cast<std::byte>(1U + random.below(255));
        const std::string digest = digest_of(disk, &found);
        INFO(name << " byte " << at);
        const bool is_read = name.substr(0, 8) >= newest_snapshot.substr(0, 8);  // also the replica's name
        const bool reported = found.damaged() || found.journal.torn_tail_bytes != 0;
        REQUIRE(reported == is_read);
        if (name.ends_with(".seg") && is_read) {
            REQUIRE((digest == expected || without_one.contains(digest)));
        } else {
            REQUIRE(digest == expected);
        }
        Store goes_on(disk, 78);
        goes_on.open();
        REQUIRE(goes_on.dispatch(profile_form(), noon));
    }
}

TEST_CASE("a file cut anywhere or missing still opens, and the store goes on") {
    const auto files = stored_files();
    Random random(3);
    for (const auto& [name, bytes] : files) {
        for (int i = 0; i < 8; ++i) {
            journal::MemoryDisk disk;
            disk.files = files;
            if (i == 0) {
                disk.files.erase(name);
            } else {
                disk.files[name].resize(random.below(bytes.size()));
            }
            Store store(disk, 77);
            store.open();
            INFO(name << " cut to " << (i == 0 ? 0 : disk.files[name].size()));
            REQUIRE(store.dispatch(profile_form(), noon));
            const std::string digest = state_digest(store.state());
            REQUIRE(digest_of(disk) == digest);
        }
    }
}

TEST_CASE("a damaged replica's name makes a new replica that goes on with the old one's facts") {
    World world;
    world.disk.files["replica.id"][15] ^= std::byte{1};
    Store store(world.disk, 6);
    CHECK(store.open().damaged());
    CHECK(store.replica() != world.store.replica());
    CHECK(store.model().profiles.find(lin) != nullptr);
    REQUIRE(store.dispatch(SetLevel{lin, go, 5}, noon));
    Store again(world.disk, 7);
    CHECK_FALSE(again.open().damaged());
    CHECK(again.replica() == store.replica());
    CHECK(again.model().profiles.find(lin)->levels.at(go) == 5);
}

}  // namespace
