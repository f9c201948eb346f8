#include "shell/text/characters.hpp"

#include <set>
#include <string>

#include "shell/text/text_table.hpp"

namespace cairn::text {
namespace {

std::u32string collect(Language language) {
    std::set<char32_t> found;
    for (char32_t c = U' '; c <= U'~'; ++c) found.insert(c);
    for (const std::string_view words : text_table(language)) {
        char32_t code_point = 0;
        int more = 0;
        for (const char byte : words) {  // well-formed: the generator read it as UTF-8
            const auto bits = static_cast<unsigned char>(byte);
            if (bits < 0x80) continue;  // all of ASCII is there, and the templates' control bytes are none of it
            if (bits >= 0xC0) {
                more = bits >= 0xF0 ? 3 : bits >= 0xE0 ? 2 : 1;
                code_point = bits & (0x3FU >> more);
            } else {
                code_point = (code_point << 6U) | (bits & 0x3FU);
                if (--more == 0) found.insert(code_point);
            }
        }
    }
    return {found.begin(), found.end()};
}

}  // namespace

std::u32string_view characters_of(Language language) {
    static const std::u32string english = collect(Language::english);
    static const std::u32string chinese = collect(Language::chinese);
    return language == Language::chinese ? chinese : english;
}

}  // namespace cairn::text
