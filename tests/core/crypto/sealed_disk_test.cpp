#include <catch2/catch_test_macros.hpp>

#include "core/crypto/sealed_disk.hpp"
#include "tests/core/crypto/chance.hpp"
#include "tests/core/journal/records.hpp"

namespace {

using namespace cairn;
using namespace cairn::crypto;
using namespace cairn::crypto_test;
using namespace cairn::journal_test;

const Key& key() {
    static const Key key = Key::of_chance(seeded(9));
    return key;
}

SealedDisk sealed_over(journal::Disk& disk, std::uint64_t seed = 10) {
    SealedDisk sealed(disk, seeded(seed));
    sealed.seal_with(key().copy());
    return sealed;
}

void write_three_chunks(SealedDisk& disk) {
    REQUIRE(disk.write("a.seg", as_bytes("aaaa")));
    REQUIRE(disk.append("a.seg", as_bytes("bbbb")));
    REQUIRE(disk.append("a.seg", as_bytes("cccc")));
}

TEST_CASE("a sealed disk gives back what was written, and the disk below has none of it") {
    journal::MemoryDisk below;
    SealedDisk disk = sealed_over(below);
    REQUIRE(disk.write("a.seg", as_bytes("one sentence")));
    REQUIRE(disk.append("a.seg", as_bytes(" and another")));
    REQUIRE(disk.append("b.seg", as_bytes("appended only")));
    CHECK(as_text(*disk.read("a.seg")) == "one sentence and another");
    CHECK(as_text(*disk.read("b.seg")) == "appended only");
    CHECK(disk.list() == std::vector<std::string>{"a.seg", "b.seg"});
    CHECK(below.list() == std::vector<std::string>{"a.seg.locked", "b.seg.locked"});
    for (const auto& [name, bytes] : below.files) CHECK(as_text(bytes).find("sentence") == std::string_view::npos);
    CHECK(below.files["a.seg.locked"].size() == 24 + 2 * chunk_bytes_added);

    REQUIRE(disk.write("a.seg", as_bytes("anew")));
    REQUIRE(disk.append("a.seg", as_bytes(", longer")));
    CHECK(as_text(*disk.read("a.seg")) == "anew, longer");
    REQUIRE(disk.remove("a.seg"));
    CHECK_FALSE(disk.read("a.seg"));
    CHECK(disk.list() == std::vector<std::string>{"b.seg"});
}

TEST_CASE("without a key everything is handed through") {
    journal::MemoryDisk below;
    SealedDisk disk(below, seeded(11));
    REQUIRE(disk.write("a.seg", as_bytes("plain")));
    REQUIRE(disk.append("a.seg", as_bytes("er")));
    CHECK(as_text(below.files["a.seg"]) == "plainer");
    CHECK(as_text(*disk.read("a.seg")) == "plainer");
    CHECK(disk.list() == below.list());
    REQUIRE(disk.remove("a.seg"));
    CHECK(below.files.empty());
}

TEST_CASE("a file in another's place, chunks in another order and with another key are damage") {
    journal::MemoryDisk below;
    SealedDisk disk = sealed_over(below);
    write_three_chunks(disk);
    const Bytes good = below.files["a.seg.locked"];
    const std::size_t chunk = 4 + chunk_bytes_added;
    const auto read_back = [&](std::string_view name, ByteView bytes) { return open_chunks(key(), name, bytes); };
    CHECK(as_text(read_back("a.seg", good).bytes) == "aaaabbbbcccc");
    CHECK_FALSE(read_back("b.seg", good).is_intact);

    Bytes turned(good.begin() + static_cast<std::ptrdiff_t>(chunk),
                 good.begin() + static_cast<std::ptrdiff_t>(2 * chunk));
    append(turned, ByteView(good).first(chunk));
    append(turned, ByteView(good).subspan(2 * chunk));
    const OpenedFile after_turn = read_back("a.seg", turned);
    CHECK_FALSE(after_turn.is_intact);
    CHECK(as_text(after_turn.bytes) == std::string(2 * chunk, '\0') + "cccc");

    const Bytes without_first(good.begin() + static_cast<std::ptrdiff_t>(chunk), good.end());
    CHECK(as_text(read_back("a.seg", without_first).bytes).find("bbbb") == std::string_view::npos);

    SealedDisk other(below, seeded(12));
    other.seal_with(Key::of_chance(seeded(13)));
    CHECK(as_text(*other.read("a.seg")) == std::string(3 * chunk, '\0'));
}

TEST_CASE("one damaged byte costs the chunk it is in and nothing is appended to such a file") {
    journal::MemoryDisk below;
    SealedDisk disk = sealed_over(below);
    write_three_chunks(disk);
    const Bytes good = below.files["a.seg.locked"];
    for (std::size_t i = 0; i < good.size(); ++i) {
        below.files["a.seg.locked"] = good;
        below.files["a.seg.locked"][i] ^= std::byte{0x10};
        const std::string text{as_text(*disk.read("a.seg"))};
        const std::size_t damaged = i / (4 + chunk_bytes_added);
        INFO("byte " << i);
        for (std::size_t chunk = 0; chunk < 3; ++chunk) {
            const bool is_there = text.find(std::string(4, static_cast<char>('a' + chunk))) != std::string::npos;
            REQUIRE(is_there == (chunk != damaged));
        }
        REQUIRE(disk.append("a.seg", as_bytes("more")).error().code == Errc::storage_read_failed);
    }
}

TEST_CASE("a locked journal: a crash at any byte of any write loses no record that was acknowledged") {
    RecordingDisk below;
    SealedDisk disk = sealed_over(below);
    Writer writer(disk);
    Random random(2027);
    std::string before;
    for (std::uint64_t number = 1; number <= 24; ++number) {
        if (number % 7 == 0) {
            REQUIRE(writer.snapshot());
        } else {
            REQUIRE(writer.append(numbered_record(number, 10 + static_cast<std::size_t>(random.below(60)))));
        }
        for (std::size_t size = 0; size <= below.last.bytes.size(); ++size) {
            journal::MemoryDisk crashed = below.cut_at(size);
            SealedDisk reopened = sealed_over(crashed);
            const Everything all = open_everything(reopened);
            INFO("write " << number << " cut at " << size << " of " << below.last.bytes.size());
            REQUIRE((all.text == before || all.text == writer.text()));
            // a snapshot that was cut off counts as unreadable, as a plain one does
            REQUIRE((below.last.name.ends_with(".snap.locked") || !all.report.damaged()));
            if (size > 0 && size < below.last.bytes.size() && below.last.name.ends_with(".seg.locked"))
                REQUIRE(all.report.torn_tail_bytes > 0);
            Writer goes_on(reopened);
            REQUIRE(goes_on.append(as_bytes("and on")));
            SealedDisk again = sealed_over(crashed);
            REQUIRE(open_everything(again).text == all.text + "and on");
        }
        before = writer.text();
    }
}

TEST_CASE("a locked journal: one damaged byte anywhere costs at most one record and is reported") {
    journal::MemoryDisk below;
    SealedDisk disk = sealed_over(below);
    Writer writer(disk);
    for (std::uint64_t number = 1; number <= 12; ++number) REQUIRE(writer.append(numbered_record(number, 40)));
    const std::map<std::string, Bytes> files = below.files;
    for (const auto& [name, bytes] : files) {
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            journal::MemoryDisk damaged;
            damaged.files = files;
            damaged.files[name][i] ^= std::byte{0x08};
            SealedDisk reopened = sealed_over(damaged);
            const Everything all = open_everything(reopened);
            INFO(name << " byte " << i);
            REQUIRE(all.text.size() >= writer.text().size() - 40);
            REQUIRE((all.report.damaged() || all.report.torn_tail_bytes > 0));
        }
    }
}

TEST_CASE("a failed append leaves a file that nothing is added to") {
    journal::MemoryDisk below;
    SealedDisk disk = sealed_over(below);
    REQUIRE(disk.write("a.seg", as_bytes("one")));
    below.failing = Errc::storage_full;
    CHECK(disk.append("a.seg", as_bytes("two")).error().code == Errc::storage_full);
    below.failing = Errc::none;
    CHECK(disk.append("a.seg", as_bytes("three")).error().code == Errc::storage_read_failed);
    CHECK(as_text(*disk.read("a.seg")) == "one");
    CHECK(disk.append("a.seg", as_bytes("three")));
    CHECK(as_text(*disk.read("a.seg")) == "onethree");
}

}  // namespace
