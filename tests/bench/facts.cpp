#include <cstdio>
#include <unordered_set>

#include "core/app/snapshot.hpp"
#include "core/base/archive.hpp"
#include "core/journal/journal.hpp"
#include "core/journal/memory_disk.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/facts_peers.hpp"
#include "tests/bench/facts_workload.hpp"

namespace cairn::bench {
namespace {

constexpr std::int64_t writes_per_transaction = 100;

/// Resident memory of this process; 0 where it cannot be asked.
double rss_mb() {
    std::FILE* file = std::fopen("/proc/self/statm", "r");
    if (file == nullptr) return 0;
    long all = 0;
    long resident = 0;
    const bool is_read = std::fscanf(file, "%ld %ld", &all, &resident) == 2;
    std::fclose(file);
    constexpr double page_bytes = 4096;
    return is_read ? static_cast<double>(resident) * page_bytes / 1e6 : 0;
}

/// A device that writes: a journal on a disk in memory, and the state.
struct Writer {
    journal::MemoryDisk disk;
    app::State state;
};

/// Batches of at most a hundred writes, as the peers' transactions; a register is never in one batch twice.
std::vector<Batch> transactions_of(const std::vector<Write>& writes) {
    std::vector<Batch> batches;
    std::unordered_set<RegisterKey, RegisterKeyHash> keys;
    for (const Write& write : writes) {
        const bool is_full = !batches.empty() && std::ssize(batches.back().writes) == writes_per_transaction;
        if (batches.empty() || is_full || keys.contains(write.key)) {
            Batch& batch = batches.emplace_back();
            batch.space = SpaceId{id_of_text("space", "private")};
            batch.replica = ReplicaId{id_of_text("bench", "replica")};
            batch.sequence = batches.size();
            batch.stamp = Stamp{batches.size() * 65536};
            keys.clear();
        }
        keys.insert(write.key);
        batches.back().writes.push_back(write);
    }
    return batches;
}

void apply_all(const std::vector<Batch>& transactions, Writer& writer) {
    journal::Journal journal(writer.disk);
    journal.open();
    for (const Batch& batch : transactions) {
        static_cast<void>(journal.append(write_archive(batch)));
        app::apply(writer.state, batch);
    }
}

app::State load(journal::Disk& disk) {
    app::State state;
    for (const Bytes& record : journal::Journal(disk).open().records) {
        if (const auto batch = read_archive<Batch>(record)) app::apply(state, *batch);
    }
    return state;
}

void print_table(const std::vector<FactsRow>& rows) {
    std::fprintf(stderr, "\n%-14s %10s %10s %14s %8s %12s %12s\n", "", "apply_ms", "load_ms", "bytes_per_fact",
                 "rss_mb", "apply ratio", "load ratio");
    const FactsRow& ours = rows.front();
    for (const FactsRow& row : rows) {
        std::fprintf(stderr, "%-14s %10.1f %10.1f %14.1f %8.1f %12.1f %12.1f\n", row.subject.c_str(), row.apply_ms,
                     row.load_ms, row.bytes_per_fact, row.rss_mb, row.apply_ms / ours.apply_ms,
                     row.load_ms / ours.load_ms);
    }
}

void put(const Report& report, const FactsRow& row) {
    report.put(row.subject, "apply_ms", row.apply_ms, "ms");
    report.put(row.subject, "load_ms", row.load_ms, "ms");
    report.put(row.subject, "bytes_per_fact", row.bytes_per_fact, "B");
    report.put(row.subject, "rss_mb", row.rss_mb, "MB");
    report.put(row.subject, "registers", static_cast<double>(row.registers), "registers");
}

}  // namespace

Run facts(Arguments& arguments) {
    const auto count = arguments.count("facts", 100'000);
    const auto repeat = arguments.count("repeat", 5);
    const bool has_peers = arguments.flag("peers");
    if (!count || !repeat || !arguments.all_used()) return Run::wrong_arguments;
    const std::vector<Batch> transactions = transactions_of(map_writes(*count));
    const auto per_fact = [&](std::size_t bytes) { return static_cast<double>(bytes) / static_cast<double>(*count); };
    Report report("facts");
    report.parameter("facts", *count);
    report.parameter("writes_per_transaction", writes_per_transaction);
    report.parameter("repeat", *repeat);

    FactsRow ours{.subject = std::string(own_name())};
    const double rss_before = rss_mb();
    Writer writer;
    apply_all(transactions, writer);
    ours.rss_mb = rss_mb() - rss_before;
    ours.registers = writer.state.registers.size();
    ours.apply_ms = median_ms(*repeat, [&] {
        Writer again;
        apply_all(transactions, again);
    });
    bool is_same = true;
    ours.load_ms =
        median_ms(*repeat, [&] { is_same = is_same && load(writer.disk).registers.size() == ours.registers; });
    std::size_t journal_bytes = 0;
    for (const auto& [name, bytes] : writer.disk.files) journal_bytes += bytes.size();
    ours.bytes_per_fact = per_fact(journal_bytes);
    put(report, ours);
    report.put(own_name(), "facts_per_s", static_cast<double>(*count) / ours.load_ms * 1000, "1/s");

    const Bytes checkpoint = app::encode_snapshot(writer.state, {});
    const double checkpoint_ms = median_ms(*repeat, [&] {
        const auto snapshot = app::decode_snapshot(checkpoint);
        is_same = is_same && snapshot && snapshot->state.registers.size() == ours.registers;
    });
    report.put(own_name(), "checkpoint_load_ms", checkpoint_ms, "ms");
    report.put(own_name(), "checkpoint_bytes_per_fact", per_fact(checkpoint.size()), "B");

    if (has_peers) {
        std::vector<FactsRow> rows{ours};
        if (auto wasm = run_own_wasm(*count, *repeat)) rows.push_back(std::move(*wasm));
        for (FactsRow& row : run_fact_peers(*count, writes_per_transaction)) {
            put(report, row);
            report.put(own_name(), "apply_ratio_to_" + row.subject, row.apply_ms / ours.apply_ms, "x faster");
            report.put(own_name(), "load_ratio_to_" + row.subject, row.load_ms / ours.load_ms, "x faster");
            is_same = is_same && row.registers == ours.registers;
            rows.push_back(std::move(row));
        }
        print_table(rows);
    }
    if (!is_same) {
        std::fputs("facts: what was read is not what was written, or the peers wrote something else\n", stderr);
        return Run::failed;
    }
    return Run::done;
}

}  // namespace cairn::bench
