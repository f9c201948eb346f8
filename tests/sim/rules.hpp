#pragma once

#include <functional>

#include "core/app/state.hpp"
#include "tests/sim/disk.hpp"

namespace cairn::sim {

/// What the simulated world relies on. The product's own, unless a canary puts a broken one in its place, which the
/// checkers must then find.
struct Rules {
    std::function<void(app::State&, const Batch&)> apply = [](app::State& state, const Batch& batch) {
        app::apply(state, batch);
    };
    std::function<void(app::State&, const app::State&)> merge = [](app::State& state, const app::State& other) {
        app::merge(state, other);
    };
    std::function<void(SimDisk&)> flush = [](SimDisk& disk) { disk.flush(); };
};

}  // namespace cairn::sim
