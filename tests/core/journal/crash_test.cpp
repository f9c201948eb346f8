#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"
#include "core/journal/journal.hpp"
#include "tests/core/journal/records.hpp"

namespace {

using namespace cairn;
using namespace cairn::journal_test;

/// Checks one crash in the middle of the last write: what was acknowledged before it is there, and of what was being
/// written all or nothing.
void check_crash(const RecordingDisk& disk, std::size_t size, const std::string& before, const std::string& after) {
    journal::MemoryDisk crashed = disk.cut_at(size);
    const Everything all = open_everything(crashed);
    INFO("last write " << disk.last.name << " cut at " << size << " of " << disk.last.bytes.size());
    REQUIRE((all.text == before || all.text == after));
    Writer goes_on(crashed);
    REQUIRE(goes_on.append(as_bytes("and on")));
    REQUIRE(open_everything(crashed).text == all.text + "and on");
}

TEST_CASE("a crash at any byte of any write loses no record that was acknowledged") {
    RecordingDisk disk;
    Writer writer(disk);
    Random random(2026);
    std::string before;
    for (std::uint64_t number = 1; number <= 60; ++number) {
        if (number % 7 == 0) {
            REQUIRE(writer.snapshot());
        } else {
            REQUIRE(writer.append(numbered_record(number, 10 + static_cast<std::size_t>(random.below(60)))));
        }
        for (std::size_t size = 0; size <= disk.last.bytes.size(); ++size)
            check_crash(disk, size, before, writer.text());
        before = writer.text();
    }
}

TEST_CASE("crash after crash loses no record that was acknowledged") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Random random(seed);
        std::map<std::string, Bytes> files;
        std::string acknowledged;
        for (int life = 0; life < 6; ++life) {
            RecordingDisk disk;
            disk.files = files;
            Writer writer(disk);
            INFO("seed " << seed << ", life " << life);
            REQUIRE(writer.text().starts_with(acknowledged));
            std::string before = writer.text();
            const std::uint64_t steps = random.below(12);
            for (std::uint64_t step = 0; step < steps; ++step) {
                before = writer.text();
                if (random.chance(150'000)) {
                    REQUIRE(writer.snapshot());
                } else {
                    REQUIRE(writer.append(
                        numbered_record(random.next(), 10 + static_cast<std::size_t>(random.below(200)))));
                }
            }
            files = disk.files;
            acknowledged = writer.text();
            if (steps > 0 && random.chance(700'000)) {
                files = disk.cut_at(static_cast<std::size_t>(random.below(disk.last.bytes.size() + 1))).files;
                acknowledged = before;
            }
        }
    }
}

}  // namespace
