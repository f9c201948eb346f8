#include "tests/sim/facts.hpp"

#include "tests/core/app/world.hpp"

namespace cairn::sim {

using namespace app_test;

void take_in(const Rules& rules, app::State& state, const Contribution& contribution) {
    if (const auto* batch = std::get_if<Batch>(&contribution)) {
        rules.apply(state, *batch);
    } else {
        rules.merge(state, *std::get<std::shared_ptr<const app::State>>(contribution));
    }
}

bool knows(const Rules& rules, const app::State& state, const Contribution& contribution) {
    app::State copy = state;
    take_in(rules, copy, contribution);
    return app::encode_state(copy) == app::encode_state(state);
}

std::optional<Value> value_of(const app::State& state, const RegisterKey& key) {
    const app::Register* known = state.registers.find(key);
    return known != nullptr ? std::optional(known->value) : std::nullopt;
}

std::vector<Write> some_writes(Random& random) {
    const Id entities[] = {lin, marta, go, course, full_seat};
    const Id entries[] = {Id{}, Id{}, go, entry_of_number(1), Id{2, 1}};
    const auto some_value = [&]() -> Value {
        switch (random.below(6)) {
            case 0: return std::monostate{};
            case 1: return random.between(-3, 3);
            case 2: return static_cast<std::int64_t>(random.next());
            case 3: return std::string(random.below(3), 'x');
            case 4: return static_cast<const Id&>(sql);
            default: return std::int64_t{1};
        }
    };
    WriteList writes;
    for (std::uint64_t left = 1 + random.below(6); left > 0; --left) {
        RegisterKey key{entities[random.below(std::size(entities))], entries[random.below(std::size(entries))],
                        static_cast<std::uint16_t>(random.below(11)), static_cast<std::uint16_t>(random.below(18))};
        if (random.chance(50'000)) key.kind = 4711;
        writes.add({key, some_value()});
    }
    return writes.take();
}

Batch some_foreign_batch(Random& random) {
    Batch batch;
    batch.replica = named<ReplicaId>(random.chance(500'000) ? "foreign a" : "foreign b");
    batch.sequence = 1 + random.below(9);
    batch.stamp = Stamp::of(after(noon, random.between(0, 3) * ms_per_day));
    batch.writes = some_writes(random);
    return batch;
}

}  // namespace cairn::sim
