#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/sync/member.hpp"

namespace cairn::sync {

/// A run's records take at most this much before they are packed; a larger record has a run of its own.
inline constexpr std::size_t run_bytes_max = std::size_t{1} << 20;
/// What a store may hand back at most under one name.
inline constexpr std::size_t object_bytes_max = std::size_t{64} << 20;

/// The chain of a replica's log: each link is a hash over the one before and the record.
crypto::Digest chain_begin(const SpaceName& space, const ReplicaName& replica);
crypto::Digest chain_next(const crypto::Digest& chain, ByteView record);

/// Where a run stands in its replica's log.
struct RunPlace {
    std::uint64_t first = 1;  ///< records are counted from 1
    std::uint64_t last = 0;
    auto operator<=>(const RunPlace&) const = default;
};

/// Records of one replica, one after another, as an object.
struct Run {
    RunPlace place;
    crypto::Digest chain_before{};
    crypto::Digest chain_after{};
    std::vector<Bytes> records;
};

/// What a run is called in its replica's head; the object's name follows from it.
struct RunRef {
    RunPlace place;
    std::array<std::byte, 16> hash{};
    bool operator==(const RunRef&) const = default;
};

/// Who writes, and with which keys.
struct Writer {
    SpaceName space;
    ReplicaName replica;
    std::uint32_t epoch = 0;
    const crypto::Key* epoch_key = nullptr;
    const crypto::SigningKey* device = nullptr;
};

/// Sealed and signed; the same records give the same bytes (docs/decisions/0036). `chain_after` is worked out.
/// Source:   docs/sync_format.md, "Run".
Bytes seal_run(const Writer& writer, const Run& run);
std::array<std::byte, 16> hash_of_run(ByteView bytes);

/// Nothing unless the bytes are those that `ref` names, signed by the device, and the chain goes through them.
/// Cost:     one signature and one hash a record.
std::optional<Run> open_run(ByteView bytes, const RunRef& ref, const SpaceName& space, const ReplicaName& replica,
                            const SpaceKeys& keys, const crypto::VerifyKey& device);

/// How far a log of somebody goes.
struct LogPoint {
    std::uint64_t sequence = 0;
    crypto::Digest chain{};
    bool operator==(const LogPoint&) const = default;
};

/// What a replica says of itself: how far its log goes, in which runs it lies, and whom it has heard how far.
struct Head {
    std::uint64_t counter = 0;  ///< grows with each head that it writes
    LogPoint end;
    /// Whatever came before this record is in it: readers may begin here. 0: the log is empty.
    std::uint64_t base = 0;
    bool has_base_news = false;  ///< the base holds what no record before it said: nobody may pass it over
    crypto::Digest chain_before_base{};
    crypto::Digest chain_after_base{};
    std::vector<RunRef> runs = {};  ///< ascending, without gaps, from base to end
    std::map<ReplicaName, std::uint64_t> heard = {};
    std::int64_t written_ms = 0;

    bool operator==(const Head&) const = default;
};

/// All but the counter. Source: docs/sync_format.md, "Head".
Bytes encode_head_body(const Head& head);
/// Nothing when it contradicts itself. The counter is 0.
std::optional<Head> decode_head_body(ByteView bytes);

Bytes seal_head(const Writer& writer, const Head& head);
/// Nothing unless it is signed by the device and says nothing that contradicts itself.
std::optional<Head> open_head(ByteView bytes, const SpaceName& space, const ReplicaName& replica, const SpaceKeys& keys,
                              const crypto::VerifyKey& device);

// Two lists that anybody in the space may write; both say only what is signed elsewhere, or what is no more than a
// hint.

/// Whoever writes it adds everybody they know.
Bytes seal_members(const SpaceName& space, const SpaceKeys& keys, const std::vector<Member>& members,
                   const crypto::Chance& chance);
/// Nothing when it is no such list; entries that make no sense are left out, signatures are not looked at.
std::optional<std::vector<Member>> open_members(ByteView bytes, const SpaceName& space, const SpaceKeys& keys);

/// How far each log goes, for readers that would have to ask for every head otherwise.
using Hints = std::map<ReplicaName, std::uint64_t>;
Bytes seal_hints(const SpaceName& space, const SpaceKeys& keys, const Hints& hints, const crypto::Chance& chance);
std::optional<Hints> open_hints(ByteView bytes, const SpaceName& space, const SpaceKeys& keys);

/// The length that something of `size` bytes is padded to: what is left of it to see is the order of magnitude and a
/// few bits. At most 12 % longer.
/// Source:   Padmé, in "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019.
std::size_t padded_size(std::size_t size);

}  // namespace cairn::sync
