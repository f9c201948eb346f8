#include "core/app/state.hpp"

#include <algorithm>
#include <span>
#include <unordered_set>

#include "core/app/lives.hpp"
#include "core/model/schema.hpp"

namespace cairn::app {
namespace {

void show(State& state, const RegisterKey& key) { set_register(state.model, key, state.registers.shown(key)); }

void note_sequence(State& state, ReplicaId replica, std::uint64_t sequence) {
    std::uint64_t& last = state.last_sequence[replica];
    last = std::max(last, sequence);
}

/// Of every replica but `writer` the last write that `rivals` and the winner are.
void add_seen_of(const Registers& registers, const RegisterKey& key, ReplicaId writer,
                 std::map<ReplicaId, Stamp>& out) {
    const auto add = [&](const Register& write) {
        if (write.replica == writer) return;
        Stamp& stamp = out[write.replica];
        stamp = std::max(stamp, write.stamp);
    };
    if (const Register* winner = registers.find(key)) add(*winner);
    const Rivals* rivals = registers.rivals(key);
    if (rivals != nullptr) std::ranges::for_each(rivals->losers, add);
}

}  // namespace

ChangeBits apply(State& state, const Batch& batch) {
    ChangeBits changes = 0;
    std::vector<RegisterKey> lives;
    auto seen = batch.seen.begin();
    for (std::uint32_t i = 0; i < batch.writes.size(); ++i) {
        const Write& write = batch.writes[i];
        const auto first = seen;
        while (seen != batch.seen.end() && seen->write == i) ++seen;
        const auto joined = state.registers.join(write.key, {write.value, batch.stamp, batch.replica}, {first, seen});
        if (touches_life(state, write.key, write.value)) lives.push_back(life_of(write.key));
        if (!joined.is_changed) continue;
        if (joined.only != nullptr) {
            set_register(state.model, write.key, *joined.only);
        } else {
            show(state, write.key);
        }
        if (write.key.kind < 32) changes |= ChangeBits{1} << write.key.kind;
    }
    note_sequence(state, batch.replica, batch.sequence);
    state.newest = std::max(state.newest, batch.stamp);
    settle_lives(state, std::move(lives));
    return changes;
}

std::vector<Write> merge(State& state, const State& other) {
    std::vector<Write> changed;
    std::vector<RegisterKey> lives;
    const Rivals none;
    for (const auto& [key, winner] : other.registers.winners()) {
        const Rivals* rivals = other.registers.rivals(key);
        const bool is_shown = state.registers.join(key, winner, rivals != nullptr ? *rivals : none);
        if (touches_life(state, key, winner.value)) lives.push_back(life_of(key));
        if (!is_shown) continue;
        show(state, key);
        changed.push_back({key, state.registers.shown(key)});
    }
    for (const auto& [replica, sequence] : other.last_sequence) note_sequence(state, replica, sequence);
    state.newest = std::max(state.newest, other.newest);
    settle_lives(state, std::move(lives));
    return changed;
}

std::vector<SeenByWrite> seen_by(const State& state, const std::vector<Write>& writes, ReplicaId writer) {
    std::vector<SeenByWrite> all;
    const auto is_writer = [&](const auto& known) { return known.first == writer; };
    const bool is_alone = std::ranges::all_of(state.last_sequence, is_writer) && state.registers.all_rivals().empty();
    std::unordered_map<RegisterKey, std::map<ReplicaId, Stamp>, RegisterKeyHash> removed;
    for (const Write& write : writes) {
        if (is_removed(write.key, write.value)) removed[write.key];
    }
    if (!removed.empty() && !is_alone) {
        for (const auto& [key, winner] : state.registers.winners()) {
            const auto it = removed.find(life_of(key));
            if (it != removed.end()) add_seen_of(state.registers, key, writer, it->second);
        }
    }
    for (std::uint32_t i = 0; i < writes.size(); ++i) {
        const auto it = removed.find(writes[i].key);
        std::map<ReplicaId, Stamp> seen = it == removed.end() ? std::map<ReplicaId, Stamp>{} : it->second;
        add_seen_of(state.registers, writes[i].key, writer, seen);
        for (const auto& [replica, stamp] : seen) all.push_back({i, {replica, stamp}});
    }
    return all;
}

std::string state_digest(const State& state) {
    const Bytes bytes = encode_state(state);
    return to_hex(id_of_text("state", as_text(bytes)));
}

}  // namespace cairn::app
