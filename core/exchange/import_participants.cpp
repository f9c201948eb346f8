#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/text.hpp"
#include "core/base/zone.hpp"
#include "core/exchange/importers.hpp"
#include "core/exchange/participant_cells.hpp"
#include "core/exchange/quantity.hpp"
#include "core/exchange/skill_list.hpp"
#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

constexpr std::int64_t level_of_coach = 3;   ///< a coach who names a skill without a level works alone in it
constexpr std::int64_t level_wanted = 3;     ///< a learner who names one wants to
constexpr std::int64_t capacity_max = 100;
constexpr std::int64_t years_max = 80;
constexpr std::int64_t minutes_per_week = 7 * 24 * 60;

struct PersonKeys {
    std::string email;
    std::string username;
    std::string name;
    ProfileId written;  ///< an id in hexadecimal, as our own export writes it
};

/// One row, read but not yet believed.
struct PersonRow {
    PersonKeys keys;
    std::optional<std::int64_t> roles;
    std::vector<SkillLevel> skills;
    std::vector<SkillLevel> wanted;
    std::optional<std::int64_t> level;
    std::string languages;
    std::string zone;
    std::string availability;
    std::optional<std::int64_t> weekly_minutes;
    std::optional<std::int64_t> capacity;
    std::optional<std::int64_t> years;
    std::optional<bool> paused;
};

struct ManagerRow {
    SourceFile* file;
    std::size_t row;
    ProfileId person;
};

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

PersonRow read_person(SourceRow& row, const ImportState& state) {
    PersonRow person;
    person.keys = read_keys(row);
    read_roles(row, person);
    read_time(row, person);
    read_numbers(row, person);
    person.skills = read_skill_levels(row, ColumnMeaning::skills, state.skills);
    person.wanted = read_skill_levels(row, ColumnMeaning::wanted_skills, state.skills);
    person.level = read_level(row, ColumnMeaning::level);
    const LanguageList languages = parse_languages(row.text(ColumnMeaning::languages));
    for (const std::string_view item : languages.unknown) {
        row.warn(ProblemCode::language_unknown, ColumnMeaning::languages, item);
    }
    person.languages = languages.tags;
    return person;
}

/// The known person of the row, or the id that its key gives.
ProfileId person_of_row(const PersonKeys& keys, const ImportState& state) {
    if (keys.written && state.staged.profiles.contains(keys.written)) return keys.written;
    for (const std::string& key : {keys.email, keys.username}) {
        if (const ProfileId known = key.empty() ? ProfileId{} : state.people.find_key(key)) return known;
    }
    if (keys.email.empty() && keys.username.empty()) {
        if (keys.written) return keys.written;
        if (const ProfileId known = state.people.find_key(keys.name)) return known;
    }
    const std::string& key = !keys.email.empty() ? keys.email : !keys.username.empty() ? keys.username : keys.name;
    return ProfileId{id_of_text("person", key_of(key))};
}

/// Sets levels of a map without noticing one that is there already.
void set_levels(std::map<SkillId, std::int64_t>& levels, const std::map<SkillId, std::int64_t>& wanted, Change& change) {
    for (const auto& [skill, level] : wanted) {
        if (levels.try_emplace(skill, level).second) change.note();
        change.set(levels[skill], level);
    }
}

/// A learner who names a skill without a level wishes for it; a coach has it.
bool is_wish(const SkillLevel& skill, const PersonRow& read, const Profile& person) {
    return !skill.level && !read.level && !person.has(role_coach);
}

void stage_skills(const PersonRow& read, Profile& person, Change& change) {
    std::map<SkillId, std::int64_t> levels;  // of a skill that is named twice the later level counts
    for (const SkillLevel& skill : read.skills) {
        if (is_wish(skill, read, person)) continue;
        levels[skill.skill] = skill.level.value_or(read.level.value_or(level_of_coach));
    }
    set_levels(person.levels, levels, change);
}

void stage_goal(const PersonRow& read, const Profile& person, ImportState& state, Change& change) {
    std::map<SkillId, std::int64_t> targets;
    for (const SkillLevel& skill : read.skills) {
        if (is_wish(skill, read, person)) targets[skill.skill] = level_wanted;
    }
    for (const SkillLevel& wanted : read.wanted) {
        targets[wanted.skill] = std::max<std::int64_t>(1, wanted.level.value_or(level_wanted));
    }
    if (targets.empty() || !person.has(role_learner)) return;
    Goal& goal = state.staged.goals.edit(GoalId{id_of_pair("imported-goal", person.id, Id{})});
    change.set(goal.learner, person.id);
    set_levels(goal.targets, targets, change);
    change.fill(goal.weekly_minutes, read.weekly_minutes.value_or(0));
}

void stage_words(const SourceRow& row, const PersonRow& read, Profile& person, Change& change) {
    Words headline = words_of(row.text(ColumnMeaning::headline));
    if (const auto english = row.text(ColumnMeaning::headline_english); !english.empty()) headline.english = english;
    if (const auto chinese = row.text(ColumnMeaning::headline_chinese); !chinese.empty()) headline.chinese = chinese;
    change.fill(person.name, read.keys.name);
    change.fill(person.headline.english, headline.english);
    change.fill(person.headline.chinese, headline.chinese);
    change.fill(person.team, std::string(row.text(ColumnMeaning::team)));
    change.fill(person.languages, read.languages);
    change.fill(person.zone, read.zone);
    change.fill(person.availability, read.availability);
    if (person.external_key.empty()) {
        change.fill(person.external_key, !read.keys.email.empty() ? read.keys.email : read.keys.username);
    }
    if (person.name.empty()) change.fill(person.name, person.external_key.substr(0, person.external_key.find('@')));
}

void stage_roles(const PersonRow& read, Profile& person, bool is_new, ImportState& state, Change& change) {
    if (read.roles && *read.roles != 0) {
        change.set(person.roles, *read.roles);
        state.roles_stated.insert(person.id);
    } else if (is_new) {
        change.set(person.roles, static_cast<std::int64_t>(role_learner));
        state.roles_assumed.insert(person.id);
    }
}

class PeopleFile {
public:
    PeopleFile(SourceFile& file, ImportState& state, std::vector<ManagerRow>& managers)
        : file_(file), state_(state), managers_(managers) {}

    void run() {
        state_.people.reserve(file_.row_count());
        state_.staged.profiles.reserve(file_.row_count());
        first_rows_.reserve(file_.row_count());
        for (std::size_t i = 0; i < file_.row_count(); ++i) {
            SourceRow row(file_, i);
            import_row(row);
        }
        if (assumed_count_ > 0) file_.note_file(ProblemCode::role_assumed, assumed_count_);
    }

private:
    void import_row(SourceRow& row) {
        if (parse_yes_no(row.text(ColumnMeaning::deleted)).value_or(false)) {
            row.note(ProblemCode::person_disabled, ColumnMeaning::deleted);
            return;
        }
        const PersonRow read = read_person(row, state_);
        const bool disabled = key_of(row.text(ColumnMeaning::role)) == "disabled";
        const ProfileId id = person_of_row(read.keys, state_);
        check_repeat(row, read.keys, id);
        if (row.failed() || disabled) return;

        const bool is_new = !state_.staged.profiles.contains(id);
        Profile& person = state_.staged.profiles.edit(id);
        Change change;
        stage_roles(read, person, is_new, state_, change);
        if (!read.roles && is_new) ++assumed_count_;
        stage_words(row, read, person, change);
        stage_skills(read, person, change);
        if (read.weekly_minutes) change.set(person.weekly_minutes, *read.weekly_minutes);
        if (read.capacity) change.set(person.capacity, *read.capacity);
        if (read.years) change.set(person.years, *read.years);
        if (read.paused) change.set(person.paused, *read.paused);
        stage_goal(read, person, state_, change);
        state_.people.add_name(person.name, id);
        state_.people.add_key(read.keys.email, id);
        state_.people.add_key(read.keys.username, id);
        row.settle(is_new, change.happened());
        if (!is_nothing(row.text(ColumnMeaning::manager))) managers_.push_back({&file_, row.index(), id});
    }

    /// Two rows of one file about one person contradict each other: the first counts.
    void check_repeat(SourceRow& row, const PersonKeys& keys, ProfileId id) {
        if (row.failed()) return;
        const auto [first, is_first] = first_rows_.try_emplace(id, row.number());
        const ColumnMeaning column = !keys.email.empty()      ? ColumnMeaning::email
                                     : !keys.username.empty() ? ColumnMeaning::username
                                                              : ColumnMeaning::name;
        if (!is_first) row.error(ProblemCode::person_twice, column, {}, first->second);
    }

    SourceFile& file_;
    ImportState& state_;
    std::vector<ManagerRow>& managers_;
    std::unordered_map<ProfileId, std::uint32_t> first_rows_;
    std::int64_t assumed_count_ = 0;
};

void import_manager(const ManagerRow& entry, ImportState& state) {
    SourceRow row(*entry.file, entry.row);
    const ProfileId manager = state.people.find(row.text(ColumnMeaning::manager));
    const bool exists = manager && state.staged.profiles.contains(manager);
    if (!exists || manager == entry.person) {
        const ProblemCode code = exists ? ProblemCode::manager_is_self : ProblemCode::manager_unknown;
        row.warn(code, ColumnMeaning::manager);
        return;
    }
    Change change;
    change.set(state.staged.profiles.edit(entry.person).manager, manager);
    if (change.happened() && row.fate() == RowFate::unchanged) row.settle(RowFate::changed);
}

}  // namespace

void import_participants(std::span<SourceFile* const> files, ImportState& state) {
    std::vector<ManagerRow> managers;
    for (SourceFile* file : files) PeopleFile(*file, state, managers).run();
    for (const ManagerRow& entry : managers) import_manager(entry, state);
}

}  // namespace cairn::exchange
