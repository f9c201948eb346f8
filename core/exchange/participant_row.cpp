#include "core/exchange/participant_row.hpp"

#include <string_view>

#include "core/base/text.hpp"
#include "core/base/zone.hpp"
#include "core/exchange/participant_cells.hpp"
#include "core/exchange/quantity.hpp"
#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

constexpr std::int64_t capacity_max = 100;
constexpr std::int64_t years_max = 80;
constexpr std::int64_t minutes_per_week = 7 * 24 * 60;

/// "Given Family", or as Chinese names are written.
std::string read_name(const SourceRow& row) {
    const std::string_view whole = row.text(ColumnMeaning::name);
    if (!whole.empty()) return std::string(whole);
    const std::string_view given = row.text(ColumnMeaning::given_name);
    const std::string_view family = row.text(ColumnMeaning::family_name);
    if (contains_han(given) || contains_han(family)) return std::string(family).append(given);
    return std::string(given).append(given.empty() || family.empty() ? "" : " ").append(family);
}

PersonKeys read_keys(SourceRow& row) {
    PersonKeys keys{.email = key_of(row.text(ColumnMeaning::email)),
                    .username = key_of(row.text(ColumnMeaning::username)),
                    .name = read_name(row),
                    .written = ProfileId{id_from_hex(key_of(row.text(ColumnMeaning::id)))}};
    if (!keys.written && keys.username.empty()) keys.username = key_of(row.text(ColumnMeaning::id));
    if (!keys.email.empty() && !looks_like_email(keys.email)) {
        row.error(ProblemCode::email_malformed, ColumnMeaning::email);
    }
    if (keys.email.empty() && keys.username.empty() && keys.name.empty()) {
        row.error(ProblemCode::name_missing, ColumnMeaning::ignored);
    }
    row.check_length(ColumnMeaning::name, keys.name, name_characters_max);
    row.check_length(ColumnMeaning::headline, row.text(ColumnMeaning::headline), name_characters_max);
    return keys;
}

void read_roles(SourceRow& row, PersonRow& person) {
    const std::string_view cell = row.text(ColumnMeaning::role);
    if (is_nothing(cell)) return;
    if (key_of(cell) == "disabled") {
        row.note(ProblemCode::person_disabled, ColumnMeaning::role);
        return;
    }
    person.roles = parse_roles(cell);
    if (!person.roles) row.error(ProblemCode::role_unknown, ColumnMeaning::role);
}

void read_time(SourceRow& row, PersonRow& person) {
    const std::string_view zone = row.text(ColumnMeaning::zone);
    if (!is_nothing(zone) && zone != "99") {  // 99 is Moodle's "whatever the server has"
        person.zone = canonical_zone(zone);
        if (person.zone.empty()) row.error(ProblemCode::zone_unknown, ColumnMeaning::zone);
    }
    const std::string_view hours = row.text(ColumnMeaning::weekly_hours);
    if (!is_nothing(hours)) {
        const auto quantity = parse_quantity(hours);
        if (!quantity) {
            row.warn(ProblemCode::number_unreadable, ColumnMeaning::weekly_hours);
        } else {
            const std::int64_t minutes = total_minutes(*quantity).value_or((quantity->hundredths * 60 + 50) / 100);
            if (minutes > minutes_per_week) row.error(ProblemCode::hours_out_of_range, ColumnMeaning::weekly_hours);
            person.weekly_minutes = minutes;
        }
    }
    const std::string_view windows = row.text(ColumnMeaning::availability);
    if (!is_nothing(windows)) {
        const auto week = parse_availability(windows);
        if (!week) row.warn(ProblemCode::availability_unreadable, ColumnMeaning::availability);
        person.availability = week.value_or("");
    }
}

void read_numbers(SourceRow& row, PersonRow& person) {
    if (const std::string_view cell = row.text(ColumnMeaning::capacity); !is_nothing(cell)) {
        person.capacity = parse_integer(cell);
        if (!person.capacity || *person.capacity < 0 || *person.capacity > capacity_max) {
            row.error(ProblemCode::capacity_out_of_range, ColumnMeaning::capacity);
        }
    }
    if (const std::string_view cell = row.text(ColumnMeaning::years); !is_nothing(cell)) {
        const auto years = parse_hundredths(cell);
        if (years && *years <= years_max * 100) person.years = *years / 100;
        if (!person.years) row.warn(ProblemCode::number_unreadable, ColumnMeaning::years);
    }
    if (row.has_column(ColumnMeaning::suspended)) {
        const auto paused = parse_yes_no(row.text(ColumnMeaning::suspended));
        if (paused && !row.text(ColumnMeaning::suspended).empty()) person.paused = paused;
    }
}

}  // namespace

PersonRow read_person(SourceRow& row, const SkillIndex& skills) {
    PersonRow person;
    person.keys = read_keys(row);
    read_roles(row, person);
    read_time(row, person);
    read_numbers(row, person);
    person.skills = read_skill_levels(row, ColumnMeaning::skills, skills);
    person.wanted = read_skill_levels(row, ColumnMeaning::wanted_skills, skills);
    person.level = read_level(row, ColumnMeaning::level);
    const LanguageList languages = parse_languages(row.text(ColumnMeaning::languages));
    for (const std::string_view item : languages.unknown) {
        row.warn(ProblemCode::language_unknown, ColumnMeaning::languages, item);
    }
    person.languages = languages.tags;
    return person;
}

}  // namespace cairn::exchange
