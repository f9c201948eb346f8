#include "core/base/id.hpp"

namespace cairn {
namespace {

// Two 64-bit FNV-1a lanes with different offsets; the final mix is splitmix64's.
struct Lanes {
    std::uint64_t first = 0xCBF29CE484222325ULL;
    std::uint64_t second = 0x84222325CBF29CE4ULL;

    void add(std::uint8_t byte) {
        first = (first ^ byte) * 0x100000001B3ULL;
        second = (second ^ static_cast<std::uint8_t>(byte + 0x5BU)) * 0x100000001B3ULL;
        second ^= second >> 29;
    }
    void add(std::string_view text) {
        for (const char c : text) add(static_cast<std::uint8_t>(c));
        add(std::uint8_t{0xFF});
    }
    void add(std::uint64_t word) {
        for (int i = 0; i < 8; ++i) add(static_cast<std::uint8_t>(word >> (8 * i)));
    }
    [[nodiscard]] Id finish() const {
        const Id id{mix(first ^ (second << 1)), mix(second + 0x9E3779B97F4A7C15ULL * first)};
        return id ? id : Id{0, 1};
    }
    static std::uint64_t mix(std::uint64_t x) {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
        return x ^ (x >> 31);
    }
};

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

}  // namespace

Id id_of_text(std::string_view space, std::string_view text) {
    Lanes lanes;
    lanes.add(space);
    lanes.add(text);
    return lanes.finish();
}

Id id_of_pair(std::string_view space, const Id& first, const Id& second) {
    Lanes lanes;
    lanes.add(space);
    lanes.add(first.high);
    lanes.add(first.low);
    lanes.add(second.high);
    lanes.add(second.low);
    return lanes.finish();
}

std::string to_hex(const Id& id) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text(32, '0');
    for (std::size_t i = 0; i < 16; ++i) {
        text[15 - i] = digits[(id.high >> (4 * i)) & 15U];
        text[31 - i] = digits[(id.low >> (4 * i)) & 15U];
    }
    return text;
}

Id id_from_hex(std::string_view text) {
    if (text.size() != 32) return {};
    Id id;
    for (std::size_t i = 0; i < 32; ++i) {
        const int value = hex_value(text[i]);
        if (value < 0) return {};
        std::uint64_t& half = i < 16 ? id.high : id.low;
        half = (half << 4) | static_cast<std::uint64_t>(value);
    }
    return id;
}

}  // namespace cairn
