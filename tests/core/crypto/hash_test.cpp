#include "core/crypto/hash.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace cairn;

TEST_CASE("a hash is what b2sum -l 256 prints") {
    CHECK(crypto::hash_hex(as_bytes("")) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(crypto::hash_hex(as_bytes("abc")) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}
