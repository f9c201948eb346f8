#include <cstdio>
#include <fstream>
#include <iterator>

#include "core/exchange/csv.hpp"
#include "core/exchange/import.hpp"
#include "core/graph/plan.hpp"
#include "core/model/schema.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/peers.hpp"

namespace cairn::bench {
namespace {

constexpr std::string_view concepts_file = "metacademy_concepts.csv";
constexpr std::string_view prerequisites_file = "metacademy_prerequisites.csv";

std::optional<exchange::NamedFile> read_file(const std::string& folder, std::string_view name) {
    const std::string path = folder + '/' + std::string(name);
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        std::fprintf(stderr, "plan: cannot read %s\n", path.c_str());
        return std::nullopt;
    }
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const ByteView bytes = as_bytes(text);
    return exchange::NamedFile{std::string(name), {bytes.begin(), bytes.end()}};
}

NaiveDfsPeer make_peer(const exchange::NamedFile& prerequisites, std::vector<std::string>& concepts,
                       const exchange::NamedFile& concept_file) {
    NaiveDfsPeer peer;
    const auto edges = exchange::read_csv(prerequisites.bytes).table;
    for (std::size_t row = 0; row < edges.row_count(); ++row) {
        peer.add(std::string(edges.cell(row, 0)), std::string(edges.cell(row, 1)));
    }
    const auto rows = exchange::read_csv(concept_file.bytes).table;
    for (std::size_t row = 0; row < rows.row_count(); ++row) concepts.emplace_back(rows.cell(row, 0));
    return peer;
}

}  // namespace

Run plan(Arguments& arguments) {
    const auto folder = arguments.text("graph");
    const auto repeat = arguments.count("repeat", 5);
    if (!folder || !repeat || !arguments.all_used()) return Run::wrong_arguments;
    const auto concept_file = read_file(*folder, concepts_file);
    const auto edge_file = read_file(*folder, prerequisites_file);
    if (!concept_file || !edge_file) return Run::failed;

    Model model;
    const exchange::NamedFile files[] = {*concept_file, *edge_file};
    const auto preview = exchange::preview_import(files, model);
    if (!preview) return Run::failed;
    for (const Write& write : preview->writes) set_register(model, write.key, write.value);
    std::optional<graph::SkillGraph> skills;
    const double build_ms = median_ms(*repeat, [&] { skills.emplace(model); });

    Report report("plan");
    report.parameter("concepts", std::ssize(skills->ids()));
    report.parameter("edges", static_cast<std::int64_t>(skills->edge_count()));
    report.parameter("repeat", *repeat);
    const auto targets = static_cast<double>(skills->size());
    std::size_t steps = 0;
    const double plan_ms = median_ms(*repeat, [&] {
        steps = 0;
        for (const SkillId target : skills->ids()) {
            steps += graph::build_plan(*skills, {.targets = {{target, 3}}, .weekly_minutes = 300}).steps.size();
        }
    });
    report.put(own_name(), "graph_build_ms", build_ms, "ms");
    report.put(own_name(), "edges", static_cast<double>(skills->edge_count()), "edges");
    report.put(own_name(), "time_ms", plan_ms, "ms");
    report.put(own_name(), "plans_per_s", targets / plan_ms * 1000, "1/s");
    report.put(own_name(), "steps_per_plan", static_cast<double>(steps) / targets, "steps");

    std::vector<std::string> concepts;
    const NaiveDfsPeer peer = make_peer(*edge_file, concepts, *concept_file);
    std::size_t peer_steps = 0;
    const double peer_ms = median_ms(*repeat, [&] {
        peer_steps = 0;
        for (const std::string& target : concepts) peer_steps += peer.closure_size(target);
    });
    report.put("naive-dfs", "time_ms", peer_ms, "ms");
    report.put("naive-dfs", "plans_per_s", static_cast<double>(concepts.size()) / peer_ms * 1000, "1/s");
    report.put("naive-dfs", "steps_per_plan", static_cast<double>(peer_steps) / targets, "steps");
    report.put(own_name(), "ratio_to_naive-dfs", peer_ms / plan_ms, "x faster");
    if (steps != peer_steps) std::fputs("plan: the peer counts other steps; see steps_per_plan\n", stderr);
    return Run::done;
}

}  // namespace cairn::bench
