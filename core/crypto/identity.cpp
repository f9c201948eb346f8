#include "core/crypto/identity.hpp"

#include <sodium/crypto_scalarmult_curve25519.h>
#include <sodium/crypto_sign_ed25519.h>

#include <algorithm>

#include "core/base/assert.hpp"
#include "core/crypto/hash.hpp"
#include "core/crypto/seal.hpp"

namespace cairn::crypto {
namespace {

constexpr std::string_view certificate_use = "cairn/v1/device certificate";
constexpr std::string_view box_use = "cairn/v1/box";

const unsigned char* data_of(ByteView bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
template <std::size_t N>
unsigned char* data_of(std::array<std::byte, N>& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

BoxAddress address_of(const Key& secret) {
    BoxAddress address;
    crypto_scalarmult_curve25519_base(data_of(address.bytes), data_of(secret.bytes()));
    return address;
}

/// Nothing for an address on which every secret would agree with everybody's.
std::optional<Key> agreed(const Key& secret, const BoxAddress& other, const BoxAddress& once, const BoxAddress& to) {
    std::array<std::byte, 32> shared{};
    if (crypto_scalarmult_curve25519(data_of(shared), data_of(secret.bytes()), data_of(other.bytes)) != 0)
        return std::nullopt;
    const Key raw{ByteView(shared)};
    wipe(shared);
    Bytes both(once.bytes.begin(), once.bytes.end());
    append(both, to.bytes);
    return key_for(raw, box_use, both);
}

Bytes unsigned_bytes(const DeviceCertificate& certificate) {
    Bytes bytes;
    bytes.reserve(certificate_bytes);
    append(bytes, certificate.person.bytes);
    append(bytes, certificate.person_box.bytes);
    append(bytes, certificate.device.bytes);
    append(bytes, certificate.device_box.bytes);
    for (unsigned shift = 0; shift < 64; shift += 8)
        bytes.push_back(static_cast<std::byte>(static_cast<std::uint64_t>(certificate.issued_ms) >> shift));
    return bytes;
}

}  // namespace

SigningKey::SigningKey(Key seed) : seed_(std::move(seed)) {
    std::array<std::byte, crypto_sign_ed25519_SECRETKEYBYTES> secret{};
    crypto_sign_ed25519_seed_keypair(data_of(verify_key_.bytes), data_of(secret), data_of(seed_.bytes()));
    wipe(secret);
}

Signature SigningKey::sign(std::string_view use, ByteView bytes) const {
    const Digest digest = digest_for(use, bytes);
    std::array<std::byte, crypto_sign_ed25519_SECRETKEYBYTES> secret{};
    std::ranges::copy(seed_.bytes(), secret.begin());
    std::ranges::copy(verify_key_.bytes, secret.begin() + Key::size);
    Signature signature{};
    crypto_sign_ed25519_detached(data_of(signature), nullptr, data_of(ByteView(digest)), digest.size(),
                                 data_of(ByteView(secret)));
    wipe(secret);
    return signature;
}

bool verify(const VerifyKey& key, std::string_view use, ByteView bytes, const Signature& signature) {
    const Digest digest = digest_for(use, bytes);
    return crypto_sign_ed25519_verify_detached(data_of(ByteView(signature)), data_of(ByteView(digest)), digest.size(),
                                               data_of(ByteView(key.bytes))) == 0;
}

BoxKey::BoxKey(Key secret) : secret_(std::move(secret)), address_(address_of(secret_)) {}

Bytes wrap(const BoxAddress& to, ByteView plain, ByteView context, const Chance& chance) {
    const Key once = Key::of_chance(chance);
    const BoxAddress once_address = address_of(once);
    Bytes wrapped(once_address.bytes.begin(), once_address.bytes.end());
    // An address of low order opens to nobody: what is wrapped for it is sealed with a key that is thrown away.
    const auto key = agreed(once, to, once_address, to);
    append(wrapped, seal_committed(key ? *key : once, plain, context, chance));
    return wrapped;
}

std::optional<Bytes> unwrap(const BoxKey& key, ByteView wrapped, ByteView context) {
    BoxAddress once;
    if (wrapped.size() < wrap_bytes) return std::nullopt;
    std::ranges::copy(wrapped.first(once.bytes.size()), once.bytes.begin());
    const auto shared = agreed(key.secret(), once, once, key.address());
    if (!shared) return std::nullopt;
    return open_committed(*shared, wrapped.subspan(once.bytes.size()), context);
}

Identity Identity::of_chance(const Chance& chance) { return {Key::of_chance(chance), Key::of_chance(chance)}; }
SigningKey Identity::person_signing() const { return SigningKey(key_for(person, "cairn/v1/person signs")); }
BoxKey Identity::person_box() const { return BoxKey(key_for(person, "cairn/v1/person opens")); }
SigningKey Identity::device_signing() const { return SigningKey(key_for(device, "cairn/v1/device signs")); }
BoxKey Identity::device_box() const { return BoxKey(key_for(device, "cairn/v1/device opens")); }

DeviceCertificate certify(const Identity& identity, std::int64_t issued_ms) {
    const SigningKey person = identity.person_signing();
    DeviceCertificate certificate{.person = person.verify_key(),
                                  .person_box = identity.person_box().address(),
                                  .device = identity.device_signing().verify_key(),
                                  .device_box = identity.device_box().address(),
                                  .issued_ms = issued_ms,
                                  .signature = {}};
    certificate.signature = person.sign(certificate_use, unsigned_bytes(certificate));
    return certificate;
}

bool is_certified(const DeviceCertificate& certificate) {
    return verify(certificate.person, certificate_use, unsigned_bytes(certificate), certificate.signature);
}

Bytes encode_certificate(const DeviceCertificate& certificate) {
    Bytes bytes = unsigned_bytes(certificate);
    append(bytes, certificate.signature);
    CAIRN_ASSERT(bytes.size() == certificate_bytes);
    return bytes;
}

std::optional<DeviceCertificate> decode_certificate(ByteView bytes) {
    if (bytes.size() != certificate_bytes) return std::nullopt;
    DeviceCertificate certificate;
    const auto take = [&](std::span<std::byte> to) {
        std::ranges::copy(bytes.first(to.size()), to.begin());
        bytes = bytes.subspan(to.size());
    };
    take(certificate.person.bytes);
    take(certificate.person_box.bytes);
    take(certificate.device.bytes);
    take(certificate.device_box.bytes);
    std::array<std::byte, 8> issued{};
    take(issued);
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < issued.size(); ++i) word |= static_cast<std::uint64_t>(issued[i]) << (8 * i);
    certificate.issued_ms = static_cast<std::int64_t>(word);
    take(certificate.signature);
    return certificate;
}

}  // namespace cairn::crypto
