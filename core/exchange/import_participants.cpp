#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/exchange/importers.hpp"
#include "core/exchange/participant_row.hpp"
#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

constexpr std::int64_t level_of_coach = 3;   ///< a coach who names a skill without a level works alone in it
constexpr std::int64_t level_wanted = 3;     ///< a learner who names one wants to

struct ManagerRow {
    SourceFile* file;
    std::size_t row;
    ProfileId person;
};

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
void set_levels(std::map<SkillId, std::int64_t>& levels, const std::map<SkillId, std::int64_t>& wanted,
                Change& change) {
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
    Goal& goal = state.staged.goals.edit(goal_id(person.id));
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
        const PersonRow read = read_person(row, state_.skills);
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
