#include "core/crypto/hash.hpp"

#include <sodium/crypto_generichash_blake2b.h>

#include <array>

#include "core/base/assert.hpp"

namespace cairn::crypto {

std::string hash_hex(ByteView bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, 32> hash{};
    const int failed = crypto_generichash_blake2b(
        hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    CAIRN_ASSERT(failed == 0);
    std::string hex;
    for (const unsigned char byte : hash) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

}  // namespace cairn::crypto
