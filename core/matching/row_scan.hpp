#pragma once

#include <cstdint>

namespace cairn::matching {

/// What a learner gains by the best and the second best coach at given prices.
struct BestTwo {
    std::int32_t best = 0;
    std::int32_t second = 0;
    std::int32_t coach = -1;  ///< the first of those that gain `best`, -1 when none gains more than `outside`
};

/// Kernels over one row of scores. The same numbers on every machine: the work is done in sixteen lanes everywhere, and
/// the compiler maps these to what the processor has (AVX-512 or AVX2 where the processor says so, else what is always
/// there; in the page, simd128).
///
/// Units:    score − price must fit 32 bits.
/// Cost:     one pass over `count` scores.
///
/// `outside` is what having no coach gains: neither best nor second is less.
BestTwo best_two(const std::int32_t* scores, const std::int32_t* prices, std::int32_t count, std::int32_t outside);

/// The greatest score − price, or 0.
std::int32_t best_gain(const std::int32_t* scores, const std::int32_t* prices, std::int32_t count);

/// Writes the coaches with score − price ≥ floor, ascending, to `coaches` (room for `count`); returns how many.
std::int32_t coaches_from(const std::int32_t* scores, const std::int32_t* prices, std::int32_t count,
                          std::int32_t floor, std::int32_t* coaches);

/// Whether each is forbidden_score or within 0..score_max.
bool scores_in_range(const std::int32_t* scores, std::int32_t count);

}  // namespace cairn::matching
