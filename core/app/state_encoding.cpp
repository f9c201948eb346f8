#include <algorithm>
#include <vector>

#include "core/app/lives.hpp"
#include "core/app/state.hpp"
#include "core/base/archive.hpp"
#include "core/model/schema.hpp"

namespace cairn::app {
namespace {

constexpr std::uint8_t version_of_winners = 1;
constexpr std::uint8_t version_with_rivals = 2;

/// Ascending by key.
template <class Map>
std::vector<const typename Map::value_type*> in_key_order(const Map& map) {
    std::vector<const typename Map::value_type*> entries;
    entries.reserve(map.size());
    for (const auto& entry : map) entries.push_back(&entry);
    std::ranges::sort(entries, {}, [](const auto* entry) -> const RegisterKey& { return entry->first; });
    return entries;
}

/// The replicas that a state mentions, as numbers.
class ReplicaNumbers {
public:
    explicit ReplicaNumbers(const State& state) {
        for (const auto& [replica, sequence] : state.last_sequence) numbers_[replica] = 0;
        for (const auto& [key, cell] : state.registers.winners()) numbers_[cell.replica] = 0;
        for (const auto& [key, rivals] : state.registers.all_rivals()) {
            for (const Register& loser : rivals.losers) numbers_[loser.replica] = 0;
            for (const Seen& seen : rivals.seen) numbers_[seen.replica] = 0;
        }
        std::uint64_t next = 0;
        for (auto& [replica, number] : numbers_) number = next++;
    }
    [[nodiscard]] std::uint64_t of(ReplicaId replica) const { return numbers_.at(replica); }
    [[nodiscard]] const std::map<ReplicaId, std::uint64_t>& all() const { return numbers_; }

private:
    std::map<ReplicaId, std::uint64_t> numbers_;
};

class StateWriter {
public:
    StateWriter(Bytes& out, const State& state) : archive_(out), state_(state), replicas_(state) {}

    void write() {
        const auto& rivals = state_.registers.all_rivals();
        archive_(rivals.empty() ? version_of_winners : version_with_rivals);
        archive_.put_varint(replicas_.all().size());
        for (const auto& [replica, number] : replicas_.all()) {
            const auto it = state_.last_sequence.find(replica);
            const std::uint64_t sequence = it == state_.last_sequence.end() ? 0 : it->second;
            archive_(static_cast<const Id&>(replica), sequence);
        }
        archive_(state_.newest.ticks);
        archive_.put_varint(state_.registers.size());
        for (const auto* entry : in_key_order(state_.registers.winners())) {
            put_key(entry->first);
            put_write(entry->second);
        }
        if (rivals.empty()) return;
        archive_.put_varint(rivals.size());
        for (const auto* entry : in_key_order(rivals)) put_rivals(entry->first, entry->second);
    }

private:
    void put_key(const RegisterKey& key) {
        const bool is_new_entity = key.entity != previous_entity_;
        archive_(is_new_entity);
        if (is_new_entity) archive_(key.entity);
        previous_entity_ = key.entity;
        archive_(static_cast<bool>(key.entry));
        if (key.entry) archive_(key.entry);
        archive_(key.kind, key.field);
    }
    void put_write(const Register& write) {
        archive_(write.stamp.ticks, replicas_.of(write.replica));
        save(archive_, write.value);
    }
    void put_rivals(const RegisterKey& key, const Rivals& rivals) {
        put_key(key);
        archive_.put_varint(rivals.losers.size());
        for (const Register& loser : rivals.losers) put_write(loser);
        archive_.put_varint(rivals.seen.size());
        for (const Seen& seen : rivals.seen) archive_(replicas_.of(seen.replica), seen.stamp.ticks);
    }

    ByteWriter archive_;
    const State& state_;
    ReplicaNumbers replicas_;
    Id previous_entity_;
};

struct StateReader {
    State state;
    std::vector<RegisterKey> removed;  ///< life registers that say no, before their rivals are known

    void load(ByteReader& archive) {
        std::uint8_t version = 0;
        archive(version);
        if (version != version_of_winners && version != version_with_rivals)
            throw cereal::Exception("state of another version");
        replicas_.resize(static_cast<std::size_t>(archive.take_count()));
        for (ReplicaId& replica : replicas_) {
            archive(static_cast<Id&>(replica));
            std::uint64_t sequence = 0;
            archive(sequence);
            if (sequence != 0) state.last_sequence[replica] = sequence;
        }
        archive(state.newest.ticks);
        const auto count = static_cast<std::size_t>(archive.take_count());
        state.registers.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            const RegisterKey key = take_key(archive);
            const Register write = take_write(archive);
            state.registers.join(key, write);
            set_register(state.model, key, write.value);
            if (is_removed(key, write.value)) removed.push_back(key);
        }
        if (version == version_with_rivals) load_rivals(archive);
    }

private:
    void load_rivals(ByteReader& archive) {
        const auto count = static_cast<std::size_t>(archive.take_count());
        for (std::size_t i = 0; i < count; ++i) {
            const RegisterKey key = take_key(archive);
            const Register* winner = state.registers.find(key);
            if (winner == nullptr) throw cereal::Exception("rivals of nothing");
            Rivals rivals;
            rivals.losers.resize(static_cast<std::size_t>(archive.take_count()));
            for (Register& loser : rivals.losers) loser = take_write(archive);
            rivals.seen.resize(static_cast<std::size_t>(archive.take_count()));
            for (Seen& seen : rivals.seen) {
                seen.replica = take_replica(archive);
                archive(seen.stamp.ticks);
            }
            state.registers.join(key, Register(*winner), rivals);
            set_register(state.model, key, state.registers.shown(key));
        }
    }
    RegisterKey take_key(ByteReader& archive) {
        RegisterKey key;
        bool flag = false;
        archive(flag);
        if (flag) archive(entity_);
        key.entity = entity_;
        archive(flag);
        if (flag) archive(key.entry);
        archive(key.kind, key.field);
        return key;
    }
    Register take_write(ByteReader& archive) {
        Register write;
        archive(write.stamp.ticks);
        write.replica = take_replica(archive);
        cairn::load(archive, write.value);
        return write;
    }
    ReplicaId take_replica(ByteReader& archive) {
        std::uint64_t number = 0;
        archive(number);
        if (number >= replicas_.size()) throw cereal::Exception("replica index out of range");
        return replicas_[static_cast<std::size_t>(number)];
    }

    std::vector<ReplicaId> replicas_;
    Id entity_;
};

}  // namespace

Bytes encode_state(const State& state) {
    Bytes out;
    StateWriter(out, state).write();
    return out;
}

Result<State> decode_state(ByteView bytes) {
    auto reader = read_archive<StateReader>(bytes);
    if (!reader) return std::unexpected(reader.error());
    settle_lives(reader->state, std::move(reader->removed));
    return std::move(reader->state);
}

}  // namespace cairn::app
