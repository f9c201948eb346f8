#include "core/matching/conflict.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "core/matching/problem_rules.hpp"
#include "core/matching/row_scan.hpp"

namespace cairn::matching {
namespace {

constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

class DeletionFilter {
public:
    explicit DeletionFilter(const AssignmentProblem& problem) : problem_(problem) {
        list_forbidden();
        for (std::size_t group = 0; group < problem.groups.size(); ++group) {
            rules_.push_back({.kind = CohortRuleKind::group_places,
                              .index = static_cast<std::int32_t>(group),
                              .count = problem.groups[group].places});
        }
        list_coaches(CohortRuleKind::places, problem.places);
        for (std::size_t lock = 0; lock < problem.locks.size(); ++lock) {
            rules_.push_back({.kind = CohortRuleKind::lock,
                              .learner = problem.locks[lock].learner,
                              .coach = problem.locks[lock].coach,
                              .index = static_cast<std::int32_t>(lock)});
        }
        if (problem.placed_min > 0) {
            rules_.push_back({.kind = CohortRuleKind::placed_min, .count = problem.placed_min});
        }
        list_coaches(CohortRuleKind::places_min, problem.places_min);
        is_kept_.assign(rules_.size(), true);
        may_have_all_.assign(at(problem.scores.learner_count), false);
    }

    [[nodiscard]] std::expected<std::vector<CohortRule>, AssignmentFault> run() {
        if (has_bad_scores_) return std::unexpected(AssignmentFault::score_out_of_range);
        if (is_feasible()) return std::vector<CohortRule>{};
        std::vector<CohortRule> one = filtered();
        std::ranges::reverse(rules_);
        std::vector<CohortRule> other = filtered();
        std::ranges::reverse(other);
        std::vector<CohortRule>& smaller = other.size() < one.size() ? other : one;
        std::ranges::stable_sort(smaller, {}, &CohortRule::kind);
        return std::move(smaller);
    }

private:
    void list_forbidden() {
        const std::int32_t coaches = problem_.scores.coach_count;
        std::vector<std::int32_t> scratch(at(coaches));
        for (std::int32_t learner = 0; learner < problem_.scores.learner_count; ++learner) {
            const std::int32_t* row = problem_.scores.row(learner, scratch.data());
            has_bad_scores_ |= !scores_in_range(row, coaches);
            const auto count = static_cast<std::int32_t>(std::count(row, row + coaches, forbidden_score));
            if (count > 0) {
                rules_.push_back({.kind = CohortRuleKind::forbidden, .learner = learner, .count = count});
            }
        }
    }

    void list_coaches(CohortRuleKind kind, std::span<const std::int32_t> counts) {
        for (std::size_t coach = 0; coach < counts.size(); ++coach) {
            if (kind == CohortRuleKind::places_min && counts[coach] == 0) continue;
            rules_.push_back({.kind = kind, .coach = static_cast<std::int32_t>(coach), .count = counts[coach]});
        }
    }

    /// What cannot be left out when the first rules are tried first.
    std::vector<CohortRule> filtered() {
        is_kept_.assign(rules_.size(), true);
        drop_from(0, rules_.size());
        std::vector<CohortRule> kept;
        for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
            if (is_kept_[rule]) kept.push_back(rules_[rule]);
        }
        return kept;
    }

    /// Leaves out what it can of a run of rules. Half by half: what is left out together needs one look.
    void drop_from(std::size_t begin, std::size_t end) {
        if (begin == end) return;
        const auto set = [&](bool is_kept) {
            std::fill(is_kept_.begin() + static_cast<std::ptrdiff_t>(begin),
                      is_kept_.begin() + static_cast<std::ptrdiff_t>(end), is_kept);
        };
        set(false);
        if (!is_feasible()) return;
        set(true);
        if (end - begin == 1) return;
        const std::size_t middle = begin + (end - begin) / 2;
        drop_from(begin, middle);
        drop_from(middle, end);
    }

    /// Whether the rules that are kept can all be obeyed. The prices that least loads may take are no reason: with
    /// scores of 1 they stay small.
    bool is_feasible() {
        AssignmentProblem rest;
        rest.scores = {.learner_count = problem_.scores.learner_count,
                       .coach_count = problem_.scores.coach_count,
                       .compute = compute,
                       .context = this};
        rest.places.assign(problem_.places.size(), problem_.scores.learner_count);
        rest.places_min.assign(problem_.places.size(), 0);
        rest.groups = problem_.groups;
        for (CoachGroup& group : rest.groups) group.places = problem_.scores.learner_count;
        std::ranges::fill(may_have_all_, true);
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (!is_kept_[i]) continue;
            const CohortRule& rule = rules_[i];
            switch (rule.kind) {
                case CohortRuleKind::lock: rest.locks.push_back({rule.learner, rule.coach}); break;
                case CohortRuleKind::places: rest.places[at(rule.coach)] = rule.count; break;
                case CohortRuleKind::places_min: rest.places_min[at(rule.coach)] = rule.count; break;
                case CohortRuleKind::group_places: rest.groups[at(rule.index)].places = rule.count; break;
                case CohortRuleKind::placed_min: rest.placed_min = rule.count; break;
                case CohortRuleKind::forbidden: may_have_all_[at(rule.learner)] = false; break;
            }
        }
        return assign(rest).has_value();
    }

    static void compute(const void* context, std::int32_t learner, std::int32_t* row) {
        const auto& self = *static_cast<const DeletionFilter*>(context);
        const std::int32_t* scores = self.problem_.scores.row(learner, row);
        const bool may_have_all = self.may_have_all_[at(learner)];
        for (std::int32_t coach = 0; coach < self.problem_.scores.coach_count; ++coach) {
            row[coach] = scores[coach] >= 0 || may_have_all ? 1 : forbidden_score;
        }
    }

    const AssignmentProblem& problem_;
    std::vector<CohortRule> rules_;
    std::vector<bool> is_kept_;
    std::vector<bool> may_have_all_;
    bool has_bad_scores_ = false;
};

}  // namespace

std::expected<std::vector<CohortRule>, AssignmentFault> find_conflict(const AssignmentProblem& problem) {
    if (const auto fault = find_fault(problem)) return std::unexpected(*fault);
    return DeletionFilter(problem).run();
}

}  // namespace cairn::matching
