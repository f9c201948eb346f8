#include "core/base/elementary.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

namespace cairn {
namespace {

constexpr double log2_of_e = 1.44269504088896340736;
// ln 2 in two parts: the first has so few bits that its product with a small whole number is exact
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double root_of_2 = 1.41421356237309504880;

/// 2^exponent for -1022..1023.
double power_of_two(int exponent) { return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52); }

}  // namespace

double exact_exp(double x) {
    if (x > 709.79) return std::numeric_limits<double>::infinity();
    if (x < -745.2) return 0.0;
    const int k = static_cast<int>(x * log2_of_e + (x < 0.0 ? -0.5 : 0.5));
    const double r = (x - k * ln2_high) - k * ln2_low;
    double series = 1.0;
    for (int term = 14; term > 0; --term) series = 1.0 + series * r / term;
    // in two steps: what is below the smallest normal number, or just under infinity, has no single power of two
    const int half = k / 2;
    return series * power_of_two(half) * power_of_two(k - half);
}

double exact_log(double x) {
    int k = 0;
    if (x < std::numeric_limits<double>::min()) {
        x *= power_of_two(54);
        k = -54;
    }
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
    k += static_cast<int>(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & 0x000F'FFFF'FFFF'FFFFULL) | 0x3FF0'0000'0000'0000ULL);
    if (m > root_of_2) {
        m *= 0.5;
        k += 1;
    }
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double square = s * s;
    double tail = 0.0;
    for (int odd = 23; odd >= 3; odd -= 2) tail = (tail + 1.0 / odd) * square;
    // log m = 2s + 2s * tail, and 2s = f - s * f: what is left of the rounding of s is taken up by f, which is exact
    const double log_m = f - s * (f - 2.0 * tail);
    return k * ln2_high + (log_m + k * ln2_low);
}

}  // namespace cairn
