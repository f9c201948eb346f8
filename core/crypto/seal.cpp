#include "core/crypto/seal.hpp"

#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_core_hchacha20.h>
#include <sodium/utils.h>

#include <algorithm>

#include "core/base/assert.hpp"
#include "core/crypto/hash.hpp"

namespace cairn::crypto {
namespace {

const unsigned char* data_of(ByteView bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* data_of(Bytes& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

static_assert(Key::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(nonce_bytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(tag_bytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);

constexpr std::string_view key_use = "cairn/v1/seal key";
constexpr std::string_view commitment_use = "cairn/v1/seal commitment";
constexpr std::string_view nonce_use = "cairn/v1/seal nonce";

/// `nonce` has nonce_bytes.
Bytes seal_with_nonce(const Key& key, ByteView nonce, ByteView plain, ByteView context) {
    const Key sealing = key_for(key, key_use, nonce);
    Bytes sealed(nonce.begin(), nonce.end());
    append(sealed, digest_for(key, commitment_use, nonce));
    const std::size_t head = sealed.size();
    sealed.resize(head + plain.size() + tag_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(data_of(sealed) + head, nullptr, data_of(plain), plain.size(),
                                               data_of(context), context.size(), nullptr, data_of(nonce),
                                               data_of(sealing.bytes()));
    return sealed;
}

}  // namespace

Key Key::of_chance(const Chance& chance) {
    std::array<std::byte, size> bytes{};
    chance(bytes);
    Key key{ByteView(bytes)};
    wipe(bytes);
    return key;
}

Key::Key(ByteView bytes) {
    CAIRN_ASSERT(bytes.size() == size);
    std::ranges::copy(bytes, bytes_.begin());
}

Key::~Key() { wipe(bytes_); }

Key::Key(Key&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }

Key& Key::operator=(Key&& other) noexcept {
    if (this == &other) return *this;
    bytes_ = other.bytes_;
    wipe(other.bytes_);
    return *this;
}

void wipe(std::span<std::byte> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

Bytes seal(const Key& key, ByteView plain, ByteView context, const Chance& chance) {
    Bytes sealed(plain.size() + seal_bytes);
    chance(std::span(sealed).first(nonce_bytes));
    crypto_aead_xchacha20poly1305_ietf_encrypt(data_of(sealed) + nonce_bytes, nullptr, data_of(plain), plain.size(),
                                               data_of(context), context.size(), nullptr, data_of(sealed),
                                               data_of(key.bytes()));
    return sealed;
}

std::optional<Bytes> open(const Key& key, ByteView sealed, ByteView context) {
    if (sealed.size() < seal_bytes) return std::nullopt;
    Bytes plain(sealed.size() - seal_bytes);
    const bool is_ours =
        crypto_aead_xchacha20poly1305_ietf_decrypt(data_of(plain), nullptr, nullptr, data_of(sealed) + nonce_bytes,
                                                   sealed.size() - nonce_bytes, data_of(context), context.size(),
                                                   data_of(sealed), data_of(key.bytes())) == 0;
    if (!is_ours) return std::nullopt;
    return plain;
}

Bytes seal_committed(const Key& key, ByteView plain, ByteView context, const Chance& chance) {
    std::array<std::byte, nonce_bytes> nonce{};
    chance(nonce);
    return seal_with_nonce(key, nonce, plain, context);
}

Bytes seal_again(const Key& key, ByteView plain, ByteView context) {
    Bytes all;
    const Digest of_context = digest_for(nonce_use, context);
    append(all, of_context);
    append(all, plain);
    const Digest digest = digest_for(key, nonce_use, all);
    return seal_with_nonce(key, ByteView(digest).first(nonce_bytes), plain, context);
}

std::optional<Bytes> open_committed(const Key& key, ByteView sealed, ByteView context) {
    if (sealed.size() < committed_seal_bytes) return std::nullopt;
    const ByteView nonce = sealed.first(nonce_bytes);
    const Digest commitment = digest_for(key, commitment_use, nonce);
    if (sodium_memcmp(commitment.data(), sealed.data() + nonce_bytes, commitment.size()) != 0) return std::nullopt;
    const ByteView rest = sealed.subspan(nonce_bytes + commitment_bytes);
    const Key sealing = key_for(key, key_use, nonce);
    Bytes plain(rest.size() - tag_bytes);
    const bool is_ours = crypto_aead_xchacha20poly1305_ietf_decrypt(data_of(plain), nullptr, nullptr, data_of(rest),
                                                                    rest.size(), data_of(context), context.size(),
                                                                    data_of(nonce), data_of(sealing.bytes())) == 0;
    if (!is_ours) return std::nullopt;
    return plain;
}

Key subkey(ByteView chance_bytes, std::string_view use) {
    CAIRN_ASSERT(chance_bytes.size() == crypto_core_hchacha20_KEYBYTES);
    CAIRN_ASSERT(use.size() == crypto_core_hchacha20_INPUTBYTES);
    std::array<std::byte, Key::size> bytes{};
    crypto_core_hchacha20(reinterpret_cast<unsigned char*>(bytes.data()), data_of(as_bytes(use)), data_of(chance_bytes),
                          nullptr);
    Key key{ByteView(bytes)};
    wipe(bytes);
    return key;
}

}  // namespace cairn::crypto
