#include "core/sync/space.hpp"

#include <algorithm>

#include "core/sync/wire.hpp"

namespace cairn::sync {
namespace {

constexpr std::string_view genesis_magic = "CAIRNSG1";
constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";

Bytes place_of(const SpaceName& space, const ReplicaName& replica) {
    Bytes place(space.bytes.begin(), space.bytes.end());
    append(place, replica.bytes);
    return place;
}

std::string folder_of(const SpaceName& space) { return "sp/" + base32(space.bytes); }

}  // namespace

Genesis make_genesis(const crypto::VerifyKey& owner, const crypto::Key& first_key, std::int64_t created_ms,
                     const crypto::Chance& chance) {
    Genesis genesis{
        .owner = owner, .first_key = crypto::digest_for(first_key, "cairn/v1/first key", {}), .created_ms = created_ms};
    chance(genesis.nonce);
    return genesis;
}

Bytes encode_genesis(const Genesis& genesis) {
    Bytes bytes;
    WireWriter writer(bytes);
    writer.put_raw(as_bytes(genesis_magic));
    writer.put_raw(genesis.owner.bytes);
    writer.put_raw(genesis.nonce);
    writer.put_raw(genesis.first_key);
    writer.put_u64(static_cast<std::uint64_t>(genesis.created_ms));
    return bytes;
}

std::optional<Genesis> decode_genesis(ByteView bytes) {
    WireReader reader(bytes);
    if (as_text(reader.take_raw(genesis_magic.size())) != genesis_magic) return std::nullopt;
    Genesis genesis;
    reader.take_into(genesis.owner.bytes);
    reader.take_into(genesis.nonce);
    reader.take_into(genesis.first_key);
    genesis.created_ms = static_cast<std::int64_t>(reader.take_u64());
    if (!reader.is_whole()) return std::nullopt;
    return genesis;
}

SpaceName name_of(const Genesis& genesis) {
    const crypto::Digest digest = crypto::digest_for("cairn/v1/space", encode_genesis(genesis));
    SpaceName name;
    std::copy_n(digest.begin(), name.bytes.size(), name.bytes.begin());
    return name;
}

std::optional<SpaceKeys> SpaceKeys::of_list(std::vector<crypto::Key> keys) {
    if (keys.empty()) return std::nullopt;
    SpaceKeys list;
    list.keys_ = std::move(keys);
    return list;
}

SpaceKeys SpaceKeys::copy() const {
    SpaceKeys other;
    for (const crypto::Key& key : keys_) other.keys_.push_back(key.copy());
    return other;
}

bool is_first_key(const Genesis& genesis, const crypto::Key& key) {
    return crypto::digest_for(key, "cairn/v1/first key", {}) == genesis.first_key;
}

ReplicaName replica_name(const SpaceKeys& keys, const crypto::VerifyKey& device) {
    const crypto::Digest digest = crypto::digest_for(keys.first(), "cairn/v1/replica", device.bytes);
    ReplicaName name;
    std::copy_n(digest.begin(), name.bytes.size(), name.bytes.begin());
    return name;
}

crypto::Key run_key(const crypto::Key& epoch, const SpaceName& space, const ReplicaName& replica) {
    return crypto::key_for(epoch, "cairn/v1/run", place_of(space, replica));
}
crypto::Key head_key(const crypto::Key& epoch, const SpaceName& space, const ReplicaName& replica) {
    return crypto::key_for(epoch, "cairn/v1/head", place_of(space, replica));
}
crypto::Key list_key(const crypto::Key& epoch, const SpaceName& space) {
    return crypto::key_for(epoch, "cairn/v1/list", space.bytes);
}

std::string base32(ByteView bytes) {
    std::string text;
    std::uint32_t bits = 0;
    unsigned bit_count = 0;
    for (const std::byte byte : bytes) {
        bits = (bits << 8U | static_cast<std::uint32_t>(byte)) & 0xFFFFU;
        for (bit_count += 8; bit_count >= 5; bit_count -= 5) text += alphabet[bits >> (bit_count - 5) & 31U];
    }
    if (bit_count > 0) text += alphabet[bits << (5 - bit_count) & 31U];
    return text;
}

std::optional<Bytes> from_base32(std::string_view text) {
    Bytes bytes;
    std::uint32_t bits = 0;
    unsigned bit_count = 0;
    for (const char c : text) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 5U | static_cast<std::uint32_t>(value)) & 0xFFFU;
        bit_count += 5;
        if (bit_count < 8) continue;
        bit_count -= 8;
        bytes.push_back(static_cast<std::byte>(bits >> bit_count));
    }
    if (bit_count >= 5 || (bits & ((1U << bit_count) - 1)) != 0) return std::nullopt;
    return bytes;
}

std::string genesis_object(const SpaceName& space) { return folder_of(space) + "/g"; }
std::string members_object(const SpaceName& space) { return folder_of(space) + "/m"; }
std::string hints_object(const SpaceName& space) { return folder_of(space) + "/a"; }
std::string invite_object(const SpaceName& space, const std::array<std::byte, 10>& invite) {
    return folder_of(space) + "/i/" + base32(invite);
}
std::string head_object(const SpaceName& space, const ReplicaName& replica) {
    return folder_of(space) + "/" + base32(replica.bytes) + "/h";
}
std::string run_object(const SpaceName& space, const ReplicaName& replica, std::uint64_t first, std::uint64_t last,
                       const std::array<std::byte, 16>& hash) {
    return folder_of(space) + "/" + base32(replica.bytes) + "/s/" + std::to_string(first) + "-" + std::to_string(last) +
           "-" + base32(hash);
}

}  // namespace cairn::sync
