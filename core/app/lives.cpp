#include "core/app/lives.hpp"

#include <algorithm>
#include <map>

#include "core/model/schema.hpp"

namespace cairn::app {
namespace {

/// What those who removed an entity had seen of each replica, themselves included.
using Cut = std::map<ReplicaId, Stamp>;

void extend(Cut& cut, ReplicaId replica, Stamp stamp) {
    Stamp& known = cut[replica];
    known = std::max(known, stamp);
}

Cut cut_of(const Registers& registers, const RegisterKey& life) {
    Cut cut;
    if (const Register* winner = registers.find(life)) extend(cut, winner->replica, winner->stamp);
    if (const Rivals* rivals = registers.rivals(life)) {
        for (const Register& loser : rivals->losers) extend(cut, loser.replica, loser.stamp);
        for (const Seen& seen : rivals->seen) extend(cut, seen.replica, seen.stamp);
    }
    return cut;
}

bool is_after(const Cut& cut, const Register& write) {
    const auto it = cut.find(write.replica);
    return it == cut.end() || it->second < write.stamp;
}

bool has_write_after(const Cut& cut, const Register& winner, const Rivals* rivals) {
    const auto is_unseen = [&](const Register& write) { return is_after(cut, write); };
    return is_unseen(winner) || (rivals != nullptr && std::ranges::any_of(rivals->losers, is_unseen));
}

}  // namespace

bool is_removed(const RegisterKey& key, const Value& value) {
    return key.field == 0 && !key.entry && merge_rule(key) == MergeRule::life && !is_alive(MergeRule::life, value);
}

bool touches_life(const State& state, const RegisterKey& key, const Value& value) {
    return is_removed(key, value) || (!state.removed.empty() && state.removed.contains(life_of(key)));
}

void settle_lives(State& state, std::vector<RegisterKey> lives) {
    std::unordered_map<RegisterKey, Cut, RegisterKeyHash> cuts;
    for (const RegisterKey& life : lives) {
        const Register* said = state.registers.find(life);
        if (said != nullptr && is_removed(life, said->value)) {
            cuts.try_emplace(life, cut_of(state.registers, life));
        } else if (state.removed.erase(life) != 0) {
            set_register(state.model, life, state.registers.shown(life));
        }
    }
    if (cuts.empty()) return;
    for (const auto& [life, cut] : cuts) state.removed[life] = false;
    for (const auto& [key, winner] : state.registers.winners()) {
        const auto it = cuts.find(life_of(key));
        if (it == cuts.end() || it->first == key) continue;
        if (has_write_after(it->second, winner, state.registers.rivals(key))) state.removed[it->first] = true;
    }
    for (const auto& [life, cut] : cuts) {
        const bool is_here = state.removed.at(life);
        set_register(state.model, life, is_here ? Value{std::int64_t{1}} : state.registers.shown(life));
    }
}

}  // namespace cairn::app
