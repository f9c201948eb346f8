#include "tests/bench/facts_peers.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace cairn::bench {
namespace {

const std::string root = CAIRN_SOURCE_DIR;

/// What a command prints; nothing when it fails.
std::optional<std::string> output_of(const std::string& command) {
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return std::nullopt;
    std::string said;
    char block[4096];
    for (std::size_t count = 0; (count = std::fread(block, 1, sizeof block, pipe)) > 0;) said.append(block, count);
    if (pclose(pipe) != 0) return std::nullopt;
    return said;
}

/// The number after `"name":` in a line of JSON that a program of ours has printed.
double number_of(const std::string& json, const std::string& name) {
    const std::size_t at = json.find('"' + name + "\":");
    return at == std::string::npos ? 0 : std::atof(json.c_str() + at + name.size() + 3);
}

/// The value of `metric` in the lines that Report printed.
double metric_of(const std::string& lines, const std::string& metric) {
    const std::size_t at = lines.find("\"metric\": \"" + metric + '"');
    return at == std::string::npos ? 0 : number_of(lines.substr(at), "value");
}

}  // namespace

std::vector<FactsRow> run_fact_peers(std::int64_t fact_count, std::int64_t writes_per_transaction) {
    std::vector<FactsRow> rows;
    if (!output_of("python3 \"" + root + "/cmake/setup/bench_peers.py\"")) {
        std::fputs("facts: the peers cannot be installed, so there are none\n", stderr);
        return rows;
    }
    for (const char* engine : {"yjs", "automerge", "loro"}) {
        const auto said = output_of("node --expose-gc \"" + root + "/tests/bench/peers/facts.mjs\" " + engine + ' ' +
                                    std::to_string(fact_count) + ' ' + std::to_string(writes_per_transaction));
        if (!said) {
            std::fprintf(stderr, "facts: %s cannot run here\n", engine);
            continue;
        }
        rows.push_back({.subject = engine,
                        .apply_ms = number_of(*said, "applyMs"),
                        .load_ms = number_of(*said, "loadMs"),
                        .bytes_per_fact = number_of(*said, "bytes") / static_cast<double>(fact_count),
                        .rss_mb = number_of(*said, "rssMb"),
                        .registers = static_cast<std::size_t>(number_of(*said, "registers"))});
    }
    return rows;
}

std::optional<FactsRow> run_own_wasm(std::int64_t fact_count, std::int64_t repeat) {
    const std::string program = root + "/build/web/cairn_bench.js";
    if (!std::filesystem::exists(program)) {
        std::fputs("facts: ours as WebAssembly is not built (cmake --build build/web --target cairn_bench)\n", stderr);
        return std::nullopt;
    }
    const auto said = output_of("node \"" + program + "\" facts --facts " + std::to_string(fact_count) + " --repeat " +
                                std::to_string(repeat));
    if (!said) return std::nullopt;
    std::fputs(said->c_str(), stdout);
    return FactsRow{.subject = "cairn-wasm",
                    .apply_ms = metric_of(*said, "apply_ms"),
                    .load_ms = metric_of(*said, "load_ms"),
                    .bytes_per_fact = metric_of(*said, "bytes_per_fact"),
                    .rss_mb = metric_of(*said, "rss_mb"),
                    .registers = static_cast<std::size_t>(metric_of(*said, "registers"))};
}

}  // namespace cairn::bench
