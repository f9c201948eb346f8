#include "shell/host/native_png.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <string_view>
#include <vector>

namespace cairn::host {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::array<std::uint32_t, 256> crc_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        table[i] = value;
    }
    return table;
}();

void put32(Bytes& out, std::uint32_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void put_chunk(Bytes& out, std::string_view type, const Bytes& data) {
    put32(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t start = out.size();
    out.insert(out.end(), type.begin(), type.end());
    out.insert(out.end(), data.begin(), data.end());
    std::uint32_t crc = 0xFFFFFFFFU;
    for (std::size_t i = start; i < out.size(); ++i) crc = crc_table[(crc ^ out[i]) & 0xFFU] ^ (crc >> 8U);
    put32(out, crc ^ 0xFFFFFFFFU);
}

Bytes zlib_stored(const Bytes& raw) {
    Bytes out{0x78, 0x01};
    constexpr std::size_t block_max = 65535;
    for (std::size_t at = 0; at < raw.size(); at += block_max) {
        const std::size_t size = std::min(block_max, raw.size() - at);
        out.push_back(at + size == raw.size() ? 1 : 0);
        const auto length = static_cast<std::uint16_t>(size);
        const auto inverse = static_cast<std::uint16_t>(~length);
        for (const std::uint16_t each : {length, inverse}) {
            out.push_back(static_cast<std::uint8_t>(each & 0xFFU));
            out.push_back(static_cast<std::uint8_t>(each >> 8U));
        }
        const auto from = raw.begin() + static_cast<std::ptrdiff_t>(at);
        out.insert(out.end(), from, from + static_cast<std::ptrdiff_t>(size));
    }
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const std::uint8_t byte : raw) {
        a = (a + byte) % 65521;
        b = (b + a) % 65521;
    }
    put32(out, (b << 16U) | a);
    return out;
}

}  // namespace

bool write_png(const std::string& path, int width, int height, std::span<const std::uint8_t> pixels) {
    Bytes raw;
    raw.reserve(static_cast<std::size_t>(width * 3 + 1) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        raw.push_back(0);  // no filter
        for (int x = 0; x < width; ++x) {
            const std::size_t at =
                (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4;
            raw.insert(raw.end(), {pixels[at], pixels[at + 1], pixels[at + 2]});
        }
    }
    Bytes out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    Bytes header;
    put32(header, static_cast<std::uint32_t>(width));
    put32(header, static_cast<std::uint32_t>(height));
    header.insert(header.end(), {8, 2, 0, 0, 0});
    put_chunk(out, "IHDR", header);
    put_chunk(out, "IDAT", zlib_stored(raw));
    put_chunk(out, "IEND", {});
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) return false;
    const bool is_written = std::fwrite(out.data(), 1, out.size(), file) == out.size();
    return (std::fclose(file) == 0) && is_written;
}

}  // namespace cairn::host
