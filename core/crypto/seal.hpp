#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/crypto/key.hpp"

namespace cairn::crypto {

inline constexpr std::size_t nonce_bytes = 24;
inline constexpr std::size_t tag_bytes = 16;
/// By so much sealed bytes are longer.
inline constexpr std::size_t seal_bytes = nonce_bytes + tag_bytes;

/// A random nonce, then the bytes under XChaCha20-Poly1305 with their tag. `context` says what they are and where they
/// belong; it is not stored, and opening needs the same.
///
/// Cost:     about 350 MB/s as WebAssembly.
/// Source:   draft-irtf-cfrg-xchacha-03.
Bytes seal(const Key& key, ByteView plain, ByteView context, const Chance& chance);

/// Nothing when the key or the context is another, or any bit was changed.
std::optional<Bytes> open(const Key& key, ByteView sealed, ByteView context);

/// A key from 32 bytes with at least 128 bits of chance in them, for the use that the 16 characters name.
/// Source:   HChaCha20, as XChaCha20 itself derives its keys.
Key subkey(ByteView chance_bytes, std::string_view use);

}  // namespace cairn::crypto
