#pragma once

#include <cstdint>
#include <vector>

#include "core/base/bytes.hpp"

namespace cairn::journal {

inline constexpr std::size_t frame_header_bytes = 10;
inline constexpr std::size_t frame_payload_bytes_max = std::size_t{1} << 28;

/// Adds one frame: the marker C7 4A, the payload's length and the CRC-32C of length and payload (little-endian), then
/// the payload. Source: docs/journal_format.md.
void append_frame(Bytes& out, ByteView payload);

/// What a run of frames holds, as far as it is intact.
struct FrameScan {
    std::vector<ByteView> payloads;    ///< views into the scanned bytes
    std::size_t dropped_bytes = 0;     ///< damaged bytes, wherever they are
    std::size_t torn_tail_bytes = 0;   ///< a frame at the end whose rest is missing: a write that was cut off
};

/// Reads frames; after a damaged one it looks for the next place where marker, length and checksum agree.
/// Cost: O(bytes) for intact data; a damaged stretch costs one checksum for each marker found in it.
FrameScan scan_frames(ByteView bytes);

}  // namespace cairn::journal
