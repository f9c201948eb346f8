#include "core/base/compress.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/archive.hpp"
#include "core/base/random.hpp"

using namespace cairn;

namespace {

Bytes some_bytes(Random& random, std::size_t size, std::uint64_t letters) {
    Bytes bytes(size);
    for (std::byte& byte : bytes) byte = static_cast<std::byte>(random.below(letters));
    return bytes;
}

}  // namespace

TEST_CASE("any bytes come back, and what repeats itself becomes smaller") {
    Random random(11);
    for (const std::size_t size : {0U, 1U, 12U, 13U, 100U, 70'000U, 1'000'000U}) {
        for (const std::uint64_t letters : {1U, 3U, 256U}) {
            const Bytes bytes = some_bytes(random, size, letters);
            const Bytes packed = compress(bytes);
            INFO(size << " bytes of " << letters << " letters in " << packed.size());
            const auto back = decompress(packed);
            REQUIRE(back);
            REQUIRE(*back == bytes);
            if (letters == 1 && size > 1000) CHECK(packed.size() < size / 100);
        }
    }
}

TEST_CASE("damaged, cut and lengthened blocks are refused, or are other bytes of the length they claim") {
    Random random(12);
    const Bytes bytes = some_bytes(random, 3000, 4);
    const Bytes packed = compress(bytes);
    for (std::size_t size = 0; size < packed.size(); ++size) REQUIRE_FALSE(decompress(ByteView(packed).first(size)));
    for (int i = 0; i < 2000; ++i) {
        Bytes damaged = packed;
        damaged[random.below(damaged.size())] ^= static_cast<std::byte>(1 + random.below(255));
        static_cast<void>(decompress(damaged));
    }
    Bytes longer = packed;
    longer.push_back(std::byte{0});
    CHECK_FALSE(decompress(longer));
}

TEST_CASE("a block that claims to be larger than it can be allocates nothing") {
    Bytes claim;
    ByteWriter(claim).put_varint(std::uint64_t{1} << 29);
    claim.push_back(std::byte{0});
    CHECK_FALSE(decompress(claim));
    CHECK_FALSE(decompress({}));
}
