#include "core/base/elementary.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::test;

namespace {

/// How many doubles lie between two positive ones.
std::int64_t ulps_between(double a, double b) {
    return std::abs(std::bit_cast<std::int64_t>(a) - std::bit_cast<std::int64_t>(b));
}

double uniform(Random& random, double low, double high) {
    return low + (high - low) * (static_cast<double>(random.next() >> 11) * 0x1p-53);
}

}  // namespace

TEST_CASE("our exponential is that of the standard library to two ulp") {
    Random random(1);
    for (int round = 0; round < 200'000; ++round) {
        const double x = uniform(random, -700.0, 700.0) * (round % 2 == 0 ? 1.0 : 0.01);
        CAPTURE(x);
        REQUIRE(ulps_between(exact_exp(x), std::exp(x)) <= 2);
    }
    CHECK(exact_exp(0.0) == 1.0);
    CHECK(exact_exp(-746.0) == 0.0);
    CHECK(exact_exp(-744.0) > 0.0);
    CHECK(std::isinf(exact_exp(710.0)));
    CHECK(std::isfinite(exact_exp(709.7)));
}

TEST_CASE("our logarithm is that of the standard library to two ulp") {
    Random random(2);
    for (int round = 0; round < 200'000; ++round) {
        const double x = round % 2 == 0 ? uniform(random, 0.25, 4.0) : std::exp(uniform(random, -700.0, 700.0));
        CAPTURE(x);
        const double ours = exact_log(x);
        const double theirs = std::log(x);
        REQUIRE((ours < 0.0) == (theirs < 0.0));
        REQUIRE(ulps_between(std::abs(ours), std::abs(theirs)) <= 2);
    }
    CHECK(exact_log(1.0) == 0.0);
    const double smallest = std::numeric_limits<double>::denorm_min();
    CHECK(ulps_between(-exact_log(smallest), -std::log(smallest)) <= 2);
}

TEST_CASE("powers are those of the standard library to fourteen digits") {
    Random random(3);
    for (int round = 0; round < 50'000; ++round) {
        const double base = uniform(random, 0.001, 50'000.0);
        const double exponent = uniform(random, -3.0, 3.0);
        CAPTURE(base, exponent);
        REQUIRE(std::abs(exact_pow(base, exponent) / std::pow(base, exponent) - 1.0) < 2e-14);
    }
}

TEST_CASE("the logistic function is that of the standard library to six digits") {
    for (int i = -40'000; i <= 40'000; ++i) {
        const float x = static_cast<float>(i) * 1e-3f;
        const double theirs = 1.0 / (1.0 + std::exp(-std::clamp(static_cast<double>(x), -30.0, 30.0)));
        CAPTURE(x);
        REQUIRE(std::abs(static_cast<double>(exact_logistic(x)) - theirs) < 3e-7);
    }
    CHECK(exact_logistic(0.0f) == 0.5f);
}

TEST_CASE("exponentials and logarithms are the same bits on every machine") {
    Random random(4);
    Digest digest;
    for (int round = 0; round < 2'000; ++round) {
        const double x = uniform(random, -40.0, 40.0);
        digest.add(std::bit_cast<std::int64_t>(exact_exp(x)));
        digest.add(std::bit_cast<std::int64_t>(exact_log(1e-6 + x * x)));
    }
    CHECK(digest.text() == "2039a3e36b1c4942");
}
