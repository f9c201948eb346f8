#include "core/app/journal_report.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "tests/core/app/histories.hpp"

namespace {

using namespace cairn;
using namespace cairn::app;
using namespace cairn::app_test;

std::vector<std::string> lines_of(bool (*report)(journal::Disk&, const LineSink&), journal::Disk& disk, bool& result) {
    std::vector<std::string> lines;
    result = report(disk, [&](std::string_view line) { lines.emplace_back(line); });
    return lines;
}

bool holds(const std::vector<std::string>& lines, std::string_view part) {
    return std::ranges::any_of(lines, [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

TEST_CASE("a dump has each batch with the names of its registers, and quotes what people wrote") {
    World world;
    SaveProfile form = profile_form("Ada \"the\"\tfirst \\ 一");
    REQUIRE(world.store.dispatch(form, noon));
    bool is_whole = false;
    const auto lines = lines_of(dump_journal, world.disk, is_whole);
    CHECK(is_whole);
    CHECK(lines.size() == 2);
    CHECK(holds(lines, R"("file":"00000001.seg","kind":"batch","replica":")" + to_hex(world.store.replica())));
    CHECK(holds(lines, R"("sequence":2,"time":"2026-11-22T12:00:00.000Z","counter":)"));
    CHECK(holds(lines, R"("register":"profile.name")"));
    CHECK(holds(lines, R"("value":"Ada \"the\"\u0009first \\ 一")"));
}

TEST_CASE("an intact journal is said to be intact, with the digest of its state, and is not touched") {
    World world;
    const auto files = world.disk.files;
    bool is_intact = false;
    const auto lines = lines_of(verify_journal, world.disk, is_intact);
    CHECK(is_intact);
    CHECK(lines.front() == "1 segments, 0 snapshots");
    CHECK(holds(lines, "digest " + world.digest()));
    CHECK(lines.back() == "intact");
    CHECK(world.disk.files == files);
}

TEST_CASE("damage, missing files and newer records are told apart") {
    bool is_intact = true;
    World damaged;
    REQUIRE(damaged.store.dispatch(SetLevel{lin, go, 1}, noon));
    damaged.disk.files.at("00000001.seg")[20] ^= std::byte{1};
    CHECK(holds(lines_of(verify_journal, damaged.disk, is_intact), "bytes are damaged"));
    CHECK_FALSE(is_intact);
    CHECK(holds(lines_of(dump_journal, damaged.disk, is_intact), R"("kind":"damage")"));
    CHECK_FALSE(is_intact);

    World gap;
    for (int i = 0; i < 3; ++i) {
        WriteList writes;
        writes.put(course, CourseField::summary_english, std::string(40'000, 's') + std::to_string(i));
        REQUIRE(gap.store.dispatch(ImportFiles{writes.take()}, noon));
    }
    REQUIRE(gap.disk.files.size() == 4);
    gap.disk.files.erase("00000002.seg");
    CHECK(holds(lines_of(verify_journal, gap.disk, is_intact), "1 batches are missing between others"));
    CHECK_FALSE(is_intact);

    World newer;
    {
        journal::Journal journal(newer.disk);
        journal.open();
        REQUIRE(journal.append(as_bytes("of another time")));
    }
    CHECK(holds(lines_of(verify_journal, newer.disk, is_intact), "1 records are intact but of a newer version"));
    CHECK_FALSE(is_intact);
}

TEST_CASE("an export has every register once, in one order, on every machine") {
    World world;
    Random random(3);
    live(world.store, random, 40);
    bool is_intact = false;
    const auto lines = lines_of(export_journal, world.disk, is_intact);
    CHECK(is_intact);
    CHECK(lines.size() == world.store.state().registers.size());
    CHECK(holds(lines, R"("register":"skill.title_english")"));
    Store reopened(world.disk, 5);
    reopened.open();
    CHECK(lines_of(export_journal, world.disk, is_intact) == lines);
}

}  // namespace
