#include "tests/sim/checkers.hpp"

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
        Batch piece = batch;
        for (const Write& write : batch.writes) {
            piece.writes = {write};
            pieces.push_back(piece);
        }
    }
    return pieces;
}

}  // namespace

Finding check_all(const Rules& rules, const app::State& state, const std::vector<KnownBatch>& batches, Random& random) {
    if (auto finding = check_acknowledged(rules, state, batches)) return finding;
    // What no disk acknowledged may be lost, but then altogether.
    std::vector<Batch> alive;
    for (const KnownBatch& known : batches) {
        if (known.is_acknowledged || knows(rules, state, known.batch)) alive.push_back(known.batch);
    }
    if (auto finding = check_last_writer(state, alive)) return finding;
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

Finding check_last_writer(const app::State& state, const std::vector<Batch>& batches) {
    std::map<RegisterKey, std::tuple<Stamp, ReplicaId, Value>> last;
    for (const Batch& batch : batches) {
        for (const Write& write : batch.writes) {
            std::tuple fact{batch.stamp, batch.replica, write.value};
            const auto [it, is_new] = last.try_emplace(write.key, fact);
            if (!is_new && it->second < fact) it->second = std::move(fact);
        }
    }
    for (const auto& [key, fact] : last) {
        if (value_of(state, key) != std::get<Value>(fact)) return register_name(key) + " is not its last writer's";
    }
    return std::nullopt;
}

}  // namespace cairn::sim
