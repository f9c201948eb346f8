#pragma once
// core/app: State, Command, decide, apply, undo, Store: the one place where state changes. It knows every room below
// and nothing above: no words for people, no screen, no platform.

#include <unordered_map>

#include "core/model/fact.hpp"

namespace cairn::app {

/// What a register holds now, and who wrote it when.
struct Register {
    Value value;
    Stamp stamp;
    ReplicaId replica;

    /// Last writer wins; equal stamps are settled by the replica's id, and those of a cloned replica by the value.
    [[nodiscard]] bool loses_to(Stamp other, ReplicaId writer, const Value& other_value) const {
        if (stamp != other) return stamp < other;
        return replica != writer ? replica < writer : value < other_value;
    }
};

using Registers = std::unordered_map<RegisterKey, Register, RegisterKeyHash>;

}  // namespace cairn::app
