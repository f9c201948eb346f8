#pragma once

#include <string>

#include "core/base/bytes.hpp"

namespace cairn::crypto {

/// BLAKE2b of 32 bytes, without a key, as 64 lower-case hexadecimal digits: what `b2sum -l 256` prints.
/// Source:   RFC 7693.
std::string hash_hex(ByteView bytes);

}  // namespace cairn::crypto
