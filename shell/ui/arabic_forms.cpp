#include "shell/ui/arabic_forms.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace cairn::ui {
namespace {

/// `first` is the isolated form; the final, initial and medial ones follow it, as many as there are.
struct Letter {
    char32_t letter, first;
    int form_count;
};

constexpr Letter letters[] = {
    {0x0621, 0xFE80, 1}, {0x0622, 0xFE81, 2}, {0x0623, 0xFE83, 2}, {0x0624, 0xFE85, 2}, {0x0625, 0xFE87, 2},
    {0x0626, 0xFE89, 4}, {0x0627, 0xFE8D, 2}, {0x0628, 0xFE8F, 4}, {0x0629, 0xFE93, 2}, {0x062A, 0xFE95, 4},
    {0x062B, 0xFE99, 4}, {0x062C, 0xFE9D, 4}, {0x062D, 0xFEA1, 4}, {0x062E, 0xFEA5, 4}, {0x062F, 0xFEA9, 2},
    {0x0630, 0xFEAB, 2}, {0x0631, 0xFEAD, 2}, {0x0632, 0xFEAF, 2}, {0x0633, 0xFEB1, 4}, {0x0634, 0xFEB5, 4},
    {0x0635, 0xFEB9, 4}, {0x0636, 0xFEBD, 4}, {0x0637, 0xFEC1, 4}, {0x0638, 0xFEC5, 4}, {0x0639, 0xFEC9, 4},
    {0x063A, 0xFECD, 4}, {0x0641, 0xFED1, 4}, {0x0642, 0xFED5, 4}, {0x0643, 0xFED9, 4}, {0x0644, 0xFEDD, 4},
    {0x0645, 0xFEE1, 4}, {0x0646, 0xFEE5, 4}, {0x0647, 0xFEE9, 4}, {0x0648, 0xFEED, 2}, {0x0649, 0xFEEF, 2},
    {0x064A, 0xFEF1, 4}, {0x067E, 0xFB56, 4}, {0x0686, 0xFB7A, 4}, {0x0698, 0xFB8A, 2}, {0x06A9, 0xFB8E, 4},
    {0x06AF, 0xFB92, 4}, {0x06CC, 0xFBFC, 4},
};
constexpr char32_t lengthener = 0x0640;
constexpr char32_t joiner = 0x200D;
constexpr char32_t lam = 0x0644;

const Letter* find(char32_t c) {
    const auto it = std::ranges::lower_bound(letters, c, {}, &Letter::letter);
    return it != std::end(letters) && it->letter == c ? &*it : nullptr;
}

bool joins_forward(char32_t c) {
    const Letter* letter = find(c);
    return c == lengthener || c == joiner || (letter != nullptr && letter->form_count == 4);
}

bool joins_backward(char32_t c) {
    const Letter* letter = find(c);
    return c == lengthener || c == joiner || (letter != nullptr && letter->form_count >= 2);
}

/// Vowel signs stand over the joint and do not break it.
bool is_mark(char32_t c) { return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06ED); }

/// Isolated form of lam with this alef; 0 for any other letter.
char32_t lam_with(char32_t alef) {
    switch (alef) {
        case 0x0622: return 0xFEF5;
        case 0x0623: return 0xFEF7;
        case 0x0625: return 0xFEF9;
        case 0x0627: return 0xFEFB;
        default: return 0;
    }
}

}  // namespace

void join_arabic(std::u32string& text) {
    std::u32string out;
    out.reserve(text.size());
    char32_t before = 0;  // the letter before, without marks
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char32_t c = text[at];
        const Letter* letter = find(c);
        if (letter == nullptr) {
            out += c;
            if (!is_mark(c)) before = c;
            continue;
        }
        std::size_t next = at + 1;
        while (next < text.size() && is_mark(text[next])) ++next;
        const char32_t after = next < text.size() ? text[next] : 0;
        const bool is_joined_before = joins_forward(before) && joins_backward(c);
        if (const char32_t both = c == lam && next == at + 1 ? lam_with(after) : 0; both != 0) {
            out += both + (is_joined_before ? 1 : 0);
            before = after;
            at = next;
            continue;
        }
        const bool is_joined_after = letter->form_count == 4 && joins_backward(after);
        out += letter->first + (is_joined_before ? 1U : 0U) + (is_joined_after ? 2U : 0U);
        before = c;
    }
    text = std::move(out);
}

}  // namespace cairn::ui
