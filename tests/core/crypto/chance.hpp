#pragma once
// Chance that can be foreseen, for tests only.

#include "core/base/random.hpp"
#include "core/crypto/key.hpp"

namespace cairn::crypto_test {

/// Bytes of the seeded generator.
inline crypto::Chance seeded(std::uint64_t seed) {
    return [random = Random(seed)](std::span<std::byte> out) mutable {
        for (std::byte& byte : out) byte = static_cast<std::byte>(random.next());
    };
}

/// 0, 1, 2 … from `first` on in each call.
inline crypto::Chance counting(unsigned first) {
    return [first](std::span<std::byte> out) {
        unsigned value = first;
        for (std::byte& byte : out) byte = static_cast<std::byte>(value++);
    };
}

inline Bytes bytes_of_hex(std::string_view hex) {
    const auto digit = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(static_cast<std::byte>(digit(hex[i]) << 4 | digit(hex[i + 1])));
    return bytes;
}

inline std::string hex_of(ByteView bytes) {
    std::string out;
    for (const std::byte byte : bytes) {
        out += "0123456789abcdef"[static_cast<unsigned>(byte) >> 4];
        out += "0123456789abcdef"[static_cast<unsigned>(byte) & 15U];
    }
    return out;
}

}  // namespace cairn::crypto_test
