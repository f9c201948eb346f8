#include "core/crypto/seal.hpp"

#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_core_hchacha20.h>
#include <sodium/utils.h>

#include <algorithm>

#include "core/base/assert.hpp"

namespace cairn::crypto {
namespace {

const unsigned char* data_of(ByteView bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* data_of(Bytes& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

static_assert(Key::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(nonce_bytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(tag_bytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);

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
