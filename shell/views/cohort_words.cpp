#include "shell/views/cohort_words.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

using matching::CohortRule;
using matching::CohortRuleKind;
using matching::MoveReason;
using matching::RuleKind;
using matching::UnplacedKind;
using text::Text;

constexpr std::size_t rules_shown_max = 4;  ///< of one kind

std::string name_of(const ViewInput& input, ProfileId id) {
    const Profile* profile = input.model.profiles.find(id);
    return profile != nullptr ? profile->name : std::string();
}
std::string learner_name(const ViewInput& input, const matching::Cohort& cohort, std::int32_t learner) {
    return name_of(input, cohort.learners[static_cast<std::size_t>(learner)].id);
}
std::string coach_name(const ViewInput& input, const matching::Cohort& cohort, std::int32_t coach) {
    return name_of(input, cohort.coaches[static_cast<std::size_t>(coach)].id);
}

/// By bit of PairFaults.
std::string_view fault_words(const Text& text, std::size_t fault) {
    switch (fault) {
        case 8: return text.cohort_fault_declined();
        case 9: return text.cohort_fault_kept_apart();
        default: break;
    }
    switch (static_cast<RuleKind>(fault)) {
        case RuleKind::is_coach: return text.cohort_fault_is_coach();
        case RuleKind::not_self: return text.cohort_fault_not_self();
        case RuleKind::not_paused: return text.cohort_fault_not_paused();
        case RuleKind::free_place: return text.cohort_fault_free_place();
        case RuleKind::common_language: return text.cohort_fault_common_language();
        case RuleKind::shared_hours: return text.cohort_fault_shared_hours();
        case RuleKind::not_own_manager: return text.cohort_fault_not_own_manager();
        case RuleKind::not_already: return text.cohort_fault_not_already();
    }
    return {};
}

std::string_view one_rule_words(const Text& text, std::size_t fault) {
    switch (fault) {
        case 8: return text.cohort_none_one_declined();
        case 9: return text.cohort_none_one_kept_apart();
        default: break;
    }
    switch (static_cast<RuleKind>(fault)) {
        case RuleKind::is_coach: return text.cohort_none_one_is_coach();
        case RuleKind::not_self: return text.cohort_none_one_not_self();
        case RuleKind::not_paused: return text.cohort_none_one_not_paused();
        case RuleKind::free_place: return text.cohort_none_one_free_place();
        case RuleKind::common_language: return text.cohort_none_one_common_language();
        case RuleKind::shared_hours: return text.cohort_none_one_shared_hours();
        case RuleKind::not_own_manager: return text.cohort_none_one_not_own_manager();
        case RuleKind::not_already: return text.cohort_none_one_not_already();
    }
    return {};
}

/// "too few shared hours 14, no common language 9", most first.
std::string fault_parts(const Text& text, const std::array<std::int32_t, matching::pair_fault_count>& counts) {
    std::vector<std::pair<std::int32_t, std::size_t>> order;
    for (std::size_t fault = 0; fault < counts.size(); ++fault) {
        if (counts[fault] > 0) order.emplace_back(-counts[fault], fault);
    }
    std::ranges::sort(order);
    std::string parts;
    for (const auto& [count, fault] : order) {
        if (!parts.empty()) parts += text.language_separator();
        parts += text.cohort_none_part(fault_words(text, fault), -count);
    }
    return parts;
}

std::string lock_words(const ViewInput& input, const matching::Cohort& cohort, const matching::CohortMatch& match,
                       const CohortRule& rule) {
    const std::string learner = learner_name(input, cohort, rule.learner);
    const std::string coach = coach_name(input, cohort, rule.coach);
    const bool is_promised = static_cast<std::size_t>(rule.index) < match.promised_count;
    return is_promised ? input.text.cohort_conflict_lock(learner, coach)
                       : input.text.cohort_conflict_kept(learner, coach);
}

/// Where a lock of the same conflict names the coach, only what stands between these two is told.
std::string forbidden_words(const ViewInput& input, const matching::Cohort& cohort, const matching::CohortMatch& match,
                            const CohortRule& rule) {
    const auto lock = std::ranges::find_if(match.conflict, [&](const CohortRule& other) {
        return other.kind == CohortRuleKind::lock && other.learner == rule.learner;
    });
    const std::size_t row = static_cast<std::size_t>(rule.learner) * cohort.coaches.size();
    std::array<std::int32_t, matching::pair_fault_count> counts{};
    for (std::size_t coach = 0; coach < cohort.coaches.size(); ++coach) {
        if (lock != match.conflict.end() && lock->coach != static_cast<std::int32_t>(coach)) continue;
        for (std::size_t bit = 0; bit < counts.size(); ++bit) {
            if (((match.scores.faults[row + coach] >> bit) & 1U) != 0) ++counts[bit];
        }
    }
    const std::string learner = learner_name(input, cohort, rule.learner);
    if (lock == match.conflict.end()) {
        return input.text.cohort_conflict_forbidden(learner, rule.count, fault_parts(input.text, counts));
    }
    std::vector<std::string> faults;
    for (std::size_t bit = 0; bit < counts.size(); ++bit) {
        if (counts[bit] > 0) faults.emplace_back(fault_words(input.text, bit));
    }
    return input.text.cohort_conflict_pair(learner, coach_name(input, cohort, lock->coach),
                                           join_names(input.text, faults, faults.size()));
}

/// Many coaches whose places are too few: their number says more than their names.
std::string all_places_words(const Text& text, const std::vector<CohortRule>& conflict) {
    std::int64_t coaches = 0;
    std::int64_t places = 0;
    for (const CohortRule& rule : conflict) {
        if (rule.kind != CohortRuleKind::places) continue;
        ++coaches;
        places += rule.count;
    }
    return text.cohort_conflict_places_all(coaches, places);
}

std::string rule_words(const ViewInput& input, const matching::Cohort& cohort, const matching::CohortMatch& match,
                       const CohortRule& rule) {
    const Text& text = input.text;
    switch (rule.kind) {
        case CohortRuleKind::lock: return lock_words(input, cohort, match, rule);
        case CohortRuleKind::places:
            return text.cohort_conflict_places(coach_name(input, cohort, rule.coach), rule.count);
        case CohortRuleKind::places_min:
            return text.cohort_conflict_places_min(coach_name(input, cohort, rule.coach), rule.count);
        case CohortRuleKind::group_places: return text.cohort_conflict_group(rule.count);
        case CohortRuleKind::placed_min: return text.cohort_conflict_placed_min(rule.count);
        case CohortRuleKind::forbidden: return forbidden_words(input, cohort, match, rule);
    }
    return {};
}

}  // namespace

std::string unplaced_words(const Text& text, const matching::Unplaced& unplaced) {
    switch (unplaced.kind) {
        case UnplacedKind::no_coaches: return std::string(text.cohort_none_no_coaches());
        case UnplacedKind::one_rule: return std::string(one_rule_words(text, unplaced.fault));
        case UnplacedKind::many_rules: return text.cohort_none_many_rules(fault_parts(text, unplaced.coaches_by_fault));
        case UnplacedKind::all_full: return text.cohort_none_all_full(unplaced.possible);
        case UnplacedKind::groups_full: return text.cohort_none_groups_full(unplaced.possible);
        case UnplacedKind::left_out: return std::string(text.cohort_none_left_out());
    }
    return {};
}

std::string move_reason(const ViewInput& input, const matching::Cohort& cohort, const CohortSolution& solution,
                        matching::MatchMode mode, std::size_t learner) {
    const Text& text = input.text;
    const matching::Move& move = solution.moves[learner];
    const auto before = [&] { return coach_name(input, cohort, move.from); };
    if (move.to == matching::no_coach) {
        const auto unplaced = std::ranges::find(solution.match.unplaced, static_cast<std::int32_t>(learner),
                                                &matching::Unplaced::learner);
        const std::string why =
            unplaced == solution.match.unplaced.end() ? std::string() : unplaced_words(text, *unplaced);
        if (move.reason != MoveReason::rule) return why;
        return text.cohort_two_sentences(text.cohort_reason_rule(before(), fault_words(text, move.fault)), why);
    }
    switch (move.reason) {
        case MoveReason::stays:
            if (move.is_promised) return std::string(text.cohort_reason_promised());
            return move.is_locked ? std::string(text.cohort_reason_kept()) : text.cohort_reason_stays(before());
        case MoveReason::promised: return std::string(text.cohort_reason_promised());
        case MoveReason::first_coach: return std::string(text.cohort_reason_first_coach());
        case MoveReason::rule: return text.cohort_reason_rule(before(), fault_words(text, move.fault));
        case MoveReason::better: return text.cohort_reason_better(weight_label(text, move.term));
        case MoveReason::as_good: return text.cohort_reason_as_good(before());
        case MoveReason::left_out:
        case MoveReason::gives_way: break;
    }
    switch (mode) {
        case matching::MatchMode::best_total: return text.cohort_reason_gives_way_total(before());
        case matching::MatchMode::fairest: return text.cohort_reason_gives_way_fairest(before());
        case matching::MatchMode::stable: return text.cohort_reason_gives_way_stable(before());
    }
    return {};
}

std::vector<std::string> conflict_words(const ViewInput& input, const matching::Cohort& cohort,
                                        const matching::CohortMatch& match) {
    std::map<CohortRuleKind, std::size_t> shown;
    std::map<CohortRuleKind, std::size_t> all;
    for (const CohortRule& rule : match.conflict) ++all[rule.kind];
    std::vector<std::string> lines;
    for (const CohortRule& rule : match.conflict) {
        const std::size_t position = shown[rule.kind]++;
        const std::size_t count = all[rule.kind];
        const bool are_counted = count > rules_shown_max + 1;  // one left over is told rather than counted
        if (are_counted && rule.kind == CohortRuleKind::places) {
            if (position == 0) lines.push_back(all_places_words(input.text, match.conflict));
        } else if (!are_counted || position < rules_shown_max) {
            lines.push_back(rule_words(input, cohort, match, rule));
        } else if (position == rules_shown_max) {
            lines.push_back(input.text.cohort_conflict_more(static_cast<std::int64_t>(count - rules_shown_max)));
        }
    }
    return lines;
}

std::string_view weight_label(const Text& text, matching::TermKind term) {
    switch (term) {
        case matching::TermKind::skills: return text.cohort_weight_skills();
        case matching::TermKind::shared_time: return text.cohort_weight_shared_time();
        case matching::TermKind::language: return text.cohort_weight_language();
        case matching::TermKind::experience: return text.cohort_weight_experience();
        case matching::TermKind::load: return text.cohort_weight_load();
        case matching::TermKind::same_team: return text.cohort_weight_same_team();
        case matching::TermKind::zone_distance: return text.cohort_weight_zone_distance();
    }
    return {};
}

}  // namespace cairn::views
