#include "core/matching/row_scan.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/matching/assignment.hpp"

namespace cairn::matching {
namespace {

constexpr std::int32_t lane_count = 16;
using Lanes = std::int32_t __attribute__((vector_size(lane_count * sizeof(std::int32_t))));

using LaneBits = bool __attribute__((ext_vector_type(lane_count)));

/// Inlined into each variant below, so that it is compiled for the processor of that variant.
#define CAIRN_KERNEL [[gnu::always_inline]] inline

/// By reference: a vector as a value would have another calling convention in each variant.
CAIRN_KERNEL void load(Lanes& lanes, const std::int32_t* from) { std::memcpy(&lanes, from, sizeof lanes); }

CAIRN_KERNEL void load_gain(Lanes& gain, const std::int32_t* scores, const std::int32_t* prices) {
    Lanes price;
    load(gain, scores);
    load(price, prices);
    gain -= price;
}

CAIRN_KERNEL BestTwo best_two_kernel(const std::int32_t* scores, const std::int32_t* prices, std::int32_t count,
                                     std::int32_t outside) {
    Lanes best = Lanes{} + outside;
    Lanes second = best;
    Lanes where = {};
    Lanes block = {};
    Lanes gains;
    std::int32_t at = 0;
    for (; at + lane_count <= count; at += lane_count) {
        load_gain(gains, scores + at, prices + at);
        second = __builtin_elementwise_max(second, __builtin_elementwise_min(gains, best));
        where = gains > best ? block : where;
        best = __builtin_elementwise_max(best, gains);
        block += lane_count;
    }
    BestTwo result;
    const std::int32_t greatest = __builtin_reduce_max(best);
    std::int32_t lane_of_best = -1;
    for (std::int32_t lane = 0; lane < lane_count && greatest > outside; ++lane) {
        const std::int32_t coach = where[lane] + lane;
        if (best[lane] == greatest && (result.coach < 0 || coach < result.coach)) {
            result.coach = coach;
            lane_of_best = lane;
        }
    }
    result.best = greatest;
    result.second = __builtin_reduce_max(second);
    for (std::int32_t lane = 0; lane < lane_count; ++lane) {
        if (lane != lane_of_best) result.second = std::max(result.second, best[lane]);
    }
    for (; at < count; ++at) {
        const std::int32_t gain = scores[at] - prices[at];
        result.second = std::max(result.second, std::min(gain, result.best));
        if (gain > result.best) {
            result.best = gain;
            result.coach = at;
        }
    }
    return result;
}

CAIRN_KERNEL std::int32_t best_gain_kernel(const std::int32_t* scores, const std::int32_t* prices, std::int32_t count) {
    Lanes best = {};
    Lanes gains;
    std::int32_t at = 0;
    for (; at + lane_count <= count; at += lane_count) {
        load_gain(gains, scores + at, prices + at);
        best = __builtin_elementwise_max(best, gains);
    }
    std::int32_t result = __builtin_reduce_max(best);
    for (; at < count; ++at) result = std::max(result, scores[at] - prices[at]);
    return result;
}

CAIRN_KERNEL std::int32_t coaches_from_kernel(const std::int32_t* scores, const std::int32_t* prices,
                                              std::int32_t count, std::int32_t floor, std::int32_t* coaches) {
    std::int32_t found = 0;
    std::int32_t at = 0;
    Lanes gains;
    for (; at + lane_count <= count; at += lane_count) {
        load_gain(gains, scores + at, prices + at);
        const LaneBits reaches = __builtin_convertvector(gains >= floor, LaneBits);
        std::uint16_t bits = 0;
        std::memcpy(&bits, &reaches, sizeof bits);
        for (; bits != 0; bits &= static_cast<std::uint16_t>(bits - 1)) {
            coaches[found++] = at + std::countr_zero(bits);
        }
    }
    for (; at < count; ++at) {
        if (scores[at] - prices[at] >= floor) coaches[found++] = at;
    }
    return found;
}

CAIRN_KERNEL bool scores_in_range_kernel(const std::int32_t* scores, std::int32_t count) {
    Lanes outside = {};
    Lanes score;
    std::int32_t at = 0;
    for (; at + lane_count <= count; at += lane_count) {
        load(score, scores + at);
        outside |= ((score < 0) | (score > score_max)) & (score != forbidden_score);
    }
    bool is_inside = __builtin_reduce_or(outside) == 0;
    for (; at < count; ++at) {
        is_inside &= (scores[at] >= 0 && scores[at] <= score_max) || scores[at] == forbidden_score;
    }
    return is_inside;
}

struct Kernels {
    BestTwo (*best_two)(const std::int32_t*, const std::int32_t*, std::int32_t, std::int32_t);
    std::int32_t (*best_gain)(const std::int32_t*, const std::int32_t*, std::int32_t);
    std::int32_t (*coaches_from)(const std::int32_t*, const std::int32_t*, std::int32_t, std::int32_t, std::int32_t*);
    bool (*scores_in_range)(const std::int32_t*, std::int32_t);
};

#define CAIRN_VARIANT(name, target)                                                                                    \
    target BestTwo best_two_##name(const std::int32_t* s, const std::int32_t* p, std::int32_t n,                       \
                                   std::int32_t outside) {                                                             \
        return best_two_kernel(s, p, n, outside);                                                                      \
    }                                                                                                                  \
    target std::int32_t best_gain_##name(const std::int32_t* s, const std::int32_t* p, std::int32_t n) {               \
        return best_gain_kernel(s, p, n);                                                                              \
    }                                                                                                                  \
    target std::int32_t coaches_from_##name(const std::int32_t* s, const std::int32_t* p, std::int32_t n,              \
                                            std::int32_t floor, std::int32_t* coaches) {                               \
        return coaches_from_kernel(s, p, n, floor, coaches);                                                           \
    }                                                                                                                  \
    target bool scores_in_range_##name(const std::int32_t* s, std::int32_t n) { return scores_in_range_kernel(s, n); } \
    constexpr Kernels kernels_##name { best_two_##name, best_gain_##name, coaches_from_##name, scores_in_range_##name }

CAIRN_VARIANT(always, );
#if defined(__x86_64__)
CAIRN_VARIANT(avx2, [[gnu::target("avx2")]]);
CAIRN_VARIANT(avx512, [[gnu::target("avx512f,avx512bw,avx512dq,avx512vl")]]);
#endif

const Kernels& kernels() {
#if defined(__x86_64__)
    static const Kernels& chosen = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                                           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")
                                       ? kernels_avx512
                                   : __builtin_cpu_supports("avx2") ? kernels_avx2
                                                                    : kernels_always;
    return chosen;
#else
    return kernels_always;
#endif
}

}  // namespace

BestTwo best_two(const std::int32_t* scores, const std::int32_t* prices, std::int32_t count, std::int32_t outside) {
    return kernels().best_two(scores, prices, count, outside);
}

std::int32_t best_gain(const std::int32_t* scores, const std::int32_t* prices, std::int32_t count) {
    return kernels().best_gain(scores, prices, count);
}

std::int32_t coaches_from(const std::int32_t* scores, const std::int32_t* prices, std::int32_t count,
                          std::int32_t floor, std::int32_t* coaches) {
    return kernels().coaches_from(scores, prices, count, floor, coaches);
}

bool scores_in_range(const std::int32_t* scores, std::int32_t count) {
    return kernels().scores_in_range(scores, count);
}

}  // namespace cairn::matching
