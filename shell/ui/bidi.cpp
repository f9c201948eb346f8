#include "shell/ui/bidi.hpp"

#include "core/base/direction.hpp"
#include "core/base/text.hpp"
#include "shell/ui/arabic_forms.hpp"
#include "shell/ui/line_break.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace cairn::ui {
namespace {

/// Bidirectional classes of UAX 9, as far as they make a difference here.
enum class Kind : std::uint8_t { left, right, arabic, digit, arabic_digit, sign, separator, mark, neutral };

constexpr char32_t isolate_first = 0x2066, isolate_last = 0x2068, isolate_end = 0x2069;

bool is_isolate(char32_t c) { return c >= isolate_first && c <= isolate_last; }

bool is_mark(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05BD) ||
           (c >= 0x05BF && c <= 0x05C7 && c != 0x05C0) || (c >= 0x0610 && c <= 0x061A) ||
           (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06ED) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D;
}

Kind kind_of(char32_t c) {
    if (c >= U'0' && c <= U'9') return Kind::digit;
    if (is_mark(c)) return Kind::mark;
    if (c == U'+' || c == U'-' || c == U'#' || c == U'$' || c == U'%' || c == 0x2212 || (c >= 0x20A0 && c <= 0x20CF) ||
        (c >= 0xA2 && c <= 0xA5) || c == 0xB0)
        return Kind::sign;
    if (c == U',' || c == U'.' || c == U'/' || c == U':' || c == 0xA0) return Kind::separator;
    if (c == 0x200F) return Kind::right;
    if (c == 0x200E) return Kind::left;
    if ((c >= 0x0660 && c <= 0x0669) || c == 0x066B || c == 0x066C) return Kind::arabic_digit;
    if (c >= 0x06F0 && c <= 0x06F9) return Kind::digit;
    if ((c >= 0x0600 && c <= 0x07BF) || (c >= 0x08A0 && c <= 0x08FF) || (c >= 0xFB50 && c <= 0xFDFF) ||
        (c >= 0xFE70 && c <= 0xFEFC))
        return Kind::arabic;
    if ((c >= 0x0590 && c <= 0x05FF) || (c >= 0x07C0 && c <= 0x085F) || (c >= 0xFB1D && c <= 0xFB4F) ||
        (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF))
        return Kind::right;
    const bool is_punctuation = c < U'A' || (c > U'Z' && c < U'a') ||
                                (c > U'z' && c < 0xC0 && c != 0xAA && c != 0xB5) || c == 0xD7 || c == 0xF7 ||
                                (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) ||
                                (c >= 0x3008 && c <= 0x3020) || (c >= 0xFF01 && c <= 0xFF0F) || c >= 0x1F000;
    return is_punctuation ? Kind::neutral : Kind::left;
}

char32_t mirrored(char32_t c) {
    constexpr std::u32string_view pairs = U"()[]{}<>«»‹›（）【】《》「」";
    const std::size_t at = pairs.find(c);
    return at == std::u32string_view::npos ? c : pairs[at ^ 1U];
}

/// What is ordered as one: a code point with its marks, or an isolate that is ordered inside by itself.
struct Item {
    std::u32string seen;
    Kind kind = Kind::neutral;
    int level = 0;
};

std::u32string ordered(std::u32string_view text);

std::vector<Item> items_of(std::u32string_view text) {
    std::vector<Item> items;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char32_t c = text[at];
        if (c == isolate_end) continue;
        if (is_isolate(c)) {
            int depth = 1;
            std::size_t end = at + 1;
            for (; end < text.size() && depth > 0; ++end)
                depth += is_isolate(text[end]) ? 1 : text[end] == isolate_end ? -1 : 0;
            const std::size_t inner = depth == 0 ? end - at - 2 : end - at - 1;
            items.push_back({ordered(text.substr(at + 1, inner)), Kind::neutral, 0});
            at = end - 1;
            continue;
        }
        const Kind kind = kind_of(c);
        if (kind == Kind::mark && !items.empty())
            items.back().seen += c;  // W1, L3
        else
            items.push_back({std::u32string(1, c), kind == Kind::mark ? Kind::neutral : kind, 0});
    }
    return items;
}

/// W2 to W7: what digits and the signs beside them belong to.
void resolve_digits(std::vector<Item>& items, Kind base) {
    Kind strong = base;
    for (Item& item : items) {
        if (item.kind == Kind::left || item.kind == Kind::right || item.kind == Kind::arabic) strong = item.kind;
        if (item.kind == Kind::digit && strong == Kind::arabic) item.kind = Kind::arabic_digit;
    }
    const auto kind_at = [&](std::size_t i) { return i < items.size() ? items[i].kind : Kind::neutral; };
    for (std::size_t i = 1; i + 1 < items.size(); ++i) {
        if (items[i].kind != Kind::separator) continue;
        if (kind_at(i - 1) == kind_at(i + 1) && (kind_at(i - 1) == Kind::digit || kind_at(i - 1) == Kind::arabic_digit))
            items[i].kind = kind_at(i - 1);
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].kind == Kind::sign && ((i > 0 && kind_at(i - 1) == Kind::digit) || kind_at(i + 1) == Kind::digit))
            items[i].kind = Kind::digit;
    }
    strong = base;
    for (Item& item : items) {
        if (item.kind == Kind::arabic) item.kind = Kind::right;
        if (item.kind == Kind::sign || item.kind == Kind::separator) item.kind = Kind::neutral;
        if (item.kind == Kind::left || item.kind == Kind::right) strong = item.kind;
        if (item.kind == Kind::digit && strong == Kind::left) item.kind = Kind::left;
    }
}

/// N1, N2: what stands between two of one direction goes with them, else with the line.
void resolve_neutrals(std::vector<Item>& items, Kind base) {
    const auto side = [](Kind kind) { return kind == Kind::left ? Kind::left : Kind::right; };
    for (std::size_t i = 0; i < items.size();) {
        if (items[i].kind != Kind::neutral) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < items.size() && items[end].kind == Kind::neutral) ++end;
        const Kind before = i == 0 ? base : side(items[i - 1].kind);
        const Kind after = end == items.size() ? base : side(items[end].kind);
        for (; i < end; ++i) items[i].kind = before == after ? before : base;
    }
}

std::u32string ordered(std::u32string_view text) {
    std::vector<Item> items = items_of(text);
    Kind base = Kind::left;
    for (const Item& item : items) {
        if (item.kind == Kind::left) break;
        if (item.kind != Kind::right && item.kind != Kind::arabic) continue;
        base = Kind::right;
        break;
    }
    resolve_digits(items, base);
    resolve_neutrals(items, base);
    int level_max = 0;
    for (Item& item : items) {  // I1, I2
        if (base == Kind::left)
            item.level = item.kind == Kind::left ? 0 : item.kind == Kind::right ? 1 : 2;
        else
            item.level = item.kind == Kind::right ? 1 : 2;
        level_max = std::max(level_max, item.level);
    }
    for (auto it = items.rbegin(); it != items.rend() && it->seen == U" "; ++it)
        it->level = base == Kind::left ? 0 : 1;  // L1
    for (Item& item : items) {  // L4
        if (item.level % 2 == 1 && item.seen.size() == 1) item.seen[0] = mirrored(item.seen[0]);
    }
    for (int level = level_max; level > 0; --level) {  // L2
        for (auto it = items.begin(); it != items.end();) {
            it = std::find_if(it, items.end(), [level](const Item& item) { return item.level >= level; });
            const auto end = std::find_if(it, items.end(), [level](const Item& item) { return item.level < level; });
            std::reverse(it, end);
            it = end;
        }
    }
    std::u32string seen;
    for (const Item& item : items) {
        for (const char32_t c : item.seen) {
            if (c != 0x200E && c != 0x200F && c != 0x200C) seen += c;
        }
    }
    return seen;
}

}  // namespace

std::string visual_order(std::string_view line) {
    std::u32string text;
    for (std::size_t at = 0; at < line.size();) text += next_code_point(line, at);
    join_arabic(text);
    std::string out;
    for (const char32_t c : ordered(text)) append_utf8(out, c);
    return out;
}

}  // namespace cairn::ui
