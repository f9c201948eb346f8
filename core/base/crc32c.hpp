#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace cairn {

/// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78), as in RFC 3720. "123456789" gives 0xE3069283.
/// Cost: the processor's instruction where it has one (about 8 GB/s), else eight bytes at a time by tables (1.4 GB/s).
std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t seed = 0);

/// The same by tables alone, as machines without the instruction and WebAssembly do it.
std::uint32_t crc32c_portable(std::span<const std::byte> bytes, std::uint32_t seed = 0);

}  // namespace cairn
