#include "shell/views/skill_words.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "core/base/text.hpp"
#include "core/base/zone.hpp"
#include "core/progress/activity.hpp"
#include "shell/text/format.hpp"
#include "shell/text/levels.hpp"

namespace cairn::views {
namespace {

constexpr std::int64_t tenth_micro = 100'000;
constexpr std::int32_t near_days = 300;

double levels_of(std::int64_t micro) { return static_cast<double>(micro) / 1e6; }

}  // namespace

std::string format_level(std::int64_t level_micro) {
    return text::format_micro(level_micro / tenth_micro * tenth_micro, 1);
}

std::string format_level_high(std::int64_t level_micro) {
    return text::format_micro((level_micro + tenth_micro - 1) / tenth_micro * tenth_micro, 1);
}

MasteryWords mastery_words(const text::Text& text, const progress::Mastery& mastery) {
    MasteryWords out;
    out.mean = levels_of(mastery.level_micro);
    out.low = levels_of(mastery.low_micro);
    out.high = levels_of(mastery.high_micro);
    out.level = static_cast<int>(mastery.level_micro / 1'000'000);
    const std::string level = format_level(mastery.level_micro);
    const std::string low = format_level(mastery.low_micro);
    const std::string high = format_level_high(mastery.high_micro);
    out.value = mastery.answers == 0 ? text.mastery_value_unanswered(level, low, high)
                                     : text.mastery_value(level, low, high, mastery.answers);
    return out;
}

std::string mastery_evidence(const ViewInput& input, const progress::Mastery& mastery, std::int64_t declared) {
    const text::Text& text = input.text;
    const bool is_chinese = text.language() == Language::chinese;
    std::string out;
    const auto add = [&](const std::string& sentence) {
        if (!out.empty() && !is_chinese) out += ' ';
        out += sentence;
    };
    if (mastery.answers > 0) {
        add(text.mastery_evidence_answers(mastery.right, mastery.answers,
                                          format_day(input, day_of_reader(input, mastery.last))));
    }
    if (declared >= 0) add(text.mastery_evidence_declared(declared, progress::prior_answers));
    if (out.empty()) add(std::string(text.mastery_evidence_none()));
    return out;
}

std::array<std::string, level_max + 1> named_levels(const text::Text& text) {
    std::array<std::string, level_max + 1> out;
    for (int level = 0; level <= level_max; ++level)
        out[static_cast<std::size_t>(level)] = text::level_named(text, level);
    return out;
}

std::string skill_title(const ViewInput& input, SkillId skill) {
    const Skill* row = input.model.skills.find(skill);
    return row == nullptr ? std::string() : row->title.in(input.text.language());
}

std::string area_title(const ViewInput& input, AreaId area) {
    const Area* row = input.model.areas.find(area);
    return row == nullptr ? std::string() : row->title.in(input.text.language());
}

std::string join_names(const text::Text& text, std::span<const std::string> names, std::size_t limit) {
    std::string out;
    const std::size_t shown = names.size() <= limit ? names.size() : std::max<std::size_t>(limit, 1);
    for (std::size_t at = 0; at < shown; ++at) {
        if (at > 0) out += text.reason_separator();
        out += names[at];
    }
    if (shown == names.size()) return out;
    return text.reason_and_more(out, static_cast<std::int64_t>(names.size() - shown));
}

std::string skill_names(const ViewInput& input, std::span<const SkillId> skills, std::size_t limit) {
    std::vector<std::string> names;
    names.reserve(skills.size());
    for (const SkillId skill : skills) {
        if (std::string title = skill_title(input, skill); !title.empty()) names.push_back(std::move(title));
    }
    return join_names(input.text, names, limit);
}

Day day_of_reader(const ViewInput& input, Instant instant) {
    const Profile* profile = input.model.profiles.find(input.me);
    const auto zone = profile != nullptr ? find_zone(profile->zone) : std::nullopt;
    return zone ? progress::local_day(instant, *zone) : utc_day(instant);
}

std::string format_day(const ViewInput& input, Day day) {
    const std::int32_t away = day - day_of_reader(input, input.now);
    return std::abs(away) < near_days ? text::format_short_date(input.text, day) : text::format_date(input.text, day);
}

std::string format_days(const ViewInput& input, Day first, Day last) {
    const Day today = day_of_reader(input, input.now);
    const bool is_near = std::abs(first - today) < near_days && std::abs(last - today) < near_days;
    if (is_near || first == last)
        return is_near ? text::format_short_dates(input.text, first, last) : format_day(input, first);
    return input.text.date_range(format_day(input, first), format_day(input, last));
}

bool contains_folded(std::string_view hay, std::string_view needle_lower) {
    return needle_lower.empty() || to_lower_ascii(hay).find(needle_lower) != std::string::npos;
}

}  // namespace cairn::views
