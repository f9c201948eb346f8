#include "core/crypto/recovery_code.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/crypto/seal.hpp"

namespace cairn::crypto {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t data_per_group = RecoveryCode::characters_per_group - 1;
constexpr unsigned unknown = 32;

/// Times x in the field of 32 elements, modulo x^5 + x^2 + 1.
constexpr unsigned times_x(unsigned value) {
    value <<= 1;
    return (value & 32U) != 0 ? value ^ 0b100101U : value;
}

/// The check of a group: each character counts with another power of x, and so does the group's place.
unsigned check_of(const unsigned* values, std::size_t group) {
    unsigned sum = 0;
    for (std::size_t i = data_per_group; i-- > 0;) sum = times_x(sum ^ values[i]);
    return sum ^ static_cast<unsigned>(group);
}

unsigned value_of(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const std::size_t at = alphabet.find(c);
    return at == std::string_view::npos ? unknown : static_cast<unsigned>(at);
}

bool is_between(char c) { return c == ' ' || c == '-' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

RecoveryCode RecoveryCode::of_chance(const Chance& chance) {
    std::array<std::byte, size> bytes{};
    chance(bytes);
    return RecoveryCode(bytes);
}

Key RecoveryCode::key() const {
    std::array<std::byte, Key::size> padded{};
    std::ranges::copy(bytes_, padded.begin());
    Key key = subkey(padded, "cairn code key 1");
    wipe(padded);
    return key;
}

std::string RecoveryCode::words() const {
    std::string out;
    std::size_t bit = 0;
    for (std::size_t group = 0; group < groups; ++group) {
        if (group > 0) out += '-';
        std::array<unsigned, data_per_group> values{};
        for (unsigned& value : values) {
            for (int i = 0; i < 5; ++i, ++bit) {
                const unsigned byte = static_cast<unsigned>(bytes_[bit / 8]);
                value = value << 1 | ((byte >> (7 - bit % 8)) & 1U);
            }
            out += alphabet[value];
        }
        out += alphabet[check_of(values.data(), group)];
    }
    return out;
}

CodeReading read_recovery_code(std::string_view typed) {
    CodeReading reading;
    std::vector<unsigned> values;
    for (const char c : typed) {
        // the further bytes of a letter that no code has belong to its first
        const bool is_continuation = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        if (!is_between(c) && !is_continuation) values.push_back(value_of(c));
    }
    reading.characters = values.size();
    if (values.size() != CodeReading::characters_wanted) return reading;

    std::array<std::byte, RecoveryCode::size> bytes{};
    std::size_t bit = 0;
    for (std::size_t group = 0; group < RecoveryCode::groups; ++group) {
        const unsigned* const first = values.data() + group * RecoveryCode::characters_per_group;
        const bool is_known = std::none_of(first, first + RecoveryCode::characters_per_group,
                                           [](unsigned value) { return value == unknown; });
        if (!is_known || check_of(first, group) != first[data_per_group]) {
            reading.wrong_group = group + 1;
            return reading;
        }
        for (std::size_t i = 0; i < data_per_group; ++i) {
            for (int shift = 4; shift >= 0; --shift, ++bit) {
                const unsigned one = (first[i] >> shift) & 1U;
                bytes[bit / 8] |= static_cast<std::byte>(one << (7 - bit % 8));
            }
        }
    }
    reading.code = RecoveryCode(bytes);
    reading.is_whole = true;
    return reading;
}

}  // namespace cairn::crypto
