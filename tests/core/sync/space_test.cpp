#include "core/sync/space.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/sync/devices.hpp"

namespace {

using namespace cairn;
using namespace cairn::sync;

TEST_CASE("base 32 is that of RFC 4648 in small letters, without padding") {
    const std::pair<std::string_view, std::string_view> rows[] = {{"", ""},
                                                                  {"f", "my"},
                                                                  {"fo", "mzxq"},
                                                                  {"foo", "mzxw6"},
                                                                  {"foob", "mzxw6yq"},
                                                                  {"fooba", "mzxw6ytb"},
                                                                  {"foobar", "mzxw6ytboi"}};
    for (const auto& [plain, text] : rows) {
        CHECK(base32(as_bytes(plain)) == text);
        const auto back = from_base32(text);
        REQUIRE(back);
        CHECK(as_text(*back) == plain);
    }
    for (const std::string_view wrong : {"M", "m", "mz1", "my=", "mzxr", "a b"}) CHECK_FALSE(from_base32(wrong));
}

TEST_CASE("a space is named by its genesis: another owner, key or time has another name") {
    const auto space = sync_test::found_space(1);
    const SpaceName name = name_of(space.genesis);
    CHECK(decode_genesis(encode_genesis(space.genesis)) == space.genesis);
    const Bytes bytes = encode_genesis(space.genesis);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] ^= std::byte{1};
        const auto decoded = decode_genesis(changed);
        REQUIRE((!decoded || name_of(*decoded) != name));
        REQUIRE_FALSE(decode_genesis(ByteView(bytes).first(i)));
    }
    CHECK(is_first_key(space.genesis, space.keys.first()));
    CHECK_FALSE(is_first_key(space.genesis, crypto::Key::of_chance(crypto_test::seeded(2))));
}

TEST_CASE("a device is called differently in two spaces") {
    const auto first = sync_test::found_space(1);
    const auto second = sync_test::found_space(2);
    const crypto::VerifyKey device = first.identity.device_signing().verify_key();
    CHECK(replica_name(first.keys, device) != replica_name(second.keys, device));
    CHECK(replica_name(first.keys, device) == replica_name(first.keys, device));
}

}  // namespace
