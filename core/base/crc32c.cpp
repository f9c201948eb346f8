#include "core/base/crc32c.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace cairn {
namespace {

constexpr std::size_t slice_bytes = 8;
using Tables = std::array<std::array<std::uint32_t, 256>, slice_bytes>;

/// Table n says what a byte does that n further bytes follow. Worked out when first needed: 8 KB that need not be
/// downloaded.
Tables make_tables() {
    Tables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? (value >> 1) ^ 0x82F63B78U : value >> 1;
        tables[0][i] = value;
    }
    for (std::size_t n = 1; n < slice_bytes; ++n) {
        for (std::size_t i = 0; i < 256; ++i) {
            const std::uint32_t before = tables[n - 1][i];
            tables[n][i] = tables[0][before & 0xFFU] ^ (before >> 8);
        }
    }
    return tables;
}

/// Eight bytes at a time, on any machine. Source: M. Kounavis, F. Berry, "A Systematic Approach to Building High
/// Performance Software-based CRC Generators", 2005.
std::uint32_t crc_by_tables(std::uint32_t value, std::span<const std::byte> bytes) {
    static const Tables tables = make_tables();
    if constexpr (std::endian::native == std::endian::little) {
        while (bytes.size() >= slice_bytes) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data(), slice_bytes);
            word ^= value;
            value = 0;
            for (std::size_t i = 0; i < slice_bytes; ++i) {
                value ^= tables[slice_bytes - 1 - i][(word >> (8 * i)) & 0xFFU];
            }
            bytes = bytes.subspan(slice_bytes);
        }
    }
    for (const std::byte byte : bytes) {
        value = tables[0][(value ^ static_cast<std::uint32_t>(byte)) & 0xFFU] ^ (value >> 8);
    }
    return value;
}

#if defined(__x86_64__) && defined(__clang__)
#define CAIRN_HAS_CRC_INSTRUCTION
/// The processor's own instruction; to be called where it has SSE 4.2.
[[gnu::target("sse4.2")]] std::uint32_t crc_by_instruction(std::uint32_t value, std::span<const std::byte> bytes) {
    std::uint64_t wide = value;
    while (bytes.size() >= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        wide = __builtin_ia32_crc32di(wide, word);
        bytes = bytes.subspan(sizeof word);
    }
    value = static_cast<std::uint32_t>(wide);
    for (const std::byte byte : bytes) value = __builtin_ia32_crc32qi(value, static_cast<unsigned char>(byte));
    return value;
}
#endif

}  // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t seed) {
#ifdef CAIRN_HAS_CRC_INSTRUCTION
    static const bool has_instruction = __builtin_cpu_supports("sse4.2") != 0;
    if (has_instruction) return ~crc_by_instruction(~seed, bytes);
#endif
    return ~crc_by_tables(~seed, bytes);
}

std::uint32_t crc32c_portable(std::span<const std::byte> bytes, std::uint32_t seed) {
    return ~crc_by_tables(~seed, bytes);
}

}  // namespace cairn
