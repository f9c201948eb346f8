#include "core/crypto/identity.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/crypto/hash.hpp"
#include "core/crypto/seal.hpp"
#include "tests/core/crypto/chance.hpp"

namespace {

using namespace cairn;
using namespace cairn::crypto;
using crypto_test::bytes_of_hex;
using crypto_test::hex_of;
using crypto_test::seeded;

Key key_of_hex(std::string_view hex) { return Key(bytes_of_hex(hex)); }

TEST_CASE("a signing key has the public half that RFC 8032 gives") {
    // 7.1, TEST 1 to TEST 3
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"},
        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"},
        {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"},
    };
    for (const auto& [seed, expected] : rows)
        CHECK(hex_of(SigningKey(key_of_hex(seed)).verify_key().bytes) == expected);
}

TEST_CASE("a box's address is the public key that RFC 7748 gives") {
    // 6.1, Bob
    CHECK(hex_of(
              BoxKey(key_of_hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")).address().bytes) ==
          "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
}

TEST_CASE("what is signed verifies for its use, its bytes and its key alone, and no bit of the signature can change") {
    const SigningKey key{Key::of_chance(seeded(1))};
    const Signature signature = key.sign("use", as_bytes("bytes"));
    CHECK(verify(key.verify_key(), "use", as_bytes("bytes"), signature));
    CHECK_FALSE(verify(key.verify_key(), "another use", as_bytes("bytes"), signature));
    CHECK_FALSE(verify(key.verify_key(), "use", as_bytes("other bytes"), signature));
    CHECK_FALSE(verify(SigningKey(Key::of_chance(seeded(2))).verify_key(), "use", as_bytes("bytes"), signature));
    CHECK_FALSE(verify(VerifyKey{}, "use", as_bytes("bytes"), signature));
    for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
        Signature changed = signature;
        changed[bit / 8] ^= std::byte{1} << (bit % 8);
        REQUIRE_FALSE(verify(key.verify_key(), "use", as_bytes("bytes"), changed));
    }
}

TEST_CASE("the same bytes are signed the same each time") {
    const SigningKey key{Key::of_chance(seeded(1))};
    CHECK(key.sign("use", as_bytes("bytes")) == key.sign("use", as_bytes("bytes")));
}

TEST_CASE("what is wrapped opens for whom it is, and no bit of it can be changed") {
    const Chance chance = seeded(3);
    const BoxKey box{Key::of_chance(chance)};
    for (const std::size_t size : {0U, 1U, 32U, 200U}) {
        Bytes plain(size);
        chance(plain);
        const Bytes wrapped = wrap(box.address(), plain, as_bytes("here"), chance);
        CHECK(wrapped.size() == size + wrap_bytes);
        CHECK(unwrap(box, wrapped, as_bytes("here")) == plain);
        CHECK_FALSE(unwrap(box, wrapped, as_bytes("there")));
        CHECK_FALSE(unwrap(BoxKey(Key::of_chance(chance)), wrapped, as_bytes("here")));
        for (std::size_t i = 0; i < wrapped.size(); ++i) {
            // X25519 leaves out the highest bit of a public key; the key that is agreed on is bound to all of them.
            for (const std::byte bit : {std::byte{1}, std::byte{0x80}}) {
                Bytes changed = wrapped;
                changed[i] ^= bit;
                REQUIRE_FALSE(unwrap(box, changed, as_bytes("here")));
            }
            REQUIRE_FALSE(unwrap(box, ByteView(wrapped).first(i), as_bytes("here")));
        }
    }
}

TEST_CASE("an address on which every secret agrees opens nothing, and wraps what nobody opens") {
    const Chance chance = seeded(4);
    const BoxKey box{Key::of_chance(chance)};
    BoxAddress low;  // the point 0
    const Bytes wrapped = wrap(low, as_bytes("secret"), {}, chance);
    CHECK_FALSE(unwrap(box, wrapped, {}));
    Bytes forged(wrapped);
    std::ranges::fill(std::span(forged).first(32), std::byte{});
    CHECK_FALSE(unwrap(box, forged, {}));
}

TEST_CASE("sealing with a commitment opens with its key and its context alone, and no bit of it can be changed") {
    const Chance chance = seeded(5);
    const Key key = Key::of_chance(chance);
    const Bytes plain = bytes_of_hex("00112233445566778899");
    for (const Bytes& sealed :
         {seal_committed(key, plain, as_bytes("here"), chance), seal_again(key, plain, as_bytes("here"))}) {
        CHECK(sealed.size() == plain.size() + committed_seal_bytes);
        CHECK(open_committed(key, sealed, as_bytes("here")) == plain);
        CHECK_FALSE(open_committed(key, sealed, as_bytes("there")));
        CHECK_FALSE(open_committed(Key::of_chance(chance), sealed, as_bytes("here")));
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            Bytes changed = sealed;
            changed[i] ^= std::byte{1};
            REQUIRE_FALSE(open_committed(key, changed, as_bytes("here")));
            REQUIRE_FALSE(open_committed(key, ByteView(sealed).first(i), as_bytes("here")));
        }
    }
}

TEST_CASE("a sealed text commits to its key: the commitment of another key is another one") {
    const Key first = Key::of_chance(seeded(6));
    const Key second = Key::of_chance(seeded(7));
    Bytes sealed = seal_again(first, as_bytes("text"), {});
    const Bytes other = seal_committed(second, as_bytes("text"), {}, [&](std::span<std::byte> out) {
        std::ranges::copy(ByteView(sealed).first(out.size()), out.begin());  // the same nonce
    });
    CHECK_FALSE(std::ranges::equal(ByteView(sealed).subspan(nonce_bytes, commitment_bytes),
                                   ByteView(other).subspan(nonce_bytes, commitment_bytes)));
}

TEST_CASE("what is sealed again has the same bytes, and other bytes or another place have others") {
    const Key key = Key::of_chance(seeded(8));
    const Bytes sealed = seal_again(key, as_bytes("text"), as_bytes("here"));
    CHECK(seal_again(key, as_bytes("text"), as_bytes("here")) == sealed);
    const auto nonce = [](const Bytes& bytes) { return hex_of(ByteView(bytes).first(nonce_bytes)); };
    CHECK(nonce(seal_again(key, as_bytes("tex"), as_bytes("there"))) != nonce(sealed));
    CHECK(nonce(seal_again(key, as_bytes("text"), as_bytes("there"))) != nonce(sealed));
    CHECK(nonce(seal_again(key, as_bytes("text "), as_bytes("here"))) != nonce(sealed));
}

TEST_CASE("a device is certified by its person alone, and every field of the certificate counts") {
    const Chance chance = seeded(9);
    const Identity identity = Identity::of_chance(chance);
    const DeviceCertificate certificate = certify(identity, 1'700'000'000'000);
    CHECK(is_certified(certificate));
    CHECK(certificate.device == identity.device_signing().verify_key());
    const Bytes bytes = encode_certificate(certificate);
    CHECK(decode_certificate(bytes) == certificate);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] ^= std::byte{1};
        const auto decoded = decode_certificate(changed);
        REQUIRE(decoded);
        REQUIRE_FALSE(is_certified(*decoded));
        REQUIRE_FALSE(decode_certificate(ByteView(bytes).first(i)));
    }
    DeviceCertificate self_made = certify(Identity::of_chance(chance), 0);
    self_made.person = certificate.person;
    CHECK_FALSE(is_certified(self_made));
}

TEST_CASE("the keys of one identity are all different, and another device of the person shares the person's") {
    const Chance chance = seeded(10);
    const Identity first = Identity::of_chance(chance);
    const Identity second{first.person.copy(), Key::of_chance(chance)};
    CHECK(first.person_signing().verify_key() == second.person_signing().verify_key());
    CHECK(first.device_signing().verify_key() != second.device_signing().verify_key());
    CHECK(first.person_signing().seed() != first.person_box().secret());
    CHECK(first.device_signing().seed() != first.device_box().secret());
}

TEST_CASE("a digest is bound to its use and its key") {
    const Key key = Key::of_chance(seeded(11));
    CHECK(digest_for("a", as_bytes("b")) != digest_for("ab", as_bytes("")));
    CHECK(digest_for("a", as_bytes("b")) != digest_for(key, "a", as_bytes("b")));
    // BLAKE2b of 32 bytes over "a\0b", as another implementation gives it.
    CHECK(hex_of(digest_for("a", as_bytes("b"))) == "f2c67fb755da2d22dea00c49aa161fa4457ada51c50260da341260b4752f74d1");
}

}  // namespace
