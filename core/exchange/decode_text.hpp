#pragma once

#include <string>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/exchange/csv.hpp"

namespace cairn::exchange {

/// A file's bytes as UTF-8, if they were that or marked UTF-16. Views the bytes, which must outlive it.
struct DecodedText {
    std::string_view view;   ///< of the bytes, without their mark
    std::string converted;   ///< what UTF-16 became
    TextEncoding encoding = TextEncoding::utf8;
    bool broken_utf16 = false;  ///< an odd byte or half a surrogate pair; U+FFFD stands for it

    [[nodiscard]] std::string_view text() const { return converted.empty() ? view : std::string_view(converted); }
};

/// Cost:     linear; UTF-8 is not copied, and not checked (the parser does, to name the cell).
DecodedText decode_text(ByteView bytes);

/// True when every byte beyond ASCII is part of a two-byte GBK character.
/// Source:   GB 18030-2022, double-byte region: lead 81..FE, trail 40..7E and 80..FE.
bool looks_like_gbk(ByteView bytes);

}  // namespace cairn::exchange
