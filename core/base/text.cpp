#include "core/base/text.hpp"

#include <charconv>

namespace cairn {
namespace {

/// Bytes of the well-formed sequence at `at`, 0 when there is none. Source: Unicode 15, table 3-7.
std::size_t utf8_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(at);
    if (lead < 0x80U) return 1;
    if (lead >= 0xC2U && lead <= 0xDFU) return continues(at + 1) ? 2 : 0;
    if (lead >= 0xE0U && lead <= 0xEFU) {
        if (!continues(at + 1) || !continues(at + 2)) return 0;
        if (lead == 0xE0U && byte(at + 1) < 0xA0U) return 0;
        if (lead == 0xEDU && byte(at + 1) > 0x9FU) return 0;
        return 3;
    }
    if (lead >= 0xF0U && lead <= 0xF4U) {
        if (!continues(at + 1) || !continues(at + 2) || !continues(at + 3)) return 0;
        if (lead == 0xF0U && byte(at + 1) < 0x90U) return 0;
        if (lead == 0xF4U && byte(at + 1) > 0x8FU) return 0;
        return 4;
    }
    return 0;
}

constexpr std::string_view wide_blanks[] = {"\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = utf8_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
    }
    return count;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
    const std::size_t length = utf8_length(text, at);
    if (length == 0) {
        ++at;
        return 0xFFFD;
    }
    char32_t code_point = length == 1 ? byte(at) : byte(at) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) code_point = code_point << 6U | (byte(at + i) & 0x3FU);
    at += length;
    return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
    const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    const auto put_rest = [&](unsigned shift) { put(0x80U | (code_point >> shift & 0x3FU)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | code_point >> 6U);
        put_rest(0);
    } else if (code_point < 0x10000) {
        put(0xE0U | code_point >> 12U);
        put_rest(6);
        put_rest(0);
    } else {
        put(0xF0U | code_point >> 18U);
        put_rest(12);
        put_rest(6);
        put_rest(0);
    }
}

std::string_view trim(std::string_view text) {
    for (bool changed = true; changed;) {
        changed = false;
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1), changed = true;
        while (!text.empty() && is_blank(text.back())) text.remove_suffix(1), changed = true;
        for (const std::string_view blank : wide_blanks) {
            if (text.starts_with(blank)) text.remove_prefix(blank.size()), changed = true;
            if (text.ends_with(blank)) text.remove_suffix(blank.size()), changed = true;
        }
    }
    return text;
}

std::string to_lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    while (true) {
        const std::size_t to = text.find(separator, from);
        if (to == std::string_view::npos) {
            parts.push_back(text.substr(from));
            return parts;
        }
        parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return std::nullopt;  // from_chars would read the second sign
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

}  // namespace cairn
