#pragma once

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"

namespace cairn {

inline constexpr std::size_t decompressed_bytes_max = std::size_t{1} << 30;

/// The length as a varint, then one LZ4 block. The same bytes may be compressed differently on another machine.
/// Cost:     about 2 ms a megabyte.
/// Source:   docs/decisions/0025, docs/journal_format.md.
Bytes compress(ByteView bytes);

/// Errors:   Errc::bytes_malformed, also for what would be larger than `decompressed_bytes_max`.
Result<Bytes> decompress(ByteView bytes);

}  // namespace cairn
