#include "core/matching/score.hpp"

#include <algorithm>
#include <cstdlib>

namespace cairn::matching {
namespace {

constexpr std::int64_t minutes_per_day = 24 * 60;
constexpr std::int64_t half_day_minutes = minutes_per_day / 2;

/// What the weight gives at its best; a negative weight gives nothing there.
std::int64_t best(std::int64_t micro) { return std::max<std::int64_t>(micro, 0); }

Term skills_term(const LearnerFeatures& x, const CoachFeatures& y, std::int64_t weight) {
    Term term;
    std::int64_t product = 0;
    for (const CoachSkill& skill : y.skills) {
        const std::int64_t gap = x.gap[skill.skill];
        if (gap == 0) continue;
        product += gap * expertise(skill.level);
        term.have += skill.level >= coaching_level ? 1 : 0;
    }
    term.of = x.need_count;
    term.micro = weight * product;
    term.micro_best = x.need_count == 0 ? 0 : best(weight * gap_scale * expertise_scale);
    return term;
}

Term shared_time_term(const LearnerFeatures& x, const CoachFeatures& y, std::int64_t weight) {
    Term term;
    term.have = (x.free_utc & y.free_utc).count();
    term.of = x.free_utc.count();
    if (term.of == 0) return term;
    const std::int64_t quarter_share = share_scale / term.of;  // every x_q
    term.micro = weight * quarter_share * term.have;
    term.micro_best = best(weight * quarter_share * term.of);
    return term;
}

Term language_term(const LearnerFeatures& x, const CoachFeatures& y, std::int64_t weight) {
    Term term;
    for (std::size_t i = 0; i < x.languages.size(); ++i) {
        if (!std::ranges::contains(y.languages, x.languages[i])) continue;
        term.micro += weight * x.language_share[i];
        term.have += 1;
    }
    term.of = static_cast<std::int64_t>(x.languages.size());
    term.micro_best = term.of == 0 ? 0 : best(weight * share_scale);
    return term;
}

Term load_term(const CoachFeatures& y, std::int64_t weight) {
    Term term;
    term.have = std::min(y.taken, y.capacity);
    term.of = y.capacity;
    if (y.capacity > 0) term.micro = weight * (share_scale / y.capacity) * term.have;
    term.micro_best = best(weight * share_scale);
    return term;
}

Term zone_term(const LearnerFeatures& x, const CoachFeatures& y, std::int64_t weight) {
    Term term;
    const std::int64_t apart = std::abs(x.offset_minutes - y.offset_minutes) % minutes_per_day;
    term.have = std::min(apart, minutes_per_day - apart);
    term.of = half_day_minutes;
    term.micro = weight * share_scale * term.have / half_day_minutes;  // the entry of W itself is a whole number
    term.micro_best = best(weight * share_scale);
    return term;
}

}  // namespace

MatchScore score_match(const LearnerFeatures& x, const CoachFeatures& y, const Weights& weights) {
    MatchScore score;
    const auto put = [&](TermKind kind, const Term& term) {
        score.terms[static_cast<std::size_t>(kind)] = term;
        score.score_micro += term.micro;
    };
    put(TermKind::skills, skills_term(x, y, weights.skills));
    put(TermKind::shared_time, shared_time_term(x, y, weights.shared_time));
    put(TermKind::language, language_term(x, y, weights.language));
    const std::int64_t experience = std::int64_t{weights.experience} * share_scale;
    put(TermKind::experience, {experience / years_full * y.years, best(experience), y.years, years_full});
    put(TermKind::load, load_term(y, weights.load));
    const bool same_team = x.team != 0 && x.team == y.team;
    const std::int64_t team = std::int64_t{weights.same_team} * share_scale;
    put(TermKind::same_team, {same_team ? team : 0, best(team), same_team ? 1 : 0, 1});
    put(TermKind::zone_distance, zone_term(x, y, weights.zone_distance));
    return score;
}

}  // namespace cairn::matching
