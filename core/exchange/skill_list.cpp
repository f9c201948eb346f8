#include "core/exchange/skill_list.hpp"

#include <utility>

#include "core/base/text.hpp"
#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

struct LevelWord {
    std::string_view word;
    std::int64_t level;
};

constexpr LevelWord level_words[] = {
    {"none", 0},         {"beginner", 1}, {"basic", 1},      {"novice", 1},   {"elementary", 2},
    {"intermediate", 3}, {"medium", 3},   {"proficient", 3}, {"advanced", 4}, {"expert", 5},
    {"master", 5},       {"无", 0},       {"入门", 1},       {"初级", 1},     {"基础", 2},
    {"中级", 3},         {"熟练", 3},     {"高级", 4},       {"精通", 5},     {"专家", 5},
};

/// "3", "3/5", "level 3", "L3", "advanced". May be outside 0..5.
std::optional<std::int64_t> parse_level(std::string_view words) {
    const std::string key = key_of(words);
    std::string_view text = key;
    for (const LevelWord& each : level_words) {
        if (text == each.word) return each.level;
    }
    if (take_prefix(text, "level") || take_prefix(text, "lv") || take_prefix(text, "l")) text = trim(text);
    if (text.ends_with("/5")) text.remove_suffix(2);
    if (text.ends_with("级")) text.remove_suffix(std::string_view("级").size());
    return parse_integer(trim(text));
}

/// Splits "name:level" and "name (level)"; the level is empty where there is none.
std::pair<std::string_view, std::string_view> split_level(std::string_view item) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
        const std::size_t at = item.rfind(open);
        if (at == std::string_view::npos || !item.ends_with(close)) continue;
        const std::size_t from = at + open.size();
        return {trim(item.substr(0, at)), item.substr(from, item.size() - from - close.size())};
    }
    for (const std::string_view colon : {":", "：", "="}) {
        const std::size_t at = item.rfind(colon);
        if (at != std::string_view::npos) return {trim(item.substr(0, at)), item.substr(at + colon.size())};
    }
    return {item, {}};
}

bool in_range(std::int64_t level) { return level >= 0 && level <= level_max; }

}  // namespace

std::vector<SkillLevel> read_skill_levels(SourceRow& row, ColumnMeaning column, const SkillIndex& skills) {
    std::vector<SkillLevel> out;
    const std::string_view cell = row.text(column);
    if (is_nothing(cell)) return out;
    // A title may hold commas itself ("Lists, maps and sets").
    if (const SkillId whole = skills.find(cell)) return {{whole, std::nullopt}};
    for (const std::string_view item : split_list(cell)) {
        if (const SkillId bare = skills.find(item)) {
            out.push_back({bare, std::nullopt});
            continue;
        }
        const auto [name, level_text] = split_level(item);
        const auto level = parse_level(level_text);
        if (level && !in_range(*level)) row.error(ProblemCode::level_out_of_range, column, item);
        const SkillId skill = skills.find(name);
        if (!skill) {
            row.warn(ProblemCode::skill_unknown, column, level ? name : item);
        } else if (!level) {
            row.warn(ProblemCode::level_unreadable, column, item);
        } else {
            out.push_back({skill, level});
        }
    }
    return out;
}

std::optional<std::int64_t> read_level(SourceRow& row, ColumnMeaning column) {
    const std::string_view cell = row.text(column);
    if (is_nothing(cell)) return std::nullopt;
    const auto level = parse_level(cell);
    if (!level) row.warn(ProblemCode::level_unreadable, column);
    if (level && !in_range(*level)) {
        row.error(ProblemCode::level_out_of_range, column);
        return std::nullopt;
    }
    return level;
}

}  // namespace cairn::exchange
