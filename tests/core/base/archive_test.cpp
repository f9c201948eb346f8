#include "core/base/archive.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>
#include <vector>

#include "core/base/crc32c.hpp"
#include "core/base/random.hpp"

using namespace cairn;

namespace {

struct Parcel {
    std::string words;
    std::vector<std::int64_t> numbers;
    std::vector<std::string> names;
    Id id;
    std::uint8_t small = 0;
    bool operator==(const Parcel&) const = default;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(words, numbers, names, id, small);
    }
};

Parcel a_parcel() { return {"引路", {0, -1, 1, INT64_MIN, INT64_MAX, 300}, {"", "cairn"}, Id{1, UINT64_MAX}, 200}; }

}  // namespace

TEST_CASE("what was written is read back") {
    const auto read = read_archive<Parcel>(write_archive(a_parcel()));
    REQUIRE(read);
    CHECK(*read == a_parcel());
    for (const std::int64_t value : {std::int64_t{0}, std::int64_t{-64}, std::int64_t{63}, INT64_MIN, INT64_MAX}) {
        CHECK(read_archive<std::int64_t>(write_archive(value)) == value);
    }
    CHECK(read_archive<bool>(write_archive(true)) == true);
}

TEST_CASE("small numbers of either sign take one byte") {
    CHECK(write_archive(std::int64_t{-64}).size() == 1);
    CHECK(write_archive(std::int64_t{63}).size() == 1);
    CHECK(write_archive(std::int64_t{64}).size() == 2);
    CHECK(write_archive(std::uint64_t{127}).size() == 1);
}

TEST_CASE("an archive cut at any byte is malformed, never read wrongly") {
    const Bytes whole = write_archive(a_parcel());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto read = read_archive<Parcel>(ByteView(whole).first(length));
        REQUIRE_FALSE(read);
        REQUIRE(read.error().code == Errc::bytes_malformed);
    }
}

TEST_CASE("bytes after the value are malformed") {
    Bytes bytes = write_archive(a_parcel());
    bytes.push_back(std::byte{0});
    CHECK_FALSE(read_archive<Parcel>(bytes));
}

TEST_CASE("a number that does not fit its type is malformed") {
    CHECK_FALSE(read_archive<std::uint8_t>(write_archive(std::uint64_t{256})));
    CHECK_FALSE(read_archive<std::int16_t>(write_archive(std::int64_t{40'000})));
    CHECK_FALSE(read_archive<std::uint64_t>(Bytes(11, std::byte{0xFF})));
}

TEST_CASE("a count larger than the bytes that are left allocates nothing") {
    CHECK_FALSE(read_archive<std::string>(write_archive(std::uint64_t{1} << 40)));
    CHECK_FALSE(read_archive<std::vector<std::int64_t>>(write_archive(std::uint64_t{1} << 40)));
}

TEST_CASE("any bytes are read or refused, and what is read is whole") {
    Random random(50);
    for (int round = 0; round < 3'000; ++round) {
        Bytes bytes(random.below(40));
        for (std::byte& byte : bytes) byte = static_cast<std::byte>(random.below(256));
        static_cast<void>(read_archive<Parcel>(bytes));
        Bytes flipped = write_archive(a_parcel());
        flipped[random.below(flipped.size())] ^= static_cast<std::byte>(1U << random.below(8));
        static_cast<void>(read_archive<Parcel>(flipped));
    }
    SUCCEED();
}

TEST_CASE("CRC-32C gives the published values") {
    CHECK(crc32c(as_bytes("123456789")) == 0xE3069283U);
    CHECK(crc32c({}) == 0);
    CHECK(crc32c(Bytes(32, std::byte{0})) == 0x8A9136AAU);     // RFC 3720, B.4
    CHECK(crc32c(Bytes(32, std::byte{0xFF})) == 0x62A8AB43U);  // RFC 3720, B.4
    CHECK(crc32c(as_bytes("6789"), crc32c(as_bytes("12345"))) == crc32c(as_bytes("123456789")));
    CHECK(crc32c_portable(as_bytes("123456789")) == 0xE3069283U);
    Bytes bytes;
    Random random(3);
    for (int size = 0; size < 100; ++size) {
        INFO(size << " bytes");
        const auto part = ByteView(bytes).subspan(bytes.size() / 7);
        CHECK(crc32c(part, 5) == crc32c_portable(part, 5));
        bytes.push_back(static_cast<std::byte>(random.below(256)));
    }
}
