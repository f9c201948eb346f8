#include "core/journal/journal.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/journal/frame.hpp"
#include "tests/core/journal/records.hpp"

namespace {

using namespace cairn;
using namespace cairn::journal_test;
using journal::Journal;
using journal::Loaded;
using journal::MemoryDisk;
using journal::OpenReport;

std::vector<std::string> names_of(const MemoryDisk& disk) {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : disk.files) names.push_back(name);
    return names;
}

/// `snapshots` snapshots with a segment of three records before each, and one segment after the last.
MemoryDisk disk_with_snapshots(int snapshots) {
    MemoryDisk disk;
    Writer writer(disk);
    std::uint64_t number = 0;
    for (int i = 0; i <= snapshots; ++i) {
        for (int j = 0; j < 3; ++j) REQUIRE(writer.append(numbered_record(++number, 40)));
        if (i < snapshots) REQUIRE(writer.snapshot());
    }
    return disk;
}

TEST_CASE("an empty disk opens as an empty journal") {
    MemoryDisk disk;
    const Everything all = open_everything(disk);
    CHECK(all.text.empty());
    CHECK_FALSE(all.report.damaged());
    CHECK(disk.files.empty());
}

TEST_CASE("records come back in order after each reopening") {
    MemoryDisk disk;
    std::string expected;
    for (std::uint64_t number = 1; number <= 20; ++number) {
        Writer writer(disk);
        REQUIRE(writer.text() == expected);
        REQUIRE(writer.append(numbered_record(number, 30)));
        expected = writer.text();
    }
    CHECK(open_everything(disk).text == expected);
    CHECK(names_of(disk) == std::vector<std::string>{"00000001.seg"});
}

TEST_CASE("a segment is sealed before it would grow over 64 KiB") {
    MemoryDisk disk;
    Journal journal(disk);
    journal.open();
    for (std::uint64_t number = 1; number <= 200; ++number) REQUIRE(journal.append(numbered_record(number, 1000)));
    for (const auto& [name, bytes] : disk.files) {
        INFO(name);
        CHECK(bytes.size() <= journal::segment_bytes_max);
    }
    CHECK(disk.files.size() == 4);
}

TEST_CASE("records from elsewhere join the history below the snapshot that covers them, and are not replayed") {
    MemoryDisk disk;
    Journal journal(disk);
    journal.open();
    REQUIRE(journal.append(numbered_record(1, 30)));
    const std::vector<Bytes> past{numbered_record(50, 30), numbered_record(51, 30)};
    REQUIRE(journal.write_snapshot(record_of("state"), past));
    REQUIRE(journal.append(numbered_record(2, 30)));
    Journal again(disk);
    const Loaded loaded = again.open();
    CHECK_FALSE(loaded.report.damaged());
    REQUIRE(loaded.records.size() == 1);
    CHECK(loaded.records[0] == numbered_record(2, 30));
    CHECK(again.read_records() == std::vector<Bytes>{numbered_record(1, 30), past[0], past[1], numbered_record(2, 30)});
}

TEST_CASE("a record larger than a segment gets a segment of its own") {
    MemoryDisk disk;
    Journal journal(disk);
    journal.open();
    REQUIRE(journal.append(numbered_record(1, 100)));
    REQUIRE(journal.append(numbered_record(2, 300'000)));
    REQUIRE(journal.append(numbered_record(3, 100)));
    REQUIRE(disk.files.size() == 3);
    CHECK(disk.files["00000002.seg"].size() == 8 + journal::frame_header_bytes + 300'000);
    Journal again(disk);
    const Loaded loaded = again.open();
    REQUIRE(loaded.records.size() == 3);
    CHECK(loaded.records[1] == numbered_record(2, 300'000));
    REQUIRE(again.append(numbered_record(4, 100)));
    CHECK(disk.files.size() == 3);
}

TEST_CASE("a snapshot stands for the records before it, and two generations are kept") {
    const MemoryDisk disk = disk_with_snapshots(4);
    CHECK(names_of(disk) == std::vector<std::string>{"00000001.seg", "00000002.seg", "00000003.seg", "00000004.seg",
                                                     "00000004.snap", "00000005.seg", "00000005.snap"});
    MemoryDisk copy = disk;
    Journal journal(copy);
    const Loaded loaded = journal.open();
    CHECK(loaded.snapshot.has_value());
    CHECK(loaded.records.size() == 3);
    CHECK_FALSE(loaded.report.damaged());
}

TEST_CASE("a damaged newest snapshot is replaced by its predecessor and the segments, with nothing lost") {
    const MemoryDisk intact = disk_with_snapshots(3);
    MemoryDisk healthy = intact;
    const std::string expected = open_everything(healthy).text;
    const Bytes& newest = intact.files.at("00000004.snap");
    for (std::size_t at = 0; at < newest.size(); ++at) {
        MemoryDisk disk = intact;
        disk.files["00000004.snap"][at] ^= std::byte{0x10};
        const Everything all = open_everything(disk);
        INFO("byte " << at);
        REQUIRE(all.text == expected);
        REQUIRE(all.report.older_snapshot_used);
        REQUIRE(all.report.damaged());
    }
    for (std::size_t size = 0; size < newest.size(); ++size) {
        MemoryDisk disk = intact;
        disk.files["00000004.snap"].resize(size);
        INFO("cut at " << size);
        REQUIRE(open_everything(disk).text == expected);
    }
}

TEST_CASE("a damaged snapshot stays until two newer ones exist") {
    MemoryDisk disk = disk_with_snapshots(3);
    disk.files["00000004.snap"][20] ^= std::byte{0xFF};
    Writer writer(disk);
    REQUIRE(writer.append(numbered_record(50, 30)));
    REQUIRE(writer.snapshot());
    CHECK(disk.files.contains("00000003.snap"));
    CHECK(disk.files.contains("00000004.snap"));
    REQUIRE(writer.append(numbered_record(51, 30)));
    REQUIRE(writer.snapshot());
    CHECK_FALSE(disk.files.contains("00000003.snap"));
    CHECK_FALSE(disk.files.contains("00000004.snap"));
    CHECK(open_everything(disk).text == writer.text());
}

TEST_CASE("a snapshot written twice without a record between keeps its predecessor") {
    MemoryDisk disk = disk_with_snapshots(2);
    Writer writer(disk);
    REQUIRE(writer.snapshot());
    REQUIRE(writer.snapshot());
    disk.files["00000005.snap"][12] ^= std::byte{1};
    CHECK(open_everything(disk).text == writer.text());
}

TEST_CASE("a snapshot that a crash cuts off right after another one leaves that one as it was") {
    RecordingDisk disk;
    Writer writer(disk);
    for (const char* text : {"one", "two", "three"}) {
        REQUIRE(writer.append(record_of(text)));
        REQUIRE(writer.snapshot());
    }
    REQUIRE(writer.snapshot());
    const auto name = disk.last.name;
    CHECK_FALSE(disk.last.before.contains(name));
    for (std::size_t size = 0; size <= disk.last.bytes.size(); ++size) {
        MemoryDisk cut = disk.cut_at(size);
        INFO(size << " bytes of " << name);
        REQUIRE(open_everything(cut).text == "onetwothree");
    }
}

TEST_CASE("a damaged byte within a segment loses that record and no other") {
    MemoryDisk intact;
    Writer writer(intact);
    for (std::uint64_t number = 1; number <= 5; ++number) REQUIRE(writer.append(numbered_record(number, 30)));
    const std::size_t frame_bytes = journal::frame_header_bytes + 30;
    const std::size_t magic_bytes = 8;
    for (std::size_t at = 0; at < intact.files["00000001.seg"].size(); ++at) {
        MemoryDisk disk = intact;
        disk.files["00000001.seg"][at] ^= std::byte{0x04};
        Journal journal(disk);
        const Loaded loaded = journal.open();
        std::vector<Bytes> expected;
        for (std::uint64_t number = 1; number <= 5; ++number) {
            const bool is_hit = at >= magic_bytes && (at - magic_bytes) / frame_bytes == number - 1;
            if (!is_hit) expected.push_back(numbered_record(number, 30));
        }
        INFO("byte " << at);
        REQUIRE(loaded.records == expected);
        REQUIRE(loaded.report.dropped_bytes + loaded.report.torn_tail_bytes > 0);
    }
}

TEST_CASE("nothing is written after bytes that nobody can read") {
    struct Row {
        std::string what;
        void (*damage)(Bytes&);
    };
    const Row rows[] = {
        {"a torn tail", [](Bytes& bytes) { bytes.resize(bytes.size() - 3); }},
        {"a damaged last record", [](Bytes& bytes) { bytes.back() ^= std::byte{1}; }},
        {"a damaged first record", [](Bytes& bytes) { bytes[20] ^= std::byte{1}; }},
        {"a damaged magic", [](Bytes& bytes) { bytes[0] ^= std::byte{1}; }},
        {"a torn magic", [](Bytes& bytes) { bytes.resize(5); }},
        {"an empty file", [](Bytes& bytes) { bytes.clear(); }},
    };
    for (const Row& row : rows) {
        MemoryDisk disk;
        Writer first(disk);
        for (std::uint64_t number = 1; number <= 3; ++number) REQUIRE(first.append(numbered_record(number, 30)));
        row.damage(disk.files["00000001.seg"]);
        const Bytes damaged = disk.files["00000001.seg"];
        Writer second(disk);
        REQUIRE(second.append(numbered_record(4, 30)));
        INFO(row.what);
        CHECK(disk.files["00000001.seg"] == damaged);
        CHECK(disk.files.contains("00000002.seg"));
        CHECK(open_everything(disk).text == second.text());
    }
}

TEST_CASE("a segment that was cut off while it began is the trace of a crash, not damage") {
    for (std::size_t size = 0; size < 8 + journal::frame_header_bytes + 30; ++size) {
        MemoryDisk disk;
        Writer writer(disk);
        REQUIRE(writer.append(numbered_record(1, 30)));
        disk.files["00000001.seg"].resize(size);
        INFO("cut at " << size);
        const Everything all = open_everything(disk);
        REQUIRE(all.text.empty());
        REQUIRE_FALSE(all.report.damaged());
    }
}

/// A disk on which some files cannot be read for now.
class UnreadableDisk : public MemoryDisk {
public:
    Result<Bytes> read(const std::string& name) override {
        if (name == unreadable) return fail(Errc::storage_read_failed, name);
        return MemoryDisk::read(name);
    }
    std::string unreadable;
};

TEST_CASE("a segment that cannot be read for now is not overtaken by later records") {
    UnreadableDisk disk;
    Journal journal(disk);
    journal.open();
    for (std::uint64_t number = 1; number <= 2; ++number) REQUIRE(journal.append(numbered_record(number, 40'000)));
    disk.unreadable = "00000002.seg";
    Journal second(disk);
    CHECK(second.open().report.unreadable_files == 1);
    REQUIRE(second.append(numbered_record(3, 30)));
    disk.unreadable.clear();
    Journal third(disk);
    const Loaded loaded = third.open();
    REQUIRE(loaded.records.size() == 3);
    CHECK(loaded.records[2] == numbered_record(3, 30));
}

TEST_CASE("records written while the newest snapshot cannot be read are not covered by it later") {
    UnreadableDisk disk;
    {
        Writer writer(disk);
        for (std::uint64_t number = 1; number <= 3; ++number) REQUIRE(writer.append(numbered_record(number, 30)));
        REQUIRE(writer.snapshot());
    }
    disk.unreadable = "00000002.snap";
    Writer writer(disk);
    REQUIRE(writer.append(numbered_record(4, 30)));
    disk.unreadable.clear();
    CHECK(open_everything(disk).text == writer.text());
}

/// A disk that refuses writes whose name ends so, having done them all the same, in part, or not at all.
class RefusingDisk : public MemoryDisk {
public:
    enum class Leaves { nothing, half, everything };
    Result<void> write(const std::string& name, ByteView bytes) override {
        if (!refuses(name)) return MemoryDisk::write(name, bytes);
        if (leaves != Leaves::nothing) static_cast<void>(MemoryDisk::write(name, part_of(bytes)));
        return fail(Errc::storage_full, name);
    }
    Result<void> append(const std::string& name, ByteView bytes) override {
        if (!refuses(name)) return MemoryDisk::append(name, bytes);
        if (leaves != Leaves::nothing) static_cast<void>(MemoryDisk::append(name, part_of(bytes)));
        return fail(Errc::storage_full, name);
    }
    Result<void> remove(const std::string& name) override {
        if (refuses(name)) return fail(Errc::storage_write_failed, name);
        return MemoryDisk::remove(name);
    }
    std::string refused_suffix;  ///< none when empty
    Leaves leaves = Leaves::nothing;

private:
    [[nodiscard]] bool refuses(const std::string& name) const {
        return !refused_suffix.empty() && name.ends_with(refused_suffix);
    }
    [[nodiscard]] ByteView part_of(ByteView bytes) const {
        return leaves == Leaves::half ? bytes.first(bytes.size() / 2) : bytes;
    }
};

TEST_CASE("a record that the disk refused costs no other record, whatever the disk kept of it") {
    for (const auto leaves : {RefusingDisk::Leaves::nothing, RefusingDisk::Leaves::half}) {
        for (const std::uint64_t before : {0U, 3U}) {
            RefusingDisk disk;
            Writer writer(disk);
            for (std::uint64_t number = 0; number < before; ++number)
                REQUIRE(writer.append(numbered_record(number, 30)));
            disk.refused_suffix = ".seg";
            disk.leaves = leaves;
            for (int i = 0; i < 3; ++i) REQUIRE_FALSE(writer.append(numbered_record(77, 30)));
            disk.refused_suffix.clear();
            for (std::uint64_t number = 10; number < 13; ++number) REQUIRE(writer.append(numbered_record(number, 30)));
            INFO("leaves " << static_cast<int>(leaves) << ", before " << before);
            const Everything all = open_everything(disk);
            CHECK(all.text == writer.text());
            CHECK_FALSE(all.report.damaged());
        }
    }
}

TEST_CASE("records after a snapshot that was refused are found again, whatever the disk kept of it") {
    for (const auto leaves :
         {RefusingDisk::Leaves::nothing, RefusingDisk::Leaves::half, RefusingDisk::Leaves::everything}) {
        RefusingDisk disk;
        Writer writer(disk);
        for (std::uint64_t number = 1; number <= 3; ++number) REQUIRE(writer.append(numbered_record(number, 30)));
        disk.refused_suffix = ".snap";
        disk.leaves = leaves;
        REQUIRE_FALSE(writer.snapshot());
        disk.refused_suffix.clear();
        REQUIRE(writer.append(numbered_record(4, 30)));
        INFO("leaves " << static_cast<int>(leaves));
        CHECK(open_everything(disk).text == writer.text());
    }
}

TEST_CASE("a disk with room for records but not for snapshots is not filled with tiny segments") {
    RefusingDisk disk;
    disk.refused_suffix = ".snap";
    Writer writer(disk);
    for (std::uint64_t number = 1; number <= 2'000; ++number) REQUIRE(writer.append(numbered_record(number, 500)));
    const std::size_t full_segments = 2'000 * 510 / journal::segment_bytes_max + 1;
    CHECK(disk.files.size() <= 2 * full_segments);
    CHECK(open_everything(disk).text == writer.text());
}

TEST_CASE("a start reads one snapshot and at most twelve segments, however long the history, which stays whole") {
    class CountingDisk : public MemoryDisk {
    public:
        Result<Bytes> read(const std::string& name) override {
            ++reads;
            return MemoryDisk::read(name);
        }
        std::size_t reads = 0;
    };
    CountingDisk disk;
    Writer writer(disk);
    for (std::uint64_t number = 1; number <= 10'000; ++number) {
        REQUIRE(writer.append(numbered_record(number, 60 + number % 400)));
        if (number % 500 != 0) continue;
        disk.reads = 0;
        Journal(disk).open();
        CHECK(disk.reads <= 1 + 12);
    }
    const std::vector<Bytes> records = Journal(disk).read_records();
    REQUIRE(records.size() == 10'000);
    CHECK(records.front() == numbered_record(1, 61));
    CHECK(records.back() == numbered_record(10'000, 60));
    const Everything all = open_everything(disk);
    CHECK(all.text == writer.text());
    CHECK_FALSE(all.report.damaged());
}

TEST_CASE("files that are not the journal's are neither read nor removed") {
    MemoryDisk disk = disk_with_snapshots(1);
    const std::vector<std::string> foreign{"1.seg",
                                           "00000000.seg",
                                           "x.seg",
                                           ".snap",
                                           "00000002.snap.bak",
                                           "notes.txt",
                                           "99999999999999999999.seg",
                                           "18446744073709551615.seg",
                                           "-0000001.seg"};
    for (const std::string& name : foreign) disk.files[name] = record_of("whatever");
    Writer writer(disk);
    REQUIRE(writer.append(numbered_record(90, 30)));
    for (int i = 0; i < 3; ++i) {
        REQUIRE(writer.append(numbered_record(91, 30)));
        REQUIRE(writer.snapshot());
    }
    for (const std::string& name : foreign) CHECK(disk.files.contains(name));
    CHECK_FALSE(open_everything(disk).report.damaged());
}

}  // namespace
