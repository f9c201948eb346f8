#include "core/base/crc32c.hpp"

#include <array>

namespace cairn {
namespace {

constexpr std::array<std::uint32_t, 256> make_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? (value >> 1) ^ 0x82F63B78U : value >> 1;
        table[i] = value;
    }
    return table;
}

constexpr auto table = make_table();

}  // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t seed) {
    std::uint32_t value = ~seed;
    for (const std::byte byte : bytes) {
        value = table[(value ^ static_cast<std::uint32_t>(byte)) & 0xFFU] ^ (value >> 8);
    }
    return ~value;
}

}  // namespace cairn
