#pragma once

#include <string>

#include "core/base/random.hpp"
#include "tests/core/support/builders.hpp"

namespace cairn::test {

inline std::string numbered(std::string_view word, std::uint64_t number) {
    return std::string(word) + std::to_string(number);
}

struct RandomGraphShape {
    std::uint64_t skills = 12;
    std::uint64_t edges = 20;
    bool may_have_circles = false;
};

/// Skills "skill 0", "skill 1" …; without circles an edge always leads from a smaller number to a larger.
inline ModelBuilder a_random_graph(Random& random, const RandomGraphShape& shape) {
    ModelBuilder model;
    for (std::uint64_t i = 0; i < shape.skills; ++i) {
        model.with_skill(numbered("skill ", i), random.between(0, 900));
    }
    for (std::uint64_t i = 0; i < shape.edges; ++i) {
        std::uint64_t before = random.below(shape.skills);
        std::uint64_t after = random.below(shape.skills);
        if (!shape.may_have_circles) {
            if (before == after) continue;
            if (before > after) std::swap(before, after);
        }
        model.with_edge(numbered("skill ", before), numbered("skill ", after));
    }
    return model;
}

}  // namespace cairn::test
