#include "core/base/plain_text.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"

namespace cairn {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t cluster_code_points_max = 64;  ///< a longer one is no character but mischief

bool is_line_break(char32_t c) { return c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_refused(char32_t c) {
    if (c == U'\t' || c == U'\n') return false;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
}

constexpr std::pair<char32_t, char32_t> unseen[] = {
    {0x00, 0x20},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x034F, 0x034F},  {0x061C, 0x061C},
    {0x115F, 0x1160}, {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180E},  {0x2000, 0x200F},
    {0x2028, 0x202F}, {0x205F, 0x206F}, {0x2800, 0x2800}, {0x3000, 0x3000},  {0x3164, 0x3164},
    {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xE0000, 0xE0FFF}};

/// Code points that belong to the character before them.
constexpr std::pair<char32_t, char32_t> extending[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489},   {0x0591, 0x05BD},  {0x05BF, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x0670, 0x0670},   {0x06D6, 0x06DC},   {0x06DF, 0x06E4},  {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0900, 0x0903},
    {0x093A, 0x093C},   {0x093E, 0x094F},   {0x0981, 0x0983},  {0x09BC, 0x09BC}, {0x09BE, 0x09CD}, {0x0B82, 0x0B82},
    {0x0BBE, 0x0BCD},   {0x0E31, 0x0E31},   {0x0E34, 0x0E3A},  {0x0E47, 0x0E4E}, {0x1160, 0x11FF}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},   {0x200C, 0x200D},   {0x20D0, 0x20F0},  {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF}};

template <std::size_t count>
bool is_in(const std::pair<char32_t, char32_t> (&ranges)[count], char32_t c) {
    return std::ranges::any_of(ranges, [c](const auto& range) { return c >= range.first && c <= range.second; });
}

bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

std::string cleaned(std::string_view text, bool is_one_line) {
    std::string out;
    out.reserve(text.size());
    bool was_return = false;
    while (!text.empty()) {
        const std::size_t well = std::min(first_invalid_utf8(text), text.size());
        for (std::size_t at = 0; at < well;) {
            const std::size_t from = at;
            const char32_t c = next_code_point(text, at);
            const bool ends_return = std::exchange(was_return, c == U'\r') && c == U'\n';
            if (ends_return) continue;
            if (is_line_break(c))
                out += is_one_line ? ' ' : '\n';
            else if (c == U'\t' && is_one_line)
                out += ' ';
            else if (!is_refused(c))
                out.append(text, from, at - from);
        }
        text.remove_prefix(well);
        if (text.empty()) break;
        out += replacement;
        was_return = false;
        do {
            text.remove_prefix(1);  // the rest of a broken character is the same breakage
        } while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80U);
    }
    return out;
}

}  // namespace

bool is_plain_text(std::string_view text) {
    if (first_invalid_utf8(text) != std::string_view::npos) return false;
    for (std::size_t at = 0; at < text.size();) {
        if (is_refused(next_code_point(text, at))) return false;
    }
    return true;
}

std::string plain_text(std::string_view text) { return cleaned(text, false); }

std::string plain_line(std::string_view text) { return cleaned(text, true); }

bool has_visible_text(std::string_view text) {
    if (first_invalid_utf8(text) != std::string_view::npos) return true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_in(unseen, c)) return true;
    }
    return false;
}

std::size_t prefix_bytes(std::string_view text, std::size_t characters_max) {
    if (text.size() <= characters_max) return text.size();
    std::size_t count = 0;
    std::size_t cluster_from = 0;
    std::size_t cluster_count = 0;
    std::size_t flag_letters = 0;  // regional indicators in a row before here
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t c = next_code_point(text, at);
        const bool is_second_flag_letter = is_regional_indicator(c) && flag_letters % 2 == 1;
        const bool continues = from > 0 && (is_in(extending, c) || before == 0x200D || is_second_flag_letter);
        if (!continues || cluster_count >= cluster_code_points_max) {
            cluster_from = from;
            cluster_count = 0;
        }
        ++cluster_count;
        flag_letters = is_regional_indicator(c) ? flag_letters + 1 : 0;
        before = c;
        if (++count > characters_max) return cluster_from;
    }
    return text.size();
}

}  // namespace cairn
