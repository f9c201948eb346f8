#include <unordered_map>

#include "core/exchange/importers.hpp"

namespace cairn::exchange {
namespace {

ProfileId read_person(SourceRow& row, ColumnMeaning column, const ImportState& state) {
    const std::string_view words = row.text(column);
    const ProfileId person = state.people.find(words);
    if (!person || !state.staged.profiles.contains(person)) {
        row.error(words.empty() ? ProblemCode::name_missing : ProblemCode::person_unknown, column);
        return {};
    }
    return person;
}

/// A connection says what its people are. That settles it for people of whom nobody said it, adds to what is known of
/// earlier people, and contradicts a list of this import that says otherwise.
bool may_be(ProfileId person, Role role, SourceRow& row, ColumnMeaning column, const ImportState& state) {
    const bool has_role = state.staged.profiles.find(person)->has(role);
    if (!has_role && state.roles_stated.contains(person)) row.error(ProblemCode::role_missing, column);
    return !row.failed();
}

void become(ProfileId person, Role role, SourceRow& row, ColumnMeaning column, ImportState& state, Change& change) {
    const bool assumed = state.roles_assumed.erase(person) > 0;
    const Profile* known = state.staged.profiles.find(person);
    if (!assumed && known->has(role)) return;
    if (!assumed && !state.roles_connected.contains(person)) row.note(ProblemCode::role_added, column);
    state.roles_connected.insert(person);
    change.set(state.staged.profiles.edit(person).roles, assumed ? std::int64_t{role} : known->roles | role);
}

}  // namespace

void import_connections(SourceFile& file, ImportState& state) {
    std::unordered_map<RequestId, std::uint32_t> first_rows;
    for (std::size_t i = 0; i < file.row_count(); ++i) {
        SourceRow row(file, i);
        const ProfileId coach = read_person(row, ColumnMeaning::coach_key, state);
        const ProfileId learner = read_person(row, ColumnMeaning::learner_key, state);
        if (coach && coach == learner) row.error(ProblemCode::connected_to_self, ColumnMeaning::learner_key);
        if (row.failed()) continue;
        const RequestId id{id_of_pair("request", learner, coach)};
        const auto [first, is_first] = first_rows.try_emplace(id, row.number());
        if (!is_first) {
            row.warn(ProblemCode::id_twice, ColumnMeaning::learner_key, {}, first->second);
            row.settle(RowFate::merged);
            continue;
        }
        if (!may_be(coach, role_coach, row, ColumnMeaning::coach_key, state) ||
            !may_be(learner, role_learner, row, ColumnMeaning::learner_key, state)) {
            continue;
        }
        const bool is_new = !state.staged.requests.contains(id);
        Change change;
        become(coach, role_coach, row, ColumnMeaning::coach_key, state, change);
        become(learner, role_learner, row, ColumnMeaning::learner_key, state, change);
        Request& request = state.staged.requests.edit(id);
        Change moved;
        moved.set(request.learner, learner);
        moved.set(request.coach, coach);
        moved.set(request.state, RequestState::confirmed);
        if (moved.happened() && state.options.now.ms != 0) {
            if (request.sent_ms == 0) request.sent_ms = state.options.now.ms;
            request.changed_ms = state.options.now.ms;
        }
        row.settle(is_new, change.happened() || moved.happened());
    }
}

}  // namespace cairn::exchange
