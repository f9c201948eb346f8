#pragma once
// Programs of their own that do the same map writes: the peers under Node, and ours as WebAssembly.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cairn::bench {

/// What one engine did with the writes.
struct FactsRow {
    std::string subject;
    double apply_ms = 0;
    double load_ms = 0;
    double bytes_per_fact = 0;
    double rss_mb = 0;
    std::size_t registers = 0;
};

/// Installs Yjs, Automerge and Loro where that was not done before, and runs each in a process of its own. What cannot
/// run is told on stderr and left out.
std::vector<FactsRow> run_fact_peers(std::int64_t fact_count, std::int64_t writes_per_transaction);

/// Our own WebAssembly build, where it was built; its lines are printed as they come.
std::optional<FactsRow> run_own_wasm(std::int64_t fact_count, std::int64_t repeat);

}  // namespace cairn::bench
