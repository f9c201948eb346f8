#pragma once
// Elementary functions made of + - * / and bits alone: libm's exp, log and pow differ by an ulp between machines, these
// do not.

#include <bit>
#include <cstdint>

namespace cairn {

/// e to the power of x. Within 2 ulp; 0 below -745.2, infinity above 709.8.
/// Source: reduction by multiples of ln 2 (Cody and Waite 1980), then the Taylor series on |r| <= ln 2 / 2.
double exact_exp(double x);

/// Natural logarithm. Within 2 ulp; x must be above 0 and finite.
/// Source: x = m * 2^k with m next to 1, log m = 2 artanh((m - 1) / (m + 1)).
double exact_log(double x);

/// base to the power of exponent, base above 0. The relative error is that of exact_log times |exponent * log base|.
inline double exact_pow(double base, double exponent) { return exact_exp(exponent * exact_log(base)); }

/// 1 / (1 + e^-x) in single precision, for inner loops. Within 3e-7; the ends are that of x = -30 and 30.
inline float exact_logistic(float x) {
    const float y = x < -30.0f ? 30.0f : x > 30.0f ? -30.0f : -x;
    const int k = static_cast<int>(y * 1.44269504f + (y < 0.0f ? -0.5f : 0.5f));
    const float kf = static_cast<float>(k);
    const float r = (y - kf * 0.693359375f) + kf * 2.12194440e-4f;
    const float square = r * r;
    const float low = 1.0f + r + square * (0.5f + r * (1.0f / 6));
    const float high = 1.0f / 24 + r * (1.0f / 120) + square * (1.0f / 720);
    const float power = std::bit_cast<float>(static_cast<std::uint32_t>(k + 127) << 23);
    return 1.0f / (1.0f + (low + square * square * high) * power);
}

}  // namespace cairn
