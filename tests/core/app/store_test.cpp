#include "core/app/store.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

TEST_CASE("replaying the journal gives the state of the session that wrote it") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        World world(seed);
        Random random(seed);
        live(world.store, random, 80);
        Store reopened(world.disk, 99);
        const OpenResult result = reopened.open();
        INFO("seed " << seed);
        CHECK_FALSE(result.damaged());
        CHECK(state_digest(reopened.state()) == world.digest());
        CHECK(model_text(reopened.model()) == model_text(world.store.model()));
        CHECK(reopened.replica() == world.store.replica());
    }
}

TEST_CASE("replaying gives the same state through snapshots, of which two stay") {
    World world;
    Random random(8);
    const std::string long_summary(20'000, 's');
    std::ptrdiff_t snapshots_max = 0;
    const auto is_snapshot = [](const auto& file) { return file.first.ends_with(".snap"); };
    for (int i = 0; i < 120; ++i) {
        live(world.store, random, 3);
        WriteList writes;
        writes.put(course, CourseField::summary_english, long_summary + std::to_string(i));
        REQUIRE(world.store.dispatch(ImportFiles{writes.take()}, noon));
        snapshots_max = std::max(snapshots_max, std::ranges::count_if(world.disk.files, is_snapshot));
        if (i % 10 != 0) continue;
        Store reopened(world.disk, 99);
        CHECK_FALSE(reopened.open().damaged());
        REQUIRE(state_digest(reopened.state()) == world.digest());
        REQUIRE(model_text(reopened.model()) == model_text(world.store.model()));
    }
    CHECK(snapshots_max == 2);
}

TEST_CASE("a disk that refuses to write changes nothing, and says why") {
    for (const Errc reason : {Errc::storage_full, Errc::storage_read_only, Errc::storage_write_failed}) {
        World world;
        const std::string before = world.digest();
        const auto files = world.disk.files;
        const std::uint64_t revision = world.store.revision();
        world.disk.failing = reason;
        const auto refused = world.store.dispatch(profile_form(), noon);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == reason);
        CHECK(world.store.undo(noon).error().code == reason);
        CHECK(world.digest() == before);
        CHECK(world.disk.files == files);
        CHECK(world.store.revision() == revision);
        world.disk.failing = Errc::none;
        CHECK(world.store.dispatch(profile_form(), noon).has_value());
    }
}

TEST_CASE("a disk that can only be read opens with everything there is") {
    World world;
    world.disk.failing = Errc::storage_read_only;
    Store reader(world.disk, 5);
    CHECK_FALSE(reader.open().damaged());
    CHECK(state_digest(reader.state()) == world.digest());
    journal::MemoryDisk empty;
    empty.failing = Errc::storage_read_only;
    Store first(empty, 5);
    CHECK_FALSE(first.open().damaged());
    SaveProfile form = profile_form();
    form.levels.clear();
    CHECK(first.dispatch(form, noon).error().code == Errc::storage_read_only);
}

TEST_CASE("a record that was refused but turns up on the disk all the same loses to what was written next") {
    World world;
    WriteList writes;
    writes.put(lin, ProfileField::name, std::string_view("refused"));
    world.disk.failing = Errc::storage_write_failed;
    CHECK_FALSE(world.store.dispatch(ImportFiles{writes.take()}, noon));
    world.disk.failing = Errc::none;
    // what the disk had done before it said no
    Batch ghost;
    ghost.replica = world.store.replica();
    ghost.sequence = 2;
    ghost.stamp = {world.store.state().newest.ticks + 1};
    writes.put(lin, ProfileField::name, std::string_view("refused"));
    ghost.writes = writes.take();
    {
        journal::Journal journal(world.disk);
        journal.open();
        REQUIRE(journal.append(write_archive(ghost)));
    }
    SaveProfile form = profile_form("written next");
    form.id = lin;
    REQUIRE(world.store.dispatch(form, noon));
    Store reopened(world.disk, 5);
    reopened.open();
    CHECK(reopened.model().profiles.find(lin)->name == "written next");
}

TEST_CASE("records of a newer version are reported, and nothing is folded or removed while they are there") {
    World world;
    Bytes unknown = write_archive(batches_of(world.disk).front());
    unknown[unknown.size() - 1] = std::byte{0x09};
    unknown.push_back(std::byte{0x55});
    {
        journal::Journal journal(world.disk);
        journal.open();
        REQUIRE(journal.append(unknown));
    }
    Store store(world.disk, 5);
    const OpenResult result = store.open();
    CHECK(result.undecodable_records == 1);
    CHECK(result.undecodable_bytes == unknown.size());
    CHECK(result.damaged());
    const std::string long_summary(40'000, 's');
    for (int i = 0; i < 20; ++i) {
        WriteList writes;
        writes.put(course, CourseField::summary_english, long_summary + std::to_string(i));
        REQUIRE(store.dispatch(ImportFiles{writes.take()}, noon));
    }
    CHECK(world.disk.files.contains("00000001.seg"));
    CHECK_FALSE(world.disk.files.contains("00000007.snap"));
}

TEST_CASE("a new profile is answered with its id, an edit with what it changed") {
    World world;
    const auto created = world.store.dispatch(profile_form("  Ana Reis\u3000"), noon);
    REQUIRE(created);
    CHECK(created->wrote);
    CHECK(created->changes == 1U << static_cast<unsigned>(EntityKind::profile));
    const Profile* ana = world.store.model().profiles.find(ProfileId{created->subject});
    REQUIRE(ana != nullptr);
    CHECK(ana->name == "Ana Reis");
    CHECK(ana->levels == std::map<SkillId, std::int64_t>{{go, 2}});
    SaveProfile form = profile_form("Ana Reis");
    form.id = ana->id;
    form.capacity = 3;
    const std::size_t writes_before = batches_of(world.disk).size();
    REQUIRE(world.store.dispatch(form, noon));
    const auto batches = batches_of(world.disk);
    REQUIRE(batches.size() == writes_before + 1);
    CHECK(batches.back().writes.size() == 1);
}

TEST_CASE("batches carry their author once somebody acts") {
    World world;
    world.store.set_author(lin);
    REQUIRE(world.store.dispatch(SetLevel{lin, go, 3}, noon));
    const auto batches = batches_of(world.disk);
    CHECK_FALSE(batches.front().author);
    CHECK(batches.back().author == lin);
}

TEST_CASE("two stores on two disks are two replicas") {
    World first(1);
    World second(2);
    CHECK(first.store.replica());
    CHECK(first.store.replica() != second.store.replica());
}

}  // namespace
