#pragma once
// What a history is made of, and how the simulator takes facts in. It talks to core/app through apply, merge and
// encode_state only: how a register is laid out is none of its business (value_of is the one exception).

#include <memory>
#include <optional>
#include <variant>

#include "core/app/state.hpp"
#include "core/base/random.hpp"
#include "tests/sim/rules.hpp"

namespace cairn::sim {

/// One thing that a store took in: what an action wrote, or a backup.
using Contribution = std::variant<Batch, std::shared_ptr<const app::State>>;

void take_in(const Rules& rules, app::State& state, const Contribution& contribution);

/// Whether `state` knows all of it already: as it stands, or as something newer. Cost: two encodings of the state.
bool knows(const Rules& rules, const app::State& state, const Contribution& contribution);

/// The value that a register shows; nothing for one that was never written.
std::optional<Value> value_of(const app::State& state, const RegisterKey& key);

/// Writes that no form would make: every type of value in every field, kinds and fields of a future version, entries
/// where none belong. No register twice.
std::vector<Write> some_writes(Random& random);

/// A batch of a replica that is not simulated. Its stamps collide with others of its kind.
Batch some_foreign_batch(Random& random);

}  // namespace cairn::sim
