#include "core/base/random.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace cairn;

TEST_CASE("the generator gives the published numbers of splitmix64") {
    Random random(1234567);
    CHECK(random.next() == 6457827717110365317ULL);
    CHECK(random.next() == 3203168211198807973ULL);
    CHECK(random.next() == 9817491932198370423ULL);
}

TEST_CASE("numbers stay within their bounds and reach both ends") {
    Random random(52);
    bool low = false, high = false;
    for (int round = 0; round < 1'000; ++round) {
        const std::int64_t value = random.between(-3, 3);
        REQUIRE(value >= -3);
        REQUIRE(value <= 3);
        low = low || value == -3;
        high = high || value == 3;
    }
    CHECK(low);
    CHECK(high);
    CHECK(random.below(1) == 0);
    CHECK_FALSE(random.chance(0));
    CHECK(random.chance(1'000'000));
}
