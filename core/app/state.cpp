#include "core/app/state.hpp"

#include <algorithm>
#include <vector>

#include "core/base/archive.hpp"
#include "core/model/schema.hpp"

namespace cairn::app {
namespace {

constexpr std::uint8_t state_version = 1;

using Entry = Registers::value_type;

std::vector<const Entry*> in_key_order(const Registers& registers) {
    std::vector<const Entry*> entries;
    entries.reserve(registers.size());
    for (const Entry& entry : registers) entries.push_back(&entry);
    std::ranges::sort(entries, {}, [](const Entry* entry) -> const RegisterKey& { return entry->first; });
    return entries;
}

void write_entry(ByteWriter& archive, const Entry& entry, const std::map<ReplicaId, std::uint64_t>& replica_index,
                 Id& previous_entity) {
    const auto& [key, cell] = entry;
    const bool is_new_entity = key.entity != previous_entity;
    archive(is_new_entity);
    if (is_new_entity) archive(key.entity);
    previous_entity = key.entity;
    archive(static_cast<bool>(key.entry));
    if (key.entry) archive(key.entry);
    archive(key.kind, key.field, cell.stamp.ticks, replica_index.at(cell.replica));
    save(archive, cell.value);
}

/// Returns whether `fact` won.
bool take_in(State& state, const RegisterKey& key, const Register& fact) {
    const auto [it, is_new] = state.registers.try_emplace(key);
    if (!is_new && !it->second.loses_to(fact.stamp, fact.replica, fact.value)) return false;
    it->second = fact;
    set_register(state.model, key, fact.value);
    return true;
}

void note_sequence(State& state, ReplicaId replica, std::uint64_t sequence) {
    std::uint64_t& last = state.last_sequence[replica];
    last = std::max(last, sequence);
}

struct StateReader {
    State state;

    void load(ByteReader& archive) {
        std::uint8_t version = 0;
        archive(version);
        if (version != state_version) throw cereal::Exception("state of another version");
        std::vector<ReplicaId> replicas(static_cast<std::size_t>(archive.take_count()));
        for (ReplicaId& replica : replicas) {
            archive(static_cast<Id&>(replica));
            std::uint64_t sequence = 0;
            archive(sequence);
            if (sequence != 0) state.last_sequence[replica] = sequence;
        }
        archive(state.newest.ticks);
        const auto count = static_cast<std::size_t>(archive.take_count());
        state.registers.reserve(count);
        Id entity;
        for (std::size_t i = 0; i < count; ++i) load_entry(archive, replicas, entity);
    }

    void load_entry(ByteReader& archive, const std::vector<ReplicaId>& replicas, Id& entity) {
        RegisterKey key;
        bool flag = false;
        archive(flag);
        if (flag) archive(entity);
        key.entity = entity;
        archive(flag);
        if (flag) archive(key.entry);
        Register cell;
        std::uint64_t replica = 0;
        archive(key.kind, key.field, cell.stamp.ticks, replica);
        if (replica >= replicas.size()) throw cereal::Exception("replica index out of range");
        cell.replica = replicas[static_cast<std::size_t>(replica)];
        cairn::load(archive, cell.value);
        set_register(state.model, key, cell.value);
        state.registers.insert_or_assign(key, std::move(cell));
    }
};

}  // namespace

ChangeBits apply(State& state, const Batch& batch) {
    ChangeBits changes = 0;
    for (const Write& write : batch.writes) {
        if (!take_in(state, write.key, {write.value, batch.stamp, batch.replica})) continue;
        if (write.key.kind < 32) changes |= ChangeBits{1} << write.key.kind;
    }
    note_sequence(state, batch.replica, batch.sequence);
    state.newest = std::max(state.newest, batch.stamp);
    return changes;
}

std::vector<Write> merge(State& state, const State& other) {
    std::vector<Write> changed;
    for (const auto& [key, fact] : other.registers) {
        if (take_in(state, key, fact)) changed.push_back({key, fact.value});
    }
    for (const auto& [replica, sequence] : other.last_sequence) note_sequence(state, replica, sequence);
    state.newest = std::max(state.newest, other.newest);
    return changed;
}

Bytes encode_state(const State& state) {
    std::map<ReplicaId, std::uint64_t> replicas;  // every replica that is mentioned, then its index
    for (const auto& [replica, sequence] : state.last_sequence) replicas[replica] = 0;
    for (const auto& [key, cell] : state.registers) replicas[cell.replica] = 0;
    Bytes out;
    ByteWriter archive(out);
    archive(state_version);
    archive.put_varint(replicas.size());
    std::uint64_t next_index = 0;
    for (auto& [replica, index] : replicas) {
        index = next_index++;
        const auto it = state.last_sequence.find(replica);
        archive(static_cast<const Id&>(replica), it == state.last_sequence.end() ? std::uint64_t{0} : it->second);
    }
    archive(state.newest.ticks);
    archive.put_varint(state.registers.size());
    Id previous_entity;
    for (const Entry* entry : in_key_order(state.registers)) write_entry(archive, *entry, replicas, previous_entity);
    return out;
}

Result<State> decode_state(ByteView bytes) {
    auto reader = read_archive<StateReader>(bytes);
    if (!reader) return std::unexpected(reader.error());
    return std::move(reader->state);
}

std::string state_digest(const State& state) {
    const Bytes bytes = encode_state(state);
    return to_hex(id_of_text("state", as_text(bytes)));
}

}  // namespace cairn::app
