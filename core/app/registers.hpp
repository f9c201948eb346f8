#pragma once
// core/app: State, Command, decide, apply, undo, Store: the one place where state changes. It knows every room below
// and nothing above: no words for people, no screen, no platform.

#include <deque>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/dense_index.hpp"
#include "core/model/fact.hpp"
#include "core/model/schema.hpp"

namespace cairn::app {

/// What a register holds now, and who wrote it when.
struct Register {
    Value value;
    Stamp stamp;
    ReplicaId replica;

    /// The later one wins; equal stamps are settled by the replica's id, and those of a cloned replica by the value.
    [[nodiscard]] bool loses_to(const Register& other) const {
        if (stamp != other.stamp) return stamp < other.stamp;
        return replica != other.replica ? replica < other.replica : value < other.value;
    }
    bool operator==(const Register&) const = default;
};

/// Beside a register that more than one replica wrote: what lost to a write that did not know of it, and what is known
/// to be overwritten, should it arrive once more. Source: docs/decisions/0024.
struct Rivals {
    std::vector<Register> losers;  ///< one a replica at most; ascending by replica
    std::vector<Seen> seen;  ///< ascending by replica

    [[nodiscard]] bool empty() const { return losers.empty() && seen.empty(); }
    bool operator==(const Rivals&) const = default;
};

/// Every register that was ever written. Joining is a semilattice: of each replica the last write counts, unless
/// somebody who wrote later had seen it; so order, repetition and grouping of the facts never show.
class Registers {
public:
    /// In the order in which they were first heard of, which differs between machines.
    using Winners = std::deque<std::pair<RegisterKey, Register>>;

    struct Joined {
        bool is_changed = false;  ///< what the register shows may be another value now
        const Value* only = nullptr;  ///< that value where nobody else has a part in it; valid until the next join
    };
    /// Takes in one write, and what its writer had seen here of other replicas.
    /// Cost:     O(1); O(writers of the register) where there are several.
    Joined join(const RegisterKey& key, Register write, std::span<const SeenByWrite> seen = {});
    /// Takes in all that is known of a register elsewhere.
    bool join(const RegisterKey& key, const Register& winner, const Rivals& rivals);

    [[nodiscard]] const Winners& winners() const { return winners_; }
    [[nodiscard]] const Register* find(const RegisterKey& key) const;
    /// nullptr: no other replica ever had a part in it.
    [[nodiscard]] const Rivals* rivals(const RegisterKey& key) const;
    [[nodiscard]] const std::unordered_map<RegisterKey, Rivals, RegisterKeyHash>& all_rivals() const { return rivals_; }

    /// What people see: the winner; of prose also what lost, in the order of time, a blank line between.
    /// Nothing for a register that was never written.
    [[nodiscard]] Value shown(const RegisterKey& key) const;

    void reserve(std::size_t count) { index_.reserve(count); }
    [[nodiscard]] std::size_t size() const { return winners_.size(); }
    [[nodiscard]] bool empty() const { return winners_.empty(); }
    /// Whether both hold the same, whatever they heard of first.
    bool operator==(const Registers& other) const;

private:
    struct Place {
        Register* winner;
        bool is_new;
    };
    Place place_of(const RegisterKey& key);
    bool join_all(const RegisterKey& key, std::span<const Register> writes, std::span<const Seen> seen);

    Winners winners_;
    DenseIndex index_;
    std::unordered_map<RegisterKey, Rivals, RegisterKeyHash> rivals_;
};

/// Whether a value says that an entity exists, or that an entry is there.
bool is_alive(MergeRule rule, const Value& value);

}  // namespace cairn::app
