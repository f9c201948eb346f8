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

inline constexpr std::size_t commitment_bytes = 32;
inline constexpr std::size_t committed_seal_bytes = seal_bytes + commitment_bytes;

/// As seal, and committed to the key: nobody, not even who has both keys, makes bytes that open under two. XChaCha20-
/// Poly1305 alone promises no such thing, so one sealed text could read differently in front of two members.
///
/// The nonce, then a commitment, then the sealed bytes; key and commitment both follow from key and nonce.
/// Source:   docs/decisions/0036; "UtC" of Bellare and Hoang 2022, with BLAKE2b.
Bytes seal_committed(const Key& key, ByteView plain, ByteView context, const Chance& chance);
/// The nonce follows from the key, the bytes and the context: what is sealed again has the same bytes again, and so the
/// same name in a store. Who reads sealed bytes learns only whether two are the same.
Bytes seal_again(const Key& key, ByteView plain, ByteView context);
/// Opens both. Nothing when the key or the context is another, or any bit was changed.
std::optional<Bytes> open_committed(const Key& key, ByteView sealed, ByteView context);

/// A key from 32 bytes with at least 128 bits of chance in them, for the use that the 16 characters name.
/// Source:   HChaCha20, as XChaCha20 itself derives its keys.
Key subkey(ByteView chance_bytes, std::string_view use);

}  // namespace cairn::crypto
