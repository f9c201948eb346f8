#include <catch2/catch_test_macros.hpp>

#include "core/crypto/seal.hpp"
#include "tests/core/crypto/chance.hpp"

namespace {

using namespace cairn;
using namespace cairn::crypto;
using namespace cairn::crypto_test;

constexpr std::string_view sunscreen = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip "
                                       "for the future, sunscreen would be it.";

TEST_CASE("sealing gives the bytes of the draft that defines it") {
    // draft-irtf-cfrg-xchacha-03, A.3.1
    Bytes key_bytes(32);
    counting(0x80)(key_bytes);
    const Key key{ByteView(key_bytes)};
    const Bytes context = bytes_of_hex("50515253c0c1c2c3c4c5c6c7");
    const Bytes sealed = seal(key, as_bytes(sunscreen), context, counting(0x40));
    CHECK(
        hex_of(sealed) ==
        "404142434445464748494a4b4c4d4e4f5051525354555657"
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c"
        "216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615"
        "c68b13b52ec0875924c1c7987947deafd8780acf49");
    const auto opened = open(key, sealed, context);
    REQUIRE(opened);
    CHECK(as_text(*opened) == sunscreen);
}

TEST_CASE("a derived key is that of the draft") {
    // draft-irtf-cfrg-xchacha-03, 2.2.1
    Bytes key(32);
    counting(0)(key);
    const std::string_view use("\x00\x00\x00\x09\x00\x00\x00\x4a\x00\x00\x00\x00\x31\x41\x59\x27", 16);
    CHECK(hex_of(subkey(key, use).bytes()) == "82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc");
}

TEST_CASE("what was sealed opens with its key and its context alone, and no bit of it can be changed") {
    const Chance chance = seeded(1);
    const Key key = Key::of_chance(chance);
    for (const std::size_t size : {0U, 1U, 63U, 64U, 65U, 4096U}) {
        Bytes plain(size);
        chance(plain);
        const Bytes sealed = seal(key, plain, as_bytes("here"), chance);
        CHECK(sealed.size() == size + seal_bytes);
        CHECK(open(key, sealed, as_bytes("here")) == plain);
        CHECK_FALSE(open(key, sealed, as_bytes("there")));
        CHECK_FALSE(open(Key::of_chance(chance), sealed, as_bytes("here")));
        for (std::size_t i = 0; i < sealed.size(); i += 1 + size / 64) {
            Bytes changed = sealed;
            changed[i] ^= std::byte{1};
            REQUIRE_FALSE(open(key, changed, as_bytes("here")));
            REQUIRE_FALSE(open(key, ByteView(sealed).first(i), as_bytes("here")));
        }
    }
}

TEST_CASE("the same bytes are sealed differently each time") {
    const Chance chance = seeded(2);
    const Key key = Key::of_chance(chance);
    CHECK(seal(key, as_bytes("twice"), {}, chance) != seal(key, as_bytes("twice"), {}, chance));
}

TEST_CASE("a key that was moved away is zero") {
    Key first = Key::of_chance(seeded(3));
    const Key kept = first.copy();
    const Key second = std::move(first);
    CHECK(second == kept);
    CHECK(first == Key(Bytes(32)));  // NOLINT(bugprone-use-after-move): that is the question
}

}  // namespace
