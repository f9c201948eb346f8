#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace cairn::lessons {

enum class TokenKind : std::uint8_t { keyword, type, function, string, number, comment };

/// Bytes [begin, end) of a text; what no token covers is plain.
struct Token {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::keyword;
    bool operator==(const Token&) const = default;
};

/// The tokens of a program, for colours: words, numbers, quoted text and comments as the language writes them, without
/// its grammar. Of a language that is not known ("text", "") there are none.
/// Cost:     O(text).
std::vector<Token> highlight(std::string_view language, std::string_view text);

}  // namespace cairn::lessons
