#include "tests/sim/checkers.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/model/schema.hpp"
#include "tests/core/app/histories.hpp"

namespace cairn::sim {
namespace {

constexpr int order_count = 3;

std::vector<Batch> in_pieces(const std::vector<Batch>& batches) {
    std::vector<Batch> pieces;
    for (const Batch& batch : batches) {
        for (std::uint32_t i = 0; i < batch.writes.size(); ++i) pieces.push_back(app_test::piece_of(batch, i));
    }
    return pieces;
}

struct HeardWrite {
    Stamp stamp;
    ReplicaId replica;
    Value value;
    std::vector<Seen> seen;

    [[nodiscard]] auto order() const { return std::tie(stamp, replica, value); }
    /// Whoever wrote this had seen `other`, or was the same and later.
    [[nodiscard]] bool covers(const HeardWrite& other) const {
        if (replica == other.replica) return other.order() < order();
        return std::ranges::any_of(seen, [&](const Seen& item) {
            return item.replica == other.replica && item.stamp >= other.stamp && item.stamp < stamp;
        });
    }
};

bool is_there(MergeRule rule, const Value& value) {
    if (rule != MergeRule::life) return value != Value{};
    return std::holds_alternative<std::int64_t>(value) && value != Value{std::int64_t{0}};
}

const HeardWrite& winner_of(MergeRule rule, const std::vector<HeardWrite>& writes) {
    const bool prefers_life = rule == MergeRule::entry || rule == MergeRule::life;
    const HeardWrite* best = nullptr;
    for (const HeardWrite& write : writes) {
        if (std::ranges::any_of(writes, [&](const HeardWrite& other) { return other.covers(write); })) continue;
        const auto rank = [&](const HeardWrite& one) {
            return std::tuple(prefers_life && is_there(rule, one.value), one.order());
        };
        if (best == nullptr || rank(*best) < rank(write)) best = &write;
    }
    return *best;
}

}  // namespace

Finding check_all(const Rules& rules, const app::State& state, const std::vector<KnownBatch>& batches, Random& random) {
    if (auto finding = check_acknowledged(rules, state, batches)) return finding;
    // What no disk acknowledged may be lost, but then altogether.
    std::vector<Batch> alive;
    for (const KnownBatch& known : batches) {
        if (known.is_acknowledged || knows(rules, state, known.batch)) alive.push_back(known.batch);
    }
    if (auto finding = check_winners(state, alive)) return finding;
    return check_convergence(rules, state, alive, random);
}

Finding check_acknowledged(const Rules& rules, const app::State& state, const std::vector<KnownBatch>& batches) {
    app::State copy = state;
    for (const KnownBatch& known : batches) {
        if (known.is_acknowledged) rules.apply(copy, known.batch);
    }
    if (app::encode_state(copy) == app::encode_state(state)) return std::nullopt;
    for (const KnownBatch& known : batches) {
        if (known.is_acknowledged && !knows(rules, state, known.batch))
            return "acknowledged, and lost: batch " + std::to_string(known.batch.sequence) + " of " +
                   to_hex(known.batch.replica);
    }
    return "acknowledged batches change the state when they are heard of again";
}

Finding check_convergence(const Rules& rules, const app::State& state, const std::vector<Batch>& batches,
                          Random& random) {
    const Bytes expected = app::encode_state(state);
    for (int order = 0; order < order_count; ++order) {
        std::vector<Batch> mixed = order == 1 ? in_pieces(batches) : batches;
        const std::size_t count = mixed.size();
        for (std::size_t i = 0; i < count / 3; ++i) mixed.push_back(mixed[random.below(count)]);
        app_test::shuffle(mixed, random);
        app::State other;
        for (const Batch& batch : mixed) rules.apply(other, batch);
        if (app::encode_state(other) != expected) return "another order of the same facts gives another state";
    }
    return std::nullopt;
}

Finding check_winners(const app::State& state, const std::vector<Batch>& batches) {
    std::map<RegisterKey, std::vector<HeardWrite>> heard;
    for (const Batch& batch : batches) {
        for (std::uint32_t i = 0; i < batch.writes.size(); ++i) {
            HeardWrite write{batch.stamp, batch.replica, batch.writes[i].value, {}};
            for (const SeenByWrite& item : batch.seen) {
                if (item.write == i) write.seen.push_back(item.seen);
            }
            heard[batch.writes[i].key].push_back(std::move(write));
        }
    }
    for (const auto& [key, writes] : heard) {
        if (value_of(state, key) != winner_of(merge_rule(key), writes).value)
            return register_name(key) + " does not show the write that should win";
    }
    return std::nullopt;
}

}  // namespace cairn::sim
