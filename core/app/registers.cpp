#include "core/app/registers.hpp"

#include <algorithm>
#include <utility>

namespace cairn::app {
namespace {

bool is_stronger(MergeRule rule, const Register& a, const Register& b) {
    if (rule == MergeRule::entry || rule == MergeRule::life) {
        const bool a_lives = is_alive(rule, a.value);
        if (a_lives != is_alive(rule, b.value)) return a_lives;
    }
    return b.loses_to(a);
}

/// Adds what is known of one replica, or moves it on.
void add_seen(std::vector<Seen>& all, const Seen& seen) {
    const auto it = std::ranges::lower_bound(all, seen.replica, {}, &Seen::replica);
    if (it == all.end() || it->replica != seen.replica) {
        all.insert(it, seen);
    } else {
        it->stamp = std::max(it->stamp, seen.stamp);
    }
}

bool is_covered(const std::vector<Seen>& all, const Register& write) {
    const auto it = std::ranges::lower_bound(all, write.replica, {}, &Seen::replica);
    return it != all.end() && it->replica == write.replica && write.stamp <= it->stamp;
}

/// Of each replica only its last write counts.
void add_write(std::vector<Register>& writes, const Register& write) {
    const auto it = std::ranges::find(writes, write.replica, &Register::replica);
    if (it == writes.end()) {
        writes.push_back(write);
    } else if (it->loses_to(write)) {
        *it = write;
    }
}

}  // namespace

bool is_alive(MergeRule rule, const Value& value) {
    if (rule != MergeRule::life) return !std::holds_alternative<std::monostate>(value);
    const auto* integer = std::get_if<std::int64_t>(&value);
    return integer != nullptr && *integer != 0;
}

Registers::Place Registers::place_of(const RegisterKey& key) {
    const auto is_at = [&](std::uint32_t place) { return winners_[place].first == key; };
    const std::uint32_t place = index_.find_or_add(RegisterKeyHash{}(key), winners_.size(), is_at);
    if (place < winners_.size()) return {&winners_[place].second, false};
    return {&winners_.emplace_back(key, Register{}).second, true};
}

bool Registers::operator==(const Registers& other) const {
    const auto is_there = [&](const auto& entry) {
        const Register* found = other.find(entry.first);
        return found != nullptr && *found == entry.second;
    };
    return size() == other.size() && rivals_ == other.rivals_ && std::ranges::all_of(winners_, is_there);
}

Registers::Joined Registers::join(const RegisterKey& key, Register write, std::span<const SeenByWrite> seen) {
    if (seen.empty() && (rivals_.empty() || !rivals_.contains(key))) {
        const auto [winner, is_new] = place_of(key);
        if (is_new || winner->replica == write.replica) {
            if (!is_new && !winner->loses_to(write)) return {};
            *winner = std::move(write);
            return {true, &winner->value};
        }
    }
    std::vector<Seen> earlier;
    for (const SeenByWrite& item : seen) {
        // Nobody has seen what is later than what they write themselves, and of themselves they have seen everything.
        if (item.seen.stamp < write.stamp && item.seen.replica != write.replica) earlier.push_back(item.seen);
    }
    return {join_all(key, {&write, 1}, earlier), nullptr};
}

bool Registers::join(const RegisterKey& key, const Register& winner, const Rivals& rivals) {
    if (rivals.empty()) return join(key, winner).is_changed;
    std::vector<Register> writes = rivals.losers;
    writes.push_back(winner);
    return join_all(key, writes, rivals.seen);
}

bool Registers::join_all(const RegisterKey& key, std::span<const Register> writes, std::span<const Seen> seen) {
    const Value before = shown(key);
    const auto [winner, is_new] = place_of(key);
    if (is_new) *winner = writes.front();
    Rivals& side = rivals_[key];
    const std::vector<Register> known = std::exchange(side.losers, {});
    std::vector<Register> all{*winner};
    for (const Register& write : known) add_write(all, write);
    for (const Register& write : writes) add_write(all, write);
    for (const Seen& item : seen) add_seen(side.seen, item);

    const MergeRule rule = merge_rule(key);
    const auto is_weaker = [rule](const Register& a, const Register& b) { return is_stronger(rule, b, a); };
    // The latest of all cannot have been seen by anyone; only damaged bytes can say so, and then nothing is dropped.
    std::vector<Register> left;
    std::ranges::remove_copy_if(all, std::back_inserter(left),
                                [&](const Register& r) { return is_covered(side.seen, r); });
    if (left.empty()) left = std::move(all);
    const auto strongest = std::ranges::max_element(left, is_weaker);
    *winner = *strongest;
    left.erase(strongest);
    std::ranges::sort(left, {}, &Register::replica);
    side.losers = std::move(left);
    if (side.empty()) rivals_.erase(key);
    return is_new || shown(key) != before;
}

const Register* Registers::find(const RegisterKey& key) const {
    const auto is_at = [&](std::uint32_t place) { return winners_[place].first == key; };
    const std::uint32_t place = index_.find(RegisterKeyHash{}(key), is_at);
    return place == DenseIndex::none ? nullptr : &winners_[place].second;
}

const Rivals* Registers::rivals(const RegisterKey& key) const {
    const auto it = rivals_.find(key);
    return it == rivals_.end() ? nullptr : &it->second;
}

Value Registers::shown(const RegisterKey& key) const {
    const Register* winner = find(key);
    if (winner == nullptr) return {};
    const Rivals* side = rivals(key);
    if (side == nullptr || side->losers.empty() || merge_rule(key) != MergeRule::prose) return winner->value;
    std::vector<Register> all = side->losers;
    all.push_back(*winner);
    std::ranges::sort(all, [](const Register& a, const Register& b) { return a.loses_to(b); });
    std::vector<std::string> texts;
    for (const Register& write : all) {
        const auto* text = std::get_if<std::string>(&write.value);
        if (text != nullptr && !text->empty() && std::ranges::find(texts, *text) == texts.end()) texts.push_back(*text);
    }
    std::string joined;
    for (const std::string& text : texts) joined += (joined.empty() ? "" : "\n\n") + text;
    return texts.empty() ? winner->value : Value{joined};
}

}  // namespace cairn::app
