#include "tests/bench/assignment_instance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/base/random.hpp"

namespace cairn::bench {
namespace {

constexpr std::size_t dimensions = 32;

double uniform(Random& random) { return static_cast<double>(random.next() >> 11) * 0x1.0p-53; }

/// The sum of twelve uniform numbers less six: normal enough, and the same on every machine, which log and cos are not.
double normal(Random& random) {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform(random);
    return sum;
}

std::vector<float> sparse(Random& random, std::int32_t rows, double density) {
    std::vector<float> values(static_cast<std::size_t>(rows) * dimensions, 0.0F);
    for (float& value : values) {
        const double size = std::abs(normal(random));
        if (uniform(random) < density) value = static_cast<float>(size);
    }
    return values;
}

}  // namespace

AssignmentInstance uniform_instance(std::int32_t learners, std::int32_t coaches, std::uint64_t seed) {
    AssignmentInstance instance{learners, coaches, {}};
    Random random(seed);
    instance.scores.resize(static_cast<std::size_t>(learners) * static_cast<std::size_t>(coaches));
    for (std::int32_t& score : instance.scores) score = static_cast<std::int32_t>(random.below(1'000'001));
    return instance;
}

AssignmentInstance bilinear_instance(std::int32_t learners, std::int32_t coaches, std::uint64_t seed) {
    Random random(seed);
    const std::vector<float> x = sparse(random, learners, 0.3);
    const std::vector<float> y = sparse(random, coaches, 0.4);
    std::vector<float> w(dimensions * dimensions);
    for (std::size_t i = 0; i < w.size(); ++i) {
        w[i] = static_cast<float>((i % (dimensions + 1) == 0 ? 1.0 : 0.0) + 0.15 * normal(random));
    }
    const auto coach_count = static_cast<std::size_t>(coaches);
    std::vector<float> wy(dimensions * coach_count, 0.0F);  // by dimension of x, then by coach, so that rows vectorise
    for (std::size_t i = 0; i < dimensions; ++i) {
        for (std::size_t coach = 0; coach < coach_count; ++coach) {
            for (std::size_t k = 0; k < dimensions; ++k) {
                wy[i * coach_count + coach] += w[i * dimensions + k] * y[coach * dimensions + k];
            }
        }
    }
    std::vector<float> star(coach_count);
    for (float& value : star) value = static_cast<float>(0.6 * normal(random));

    const float scale = 1 / std::sqrt(static_cast<float>(dimensions));
    std::vector<float> raw(static_cast<std::size_t>(learners) * coach_count);
    for (std::size_t learner = 0; learner < static_cast<std::size_t>(learners); ++learner) {
        float* row = raw.data() + learner * coach_count;
        std::ranges::copy(star, row);
        for (std::size_t i = 0; i < dimensions; ++i) {
            const float have = x[learner * dimensions + i] * scale;
            if (have == 0) continue;
            for (std::size_t coach = 0; coach < coach_count; ++coach) row[coach] += have * wy[i * coach_count + coach];
        }
    }
    const auto [least, most] = std::ranges::minmax(raw);
    AssignmentInstance instance{learners, coaches, std::vector<std::int32_t>(raw.size())};
    const double span = most > least ? static_cast<double>(most) - static_cast<double>(least) : 1;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const double share = (static_cast<double>(raw[i]) - static_cast<double>(least)) / span;
        instance.scores[i] = static_cast<std::int32_t>(share * 1'000'000 + 0.5);
    }
    return instance;
}

}  // namespace cairn::bench
