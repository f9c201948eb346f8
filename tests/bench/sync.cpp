#include <cstdio>

#include "core/app/sharing.hpp"
#include "core/base/random.hpp"
#include "core/sync/run.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/facts_workload.hpp"

namespace cairn::bench {
namespace {

crypto::Chance seeded(std::uint64_t seed) {
    return [random = Random(seed)](std::span<std::byte> out) mutable {
        for (std::byte& byte : out) byte = static_cast<std::byte>(random.next());
    };
}

/// The facts as batches of `size`, each a record of the log.
std::vector<Bytes> records_of(const std::vector<Write>& writes, std::size_t size) {
    std::vector<Bytes> records;
    Batch batch;
    batch.replica = ReplicaId{Id{1, 2}};
    for (std::size_t at = 0; at < writes.size(); at += size) {
        const std::size_t end = std::min(writes.size(), at + size);
        batch.writes.assign(writes.begin() + static_cast<std::ptrdiff_t>(at),
                            writes.begin() + static_cast<std::ptrdiff_t>(end));
        ++batch.sequence;
        batch.stamp = Stamp::of({1'795'000'000'000 + static_cast<std::int64_t>(at)});
        records.push_back(app::encode_shared_batch(batch));
    }
    return records;
}

}  // namespace

/// Runs of so many facts each are sealed and signed, and verified and opened again.
Run sync(Arguments& arguments) {
    const auto facts = arguments.count("facts", 20'000);
    const auto repeat = arguments.count("repeat", 3);
    if (!facts || !repeat || !arguments.all_used()) return Run::wrong_arguments;
    const std::vector<Write> writes = map_writes(*facts);
    const crypto::Identity identity = crypto::Identity::of_chance(seeded(1));
    const sync::SpaceKeys keys{crypto::Key::of_chance(seeded(2))};
    const crypto::SigningKey device = identity.device_signing();
    const sync::ReplicaName replica = sync::replica_name(keys, device.verify_key());
    const sync::Writer writer{
        .space = {}, .replica = replica, .epoch = 0, .epoch_key = &keys.first(), .device = &device};
    for (const std::size_t facts_per_run : {std::size_t{1}, std::size_t{10}, std::size_t{100}, std::size_t{4000}}) {
        // One signature a fact takes a while: of the smallest runs a part is enough.
        const std::size_t run_count =
            std::min<std::size_t>(2000, std::max<std::size_t>(1, writes.size() / facts_per_run));
        std::vector<Bytes> records = records_of(writes, facts_per_run);
        records.resize(std::min(records.size(), run_count));
        std::vector<Bytes> sealed(records.size());
        const auto run_of = [&](std::size_t i) {
            return sync::Run{.place = {i + 1, i + 1}, .chain_before = {}, .chain_after = {}, .records = {records[i]}};
        };
        const double seal_ms = median_ms(*repeat, [&] {
            for (std::size_t i = 0; i < records.size(); ++i) sealed[i] = sync::seal_run(writer, run_of(i));
        });
        std::size_t opened = 0;
        const double open_ms = median_ms(*repeat, [&] {
            opened = 0;
            for (std::size_t i = 0; i < sealed.size(); ++i) {
                const auto run = sync::open_run(sealed[i], {{i + 1, i + 1}, sync::hash_of_run(sealed[i])}, {}, replica,
                                                keys, device.verify_key());
                const auto batch = run ? app::decode_shared_batch(run->records.front()) : fail(Errc::bytes_malformed);
                // Two writes to one register do not stand in one batch; the workload has a few.
                opened += run && (batch || batch.error().code == Errc::bytes_malformed) ? 1 : 0;
            }
        });
        if (opened != sealed.size()) {
            std::fputs("sync: a run does not open\n", stderr);
            return Run::failed;
        }
        std::size_t bytes = 0;
        for (const Bytes& object : sealed) bytes += object.size();
        const auto fact_count = static_cast<double>(std::min(writes.size(), records.size() * facts_per_run));
        Report report("sync");
        report.parameter("facts_per_run", static_cast<std::int64_t>(facts_per_run));
        report.parameter("runs", static_cast<std::int64_t>(records.size()));
        report.parameter("repeat", *repeat);
        report.put(own_name(), "bytes_per_fact", static_cast<double>(bytes) / fact_count, "bytes");
        report.put(own_name(), "sealed_per_s", fact_count / seal_ms * 1000, "facts/s");
        report.put(own_name(), "opened_per_s", fact_count / open_ms * 1000, "facts/s");
    }
    return Run::done;
}

}  // namespace cairn::bench
