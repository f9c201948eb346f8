#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/crypto/derive.hpp"
#include "tests/core/crypto/chance.hpp"

namespace {

using namespace cairn;
using namespace cairn::crypto;
using namespace cairn::crypto_test;

constexpr DeriveCost cheap{.memory_kib = 64, .passes = 2};

Salt salt_of(std::string_view text) {
    Salt salt{};
    std::ranges::copy(as_bytes(text), salt.begin());
    return salt;
}

std::string derived(std::string_view passphrase, std::string_view salt, DeriveCost cost) {
    const auto key = derive_key(passphrase, salt_of(salt), cost);
    return key ? hex_of(key->bytes()) : "refused";
}

TEST_CASE("a derived key is what another implementation of Argon2id makes") {
    // from the phc-winner-argon2 reference program: argon2 somesaltSOMESALT -id -v 13 -t T -k M -p 1 -l 32
    CHECK(derived("password", "somesaltSOMESALT", {.memory_kib = 64, .passes = 1}) ==
          "158f9659de116e2d12a837348960656f7d6ecd3eaa0ac3e2d376b3656399a1da");
    CHECK(derived("password", "somesaltSOMESALT", {.memory_kib = 1024, .passes = 3}) ==
          "d89b1a03ebea6f415a3f7474ab73b78018f06fade3f42f560fff46487a42ae1f");
}

TEST_CASE("passphrase, salt, memory and passes each make another key") {
    const std::string key = derived("four words of mine", "0123456789abcdef", cheap);
    CHECK(derived("four words of mine", "0123456789abcdef", cheap) == key);
    CHECK(derived("Four words of mine", "0123456789abcdef", cheap) != key);
    CHECK(derived("four words of mine", "0123456789abcdeF", cheap) != key);
    CHECK(derived("four words of mine", "0123456789abcdef", {.memory_kib = 72, .passes = 2}) != key);
    CHECK(derived("four words of mine", "0123456789abcdef", {.memory_kib = 64, .passes = 3}) != key);
}

TEST_CASE("every kind of space counts as the plain one, and nothing else is changed") {
    CHECK(passphrase_as_hashed("一\u3000二\u00A0three four") == "一 二 three four");
    CHECK(passphrase_as_hashed("") == "");
    CHECK(passphrase_as_hashed("\xE3\x80") == "\xE3\x80");
}

TEST_CASE("costs that no device of ours chose are refused") {
    CHECK(derived("p", "s", {.memory_kib = derive_cost_most.memory_kib + 1, .passes = 1}) == "refused");
    CHECK(derived("p", "s", {.memory_kib = 64, .passes = derive_cost_most.passes + 1}) == "refused");
    CHECK(derived("p", "s", {.memory_kib = 0, .passes = 1}) == "refused");
    CHECK(derived("p", "s", {.memory_kib = 64, .passes = 0}) == "refused");
}

TEST_CASE("calibration takes as many passes as fit and never fewer than were tried") {
    CHECK(calibrated(derive_cost_first, 210) == DeriveCost{64 * 1024, 10});
    CHECK(calibrated(derive_cost_first, 700) == derive_cost_first);
    CHECK(calibrated(derive_cost_first, 5'000) == derive_cost_first);
    CHECK(calibrated(derive_cost_first, 0) == DeriveCost{64 * 1024, derive_cost_most.passes});
    CHECK(calibrated(derive_cost_least, 100) == DeriveCost{19 * 1024, 14});
}

TEST_CASE("a new passphrase takes the passes that fit, measured by the host's clock") {
    static std::int64_t clock_ms;
    clock_ms = 0;
    const Salt salt = salt_of("0123456789abcdef");
    const auto key = derive_new_key("four words of mine", salt, [] { return clock_ms += 400; });
    REQUIRE(key);
    CHECK(key->cost == DeriveCost{64 * 1024, 5});
    CHECK(key->key == *derive_key("four words of mine", salt, key->cost));
}

}  // namespace
