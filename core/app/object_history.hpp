#pragma once

#include <vector>

#include "core/app/command.hpp"
#include "core/app/state.hpp"

namespace cairn::app {

/// One register that somebody changed.
struct Change {
    Stamp stamp;
    ReplicaId replica;
    ProfileId author;      ///< none when nobody had a profile, or when only the value is known
    Action action{};       ///< 0: what led to the value came before the history, or stayed on another device
    RegisterKey key;
    Value before;          ///< what this history had there before; nothing for the first
    Value after;
    bool is_shown = false; ///< it is what the register shows now
    bool has_lost = false; ///< it lost to a write that did not know of it, and nobody has seen both since
};

/// Everything that is known to have happened to an entity, the newest first. `records` as Store::read_records.
/// Cost:     O(bytes of records + registers); only records that mention the entity are decoded.
std::vector<Change> history_of(const State& state, const std::vector<Bytes>& records, const Id& entity);

}  // namespace cairn::app
