#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/crypto/key.hpp"

namespace cairn::crypto {

/// What is public of a key that signs (Ed25519).
struct VerifyKey {
    std::array<std::byte, 32> bytes{};
    auto operator<=>(const VerifyKey&) const = default;
};
/// What is public of a key that opens boxes (X25519).
struct BoxAddress {
    std::array<std::byte, 32> bytes{};
    auto operator<=>(const BoxAddress&) const = default;
};
using Signature = std::array<std::byte, 64>;

/// A key that signs. Its 32 secret bytes are all that has to be kept.
class SigningKey {
public:
    explicit SigningKey(Key seed);
    [[nodiscard]] const VerifyKey& verify_key() const { return verify_key_; }
    [[nodiscard]] const Key& seed() const { return seed_; }

    /// Of what the bytes are for, and of the bytes: a signature for one use is none for another.
    ///
    /// Cost:     0.08 ms as WebAssembly.
    /// Source:   RFC 8032, over digest_for(use, bytes).
    [[nodiscard]] Signature sign(std::string_view use, ByteView bytes) const;

private:
    Key seed_;
    VerifyKey verify_key_;
};

/// Cost:     0.13 ms as WebAssembly.
bool verify(const VerifyKey& key, std::string_view use, ByteView bytes, const Signature& signature);

/// A key to which others seal what only it can open.
class BoxKey {
public:
    explicit BoxKey(Key secret);
    [[nodiscard]] const BoxAddress& address() const { return address_; }
    [[nodiscard]] const Key& secret() const { return secret_; }

private:
    Key secret_;
    BoxAddress address_;
};

/// By so much wrapped bytes are longer: a public key made for them alone, then seal_committed.
inline constexpr std::size_t wrap_bytes = 32 + 24 + 32 + 16;

/// Bytes that only the box's key opens. Nobody learns who wrapped them: what has to be known of that is signed apart.
///
/// Source:   X25519 (RFC 7748) with a key of its own for each box, BLAKE2b, seal_committed.
Bytes wrap(const BoxAddress& to, ByteView plain, ByteView context, const Chance& chance);
/// Nothing when the key or the context is another, or any bit was changed.
std::optional<Bytes> unwrap(const BoxKey& key, ByteView wrapped, ByteView context);

/// Who somebody is: two secrets, of the person and of this device. Everything else follows from them.
struct Identity {
    Key person;  ///< the root; may be on several devices of theirs
    Key device;  ///< of this browser profile alone

    static Identity of_chance(const Chance& chance);
    [[nodiscard]] Identity copy() const { return {person.copy(), device.copy()}; }
    [[nodiscard]] SigningKey person_signing() const;
    [[nodiscard]] BoxKey person_box() const;
    [[nodiscard]] SigningKey device_signing() const;
    [[nodiscard]] BoxKey device_box() const;
};

/// A person's word that a device writes for them.
struct DeviceCertificate {
    VerifyKey person;
    BoxAddress person_box;
    VerifyKey device;
    BoxAddress device_box;
    std::int64_t issued_ms = 0;  ///< by the clock of the device that issued it
    Signature signature{};       ///< by `person`

    bool operator==(const DeviceCertificate&) const = default;
};

inline constexpr std::size_t certificate_bytes = 4 * 32 + 8 + 64;

DeviceCertificate certify(const Identity& identity, std::int64_t issued_ms);
bool is_certified(const DeviceCertificate& certificate);
/// Source:   docs/sync_format.md, "Device certificate".
Bytes encode_certificate(const DeviceCertificate& certificate);
/// Nothing unless there are exactly as many bytes. Whether it is right is_certified says.
std::optional<DeviceCertificate> decode_certificate(ByteView bytes);

}  // namespace cairn::crypto
