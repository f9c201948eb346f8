#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace cairn::bench {

/// Scores of a generated cohort: learners × coaches, 0..1'000'000.
struct AssignmentInstance {
    std::int32_t learner_count = 0;
    std::int32_t coach_count = 0;
    std::vector<std::int32_t> scores;
};

/// Every pair a score of its own, uniform.
AssignmentInstance uniform_instance(std::int32_t learners, std::int32_t coaches, std::uint64_t seed);

/// x W yᵀ / √d + 0.6 · star of the coach, shifted and scaled to 0..1'000'000. d = 32; x is |N(0, 1)| in 30 % of its
/// entries, y in 40 %, else 0; W = I + 0.15 · N(0, 1).
AssignmentInstance bilinear_instance(std::int32_t learners, std::int32_t coaches, std::uint64_t seed);

}  // namespace cairn::bench
