#include "core/exchange/closing_edges.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"

namespace cairn::exchange {
namespace {

/// The plain way: a search from `to` before each edge.
std::vector<std::size_t> closing_edges_slowly(std::size_t node_count, std::span<const DirectedEdge> edges) {
    std::vector<std::vector<std::uint32_t>> next(node_count);
    std::vector<std::size_t> closing;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        std::vector<std::uint32_t> reached{edges[i].to};
        for (std::size_t at = 0; at < reached.size(); ++at) {
            for (const std::uint32_t to : next[reached[at]]) {
                if (!std::ranges::contains(reached, to)) reached.push_back(to);
            }
        }
        if (std::ranges::contains(reached, edges[i].from)) {
            closing.push_back(i);
        } else {
            next[edges[i].from].push_back(edges[i].to);
        }
    }
    return closing;
}

TEST_CASE("of a ring the last edge closes it, with the way back") {
    const std::vector<DirectedEdge> edges{{0, 1}, {1, 2}, {2, 0}, {2, 3}};
    const auto closing = find_closing_edges(4, edges, 10);
    REQUIRE(closing.size() == 1);
    CHECK(closing[0].edge == 2);
    CHECK(closing[0].path == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("an edge that was left out closes nothing later") {
    const std::vector<DirectedEdge> edges{{0, 1}, {1, 0}, {1, 2}, {2, 0}, {0, 2}};
    const auto closing = find_closing_edges(3, edges, 1);
    REQUIRE(closing.size() == 2);
    CHECK(closing[0].edge == 1);
    CHECK(closing[1].edge == 3);
    CHECK(closing[1].path.empty());  // beyond paths_max
}

TEST_CASE("on random graphs the same edges close cycles as by plain search") {
    Random random(20261122);
    for (int round = 0; round < 200; ++round) {
        const auto nodes = static_cast<std::size_t>(random.between(2, 15));
        std::vector<DirectedEdge> edges;
        for (std::uint64_t i = random.below(40); i > 0; --i) {
            const auto from = static_cast<std::uint32_t>(random.below(nodes));
            const auto to = static_cast<std::uint32_t>(random.below(nodes));
            if (from != to) edges.push_back({from, to});
        }
        std::vector<std::size_t> found;
        for (const ClosingEdge& closing : find_closing_edges(nodes, edges, 1'000)) {
            found.push_back(closing.edge);
            CHECK(closing.path.front() == edges[closing.edge].to);
            CHECK(closing.path.back() == edges[closing.edge].from);
        }
        CHECK(found == closing_edges_slowly(nodes, edges));
    }
}

}  // namespace
}  // namespace cairn::exchange
