#pragma once

#include <vector>

#include "tests/sim/device.hpp"

namespace cairn::sim {

/// What must hold of the state that everybody has agreed on, given every batch that any store ever made:
/// no acknowledged batch is lost, and the batches alone, in any order, repeated and in pieces, give the same bytes.
Finding check_all(const Rules& rules, const app::State& state, const std::vector<KnownBatch>& batches, Random& random);

/// Every acknowledged batch is in the state, or something newer is.
Finding check_acknowledged(const Rules& rules, const app::State& state, const std::vector<KnownBatch>& batches);

/// The batches in several orders, with repetitions and in pieces, give the state's bytes each time.
Finding check_convergence(const Rules& rules, const app::State& state, const std::vector<Batch>& batches,
                          Random& random);

/// Each register shows the write that should win. Written down here a second time, in a few lines and without
/// app::apply, so that a mistake there does not agree with itself.
Finding check_winners(const app::State& state, const std::vector<Batch>& batches);

}  // namespace cairn::sim
