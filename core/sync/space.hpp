#pragma once
// core/sync: replicas of one record that meet at a store which can only keep named bytes. It knows bytes and keys; what
// a record says is the business of core/app. It sends nothing itself: it says which requests are due and is told the
// answers, so that a page, a window and a simulator drive the same code.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/crypto/hash.hpp"
#include "core/crypto/identity.hpp"

namespace cairn::sync {

/// The first 16 bytes of a hash over its genesis: nobody can put another owner under the same name.
struct SpaceName {
    std::array<std::byte, 16> bytes{};
    auto operator<=>(const SpaceName&) const = default;
};

/// What a device is called in one space: without the space's key nobody can tell that two names are one person's.
struct ReplicaName {
    std::array<std::byte, 10> bytes{};
    auto operator<=>(const ReplicaName&) const = default;
};

/// How a space begins. Written once, by its owner.
struct Genesis {
    crypto::VerifyKey owner;  ///< of the person
    std::array<std::byte, 16> nonce{};  ///< so that one owner has many spaces
    crypto::Digest first_key{};  ///< a commitment to the key of epoch 0
    std::int64_t created_ms = 0;

    bool operator==(const Genesis&) const = default;
};

Genesis make_genesis(const crypto::VerifyKey& owner, const crypto::Key& first_key, std::int64_t created_ms,
                     const crypto::Chance& chance);
/// Source:   docs/sync_format.md, "Genesis".
Bytes encode_genesis(const Genesis& genesis);
std::optional<Genesis> decode_genesis(ByteView bytes);
SpaceName name_of(const Genesis& genesis);

/// The keys of a space: one for each epoch, from 0 on. Whoever joins gets all of them.
class SpaceKeys {
public:
    explicit SpaceKeys(crypto::Key first) { keys_.push_back(std::move(first)); }
    static std::optional<SpaceKeys> of_list(std::vector<crypto::Key> keys);

    [[nodiscard]] std::uint32_t newest_epoch() const { return static_cast<std::uint32_t>(keys_.size() - 1); }
    [[nodiscard]] const crypto::Key* find(std::uint32_t epoch) const {
        return epoch < keys_.size() ? &keys_[epoch] : nullptr;
    }
    [[nodiscard]] const crypto::Key& first() const { return keys_.front(); }
    void add(crypto::Key key) { keys_.push_back(std::move(key)); }
    [[nodiscard]] SpaceKeys copy() const;

private:
    SpaceKeys() = default;
    std::vector<crypto::Key> keys_;
};

/// Whether this is the key that the genesis promises.
bool is_first_key(const Genesis& genesis, const crypto::Key& key);

ReplicaName replica_name(const SpaceKeys& keys, const crypto::VerifyKey& device);

// Keys for one use each, of one epoch.
crypto::Key run_key(const crypto::Key& epoch, const SpaceName& space, const ReplicaName& replica);
crypto::Key head_key(const crypto::Key& epoch, const SpaceName& space, const ReplicaName& replica);
crypto::Key list_key(const crypto::Key& epoch, const SpaceName& space);

/// Base 32 of RFC 4648 in small letters, without padding.
std::string base32(ByteView bytes);
/// Nothing for other characters, and for bits that no whole byte holds.
std::optional<Bytes> from_base32(std::string_view text);

// Names of objects: [a-z0-9/-] only, less than 120 characters.
std::string genesis_object(const SpaceName& space);
std::string members_object(const SpaceName& space);
std::string hints_object(const SpaceName& space);
std::string invite_object(const SpaceName& space, const std::array<std::byte, 10>& invite);
std::string head_object(const SpaceName& space, const ReplicaName& replica);
std::string run_object(const SpaceName& space, const ReplicaName& replica, std::uint64_t first, std::uint64_t last,
                       const std::array<std::byte, 16>& hash);

}  // namespace cairn::sync
