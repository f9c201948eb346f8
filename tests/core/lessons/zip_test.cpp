#include "core/lessons/zip.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"

namespace {

using namespace cairn;
using namespace cairn::lessons;

Errc problem(ByteView bytes) {
    const auto read = read_zip(bytes);
    return read ? Errc::none : read.error().code;
}
Errc problem(const std::vector<ZipFile>& files) { return problem(write_zip(files)); }

/// A small archive as another program packs it: deflate, an extra field, a folder of its own.
/// `python3 -c` with zipfile: writestr("a/", ""), writestr("a/hello.txt", "hello hello hello hello\n").
Bytes packed_elsewhere() {
    constexpr std::string_view hex =
        "504b03041400000000008318225000000000000000000000000002000000612f504b0304140000000800831822500088590b"
        "0b000000180000000b000900612f68656c6c6f2e747874555405000300000000cb48cdc9c957c84027b900504b0102140314"
        "000000000083182250000000000000000000000000020000000000000000000000800100000000612f504b01021403140000"
        "000800831822500088590b0b000000180000000b0009000000000000000000800120000000612f68656c6c6f2e7478745554"
        "05000300000000504b05060000000002000200720000005d0000000000";
    Bytes out;
    const auto digit = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out.push_back(static_cast<std::byte>(digit(hex[i]) * 16 + digit(hex[i + 1])));
    return out;
}

TEST_CASE("what is packed is read again") {
    const std::vector<ZipFile> files{{"a.md", "One"}, {"folder/课.zh.md", std::string(70'000, 'x')}, {"empty", ""}};
    const auto read = read_zip(write_zip(files));
    REQUIRE(read);
    CHECK(*read == files);
    CHECK(write_zip(files) == write_zip(files));
    CHECK(read_zip(write_zip({}))->empty());
}

TEST_CASE("archives of other programs are read, their folders left out") {
    const auto read = read_zip(packed_elsewhere());
    REQUIRE(read);
    CHECK(*read == std::vector<ZipFile>{{"a/hello.txt", "hello hello hello hello\n"}});
}

TEST_CASE("no path leads out of the folder") {
    for (const std::string_view path :
         {"../a", "a/../b", "/etc/passwd", "..", "a/..", "C:/x", "a\\b", "", "a\nb", "./a", "a/\xFF"}) {
        INFO(path);
        CHECK(problem({{std::string(path), "x"}}) == Errc::zip_path);
    }
    CHECK(problem({{"a", "x"}, {"a", "y"}}) == Errc::zip_path);
}

TEST_CASE("a bomb is refused before it unpacks") {
    Bytes bomb = packed_elsewhere();
    // The directory claims that the file has 4 GB.
    const std::string_view text = as_text(bomb);
    std::size_t at = 0;
    for (std::size_t i = 0; i + 4 < text.size(); ++i) {
        if (text.substr(i, 4) == "PK\x01\x02" && text.substr(i + 46).starts_with("a/hello")) at = i;
    }
    REQUIRE(at > 0);
    for (std::size_t i = 24; i < 28; ++i) bomb[at + i] = std::byte{0xFF};
    CHECK(problem(bomb) == Errc::zip_too_large);
    bomb = packed_elsewhere();
    bomb[at + 24] = std::byte{100};  // more than it unpacks to
    CHECK(problem(bomb) == Errc::zip_damaged);
    bomb[at + 24] = std::byte{10};  // less
    CHECK(problem(bomb) == Errc::zip_damaged);
    CHECK(problem(Bytes(zip_bytes_max + 1)) == Errc::zip_too_large);
    std::vector<ZipFile> many;
    for (std::size_t i = 0; i <= zip_files_max; ++i) many.push_back({std::to_string(i), ""});
    CHECK(problem(many) == Errc::zip_too_large);
}

TEST_CASE("what is encrypted or packed in another way is refused in its own words") {
    Bytes archive = packed_elsewhere();
    const std::string_view text = as_text(archive);
    const std::size_t at = text.rfind("PK\x01\x02");
    archive[at + 8] = std::byte{1};
    CHECK(problem(archive) == Errc::zip_kind);
    archive = packed_elsewhere();
    archive[at + 10] = std::byte{12};
    CHECK(problem(archive) == Errc::zip_kind);
}

TEST_CASE("damaged archives are refused, and nothing else happens") {
    CHECK(problem(Bytes{}) == Errc::zip_damaged);
    Random random(3);
    const Bytes whole = packed_elsewhere();
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK(problem(ByteView(whole).first(length)) != Errc::none);
    for (int round = 0; round < 4000; ++round) {
        Bytes damaged = whole;
        for (std::uint64_t i = random.below(4) + 1; i > 0; --i)
            damaged[static_cast<std::size_t>(random.below(damaged.size()))] = static_cast<std::byte>(random.below(256));
        const auto read = read_zip(damaged);
        if (!read) continue;
        for (const ZipFile& file : *read) CHECK(file.bytes.size() <= zip_unpacked_bytes_max);
    }
}

}  // namespace
