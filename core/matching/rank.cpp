#include "core/matching/rank.hpp"

#include <algorithm>
#include <utility>

namespace cairn::matching {
namespace {

RankedCoach consider(const LearnerFeatures& x, const CoachFeatures& y, const MatchOptions& options) {
    RankedCoach ranked;
    ranked.coach = y.id;
    ranked.score = score_match(x, y, options.weights);
    ranked.rules = check_rules(x, y, options.shared_minutes_min);
    ranked.passes = ranked.rules.pass();
    return ranked;
}

}  // namespace

CoachIndex::CoachIndex(const Model& model, const graph::SkillGraph& graph, Instant reference) {
    std::vector<ProfileId> taken;  // one entry for each place that is spoken for
    for (const Request& request : model.requests.rows()) {
        if (request.exists && takes_place(request.state)) taken.push_back(request.coach);
    }
    std::ranges::sort(taken);
    for (const Profile& profile : model.profiles.rows()) {
        if (!profile.exists || !profile.has(role_coach)) continue;
        const auto places = std::ranges::equal_range(taken, profile.id);
        coaches_.push_back(coach_features(graph, profile, std::ranges::ssize(places), reference));
    }
    std::ranges::sort(coaches_, {}, &CoachFeatures::id);
}

CoachIndex::CoachIndex(std::vector<CoachFeatures> coaches) : coaches_(std::move(coaches)) {
    std::ranges::sort(coaches_, {}, &CoachFeatures::id);
}

std::vector<OrderedCoach> rank_order(const CoachIndex& index, const LearnerFeatures& learner,
                                     const MatchOptions& options) {
    const std::span<const CoachFeatures> coaches = index.coaches();
    std::vector<OrderedCoach> order;
    order.reserve(coaches.size());
    for (std::size_t position = 0; position < coaches.size(); ++position) {
        const CoachFeatures& coach = coaches[position];
        order.push_back({.score_micro = score_match(learner, coach, options.weights).score_micro,
                         .position = static_cast<std::uint32_t>(position),
                         .passes = check_rules(learner, coach, options.shared_minutes_min).pass()});
    }
    std::ranges::sort(order, [](const OrderedCoach& a, const OrderedCoach& b) {
        if (a.passes != b.passes) return a.passes;
        if (a.score_micro != b.score_micro) return a.score_micro > b.score_micro;
        return a.position < b.position;  // as the ids are
    });
    return order;
}

std::vector<RankedCoach> rank_coaches(const CoachIndex& index, const LearnerFeatures& learner,
                                      const MatchOptions& options) {
    const std::vector<OrderedCoach> order = rank_order(index, learner, options);
    std::vector<RankedCoach> ranked;
    ranked.reserve(order.size());
    for (const OrderedCoach& coach : order) {
        ranked.push_back(consider(learner, index.coaches()[coach.position], options));
    }
    return ranked;
}

std::vector<RankedCoach> rank_coaches(const Model& model, const graph::SkillGraph& graph, ProfileId learner,
                                      std::span<const SkillNeed> needs, Instant now, const MatchOptions& options) {
    const Profile* profile = model.profiles.find(learner);
    if (profile == nullptr) return {};
    return rank_coaches(CoachIndex(model, graph, now), learner_features(model, graph, *profile, needs, now), options);
}

std::optional<RankedCoach> match_pair(const Model& model, const graph::SkillGraph& graph, ProfileId learner,
                                      ProfileId coach, std::span<const SkillNeed> needs, Instant now,
                                      const MatchOptions& options) {
    const Profile* one = model.profiles.find(learner);
    const Profile* other = model.profiles.find(coach);
    if (one == nullptr || other == nullptr) return std::nullopt;
    const LearnerFeatures x = learner_features(model, graph, *one, needs, now);
    const CoachFeatures y = coach_features(graph, *other, places_taken(model, coach), now);
    return consider(x, y, options);
}

std::vector<SkillPart> skill_parts(const graph::SkillGraph& graph, const LearnerFeatures& x, const CoachFeatures& y,
                                   const Weights& weights) {
    std::vector<SkillPart> parts;
    for (graph::SkillIndex skill = 0; skill < x.gap.size(); ++skill) {
        if (x.gap[skill] == 0) continue;
        const auto it = std::ranges::lower_bound(y.skills, skill, {}, &CoachSkill::skill);
        const std::int64_t level = it == y.skills.end() || it->skill != skill ? 0 : it->level;
        parts.push_back({graph.id(skill), weights.skills * x.gap[skill] * expertise(level), x.gap[skill], level});
    }
    std::ranges::sort(parts, [](const SkillPart& a, const SkillPart& b) {
        return a.gap_share != b.gap_share ? a.gap_share > b.gap_share : a.skill < b.skill;
    });
    return parts;
}

}  // namespace cairn::matching
