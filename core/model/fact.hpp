#pragma once
// core/model: what exists. Plain structs of the domain, the facts about them, and the one table (schema.hpp) that
// describes every entity and field. It must never know how facts are stored, who asks for a change, or what a screen
// is.

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/id.hpp"
#include "core/base/time.hpp"

namespace cairn {

class ByteReader;
class ByteWriter;

struct ReplicaTag;
/// One browser profile on one device (or one folder natively): the writer of facts.
using ReplicaId = TypedId<ReplicaTag>;
struct SpaceTag;
/// The circle of people who may read a fact; with sync off there is still exactly one.
using SpaceId = TypedId<SpaceTag>;
struct ProfileTag;
using ProfileId = TypedId<ProfileTag>;

/// Hybrid logical clock: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16. Never goes back.
struct Stamp {
    std::uint64_t ticks = 0;
    constexpr auto operator<=>(const Stamp&) const = default;

    /// A clock outside 1970 to 6429 counts as the nearer end: it may be wrong, but later stamps never wrap around.
    static constexpr Stamp of(Instant instant) {
        const std::int64_t ms = std::clamp<std::int64_t>(instant.ms, 0, (std::int64_t{1} << 47) - 1);
        return {static_cast<std::uint64_t>(ms) << 16};
    }
    /// The one after it; of the last there is the last itself, which only a forged record holds.
    [[nodiscard]] constexpr Stamp next() const { return {ticks == ~std::uint64_t{0} ? ticks : ticks + 1}; }
    [[nodiscard]] constexpr Instant instant() const { return {static_cast<std::int64_t>(ticks >> 16)}; }
};

/// What a register holds. `monostate` empties it.
using Value = std::variant<std::monostate, std::int64_t, std::string, Id>;

/// Names one register: a field of an entity, or one entry of a field that is a map.
struct RegisterKey {
    Id entity;
    Id entry;  ///< none for a plain field
    std::uint16_t kind = 0;
    std::uint16_t field = 0;
    auto operator<=>(const RegisterKey&) const = default;
};

struct RegisterKeyHash {
    std::size_t operator()(const RegisterKey& key) const {
        const std::uint64_t entry = key.entry.high ^ (key.entry.low * 0xC2B2AE3D27D4EB4FULL);
        const std::uint64_t mixed = (key.entity.high ^ key.entity.low * 0x9E3779B97F4A7C15ULL) + entry * 31 +
                                    key.field * 0x9E3779B1ULL + key.kind;
        return static_cast<std::size_t>(mixed ^ (mixed >> 29));
    }
};

/// "This register now holds this value."
struct Write {
    RegisterKey key;
    Value value;
    bool operator==(const Write&) const = default;
};

/// A writer knows everything that `replica` wrote up to `stamp`.
struct Seen {
    ReplicaId replica;
    Stamp stamp;
    bool operator==(const Seen&) const = default;
};

/// Of another replica's facts about the register of a write, or about its entity when it is removed, its writer knew.
struct SeenByWrite {
    std::uint32_t write = 0;  ///< index into the batch's writes
    Seen seen;
    bool operator==(const SeenByWrite&) const = default;
};

/// Everything of `replica` up to its batch `sequence`.
struct Dependency {
    ReplicaId replica;
    std::uint64_t sequence = 0;
    bool operator==(const Dependency&) const = default;
};

/// What one action of one person wrote: all of it counts, or none. Immutable once it has a stamp.
///
/// `action` names the command for the history and the undo menu (its number never changes meaning).
/// No register is written twice in a batch, so that all writes can share one stamp.
struct Batch {
    SpaceId space;
    ProfileId author;
    ReplicaId replica;
    std::uint64_t sequence = 0;  ///< 1, 2, 3 … within the replica
    Stamp stamp;
    std::uint16_t action = 0;
    std::vector<Write> writes;
    std::uint64_t gesture = 0;  ///< batches of one gesture (a drag) share a number; 0: the batch stands alone
    std::vector<Dependency> dependencies;  ///< what of other replicas the writer learnt since its batch before
    std::vector<SeenByWrite> seen;         ///< ascending by write; of replicas other than this one
    bool operator==(const Batch&) const = default;
};

/// The record of a batch. Source: docs/journal_format.md, "Batch". Ids that repeat within a batch are written once.
void save(ByteWriter& archive, const Batch& batch);
void load(ByteReader& archive, Batch& batch);

/// A batch among other things: its writes and who wrote them, without what follows in a record.
void save_plain(ByteWriter& archive, const Batch& batch);
void load_plain(ByteReader& archive, Batch& batch);

/// A value with its kind in one byte; snapshots use it too.
void save(ByteWriter& archive, const Value& value);
void load(ByteReader& archive, Value& value);

}  // namespace cairn
