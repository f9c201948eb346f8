#include "shell/views/backup_reminder.hpp"

#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

constexpr std::int64_t quiet_ms = 30 * ms_per_day;
constexpr std::int64_t first_changes_least = 100;
constexpr std::int64_t changes_least = 50;

}  // namespace

bool is_backup_due(const ViewInput& input, const BackupState& state) {
    const Profile* me = input.model.profiles.find(input.me);
    if (me == nullptr || me->is_sample) return false;
    const auto is_recent = [&](const std::optional<Instant>& then) {
        return then && input.now.ms - then->ms < quiet_ms;
    };
    if (is_recent(state.last) || is_recent(state.put_off)) return false;
    return state.changes_since >= (state.last ? changes_least : first_changes_least);
}

std::string backup_words(const ViewInput& input, const BackupState& state) {
    if (!state.last) return std::string(input.text.settings_backup_never());
    const std::string day = format_day(input, day_of_reader(input, *state.last));
    if (state.changes_since == 0) return input.text.settings_backup_whole(day);
    return input.text.settings_backup_last(day, state.changes_since);
}

}  // namespace cairn::views
