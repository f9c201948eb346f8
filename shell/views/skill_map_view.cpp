#include "shell/views/skill_map_view.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/graph/closure.hpp"
#include "core/graph/layered_layout.hpp"
#include "shell/text/format.hpp"

namespace cairn::views {
namespace {

using graph::SkillIndex;

constexpr std::int32_t bend_gap = 12;

/// Where a skill stands in the plan.
struct Place {
    int step = 0;
    bool is_in_plan = false;  ///< a step, or one that is done
    bool is_goal = false;
};

std::vector<Place> places_of(const ViewInput& input) {
    const graph::SkillGraph& graph = input.indices.graph();
    const graph::Plan& plan = input.indices.plan(input.me);
    std::vector<Place> places(graph.size());
    int step = 0;
    for (const graph::PlanStep& each : plan.steps) {
        places[each.skill] = {.step = ++step, .is_in_plan = true, .is_goal = each.because.is_target()};
    }
    for (const graph::PlanDone& each : plan.done) {
        places[each.skill] = {.is_in_plan = true, .is_goal = each.because.is_target()};
    }
    return places;
}

/// The skills that the filter lets through, and where each stands among them.
struct Chosen {
    std::vector<SkillIndex> skills;
    std::vector<SkillIndex> place;  ///< one for each skill of the graph; no_skill: not chosen
};

Chosen choose(const ViewInput& input, const SkillMapFilter& filter, const std::vector<Place>& places) {
    const graph::SkillGraph& graph = input.indices.graph();
    const progress::LearnerMastery& mastery = input.indices.mastery(input.me);
    Chosen out;
    out.place.assign(graph.size(), graph::no_skill);
    for (SkillIndex skill = 0; skill < graph.size(); ++skill) {
        const bool is_known = mastery.mastery[skill].evidence != progress::EvidenceKind::none;
        if (filter.area && filter.area != graph.area(skill)) continue;
        if (filter.scope == SkillScope::mine && !is_known) continue;
        if (filter.scope == SkillScope::plan && !places[skill].is_in_plan) continue;
        out.place[skill] = static_cast<SkillIndex>(out.skills.size());
        out.skills.push_back(skill);
    }
    return out;
}

std::string spoken_level(const text::Text& text, const SkillMapNode& node, std::int64_t steps) {
    if (node.is_goal) return text.skills_map_node_goal(node.title, node.shade);
    if (node.step > 0) return text.skills_map_node_step(node.title, node.shade, node.step, steps);
    return text.skills_map_node(node.title, node.shade);
}

void show_recall(const ViewInput& input, SkillMapNode& node) {
    const auto& reviews = input.indices.reviews(input.me);
    const auto review = std::ranges::find(reviews, node.id, &progress::SkillReview::skill);
    if (review == reviews.end()) {
        node.shade = -1;
        node.name = input.text.skills_map_node_unpractised(node.title);
        return;
    }
    constexpr std::int64_t micro_per_fifth = 200'000;
    const std::int64_t chance = review->need.retrievability_micro;
    node.shade = static_cast<int>((chance + micro_per_fifth / 2) / micro_per_fifth);
    node.name = input.text.skills_map_node_recall(node.title, text::format_percent(chance));
}

void show_everybody(const ViewInput& input, SkillIndex skill, SkillMapNode& node) {
    const progress::CohortMastery& all = input.indices.cohort_mastery()[skill];
    if (all.people == 0) {
        node.shade = -1;
        node.name = input.text.skills_map_node_nobody(node.title);
        return;
    }
    node.shade = static_cast<int>(all.level_micro / graph::micro_per_level);
    node.name = input.text.skills_map_node_everybody(node.title, format_level(all.level_micro), all.people);
}

/// Colour, digit and words of a box.
void show_overlay(const ViewInput& input, SkillMapOverlay overlay, SkillIndex skill, SkillMapNode& node) {
    switch (overlay) {
        case SkillMapOverlay::level: {
            const progress::Mastery& mastery = input.indices.mastery(input.me).mastery[skill];
            node.shade = static_cast<int>(mastery.level_micro / graph::micro_per_level);
            node.name = spoken_level(input.text, node, std::ssize(input.indices.plan(input.me).steps));
            return;
        }
        case SkillMapOverlay::recall: show_recall(input, node); return;
        case SkillMapOverlay::everybody: show_everybody(input, skill, node); return;
    }
}

std::string goal_note(const ViewInput& input) {
    const Goal* goal = app::goal_of(input.model, input.me);
    if (goal == nullptr || goal->due_day == 0) return std::string(input.text.skills_map_goal());
    return input.text.skills_map_goal_due(format_day(input, Day{static_cast<std::int32_t>(goal->due_day)}));
}

/// From the layout's numbers to px.
class Scale {
public:
    explicit Scale(const SkillMapSizes& sizes) : sizes_(sizes) {}
    [[nodiscard]] float x(std::int32_t layer) const {
        return static_cast<float>(layer * (sizes_.width + sizes_.gap_x) + sizes_.width / 2);
    }
    [[nodiscard]] static float y(std::int32_t position) { return static_cast<float>(position); }

private:
    SkillMapSizes sizes_;
};

void fill_nodes(const ViewInput& input, const Chosen& chosen, SkillMapOverlay overlay, const std::vector<Place>& places,
                const graph::LayeredLayout& layout, const Scale& scale, SkillMapView& view) {
    const graph::SkillGraph& graph = input.indices.graph();
    const graph::Plan& plan = input.indices.plan(input.me);
    const auto first_ready = std::ranges::find(plan.steps, true, &graph::PlanStep::is_ready);
    for (std::size_t i = 0; i < chosen.skills.size(); ++i) {
        const SkillIndex skill = chosen.skills[i];
        SkillMapNode node;
        node.id = graph.id(skill);
        node.key = row_key(node.id);
        node.title = skill_title(input, node.id);
        node.x = scale.x(layout.nodes[i].layer);
        node.y = Scale::y(layout.nodes[i].position);
        node.step = places[skill].step;
        node.is_now = first_ready != plan.steps.end() && first_ready->skill == skill;
        node.is_goal = places[skill].is_goal;
        node.is_on_path = places[skill].is_in_plan;
        show_overlay(input, overlay, skill, node);
        if (node.is_goal) node.note = goal_note(input);
        if (node.is_now) node.note = input.text.skills_map_now();
        view.nodes.push_back(std::move(node));
    }
}

void fill_edges(std::span<const graph::Edge> edges, const graph::LayeredLayout& layout, const Scale& scale,
                SkillMapView& view) {
    for (std::size_t i = 0; i < edges.size(); ++i) {
        SkillMapEdge edge;
        edge.before = static_cast<int>(edges[i].before);
        edge.after = static_cast<int>(edges[i].after);
        edge.is_on_path = view.nodes[edges[i].before].is_on_path && view.nodes[edges[i].after].is_on_path;
        view.has_path = view.has_path || edge.is_on_path;
        for (const graph::LayoutPoint& bend : layout.edges[i].bends) {
            edge.bends.push_back({scale.x(bend.layer), Scale::y(bend.position)});
        }
        view.edges.push_back(std::move(edge));
    }
}

/// Nodes by layer, then from top to bottom; edges follow them.
void put_in_order(SkillMapView& view) {
    std::vector<int> order(view.nodes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    std::ranges::sort(order, {}, [&](int i) {
        const SkillMapNode& node = view.nodes[static_cast<std::size_t>(i)];
        return std::pair(node.x, node.y);
    });
    std::vector<int> place(order.size());
    std::vector<SkillMapNode> nodes;
    for (const int i : order) {
        place[static_cast<std::size_t>(i)] = static_cast<int>(nodes.size());
        nodes.push_back(std::move(view.nodes[static_cast<std::size_t>(i)]));
    }
    view.nodes = std::move(nodes);
    for (SkillMapEdge& edge : view.edges) {
        edge.before = place[static_cast<std::size_t>(edge.before)];
        edge.after = place[static_cast<std::size_t>(edge.after)];
    }
    for (std::size_t i = 0; i < view.nodes.size(); ++i) {
        if (view.nodes[i].is_now) view.now = static_cast<int>(i);
        if (view.nodes[i].is_goal && view.goal < 0) view.goal = static_cast<int>(i);
    }
}

}  // namespace

SkillMapView build_skill_map_view(const ViewInput& input, const SkillMapFilter& filter, const SkillMapSizes& sizes) {
    const text::Text& text = input.text;
    const graph::SkillGraph& graph = input.indices.graph();
    const std::vector<Place> places = places_of(input);
    const Chosen chosen = choose(input, filter, places);
    SkillMapView view;
    if (chosen.skills.empty()) {
        view.nothing = filter.scope == SkillScope::plan ? text.skills_found_none_plan() : text.skills_found_none();
        return view;
    }
    std::vector<graph::Edge> edges;
    for (const graph::Edge& edge : graph::transitive_reduction(graph)) {
        const graph::Edge here{chosen.place[edge.before], chosen.place[edge.after]};
        if (here.before != graph::no_skill && here.after != graph::no_skill && here.before != here.after)
            edges.push_back(here);
    }
    const graph::LayeredLayout layout = graph::layered_layout(
        chosen.skills.size(), edges,
        {.spacing = {.node_breadth = sizes.height, .node_gap = sizes.gap_y, .bend_gap = bend_gap}});
    const Scale scale(sizes);
    fill_nodes(input, chosen, filter.overlay, places, layout, scale, view);
    fill_edges(edges, layout, scale, view);
    put_in_order(view);
    view.width = scale.x(layout.layer_count - 1) + static_cast<float>(sizes.width) / 2;
    view.height = static_cast<float>(layout.breadth);
    view.summary = text.skills_map_summary(std::ssize(view.nodes), layout.layer_count);
    return view;
}

int place_on_map(const SkillMapView& view, SkillId skill) {
    const auto found = std::ranges::find(view.nodes, skill, &SkillMapNode::id);
    return found == view.nodes.end() ? -1 : static_cast<int>(found - view.nodes.begin());
}

SkillMapSearch search_skill_map(const ViewInput& input, const SkillMapView& view, const std::string& search) {
    const std::string needle = to_lower_ascii(trim(search));
    SkillMapSearch out;
    std::int64_t count = std::ssize(view.nodes);
    if (!needle.empty()) {
        count = 0;
        out.is_found.reserve(view.nodes.size());
        for (const SkillMapNode& node : view.nodes) {
            const Skill* skill = input.model.skills.find(node.id);
            const bool is_found = skill != nullptr && (contains_folded(skill->title.english, needle) ||
                                                       contains_folded(skill->title.chinese, needle));
            if (is_found && out.first < 0) out.first = static_cast<int>(out.is_found.size());
            out.is_found.push_back(is_found);
            count += is_found ? 1 : 0;
        }
    }
    out.found = count == 0 ? input.text.skills_found_none() : input.text.skills_found(count);
    return out;
}

}  // namespace cairn::views
