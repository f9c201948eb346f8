#include "shell/views/history_words.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/week.hpp"
#include "core/model/schema.hpp"
#include "shell/text/format.hpp"
#include "shell/views/people_words.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

using text::Text;
using Words = std::string_view (*)(const Text&);
using ValueWords = std::string (*)(const ViewInput&, const Value&);

std::int64_t number_of(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number != nullptr ? *number : 0;
}

Id id_of(const Value& value) {
    const auto* id = std::get_if<Id>(&value);
    return id != nullptr ? *id : Id{};
}

std::string plain(const ViewInput&, const Value& value) {
    if (const auto* words = std::get_if<std::string>(&value)) return *words;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return text::format_number(*number);
    return {};
}
std::string presence(const ViewInput& input, const Value& value) {
    return std::string(number_of(value) != 0 ? input.text.history_added() : input.text.history_removed());
}
std::string yes_or_no(const ViewInput& input, const Value& value) {
    return std::string(number_of(value) != 0 ? input.text.history_yes() : input.text.history_no());
}
std::string duration(const ViewInput& input, const Value& value) {
    return text::format_duration(input.text, number_of(value));
}
std::string date(const ViewInput& input, const Value& value) {
    const auto day = static_cast<std::int32_t>(number_of(value));
    return day == 0 ? std::string() : text::format_date(input.text, Day{day});
}
std::string level(const ViewInput& input, const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr || *number < 0 || *number > level_max) return {};
    return named_levels(input.text)[static_cast<std::size_t>(*number)];
}
std::string roles(const ViewInput& input, const Value& value) {
    std::vector<std::string> names;
    const auto add = [&](Role role, std::string_view name) {
        if ((number_of(value) & role) != 0) names.emplace_back(name);
    };
    add(role_learner, input.text.role_learner());
    add(role_coach, input.text.role_coach());
    add(role_organiser, input.text.role_organiser());
    return join_names(input.text, names, names.size());
}
std::string languages(const ViewInput& input, const Value& value) {
    return text::language_names(input.text, plain(input, value));
}
std::string zone(const ViewInput& input, const Value& value) { return zone_words(plain(input, value)); }
std::string free_hours(const ViewInput& input, const Value& value) {
    const auto week = parse_week_hours(plain(input, value));
    return week ? windows_words(input.text, *week) : std::string();
}
std::string skill(const ViewInput& input, const Value& value) { return skill_title(input, SkillId{id_of(value)}); }
std::string area(const ViewInput& input, const Value& value) { return area_title(input, AreaId{id_of(value)}); }
std::string person(const ViewInput& input, const Value& value) {
    const Profile* profile = input.model.profiles.find(ProfileId{id_of(value)});
    return profile != nullptr ? profile->name : std::string();
}

enum class Entry : std::uint8_t { none, skill, lesson };

struct FieldWords {
    std::uint16_t kind;
    std::uint16_t field;
    Words name;
    ValueWords value;
    Entry entry = Entry::none;
};

template <class FieldEnum>
constexpr FieldWords row(FieldEnum field, Words name, ValueWords value = plain, Entry entry = Entry::none) {
    return {static_cast<std::uint16_t>(FieldOf<FieldEnum>::kind), static_cast<std::uint16_t>(field), name, value,
            entry};
}

#define CAIRN_WORDS(method) [](const Text& text) -> std::string_view { return text.method; }

/// What is not here (keys of imports, marks of the sample) is nobody's business to read.
constexpr std::array fields{
    row(ProfileField::exists, CAIRN_WORDS(history_exists()), presence),
    row(ProfileField::name, CAIRN_WORDS(history_profile_name())),
    row(ProfileField::headline_english, CAIRN_WORDS(history_profile_headline_english())),
    row(ProfileField::headline_chinese, CAIRN_WORDS(history_profile_headline_chinese())),
    row(ProfileField::roles, CAIRN_WORDS(history_profile_roles()), roles),
    row(ProfileField::level, CAIRN_WORDS(history_profile_level()), level, Entry::skill),
    row(ProfileField::languages, CAIRN_WORDS(history_profile_languages()), languages),
    row(ProfileField::zone, CAIRN_WORDS(history_profile_zone()), zone),
    row(ProfileField::weekly_minutes, CAIRN_WORDS(history_profile_weekly_minutes()), duration),
    row(ProfileField::availability, CAIRN_WORDS(history_profile_availability()), free_hours),
    row(ProfileField::capacity, CAIRN_WORDS(history_profile_capacity())),
    row(ProfileField::paused, CAIRN_WORDS(history_profile_paused()), yes_or_no),
    row(ProfileField::years, CAIRN_WORDS(history_profile_years())),
    row(ProfileField::team, CAIRN_WORDS(history_profile_team())),
    row(ProfileField::manager, CAIRN_WORDS(history_profile_manager()), person),
    row(ProfileField::promised_coach, CAIRN_WORDS(history_profile_promised_coach()), person),
    row(SkillField::exists, CAIRN_WORDS(history_exists()), presence),
    row(SkillField::title_english, CAIRN_WORDS(history_skill_title_english())),
    row(SkillField::title_chinese, CAIRN_WORDS(history_skill_title_chinese())),
    row(SkillField::area, CAIRN_WORDS(history_skill_area()), area),
    row(SkillField::minutes, CAIRN_WORDS(history_skill_minutes()), duration),
    row(CourseField::exists, CAIRN_WORDS(history_exists()), presence),
    row(CourseField::title_english, CAIRN_WORDS(history_skill_title_english())),
    row(CourseField::title_chinese, CAIRN_WORDS(history_skill_title_chinese())),
    row(CourseField::summary_english, CAIRN_WORDS(history_course_summary_english())),
    row(CourseField::summary_chinese, CAIRN_WORDS(history_course_summary_chinese())),
    row(CourseField::section, CAIRN_WORDS(history_course_section())),
    row(CourseField::url, CAIRN_WORDS(history_course_url())),
    row(CourseField::minutes, CAIRN_WORDS(history_course_minutes()), duration),
    row(CourseField::lesson_count, CAIRN_WORDS(history_course_lesson_count())),
    row(CourseField::teaches, CAIRN_WORDS(history_course_teaches()), level, Entry::skill),
    row(CourseField::requires_text, CAIRN_WORDS(history_course_requires_text())),
    row(CourseField::lesson_title_english, CAIRN_WORDS(history_skill_title_english()), plain, Entry::lesson),
    row(CourseField::lesson_title_chinese, CAIRN_WORDS(history_skill_title_chinese()), plain, Entry::lesson),
    row(CourseField::lesson_skill, CAIRN_WORDS(history_course_lesson_skill()), skill, Entry::lesson),
    row(CourseField::lesson_minutes, CAIRN_WORDS(history_course_minutes()), duration, Entry::lesson),
    row(GoalField::exists, CAIRN_WORDS(history_exists()), presence),
    row(GoalField::target, CAIRN_WORDS(history_goal_target()), level, Entry::skill),
    row(GoalField::due_day, CAIRN_WORDS(history_goal_due_day()), date),
    row(GoalField::weekly_minutes, CAIRN_WORDS(history_goal_weekly_minutes()), duration),
};

#undef CAIRN_WORDS

const FieldWords* words_of(const RegisterKey& key) {
    for (const FieldWords& field : fields) {
        if (field.kind == key.kind && field.field == key.field) return &field;
    }
    return nullptr;
}

}  // namespace

std::string field_words(const ViewInput& input, const RegisterKey& key) {
    const FieldWords* field = words_of(key);
    if (field == nullptr) return {};
    const std::string_view name = field->name(input.text);
    switch (field->entry) {
        case Entry::none: return std::string(name);
        case Entry::lesson: return input.text.history_lesson(name, number_of_entry(key.entry) + 1);
        case Entry::skill: {
            const std::string title = skill_title(input, SkillId{key.entry});
            return title.empty() ? std::string(name) : input.text.history_entry(name, title);
        }
    }
    return {};
}

std::string value_words(const ViewInput& input, const RegisterKey& key, const Value& value) {
    const FieldWords* field = words_of(key);
    std::string words;
    const bool is_life = key.field == 0 && !key.entry;
    if (field != nullptr && (is_life || !std::holds_alternative<std::monostate>(value)))
        words = field->value(input, value);
    return words.empty() ? std::string(input.text.history_nothing()) : words;
}

}  // namespace cairn::views
