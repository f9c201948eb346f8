#include "shell/ui/line_break.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/text.hpp"

namespace cairn::ui {
namespace {

constexpr std::u32string_view never_at_start = U"，。、；：！？）》”’】」』〉〕…—·～%％°,.;:!?)]}>℃‰々ー";
constexpr std::u32string_view never_at_end = U"（《“‘【「『〈〔([{<$￥¥£€#＃@";

constexpr bool in(std::u32string_view set, char32_t code_point) {
    return set.find(code_point) != std::u32string_view::npos;
}

constexpr bool is_space(char32_t code_point) { return code_point == U' ' || code_point == U'\t'; }

/// Full-width and CJK punctuation breaks like Han, apart from the two sets above.
bool breaks_like_han(char32_t c) {
    return is_han(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF);
}

}  // namespace

bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7AF);
}

bool may_break_between(char32_t before, char32_t after) {
    if (before == 0x00A0 || after == 0x00A0 || before == 0x2060 || after == 0x2060) return false;
    if (is_space(after)) return false;  // the space itself stays at the end
    if (is_space(before)) return !in(never_at_start, after) || after == U'—' || after == U'…';
    if (in(never_at_start, after)) return false;
    if (in(never_at_end, before)) return false;
    if (before == 0x200B) return true;
    if (breaks_like_han(before) || breaks_like_han(after)) return true;
    if (in(never_at_start, before) && before > 0x2E7F) return true;  // after full-width punctuation
    // a word may be broken after its own hyphen or slash, but not "−3" nor "1/2"
    const bool is_after_letter = (after >= U'A' && after <= U'Z') || (after >= U'a' && after <= U'z');
    return (before == U'-' || before == U'/') && is_after_letter;
}

LineEnd break_line(std::string_view text, float width, FunctionRef<float(char32_t)> advance) {
    std::size_t offset = 0;
    std::size_t fits = 0;      // last place where the line may end
    std::size_t fits_next = 0;
    float x = 0;
    char32_t before = 0;
    std::size_t spaces_from = 0;  // where the run of spaces before `offset` began
    while (offset < text.size()) {
        const std::size_t start = offset;
        const char32_t code_point = next_code_point(text, offset);
        if (code_point == U'\n') return {start, offset};
        if (before != 0 && may_break_between(before, code_point)) {
            fits = is_space(before) ? spaces_from : start;
            fits_next = start;
        }
        if (!is_space(code_point)) {
            const float wide = advance(code_point);
            if (x + wide > width && start > 0) {
                if (fits_next > 0) return {fits, fits_next};
                return {start, start};  // one word wider than the line
            }
            x += wide;
        } else {
            if (!is_space(before)) spaces_from = start;
            x += advance(code_point);  // spaces may hang over the edge
        }
        before = code_point;
    }
    return {text.size(), text.size()};
}

}  // namespace cairn::ui
