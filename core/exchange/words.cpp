#include "core/exchange/words.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"

namespace cairn::exchange {
namespace {

template <std::size_t count>
std::vector<std::string_view> split_at(std::string_view cell, const std::array<std::string_view, count>& separators) {
    std::vector<std::string_view> out;
    const auto add = [&out](std::string_view item) {
        item = trim(item);
        if (!item.empty()) out.push_back(item);
    };
    std::size_t from = 0;
    for (std::size_t at = 0; at < cell.size();) {
        const std::string_view rest = cell.substr(at);
        const auto hit = std::ranges::find_if(separators, [&](std::string_view s) { return rest.starts_with(s); });
        if (hit == separators.end()) {
            ++at;
            continue;
        }
        add(cell.substr(from, at - from));
        at += hit->size();
        from = at;
    }
    add(cell.substr(from));
    return out;
}

constexpr std::array<std::string_view, 5> strong_separators{"\n", "\r", ";", "|", "；"};
constexpr std::array<std::string_view, 3> weak_separators{",", "，", "、"};

}  // namespace

std::string key_of(std::string_view text) {
    std::string out = to_lower_ascii(trim(text));
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    std::ranges::replace_if(out, blank, ' ');
    const auto tail = std::ranges::unique(out, [](char a, char b) { return a == ' ' && b == ' '; });
    out.erase(tail.begin(), tail.end());
    return out;
}

bool contains_han(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = next_code_point(text, at);
        if ((point >= 0x3400 && point <= 0x9FFF) || (point >= 0xF900 && point <= 0xFAFF) ||
            (point >= 0x20000 && point <= 0x3FFFF)) {
            return true;
        }
    }
    return false;
}

Words words_of(std::string_view text) {
    const std::string_view words = trim(text);
    if (contains_han(words)) return {.english = {}, .chinese = std::string(words)};
    return {.english = std::string(words), .chinese = {}};
}

std::vector<std::string_view> split_list(std::string_view cell) {
    const bool strong = std::ranges::any_of(strong_separators, [cell](std::string_view s) { return cell.contains(s); });
    return strong ? split_at(cell, strong_separators) : split_at(cell, weak_separators);
}

bool is_nothing(std::string_view cell) {
    static constexpr std::array<std::string_view, 9> nothings{"", "-", "–", "—", "none", "n/a", "na", "无", "/"};
    return std::ranges::contains(nothings, key_of(cell));
}

std::optional<bool> parse_yes_no(std::string_view cell) {
    static constexpr std::array<std::string_view, 7> yes{"yes", "true", "1", "y", "x", "是", "√"};
    static constexpr std::array<std::string_view, 6> no{"", "no", "false", "0", "n", "否"};
    const std::string key = key_of(cell);
    if (std::ranges::contains(yes, key)) return true;
    if (std::ranges::contains(no, key)) return false;
    return std::nullopt;
}

std::optional<std::int64_t> parse_hundredths(std::string_view cell) {
    constexpr std::size_t digits_max = 9;
    const std::string_view text = trim(cell);
    const std::size_t point = std::min(text.find('.'), text.size());
    const auto all_digits = [](std::string_view part) {
        return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point < text.size() ? text.substr(point + 1) : std::string_view{};
    if (whole.empty() || whole.size() > digits_max || !all_digits(whole) || !all_digits(part)) return std::nullopt;
    const auto digit = [part](std::size_t i) { return i < part.size() ? static_cast<std::int64_t>(part[i] - '0') : 0; };
    return *parse_integer(whole) * 100 + digit(0) * 10 + digit(1) + (digit(2) >= 5 ? 1 : 0);
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

}  // namespace cairn::exchange
