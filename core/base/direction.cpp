#include "core/base/direction.hpp"

#include <cstddef>

namespace cairn {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

/// At the lead byte of a letter of Hebrew, Arabic, Syriac, Thaana, N'Ko and the like, U+0590..08FF, or of their
/// presentation forms, or of the old scripts in U+10800..10FFF and U+1E800..1EFFF.
bool is_right_to_left_at(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at);
    const unsigned second = byte_at(text, at + 1);
    const unsigned third = byte_at(text, at + 2);
    if (lead == 0xD6) return second >= 0x90;
    if (lead >= 0xD7 && lead <= 0xDF) return true;
    if (lead == 0xE0) return second >= 0xA0 && second <= 0xA3;
    if (lead == 0xEF) {
        if (second == 0xAC) return third >= 0x9D;  // from U+FB1D
        return (second >= 0xAD && second <= 0xB7) || (second == 0xB9 && third >= 0xB0) || second == 0xBA ||
               (second == 0xBB && third < 0xBF);  // not the byte order mark
    }
    if (lead == 0xF0) return (second == 0x90 && third >= 0xA0) || (second == 0x9E && third >= 0xA0);
    return false;
}

bool is_isolate_at(std::string_view text, std::size_t at) {
    return byte_at(text, at) == 0xE2 && byte_at(text, at + 1) == 0x81 && byte_at(text, at + 2) >= 0xA6 &&
           byte_at(text, at + 2) <= 0xA9;
}

/// Letters of the other direction: everything that is neither ASCII punctuation nor general punctuation.
bool is_left_to_right_at(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at);
    if (lead < 0x80) return (lead >= 'a' && lead <= 'z') || (lead >= 'A' && lead <= 'Z');
    return lead >= 0xC3 && lead != 0xE2 && !is_right_to_left_at(text, at);
}

}  // namespace

bool has_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (byte_at(text, at) < 0xD6) continue;
        if (is_right_to_left_at(text, at) || is_isolate_at(text, at)) return true;
    }
    return false;
}

bool begins_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_right_to_left_at(text, at)) return true;
        if (is_left_to_right_at(text, at)) return false;
    }
    return false;
}

std::string isolated(std::string_view words) {
    if (!has_right_to_left(words)) return std::string(words);
    return std::string("\u2068").append(words).append("\u2069");
}

}  // namespace cairn
