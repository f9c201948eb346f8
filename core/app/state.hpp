#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "core/app/registers.hpp"
#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/model/model.hpp"

namespace cairn::app {

/// Which kinds of entities a batch touched: bit N stands for EntityKind N.
using ChangeBits = std::uint32_t;

/// Everything derived from the facts: every register, and the same as typed rows.
struct State {
    Registers registers;
    Model model;
    std::map<ReplicaId, std::uint64_t> last_sequence;  ///< highest batch known of each replica
    Stamp newest;                                      ///< of any batch
    /// The life registers that say no; true: an edit that the remover had not seen keeps the entity here. Computed.
    std::unordered_map<RegisterKey, bool, RegisterKeyHash> removed;
};

/// Takes in one batch. Total and convergent: any set of batches gives the same registers in any order and with any
/// repetition.
/// Cost:     O(writes); O(registers) when it removes an entity, or touches a removed one.
ChangeBits apply(State& state, const Batch& batch);

/// What the writer of `writes` has seen here of the replicas other than its own: for the batch.
/// Cost:     O(writes); O(registers) when they remove an entity and there are several writers.
std::vector<SeenByWrite> seen_by(const State& state, const std::vector<Write>& writes, ReplicaId writer);

/// Takes in everything `other` knows, as if each of its batches had been applied here.
/// Cost:     O(registers of other).
/// Returns the registers that show something else now, with what they show, in no particular order.
std::vector<Write> merge(State& state, const State& other);

/// Registers in order of their key, so that equal states have equal bytes. Source: docs/journal_format.md, "State".
Bytes encode_state(const State& state);
/// Errors:   Errc::bytes_malformed.
Result<State> decode_state(ByteView bytes);

/// 32 hexadecimal digits over every register: equal on every machine that has the same facts.
std::string state_digest(const State& state);

}  // namespace cairn::app
