#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/crypto/key.hpp"

namespace cairn::crypto {

/// BLAKE2b of 32 bytes, without a key, as 64 lower-case hexadecimal digits: what `b2sum -l 256` prints.
/// Source:   RFC 7693.
std::string hash_hex(ByteView bytes);

using Digest = std::array<std::byte, 32>;

/// BLAKE2b of 32 bytes over the name of the use, a zero byte, and the bytes: the same bytes for another use have
/// another digest.
/// Source:   RFC 7693; docs/sync_format.md, "Hashes".
Digest digest_for(std::string_view use, ByteView bytes);

/// The same under a key: for nobody to foresee, or to compare, without it.
Digest digest_for(const Key& key, std::string_view use, ByteView bytes);

/// A key for one use alone. Source: as digest_for.
Key key_for(const Key& key, std::string_view use, ByteView bytes = {});

}  // namespace cairn::crypto
