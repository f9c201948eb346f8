#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "core/base/random.hpp"
#include "core/base/text.hpp"
#include "core/exchange/csv.hpp"
#include "core/graph/layered_layout.hpp"
#include "tests/bench/bench.hpp"

namespace cairn::bench {
namespace {

struct Graph {
    std::size_t node_count = 0;
    std::vector<graph::Edge> edges;
};

void drop_doubles(std::vector<graph::Edge>& edges) {
    std::ranges::sort(edges);
    edges.erase(std::ranges::unique(edges).begin(), edges.end());
}

/// Like a curriculum: most skills need a few that stand shortly before them, some a far one.
Graph generate(std::int64_t nodes, std::int64_t edges, std::int64_t seed) {
    Random random(static_cast<std::uint64_t>(seed));
    Graph out{.node_count = static_cast<std::size_t>(nodes), .edges = {}};
    const std::int64_t near = std::max<std::int64_t>(nodes / 6, 2);
    while (std::ssize(out.edges) < edges) {
        while (std::ssize(out.edges) < edges) {
            const std::int64_t after = random.between(1, nodes - 1);
            const std::int64_t reach = random.chance(50'000) ? after : std::min(after, near);
            const std::int64_t before = after - random.between(1, reach);
            out.edges.push_back({static_cast<graph::SkillIndex>(before), static_cast<graph::SkillIndex>(after)});
        }
        drop_doubles(out.edges);
    }
    return out;
}

/// Names what comes before in its heading: a list of edges, whose next column is what comes after.
bool names_edges(std::string_view heading) {
    const std::string lower = to_lower_ascii(heading);
    return lower == "prerequisite" || lower == "before" || lower == "from" || lower == "source";
}

/// Nothing for a file that cannot be read or holds no list of edges.
std::optional<Graph> read(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        std::fprintf(stderr, "layout: cannot read %s\n", path.string().c_str());
        return std::nullopt;
    }
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const auto table = exchange::read_csv(as_bytes(text)).table;
    std::size_t first = 0;
    while (first + 1 < table.column_count() && !names_edges(table.header(first))) ++first;
    if (first + 1 >= table.column_count()) {
        std::fprintf(stderr, "layout: %s has no column prerequisite, before, from or source with one after it\n",
                     path.string().c_str());
        return std::nullopt;
    }
    std::map<std::string, graph::SkillIndex> numbers;
    Graph out;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        graph::Edge edge;
        for (const std::size_t column : {0UZ, 1UZ}) {
            const auto next = static_cast<graph::SkillIndex>(numbers.size());
            const auto found = numbers.try_emplace(std::string(table.cell(row, first + column)), next).first;
            (column == 0 ? edge.before : edge.after) = found->second;
        }
        out.edges.push_back(edge);
    }
    drop_doubles(out.edges);
    out.node_count = numbers.size();
    return out;
}

/// The file itself, or the CSV files of a folder by name.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& path) {
    if (!std::filesystem::is_directory(path)) return {path};
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
        if (entry.path().extension() == ".csv") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

/// Peer "graphviz-dot": the program, where it is installed; it says itself how many crossings it left.
void run_dot(const Graph& graph, const Report& report) {
    const std::string path = (std::filesystem::temp_directory_path() / "cairn_bench_layout.dot").string();
    {
        std::ofstream file(path);
        file << "digraph {\n";
        for (const graph::Edge& edge : graph.edges) file << edge.before << "->" << edge.after << ";\n";
        file << "}\n";
    }
    const auto began = std::chrono::steady_clock::now();
    std::FILE* pipe = popen(("dot -v -Tplain -o /dev/null " + path + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return;
    std::string said;
    char block[4096];
    for (std::size_t count = 0; (count = std::fread(block, 1, sizeof block, pipe)) > 0;) said.append(block, count);
    const bool has_run = pclose(pipe) == 0;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    std::filesystem::remove(path);
    const std::size_t end = said.rfind(" crossings,");
    const std::size_t start = end == std::string::npos ? end : said.rfind(' ', end - 1);
    if (!has_run || start == std::string::npos) {
        std::fputs("layout: no dot here, so no peer\n", stderr);
        return;
    }
    report.put("graphviz-dot", "crossings", std::atof(said.c_str() + start), "crossings");
    report.put("graphviz-dot", "wall_ms", took.count(), "ms");
}

void measure(const Graph& graph, std::int64_t repeat, Report report) {
    report.parameter("nodes", static_cast<std::int64_t>(graph.node_count));
    report.parameter("edges", std::ssize(graph.edges));
    report.parameter("repeat", repeat);
    graph::LayeredLayout result;
    const double ms = median_ms(repeat, [&] { result = graph::layered_layout(graph.node_count, graph.edges); });
    report.put(own_name(), "time_ms", ms, "ms");
    report.put(own_name(), "crossings", static_cast<double>(result.crossings), "crossings");
    report.put(own_name(), "layers", result.layer_count, "layers");
    std::size_t bends = 0;
    for (const auto& edge : result.edges) bends += edge.bends.size();
    report.put(own_name(), "bends", static_cast<double>(bends), "bends");
    run_dot(graph, report);
}

}  // namespace

Run layout(Arguments& arguments) {
    const auto path = arguments.text("graph");
    const auto nodes = arguments.count("nodes", 500);
    const auto edges = arguments.count("edges", 1500);
    const auto seed = arguments.count("seed", 1);
    const auto repeat = arguments.count("repeat", 5);
    if (!nodes || !edges || !seed || !repeat || !arguments.all_used()) return Run::wrong_arguments;
    if (*nodes < 2 || *edges > *nodes * *nodes / 16) return Run::wrong_arguments;  // there are only so many near ones
    Report report("layout");
    if (!path) {
        report.parameter("seed", *seed);
        measure(generate(*nodes, *edges, *seed), *repeat, std::move(report));
        return Run::done;
    }
    bool has_any = false;
    for (const std::filesystem::path& file : files_of(*path)) {
        const auto graph = read(file);
        if (!graph) continue;
        has_any = true;
        Report of_file = report;
        of_file.parameter("graph", file.stem().string());
        measure(*graph, *repeat, std::move(of_file));
    }
    return has_any ? Run::done : Run::failed;
}

}  // namespace cairn::bench
