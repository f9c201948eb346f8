#pragma once

#include "tests/bench/assignment_instance.hpp"

namespace cairn::bench {

struct PeerResult {
    double ms = 0;
    std::int64_t total = 0;
    bool is_optimal = false;  ///< as the peer itself says
};

/// LEMON's NetworkSimplex on the whole graph: an arc for every pair. Building the graph is not timed.
PeerResult lemon_network_simplex(const AssignmentInstance& instance, std::int32_t capacity);

}  // namespace cairn::bench
