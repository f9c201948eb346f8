#include "core/matching/cohort_scores.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace cairn::matching {
namespace {

bool is_before(const Lock& a, const Lock& b) { return std::tie(a.learner, a.coach) < std::tie(b.learner, b.coach); }

/// Positive points: what a perfect pair could reach.
std::int64_t points_best(std::initializer_list<std::int32_t> weights) {
    std::int64_t sum = 0;
    for (const std::int32_t weight : weights) sum += std::max(weight, 0);
    return sum;
}

bool are_weights_sane(const Weights& w) {
    for (const std::int32_t weight :
         {w.skills, w.shared_time, w.language, w.experience, w.load, w.same_team, w.zone_distance}) {
        if (weight > weight_max || weight < -weight_max) return false;
    }
    return points_best({w.skills, w.shared_time, w.language}) > 0;
}

std::int64_t learner_points(const Weights& w) {
    return points_best({w.skills, w.shared_time, w.language, w.experience, w.load, w.same_team});
}

std::int32_t as_score(std::int64_t micro_points, std::int64_t points) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(micro_points / points, 1, score_max));
}

/// What is the same for every learner of a coach.
struct CoachSide {
    std::vector<std::int64_t> language_share;
    std::int64_t quarter_share = 0;
};

/// The pair as the coach sees it: of their hours and languages, not of the learner's; load and years are their own.
std::int64_t coach_micro(const LearnerFeatures& x, const CoachFeatures& y, const CoachSide& side,
                         const MatchScore& score, const Weights& weights) {
    std::int64_t micro = score.term(TermKind::skills).micro + score.term(TermKind::same_team).micro +
                         score.term(TermKind::zone_distance).micro;
    micro += weights.shared_time * side.quarter_share * (x.free_utc & y.free_utc).count();
    for (std::size_t i = 0; i < y.languages.size(); ++i) {
        if (std::ranges::contains(x.languages, y.languages[i])) micro += weights.language * side.language_share[i];
    }
    return micro;
}

PairFaults faults_of(const Rules& rules, const CohortOptions& options, bool is_standing) {
    PairFaults faults = 0;
    if (is_standing && options.keeps_standing) return faults;
    for (std::size_t rule = 0; rule < rule_count; ++rule) {
        if (!rules.rules[rule].passes) faults |= fault_of(static_cast<RuleKind>(rule));
    }
    const auto ignore = [&](RuleKind kind) { faults = static_cast<PairFaults>(faults & ~fault_of(kind)); };
    if (!options.needs_common_language) ignore(RuleKind::common_language);
    if (is_standing) ignore(RuleKind::not_paused);
    if (!options.keeps_managers_apart) ignore(RuleKind::not_own_manager);
    return faults;
}

std::int32_t places_of(const CoachFeatures& y, std::int32_t standing, const CohortOptions& options) {
    std::int64_t places = std::clamp<std::int64_t>(y.capacity - y.taken, 0, learner_count_max);
    if (options.places_max > 0) places = std::min<std::int64_t>(places, options.places_max);
    if (y.is_paused) places = std::min<std::int64_t>(places, standing);
    if (options.keeps_standing) places = std::max<std::int64_t>(places, standing);
    return static_cast<std::int32_t>(places);
}

template <class Features>
std::int32_t position_of(const std::vector<Features>& sorted, ProfileId id) {
    const auto it = std::ranges::lower_bound(sorted, id, {}, &Features::id);
    return it == sorted.end() || it->id != id ? no_coach : static_cast<std::int32_t>(it - sorted.begin());
}

}  // namespace

Cohort cohort_of(const Model& model, const graph::SkillGraph& graph, std::span<const CohortLearner> learners,
                 Instant reference) {
    Cohort cohort;
    for (const CohortLearner& learner : learners) {
        const Profile* profile = model.profiles.find(learner.id);
        if (profile == nullptr) continue;
        cohort.learners.push_back(learner_features(model, graph, *profile, learner.needs, reference));
        cohort.learners.back().open_requests.clear();
    }
    std::ranges::sort(cohort.learners, {}, &LearnerFeatures::id);
    for (const Profile* profile : model.profiles.existing()) {
        if (profile->has(role_coach)) cohort.coaches.push_back(coach_features(graph, *profile, 0, reference));
    }
    std::ranges::sort(cohort.coaches, {}, &CoachFeatures::id);
    cohort.standing.assign(cohort.learners.size(), no_coach);

    std::vector<const Request*> requests = model.requests.existing();
    std::ranges::sort(requests, {}, [](const Request* request) { return std::tuple(request->sent_ms, request->id); });
    for (const Request* request : requests) {
        const std::int32_t learner = position_of(cohort.learners, request->learner);
        const std::int32_t coach = position_of(cohort.coaches, request->coach);
        if (coach == no_coach) continue;
        if (learner != no_coach && request->state == RequestState::declined)
            cohort.declined.push_back({learner, coach});
        if (!takes_place(request->state)) continue;
        if (learner != no_coach && cohort.standing[static_cast<std::size_t>(learner)] == no_coach) {
            cohort.standing[static_cast<std::size_t>(learner)] = coach;
            continue;
        }
        ++cohort.coaches[static_cast<std::size_t>(coach)].taken;
        if (learner != no_coach) {
            cohort.learners[static_cast<std::size_t>(learner)].open_requests.push_back(request->coach);
        }
    }
    for (LearnerFeatures& learner : cohort.learners) std::ranges::sort(learner.open_requests);
    std::ranges::sort(cohort.declined, is_before);
    const auto doubles = std::ranges::unique(cohort.declined);
    cohort.declined.erase(doubles.begin(), doubles.end());
    return cohort;
}

std::int32_t pair_score(const LearnerFeatures& learner, const CoachFeatures& coach, const Weights& weights) {
    return as_score(score_match(learner, coach, weights).score_micro, learner_points(weights));
}

std::expected<CohortScores, CohortFault> cohort_scores(const Cohort& cohort, const CohortOptions& options) {
    const Weights& weights = options.weights;
    if (!are_weights_sane(weights)) return std::unexpected(CohortFault::weight_out_of_range);
    const std::size_t coaches = cohort.coaches.size();
    for (const Lock& pair : options.kept_apart) {
        if (pair.learner < 0 || pair.learner >= std::ssize(cohort.learners) || pair.coach < 0 ||
            pair.coach >= std::ssize(cohort.coaches)) {
            return std::unexpected(CohortFault::index_unknown);
        }
    }
    const std::int64_t points = learner_points(weights);
    const std::int64_t coach_points =
        points_best({weights.skills, weights.shared_time, weights.language, weights.same_team});
    std::vector<std::int32_t> standing_count(coaches, 0);
    for (const std::int32_t coach : cohort.standing) {
        if (coach != no_coach) ++standing_count[static_cast<std::size_t>(coach)];
    }
    std::vector<CoachSide> sides(coaches);
    CohortScores result;
    result.learner_count = static_cast<std::int32_t>(cohort.learners.size());
    for (std::size_t coach = 0; coach < coaches; ++coach) {
        const CoachFeatures& y = cohort.coaches[coach];
        sides[coach].language_share = language_shares(y.languages.size());
        const std::int64_t free_quarters = y.free_utc.count();
        sides[coach].quarter_share = free_quarters == 0 ? 0 : share_scale / free_quarters;
        result.places.push_back(places_of(y, standing_count[coach], options));
    }
    const std::size_t pairs = cohort.learners.size() * coaches;
    result.scores.reserve(pairs);
    result.coach_scores.reserve(pairs);
    result.faults.reserve(pairs);
    for (std::size_t learner = 0; learner < cohort.learners.size(); ++learner) {
        const LearnerFeatures& x = cohort.learners[learner];
        for (std::size_t coach = 0; coach < coaches; ++coach) {
            const CoachFeatures& y = cohort.coaches[coach];
            const bool is_standing = cohort.standing[learner] == static_cast<std::int32_t>(coach);
            const PairFaults faults = faults_of(check_rules(x, y, options.shared_minutes_min), options, is_standing);
            result.faults.push_back(faults);
            if (faults != 0) {
                result.scores.push_back(forbidden_score);
                result.coach_scores.push_back(forbidden_score);
                continue;
            }
            const MatchScore score = score_match(x, y, weights);
            const auto put = [&](std::vector<std::int32_t>& scores, std::int32_t worth) {
                scores.push_back(is_standing ? std::min(worth + standing_bonus, score_max) : worth);
            };
            put(result.scores, as_score(score.score_micro, points));
            put(result.coach_scores, as_score(coach_micro(x, y, sides[coach], score, weights), coach_points));
        }
    }
    const auto forbid = [&](const Lock& pair, PairFaults fault) {
        const std::size_t at = static_cast<std::size_t>(pair.learner) * coaches + static_cast<std::size_t>(pair.coach);
        result.faults[at] |= fault;
        result.scores[at] = forbidden_score;
        result.coach_scores[at] = forbidden_score;
    };
    for (const Lock& pair : cohort.declined) {
        if (cohort.standing[static_cast<std::size_t>(pair.learner)] != pair.coach) forbid(pair, fault_declined);
    }
    for (const Lock& pair : options.kept_apart) forbid(pair, fault_kept_apart);
    return result;
}

}  // namespace cairn::matching
