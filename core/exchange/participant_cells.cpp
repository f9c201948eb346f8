#include "core/exchange/participant_cells.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/base/week.hpp"
#include "core/exchange/words.hpp"
#include "core/model/entities.hpp"

namespace cairn::exchange {
namespace {

struct RoleWord {
    std::string_view word;
    std::int64_t roles;
};

constexpr std::int64_t coach_and_learner = role_learner | role_coach;

constexpr RoleWord role_words[] = {
    {"mentor", role_coach},
    {"coach", role_coach},
    {"teacher", role_coach},
    {"tutor", role_coach},
    {"trainer", role_coach},
    {"instructor", role_coach},
    {"editingteacher", role_coach},
    {"facility coach", role_coach},
    {"class coach", role_coach},
    {"导师", role_coach},
    {"教练", role_coach},
    {"老师", role_coach},
    {"教师", role_coach},
    {"辅导员", role_coach},
    {"mentee", role_learner},
    {"learner", role_learner},
    {"student", role_learner},
    {"apprentice", role_learner},
    {"学员", role_learner},
    {"学生", role_learner},
    {"学习者", role_learner},
    {"徒弟", role_learner},
    {"both", coach_and_learner},
    {"mentor and mentee", coach_and_learner},
    {"两者", coach_and_learner},
    {"都是", coach_and_learner},
    {"双重", coach_and_learner},
    {"admin", role_organiser},
    {"administrator", role_organiser},
    {"organiser", role_organiser},
    {"organizer", role_organiser},
    {"manager", role_organiser},
    {"superuser", role_organiser},
    {"facility admin", role_organiser},
    {"coordinator", role_organiser},
    {"管理员", role_organiser},
    {"组织者", role_organiser},
    {"负责人", role_organiser},
};

struct LanguageName {
    std::string_view name;
    std::string_view tag;
};

constexpr LanguageName language_names[] = {
    {"english", "en"},    {"英语", "en"},       {"英文", "en"},      {"chinese", "zh"},    {"mandarin", "zh"},
    {"中文", "zh"},       {"汉语", "zh"},       {"普通话", "zh"},    {"国语", "zh"},       {"cantonese", "yue"},
    {"粤语", "yue"},      {"spanish", "es"},    {"español", "es"},   {"西班牙语", "es"},   {"french", "fr"},
    {"français", "fr"},   {"法语", "fr"},       {"german", "de"},    {"deutsch", "de"},    {"德语", "de"},
    {"japanese", "ja"},   {"日本語", "ja"},     {"日语", "ja"},      {"korean", "ko"},     {"한국어", "ko"},
    {"韩语", "ko"},       {"portuguese", "pt"}, {"português", "pt"}, {"葡萄牙语", "pt"},   {"russian", "ru"},
    {"俄语", "ru"},       {"arabic", "ar"},     {"阿拉伯语", "ar"},  {"hindi", "hi"},      {"印地语", "hi"},
    {"italian", "it"},    {"意大利语", "it"},   {"polish", "pl"},    {"波兰语", "pl"},     {"dutch", "nl"},
    {"荷兰语", "nl"},     {"turkish", "tr"},    {"土耳其语", "tr"},  {"vietnamese", "vi"}, {"越南语", "vi"},
    {"indonesian", "id"}, {"thai", "th"},       {"swahili", "sw"},   {"ukrainian", "uk"},
};

/// Two or three letters, then parts of letters and digits: "zh-Hant", "pt-BR". Underscores are what Moodle writes.
std::string as_language_tag(std::string_view item) {
    std::string tag(item);
    std::ranges::replace(tag, '_', '-');
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto parts = split(tag, '-');
    if (parts[0].size() < 2 || parts[0].size() > 3 || !std::ranges::all_of(parts[0], letter)) return {};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto fits = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
        if (parts[i].empty() || parts[i].size() > 8 || !std::ranges::all_of(parts[i], fits)) return {};
    }
    return to_lower_ascii(parts[0]).append(tag, parts[0].size());
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

}  // namespace

std::optional<std::int64_t> parse_roles(std::string_view cell) {
    std::string text(cell);
    std::ranges::replace_if(text, [](char c) { return c == '/' || c == '&' || c == '+'; }, ';');
    replace_all(text, " and ", ";");
    replace_all(text, "和", ";");
    std::int64_t roles = 0;
    for (const std::string_view item : split_list(text)) {
        std::string key = key_of(item);
        std::ranges::replace(key, '_', ' ');
        const auto hit = std::ranges::find(role_words, std::string_view(key), &RoleWord::word);
        if (hit == std::ranges::end(role_words)) return std::nullopt;
        roles |= hit->roles;
    }
    return roles;
}

LanguageList parse_languages(std::string_view cell) {
    LanguageList out;
    std::vector<std::string> tags;
    for (const std::string_view item : split_list(cell)) {
        const std::string key = key_of(item);
        const auto hit = std::ranges::find(language_names, std::string_view(key), &LanguageName::name);
        std::string tag = hit != std::ranges::end(language_names) ? std::string(hit->tag) : as_language_tag(item);
        if (tag.empty()) {
            out.unknown.push_back(item);
        } else if (!std::ranges::contains(tags, tag)) {
            tags.push_back(std::move(tag));
        }
    }
    for (const std::string& tag : tags) out.tags.append(out.tags.empty() ? "" : ";").append(tag);
    return out;
}

std::optional<std::string> parse_availability(std::string_view cell) {
    constexpr std::array<std::string_view, 7> weekdays{"一", "二", "三", "四", "五", "六", "日"};
    std::string joined;
    for (const std::string_view item : split_list(cell)) {
        std::string window(item);
        for (const std::string_view week : {"星期", "周", "礼拜"}) replace_all(window, week, "周");
        replace_all(window, "周天", "周日");
        for (std::size_t day = 0; day < weekdays.size(); ++day) {
            const char digit[] = {static_cast<char>('1' + static_cast<char>(day)), ' '};
            replace_all(window, std::string("周").append(weekdays[day]), {digit, 2});
        }
        for (const std::string_view dash : {"–", "—", "－", "～", "~", "至", "到"}) replace_all(window, dash, "-");
        replace_all(window, "：", ":");
        joined.append(joined.empty() ? "" : ";").append(window);
    }
    const auto week = parse_week_hours(joined);
    if (!week) return std::nullopt;
    return format_week_hours(*week);
}

bool looks_like_email(std::string_view text) {
    const std::size_t at = text.find('@');
    const bool has_sides = at != std::string_view::npos && at > 0 && at + 1 < text.size();
    return has_sides && !text.substr(at + 1).contains('@') && text.find_first_of(" \t\n<>,;") == std::string_view::npos;
}

}  // namespace cairn::exchange
