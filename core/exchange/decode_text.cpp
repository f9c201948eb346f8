#include "core/exchange/decode_text.hpp"

#include "core/base/text.hpp"

namespace cairn::exchange {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

std::uint32_t unit_at(ByteView bytes, std::size_t at, bool big) {
    const auto first = std::to_integer<std::uint32_t>(bytes[at]);
    const auto second = std::to_integer<std::uint32_t>(bytes[at + 1]);
    return big ? first << 8 | second : second << 8 | first;
}

void decode_utf16(ByteView bytes, bool big, DecodedText& out) {
    out.converted.reserve(bytes.size());
    std::size_t at = 0;
    while (at + 1 < bytes.size()) {
        std::uint32_t unit = unit_at(bytes, at, big);
        at += 2;
        if (unit >= 0xD800 && unit < 0xDC00 && at + 1 < bytes.size()) {
            const std::uint32_t low = unit_at(bytes, at, big);
            if (low >= 0xDC00 && low < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        if (unit >= 0xD800 && unit < 0xE000) {
            out.broken_utf16 = true;
            unit = replacement;
        }
        append_utf8(out.converted, unit);
    }
    out.broken_utf16 = out.broken_utf16 || at != bytes.size();
}

}  // namespace

DecodedText decode_text(ByteView bytes) {
    DecodedText out;
    const std::string_view text = as_text(bytes);
    if (text.starts_with("\xEF\xBB\xBF")) {
        out.encoding = TextEncoding::utf8_with_mark;
        out.view = text.substr(3);
    } else if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        const bool big = text.starts_with("\xFE\xFF");
        out.encoding = big ? TextEncoding::utf16_big : TextEncoding::utf16_little;
        decode_utf16(bytes.subspan(2), big, out);
    } else {
        out.view = text;
    }
    return out;
}

bool looks_like_gbk(ByteView bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto lead = std::to_integer<unsigned>(bytes[at]);
        if (lead < 0x80U) {
            ++at;
            continue;
        }
        if (lead == 0x80U || lead == 0xFFU || at + 1 == bytes.size()) return false;
        const auto trail = std::to_integer<unsigned>(bytes[at + 1]);
        if (trail < 0x40U || trail == 0x7FU || trail == 0xFFU) return false;
        at += 2;
    }
    return true;
}

}  // namespace cairn::exchange
