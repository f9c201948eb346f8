#include "core/app/object_history.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/archive.hpp"

namespace cairn::app {
namespace {

/// Ids stand in a record as they are, once: a record without these bytes is about something else.
bool mentions(const Bytes& record, const Bytes& id_bytes) { return !std::ranges::search(record, id_bytes).empty(); }

bool is_same_write(const Register& write, const Change& change) {
    return write.stamp == change.stamp && write.replica == change.replica && write.value == change.after;
}

std::vector<Change> recorded_changes(const std::vector<Bytes>& records, const Id& entity) {
    const Bytes id_bytes = write_archive(entity);
    std::vector<Change> changes;
    for (const Bytes& record : records) {
        if (!mentions(record, id_bytes)) continue;
        const auto batch = read_archive<Batch>(record);
        if (!batch) continue;
        for (const Write& write : batch->writes) {
            if (write.key.entity != entity) continue;
            changes.push_back({.stamp = batch->stamp,
                               .replica = batch->replica,
                               .author = batch->author,
                               .action = static_cast<Action>(batch->action),
                               .key = write.key,
                               .before = {},
                               .after = write.value});
        }
    }
    return changes;
}

/// Values that the state has and no record explains.
void add_unrecorded(const State& state, const Id& entity, std::vector<Change>& changes) {
    const auto add = [&](const RegisterKey& key, const Register& write) {
        const auto explains = [&](const Change& change) { return change.key == key && is_same_write(write, change); };
        if (std::ranges::any_of(changes, explains)) return;
        changes.push_back({.stamp = write.stamp,
                           .replica = write.replica,
                           .author = {},
                           .key = key,
                           .before = {},
                           .after = write.value});
    };
    for (const auto& [key, winner] : state.registers.winners()) {
        if (key.entity != entity) continue;
        add(key, winner);
        const Rivals* rivals = state.registers.rivals(key);
        if (rivals == nullptr) continue;
        for (const Register& loser : rivals->losers) add(key, loser);
    }
}

}  // namespace

std::vector<Change> history_of(const State& state, const std::vector<Bytes>& records, const Id& entity) {
    std::vector<Change> changes = recorded_changes(records, entity);
    add_unrecorded(state, entity, changes);
    const auto order = [](const Change& change) {
        return std::tie(change.stamp, change.replica, change.key, change.after);
    };
    std::ranges::sort(changes, {}, order);
    const auto twice = std::ranges::unique(changes, {}, order);
    changes.erase(twice.begin(), twice.end());
    std::map<RegisterKey, Value> values;
    for (Change& change : changes) {
        Value& value = values[change.key];
        change.before = std::exchange(value, change.after);
        const Register* winner = state.registers.find(change.key);
        change.is_shown = winner != nullptr && is_same_write(*winner, change);
        const Rivals* rivals = state.registers.rivals(change.key);
        change.has_lost = rivals != nullptr && std::ranges::any_of(rivals->losers, [&](const Register& loser) {
                              return is_same_write(loser, change);
                          });
    }
    std::ranges::reverse(changes);
    return changes;
}

}  // namespace cairn::app
