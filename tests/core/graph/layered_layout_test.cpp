#include "core/graph/layered_layout.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <map>
#include <utility>

#include "core/base/random.hpp"
#include "core/graph/layer_order.hpp"
#include "core/graph/layering.hpp"
#include "tests/core/support/digest.hpp"

using namespace cairn;
using namespace cairn::graph;

namespace {

struct Drawn {
    std::size_t node_count = 0;
    std::vector<Edge> edges;
};

Drawn a_random_drawing(Random& random, std::uint64_t nodes, std::uint64_t edges, bool may_have_circles) {
    Drawn out{.node_count = static_cast<std::size_t>(nodes), .edges = {}};
    for (std::uint64_t i = 0; i < edges; ++i) {
        auto before = static_cast<SkillIndex>(random.below(nodes));
        auto after = static_cast<SkillIndex>(random.below(nodes));
        if (!may_have_circles && before == after) continue;
        if (!may_have_circles && before > after) std::swap(before, after);
        out.edges.push_back({before, after});
    }
    std::ranges::sort(out.edges);
    out.edges.erase(std::ranges::unique(out.edges).begin(), out.edges.end());
    return out;
}

LayeredLayout layout_of(const Drawn& drawn, const LayoutOptions& options = {}) {
    return layered_layout(drawn.node_count, drawn.edges, options);
}

void require_apart(const LayeredLayout& layout, const LayerSpacing& spacing) {
    std::map<std::int32_t, std::vector<std::int32_t>> layers;
    for (const LayoutPoint& node : layout.nodes) layers[node.layer].push_back(node.position);
    for (auto& [layer, positions] : layers) {
        std::ranges::sort(positions);
        REQUIRE(positions.front() >= spacing.node_breadth / 2);
        REQUIRE(positions.back() + spacing.node_breadth / 2 <= layout.breadth);
        REQUIRE(layer >= 0);
        REQUIRE(layer < layout.layer_count);
        for (std::size_t i = 1; i < positions.size(); ++i) {
            // Bends between two nodes may bring them nearer than nodes alone, never into each other.
            REQUIRE(positions[i] - positions[i - 1] >= spacing.node_breadth);
        }
    }
}

std::string digest_of(const LayeredLayout& layout) {
    test::Digest digest;
    for (const LayoutPoint& node : layout.nodes) digest.add(node.layer).add(node.position);
    for (const auto& edge : layout.edges) {
        digest.add(edge.is_backward);
        for (const LayoutPoint& bend : edge.bends) digest.add(bend.layer).add(bend.position);
    }
    return digest.add(layout.crossings).text();
}

/// Every pair of edges between two layers, the slow way.
std::int64_t crossings_by_pairs(const ProperGraph& graph) {
    std::vector<std::size_t> position(graph.size());
    for (const auto& items : graph.layers) {
        for (std::size_t i = 0; i < items.size(); ++i) position[items[i]] = i;
    }
    std::int64_t count = 0;
    for (const auto& items : graph.layers) {
        for (const SkillIndex a : items) {
            for (const SkillIndex b : items) {
                if (position[a] >= position[b]) continue;
                for (const SkillIndex to_a : graph.below.row(a)) {
                    for (const SkillIndex to_b : graph.below.row(b)) count += position[to_a] > position[to_b] ? 1 : 0;
                }
            }
        }
    }
    return count;
}

}  // namespace

TEST_CASE("a layered drawing keeps nodes apart and leads every edge to a later layer") {
    Random random(11);
    for (int round = 0; round < 150; ++round) {
        const Drawn drawn = a_random_drawing(random, 1 + random.below(40), random.below(90), false);
        const LayoutOptions options{.spacing = {.node_breadth = 40, .node_gap = 24, .bend_gap = 14}};
        const LayeredLayout layout = layout_of(drawn, options);
        require_apart(layout, options.spacing);
        for (std::size_t i = 0; i < drawn.edges.size(); ++i) {
            const auto& path = layout.edges[i];
            REQUIRE_FALSE(path.is_backward);
            std::int32_t layer = layout.nodes[drawn.edges[i].before].layer;
            for (const LayoutPoint& bend : path.bends) REQUIRE(bend.layer == ++layer);
            REQUIRE(layout.nodes[drawn.edges[i].after].layer == layer + 1);
        }
    }
}

TEST_CASE("a layered drawing of circles ends, turns few edges and keeps nodes apart") {
    Random random(12);
    for (int round = 0; round < 150; ++round) {
        const Drawn drawn = a_random_drawing(random, 1 + random.below(20), random.below(60), true);
        const LayeredLayout layout = layout_of(drawn);
        require_apart(layout, {});
        for (std::size_t i = 0; i < drawn.edges.size(); ++i) {
            const std::int32_t step =
                layout.nodes[drawn.edges[i].after].layer - layout.nodes[drawn.edges[i].before].layer;
            REQUIRE((step <= 0) == layout.edges[i].is_backward);
        }
    }
    const std::vector<Edge> circle{{0, 1}, {1, 2}, {2, 0}, {3, 3}};
    const LayeredLayout layout = layered_layout(4, circle);
    CHECK(std::ranges::count(layout.edges, true, &LayeredLayout::EdgePath::is_backward) == 2);
    CHECK(layout.edges[2].bends.size() == 1);
}

TEST_CASE("crossings are counted as looking at every pair counts them, and reordering never adds any") {
    Random random(13);
    for (int round = 0; round < 60; ++round) {
        const Drawn drawn = a_random_drawing(random, 24, 50, false);
        ProperGraph graph = make_proper(assign_layers(drawn.node_count, drawn.edges), drawn.edges);
        const std::int64_t before = count_crossings(graph);
        REQUIRE(before == crossings_by_pairs(graph));
        const std::int64_t after = reduce_crossings(graph, false);
        REQUIRE(after <= before);
        REQUIRE(after == crossings_by_pairs(graph));
    }
}

TEST_CASE("a tree and a ladder are drawn without a crossing") {
    std::vector<Edge> tree;
    for (SkillIndex node = 1; node < 40; ++node) tree.push_back({(node - 1) / 3, node});
    CHECK(layered_layout(40, tree).crossings == 0);
    std::vector<Edge> ladder;
    for (SkillIndex rung = 0; rung < 20; ++rung) {
        if (rung > 0) ladder.insert(ladder.end(), {{2 * rung - 2, 2 * rung}, {2 * rung - 1, 2 * rung + 1}});
        ladder.push_back({2 * rung, 2 * rung + 1});
    }
    CHECK(layered_layout(40, ladder).crossings == 0);
}

TEST_CASE("a skill stands close before what needs it, not at the far left") {
    // 0 -> 1 -> 2 -> 3, and 4 is needed by 3 and 5 alone
    const LayeredLayout layout = layered_layout(6, std::vector<Edge>{{0, 1}, {1, 2}, {2, 3}, {4, 3}, {2, 5}, {4, 5}});
    CHECK(layout.nodes[4].layer == 2);
    CHECK(layout.layer_count == 4);
}

TEST_CASE("what has no edge stands in rows after the parts that hang together") {
    const LayeredLayout layout = layered_layout(7, std::vector<Edge>{{1, 5}, {5, 6}});
    CHECK(layout.nodes[1].layer == 0);
    CHECK(layout.nodes[6].layer == 2);
    CHECK(layout.nodes[0].layer == 0);
    CHECK(layout.nodes[4].position > layout.nodes[0].position - 1);
    CHECK(layout.nodes[0].position > layout.nodes[1].position);
    CHECK(layered_layout(0, {}).layer_count == 0);
    CHECK(layered_layout(9, {}).layer_count == 3);
}

TEST_CASE("a picture that somebody knows stays when one edge is added") {
    Random random(14);
    std::size_t pairs = 0;
    std::size_t turned = 0;
    for (int round = 0; round < 20; ++round) {
        Drawn drawn = a_random_drawing(random, 60, 80, false);
        const LayeredLayout before = layout_of(drawn);
        std::vector<std::int32_t> previous;
        for (const LayoutPoint& node : before.nodes) previous.push_back(node.position);
        drawn.edges.push_back({3, 57});
        std::ranges::sort(drawn.edges);
        drawn.edges.erase(std::ranges::unique(drawn.edges).begin(), drawn.edges.end());
        const LayeredLayout after = layout_of(drawn, {.previous = previous});
        require_apart(after, {});
        for (std::size_t a = 0; a < 60; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const bool were_beside = before.nodes[a].layer == before.nodes[b].layer;
                if (!were_beside || after.nodes[a].layer != after.nodes[b].layer) continue;
                ++pairs;
                const bool was_first = before.nodes[a].position < before.nodes[b].position;
                turned += was_first != (after.nodes[a].position < after.nodes[b].position) ? 1 : 0;
            }
        }
    }
    CHECK(turned * 20 < pairs);
}

TEST_CASE("the same graph is drawn the same on every machine") {
    Random random(15);
    const Drawn drawn = a_random_drawing(random, 300, 700, true);
    CHECK(digest_of(layout_of(drawn)) == digest_of(layout_of(drawn)));
    CHECK(digest_of(layout_of(drawn)) == "c4d368ad0666e62b");
}
