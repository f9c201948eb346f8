#include "core/journal/frame.hpp"

#include <optional>

#include "core/base/assert.hpp"
#include "core/base/crc32c.hpp"

namespace cairn::journal {
namespace {

constexpr auto marker_first = std::byte{0xC7};
constexpr auto marker_second = std::byte{0x4A};

void put_u32(Bytes& out, std::uint32_t value) {
    for (int i = 0; i < 4; ++i) out.push_back(static_cast<std::byte>(value >> (8 * i)));
}

std::uint32_t get_u32(ByteView bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= static_cast<std::uint32_t>(bytes[i]) << (8 * i);
    return value;
}

std::uint32_t frame_crc(ByteView length_bytes, ByteView payload) { return crc32c(payload, crc32c(length_bytes)); }

/// The payload of an intact frame at the start of `bytes`.
std::optional<ByteView> frame_at(ByteView bytes) {
    if (bytes.size() < frame_header_bytes || bytes[0] != marker_first || bytes[1] != marker_second) return std::nullopt;
    const std::uint32_t length = get_u32(bytes.subspan(2));
    if (length > frame_payload_bytes_max || length > bytes.size() - frame_header_bytes) return std::nullopt;
    const ByteView payload = bytes.subspan(frame_header_bytes, length);
    if (get_u32(bytes.subspan(6)) != frame_crc(bytes.subspan(2, 4), payload)) return std::nullopt;
    return payload;
}

/// True for the beginning of a frame whose rest is missing, as a write that was cut off leaves it.
bool is_cut_frame(ByteView bytes) {
    if (bytes.empty() || bytes[0] != marker_first || (bytes.size() > 1 && bytes[1] != marker_second)) return false;
    return bytes.size() < frame_header_bytes || get_u32(bytes.subspan(2)) > bytes.size() - frame_header_bytes;
}

}  // namespace

void append_frame(Bytes& out, ByteView payload) {
    CAIRN_ASSERT(payload.size() <= frame_payload_bytes_max);
    out.push_back(marker_first);
    out.push_back(marker_second);
    Bytes length;
    put_u32(length, static_cast<std::uint32_t>(payload.size()));
    append(out, length);
    put_u32(out, frame_crc(length, payload));
    append(out, payload);
}

FrameScan scan_frames(ByteView bytes) {
    FrameScan scan;
    std::size_t at = 0;
    std::size_t skipped = 0;
    while (at < bytes.size()) {
        if (const auto payload = frame_at(bytes.subspan(at))) {
            scan.payloads.push_back(*payload);
            scan.dropped_bytes += skipped;
            skipped = 0;
            at += frame_header_bytes + payload->size();
        } else {
            ++at;
            ++skipped;
        }
    }
    const bool is_torn = is_cut_frame(bytes.last(skipped));
    (is_torn ? scan.torn_tail_bytes : scan.dropped_bytes) += skipped;
    return scan;
}

}  // namespace cairn::journal
