#include "core/matching/repair.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "core/base/assert.hpp"

namespace cairn::matching {
namespace {

constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t unlimited = std::int64_t{1} << 40;
constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

}  // namespace

Repair::Repair(const AssignmentProblem& problem, std::span<const std::int32_t> places_left,
               std::span<const std::int32_t> places_min_left, std::span<const std::int32_t> group_places_left,
               std::int32_t placed_min_left, const std::vector<bool>& is_free, CandidateLists& candidates,
               const Assignment& start)
    : candidates_(candidates), coaches_(places_left.size()), root_(coaches_ + problem.groups.size()), sink_(root_ + 1),
      parent_(sink_ + 1, root_), children_(root_ + 1 - coaches_), lower_(sink_ + 1, 0), upper_(sink_ + 1, 0),
      flow_(sink_ + 1, 0), balance_(sink_ + 1, 0), price_(sink_ + 1, 0), seat_(is_free.size(), no_coach),
      score_there_(is_free.size(), 0), position_(is_free.size(), 0), members_(coaches_), is_free_(is_free),
      wanting_(coaches_), distance_(sink_ + 1, unreached), step_(sink_ + 1), is_done_(sink_ + 1, false) {
    for (std::size_t group = 0; group < problem.groups.size(); ++group) {
        for (const std::int32_t coach : problem.groups[group].coaches) parent_[at(coach)] = coaches_ + group;
        upper_[coaches_ + group] = group_places_left[group];
        price_[coaches_ + group] = group < start.group_price.size() ? start.group_price[group] : 0;
    }
    parent_[root_] = sink_;
    parent_[sink_] = sink_;
    for (std::size_t node = 0; node < root_; ++node) children_[parent_[node] - coaches_].push_back(node);
    lower_[root_] = placed_min_left;
    upper_[root_] = unlimited;
    price_[root_] = start.placed_price;
    for (std::size_t coach = 0; coach < coaches_; ++coach) {
        lower_[coach] = places_min_left[coach];
        upper_[coach] = places_left[coach];
        price_[coach] = coach < start.coach_price.size() ? start.coach_price[coach] : price_[parent_[coach]];
    }
    for (std::size_t learner = 0; learner < is_free.size(); ++learner) {
        if (!is_free[learner]) continue;
        const auto who = static_cast<std::int32_t>(learner);
        const std::int64_t most = best(who);
        const std::int32_t wanted = learner < start.coach_of.size() ? start.coach_of[learner] : no_coach;
        seat_[learner] = most == 0 ? no_coach : in_excess;
        if (wanted != no_coach) {
            for (const Candidate& candidate : candidates_.of(who)) {
                if (candidate.coach != wanted || candidate.score - price_[at(wanted)] != most) continue;
                if (std::ssize(members_[at(wanted)]) == upper_[at(wanted)]) continue;
                score_there_[learner] = candidate.score;
                sit(who, wanted);
            }
        }
        if (seat_[learner] == in_excess) excess_.push_back(who);
    }
    balance();
    seat_directly();
}

std::int64_t Repair::best(std::int32_t learner) const {
    std::int64_t most = 0;
    for (const Candidate& candidate : candidates_.of(learner)) {
        most = std::max(most, candidate.score - price_[at(candidate.coach)]);
    }
    return most;
}

void Repair::sit(std::int32_t learner, std::int32_t coach) {
    seat_[at(learner)] = coach;
    position_[at(learner)] = static_cast<std::int32_t>(members_[at(coach)].size());
    members_[at(coach)].push_back(learner);
}

void Repair::stand_up(std::int32_t learner) {
    auto& members = members_[at(seat_[at(learner)])];
    const std::int32_t last = members.back();
    members[at(position_[at(learner)])] = last;
    position_[at(last)] = position_[at(learner)];
    members.pop_back();
    seat_[at(learner)] = in_excess;
}

/// Chooses each slot's flow as its own price demands it, and works out what every node has too much or too little of.
void Repair::balance() {
    std::int64_t placed_or_out = 0;
    std::vector<std::int64_t> inflow(sink_ + 1, 0);
    for (std::size_t coach = 0; coach < coaches_; ++coach) inflow[coach] = std::ssize(members_[coach]);
    for (std::size_t node = 0; node < sink_; ++node) {
        const std::int64_t own = own_price(node);
        flow_[node] = own > 0 && upper_[node] < unlimited ? upper_[node]
                      : own < 0                           ? lower_[node]
                                                          : std::clamp(inflow[node], lower_[node], upper_[node]);
        balance_[node] = inflow[node] - flow_[node];
        inflow[parent_[node]] += flow_[node];
    }
    for (std::size_t learner = 0; learner < seat_.size(); ++learner) {
        placed_or_out += is_free_[learner] ? 1 : 0;
        inflow[sink_] += is_free_[learner] && seat_[learner] == no_coach ? 1 : 0;
    }
    balance_[sink_] = inflow[sink_] - placed_or_out;
}

void Repair::release(std::int32_t learner) {
    if (seat_[at(learner)] == in_excess) return;
    if (seat_[at(learner)] == no_coach) {
        balance_[sink_] -= 1;
        seat_[at(learner)] = in_excess;
    } else {
        balance_[at(seat_[at(learner)])] -= 1;
        stand_up(learner);
    }
    excess_.push_back(learner);
}

void Repair::seat_directly() {
    std::erase_if(excess_, [&](std::int32_t learner) {
        const std::int64_t most = best(learner);
        for (const Candidate& candidate : candidates_.of(learner)) {
            const std::size_t coach = at(candidate.coach);
            if (candidate.score - price_[coach] != most || balance_[coach] >= 0) continue;
            score_there_[at(learner)] = candidate.score;
            sit(learner, candidate.coach);
            balance_[coach] += 1;
            return true;
        }
        return false;
    });
}

Repair::Outcome Repair::run(Meter& meter) {
    std::size_t source = 0;
    while (true) {
        std::int32_t learner = -1;
        if (!excess_.empty()) {
            learner = excess_.back();
        } else {
            while (source <= sink_ && balance_[source] <= 0) ++source;
            if (source > sink_) return Outcome::done;
        }
        meter.work.paths += 1;
        if (!meter.step(SolveStage::pairs)) return Outcome::stopped;
        const bool is_found = search(learner, source);
        if (is_found) {
            const std::int64_t distance = distance_[end_];
            if (learner >= 0) {
                excess_.pop_back();
            } else {
                balance_[source] -= 1;
            }
            augment(end_);
            raise_prices(distance);
        }
        for (const std::size_t node : touched_) {
            distance_[node] = unreached;
            is_done_[node] = false;
        }
        touched_.clear();
        if (!is_found) return Outcome::stuck;
    }
}

void Repair::reach(std::size_t node, std::int64_t distance, Step step) {
    if (distance >= distance_[node]) return;
    if (distance_[node] == unreached) touched_.push_back(node);
    distance_[node] = distance;
    step_[node] = step;
    queue_.emplace_back(distance, static_cast<std::int32_t>(node));
    std::ranges::push_heap(queue_, std::greater{});
}

void Repair::reach_by_learner(std::int32_t learner, Node from, std::int64_t distance, std::int64_t most) {
    const std::int64_t offset = distance + most;
    for (const Candidate& candidate : candidates_.of(learner)) {
        const std::size_t coach = at(candidate.coach);
        reach(coach, offset + price_[coach] - candidate.score, {from, learner});
    }
}

/// The shortest path from a learner in excess, or from the node `source`, to a node that lacks one.
bool Repair::search(std::int32_t learner, std::size_t source) {
    queue_.clear();
    if (learner >= 0) {
        const std::int64_t most = best(learner);
        reach(sink_, most, {-1, learner});
        reach_by_learner(learner, -1, 0, most);
    } else {
        reach(source, 0, {-1, -1});
    }
    while (!queue_.empty()) {
        std::ranges::pop_heap(queue_, std::greater{});
        const auto [distance, popped] = queue_.back();
        queue_.pop_back();
        const std::size_t node = at(popped);
        if (is_done_[node] || distance > distance_[node]) continue;
        is_done_[node] = true;
        if (balance_[node] < 0) {
            end_ = node;
            return true;
        }
        expand(node);
    }
    return false;
}

void Repair::expand(std::size_t node) {
    const auto from = static_cast<Node>(node);
    const std::int64_t distance = distance_[node];
    if (node < coaches_) {
        for (const std::int32_t member : members_[node]) {
            const std::int64_t most = score_there_[at(member)] - price_[node];
            reach(sink_, distance + most, {from, member});
            reach_by_learner(member, from, distance, most);
        }
    }
    if (node != sink_ && flow_[node] < upper_[node]) reach(parent_[node], distance - own_price(node), {from, -1});
    if (node == sink_) {
        if (flow_[root_] > lower_[root_]) reach(root_, distance + own_price(root_), {from, -1});
        expand_unplaced();
    } else if (node >= coaches_) {
        for (const std::size_t child : children_[node - coaches_]) {
            if (flow_[child] > lower_[child]) reach(child, distance + own_price(child), {from, -1});
        }
    }
}

namespace {

constexpr auto greatest_first = [](const auto& a, const auto& b) {
    return a.score != b.score ? a.score < b.score : a.learner > b.learner;
};

}  // namespace

void Repair::note_unplaced(std::int32_t learner) {
    if (!has_wanting_) return;
    for (const Candidate& candidate : candidates_.of(learner)) {
        auto& wanting = wanting_[at(candidate.coach)];
        wanting.push_back({candidate.score, learner});
        std::ranges::push_heap(wanting, greatest_first);
    }
}

/// For each coach, of all learners without one only the nearest matters.
void Repair::expand_unplaced() {
    if (!has_wanting_) {
        has_wanting_ = true;
        for (auto& wanting : wanting_) wanting.clear();
        for (std::size_t learner = 0; learner < seat_.size(); ++learner) {
            if (!is_free_[learner] || seat_[learner] != no_coach) continue;
            for (const Candidate& candidate : candidates_.of(static_cast<std::int32_t>(learner))) {
                wanting_[at(candidate.coach)].push_back({candidate.score, static_cast<std::int32_t>(learner)});
            }
        }
        for (auto& wanting : wanting_) std::ranges::make_heap(wanting, greatest_first);
    }
    for (std::size_t coach = 0; coach < coaches_; ++coach) {
        auto& wanting = wanting_[coach];
        while (!wanting.empty() && seat_[at(wanting.front().learner)] != no_coach) {
            std::ranges::pop_heap(wanting, greatest_first);
            wanting.pop_back();
        }
        if (wanting.empty()) continue;
        reach(coach, distance_[sink_] + price_[coach] - wanting.front().score,
              {static_cast<Node>(sink_), wanting.front().learner});
    }
}

void Repair::augment(std::size_t end) {
    balance_[end] += 1;
    std::size_t node = end;
    while (true) {
        const auto [from, learner] = step_[node];
        if (learner >= 0) {
            if (from >= 0 && at(from) != sink_) stand_up(learner);
            if (node == sink_) {
                seat_[at(learner)] = no_coach;
                note_unplaced(learner);
            } else {
                for (const Candidate& candidate : candidates_.of(learner)) {
                    if (at(candidate.coach) == node) score_there_[at(learner)] = candidate.score;
                }
                sit(learner, static_cast<std::int32_t>(node));
            }
        } else if (from >= 0) {
            if (parent_[at(from)] == node && at(from) != sink_) {
                flow_[at(from)] += 1;
            } else {
                flow_[node] -= 1;
            }
        }
        if (from < 0) return;
        node = at(from);
    }
}

void Repair::raise_prices(std::int64_t distance) {
    const std::int64_t shift = std::max<std::int64_t>(distance - std::min(distance_[sink_], distance), 0);
    for (const std::size_t node : touched_) {
        if (distance_[node] < distance) price_[node] += distance - distance_[node];
    }
    if (shift == 0) return;
    for (std::int64_t& price : price_) price -= shift;
}

}  // namespace cairn::matching
