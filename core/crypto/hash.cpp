#include "core/crypto/hash.hpp"

#include <sodium/crypto_generichash_blake2b.h>

#include <array>

#include "core/base/assert.hpp"

namespace cairn::crypto {

std::string hash_hex(ByteView bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, 32> hash{};
    const int failed = crypto_generichash_blake2b(
        hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    CAIRN_ASSERT(failed == 0);
    std::string hex;
    for (const unsigned char byte : hash) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

namespace {

Digest blake2b_for(ByteView key, std::string_view use, ByteView bytes) {
    const auto data_of = [](ByteView view) { return reinterpret_cast<const unsigned char*>(view.data()); };
    constexpr std::byte end{};
    crypto_generichash_blake2b_state state;
    Digest digest{};
    crypto_generichash_blake2b_init(&state, key.empty() ? nullptr : data_of(key), key.size(), digest.size());
    for (const ByteView part : {as_bytes(use), ByteView(&end, 1), bytes}) {
        if (!part.empty()) crypto_generichash_blake2b_update(&state, data_of(part), part.size());
    }
    crypto_generichash_blake2b_final(&state, reinterpret_cast<unsigned char*>(digest.data()), digest.size());
    wipe(std::as_writable_bytes(std::span(&state, 1)));
    return digest;
}

}  // namespace

Digest digest_for(std::string_view use, ByteView bytes) { return blake2b_for({}, use, bytes); }

Digest digest_for(const Key& key, std::string_view use, ByteView bytes) { return blake2b_for(key.bytes(), use, bytes); }

Key key_for(const Key& key, std::string_view use, ByteView bytes) {
    Digest digest = digest_for(key, use, bytes);
    Key derived{ByteView(digest)};
    wipe(digest);
    return derived;
}

}  // namespace cairn::crypto
