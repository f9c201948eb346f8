#pragma once

#include <vector>

#include "core/app/state.hpp"

namespace cairn::app {

/// Whether the write says that an entity is gone.
bool is_removed(const RegisterKey& key, const Value& value);

/// Whether a write that was just taken in may change whether its entity is here.
bool touches_life(const State& state, const RegisterKey& key, const Value& value);

/// Works out again whether the entities of these life registers are here: a removed one is, as long as there is a write
/// about it that nobody who removed it had seen.
/// Cost:     O(registers) when one of them is removed.
void settle_lives(State& state, std::vector<RegisterKey> lives);

}  // namespace cairn::app
