#include "shell/views/coaches_view.hpp"

#include <algorithm>

#include "core/matching/why_not.hpp"
#include "shell/text/format.hpp"
#include "shell/views/shared_hours.hpp"

namespace cairn::views {
namespace {

using matching::RankedCoach;
using matching::Rule;
using matching::RuleKind;
using matching::Term;
using matching::TermKind;
using text::Text;

constexpr std::array all_terms{TermKind::skills, TermKind::shared_time, TermKind::language,     TermKind::experience,
                               TermKind::load,   TermKind::same_team,   TermKind::zone_distance};
constexpr std::array all_rules{RuleKind::is_coach,        RuleKind::not_self,        RuleKind::not_paused,
                               RuleKind::free_place,      RuleKind::common_language, RuleKind::shared_hours,
                               RuleKind::not_own_manager, RuleKind::not_already};

std::string term_evidence(const Text& text, TermKind kind, const Term& term) {
    switch (kind) {
        case TermKind::skills: return text.coaches_evidence_skills(term.have, term.of);
        case TermKind::shared_time:
            if (term.of == 0) return std::string(text.coaches_rule_hours_unknown());
            return text.coaches_evidence_shared_time(text::format_duration(text, term.have * 15),
                                                     text::format_duration(text, term.of * 15));
        case TermKind::language: return text.coaches_evidence_language(term.have, term.of);
        case TermKind::experience: return text.coaches_evidence_experience(term.have);
        case TermKind::load: return text.coaches_evidence_load(term.have, term.of);
        case TermKind::same_team:
            return std::string(term.have != 0 ? text.coaches_evidence_same_team() : text.coaches_evidence_other_team());
        case TermKind::zone_distance:
            return text.coaches_evidence_zone_distance(text::format_duration(text, term.have));
    }
    return {};
}

std::string rule_pass(const Text& text, RuleKind kind, const Rule& rule) {
    switch (kind) {
        case RuleKind::free_place: return text.coaches_rule_free_place(rule.have);
        case RuleKind::common_language:
            return rule.is_known() ? text.coaches_rule_common_language(rule.have)
                                   : std::string(text.coaches_rule_language_unknown());
        case RuleKind::shared_hours:
            return rule.is_known() ? text.coaches_rule_shared_hours(text::format_duration(text, rule.have))
                                   : std::string(text.coaches_rule_hours_unknown());
        case RuleKind::not_own_manager: return std::string(text.coaches_rule_not_own_manager());
        case RuleKind::is_coach:
        case RuleKind::not_self:
        case RuleKind::not_paused:
        case RuleKind::not_already: return {};  // said only when they fail
    }
    return {};
}

CoachRow coach_row(const ViewInput& input, const RankedCoach& ranked, std::size_t rank) {
    CoachRow row;
    row.id = ranked.coach;
    if (const Profile* profile = input.model.profiles.find(ranked.coach)) {
        row.name = profile->name;
        row.headline = profile->headline.in(input.text.language());
    }
    row.rank = text::format_number(static_cast<std::int64_t>(rank));
    row.score = text::format_micro(ranked.score.score_micro, 1);
    for (const Term& term : ranked.score.terms) {
        if (term.micro > 0) row.parts[row.part_count++] = static_cast<float>(static_cast<double>(term.micro) / 1e8);
    }
    if (!ranked.passes) {
        const RuleKind failed = ranked.rules.first_failed();
        row.failed = rule_failure(input.text, failed, ranked.rules.rule(failed));
    }
    row.row_name = input.text.coaches_row_name(row.rank, row.name, row.score);
    return row;
}

void add_terms(CoachDetail& detail, const Text& text, const matching::MatchScore& score) {
    std::vector<std::int64_t> micro;
    for (const TermKind kind : all_terms) {
        const Term& term = score.term(kind);
        detail.terms.push_back({std::string(term_label(text, kind)), term_evidence(text, kind, term), 0, {}});
        micro.push_back(term.micro);
    }
    set_term_values(detail.terms, micro, score.score_micro, 1);
}

void add_why_not(CoachDetail& detail, const Text& text, std::span<const RankedCoach> ranked, std::size_t position) {
    const matching::WhyNot why = matching::why_not(ranked, position);
    if (why.kind == matching::WhyNotKind::is_first) return;
    detail.why_not_title = text.coaches_why_not_title(detail.name);
    if (why.kind == matching::WhyNotKind::rule_fails) {
        for (const RuleKind kind : why.failed) {
            if (!detail.why_not_text.empty()) detail.why_not_text += ' ';
            detail.why_not_text += rule_failure(text, kind, ranked[position].rules.rule(kind));
        }
        return;
    }
    const std::string behind = text::format_micro(why.behind_micro, 1);
    const auto rank = static_cast<std::int64_t>(why.rank);
    detail.why_not_text = why.reaches_first ? text.coaches_why_not_reachable(rank, behind)
                                            : text.coaches_why_not_unreachable(rank, behind);
    for (const matching::Change& change : why.changes) {
        std::string label;
        switch (change.term) {
            case TermKind::shared_time:
                label = text.coaches_change_shared_time(text::format_duration(text, change.amount * 15));
                break;
            case TermKind::load: label = text.coaches_change_load(change.amount); break;
            case TermKind::language: label = text.coaches_change_language(); break;
            case TermKind::skills: label = text.coaches_change_skills(); break;
            case TermKind::experience:
            case TermKind::same_team:
            case TermKind::zone_distance: label = term_label(text, change.term); break;
        }
        detail.why_not_changes.push_back({std::move(label),
                                          {},
                                          static_cast<double>(change.micro) / 1e6,
                                          text::format_signed_micro(change.micro, 1)});
    }
}

std::string zone_text(const Text& text, std::int32_t minutes_ahead) {
    if (minutes_ahead == 0) return std::string(text.coaches_zone_same());
    const std::string amount = text::format_duration(text, std::abs(minutes_ahead));
    return minutes_ahead > 0 ? text.coaches_zone_ahead(amount) : text.coaches_zone_behind(amount);
}

CoachDetail build_detail(const ViewInput& input, std::span<const RankedCoach> ranked, std::size_t position) {
    CoachDetail detail;
    const RankedCoach& chosen = ranked[position];
    const Profile* coach = input.model.profiles.find(chosen.coach);
    const Profile* learner = input.model.profiles.find(input.me);
    if (coach == nullptr || learner == nullptr) return detail;
    const Text& text = input.text;
    detail.id = chosen.coach;
    detail.name = coach->name;
    detail.headline = coach->headline.in(text.language());
    for (const RuleKind kind : all_rules) {
        const Rule& rule = chosen.rules.rule(kind);
        std::string words = rule.passes ? rule_pass(text, kind, rule) : rule_failure(text, kind, rule);
        if (!words.empty()) detail.rules.push_back({std::move(words), rule.passes});
    }
    add_terms(detail, text, chosen.score);
    detail.total = text::format_micro(chosen.score.score_micro, 1);
    detail.score_micro = chosen.score.score_micro;
    detail.can_request = chosen.passes;
    if (!chosen.passes) {
        const RuleKind failed = chosen.rules.first_failed();
        detail.request_reason = rule_failure(text, failed, chosen.rules.rule(failed));
    }
    const matching::SharedWeek week = matching::shared_week(*learner, *coach, input.now);
    detail.facts =
        text.coaches_facts(text::language_names(text, coach->languages), zone_text(text, week.minutes_ahead));
    fill_week(detail, text, week);
    add_why_not(detail, text, ranked, position);
    return detail;
}

}  // namespace

std::string_view term_label(const Text& text, TermKind kind) {
    switch (kind) {
        case TermKind::skills: return text.coaches_term_skills();
        case TermKind::shared_time: return text.coaches_term_shared_time();
        case TermKind::language: return text.coaches_term_language();
        case TermKind::experience: return text.coaches_term_experience();
        case TermKind::load: return text.coaches_term_load();
        case TermKind::same_team: return text.coaches_term_same_team();
        case TermKind::zone_distance: return text.coaches_term_zone_distance();
    }
    return {};
}

std::string rule_failure(const Text& text, RuleKind kind, const Rule& rule) {
    switch (kind) {
        case RuleKind::is_coach: return std::string(text.coaches_fail_is_coach());
        case RuleKind::not_self: return std::string(text.coaches_fail_not_self());
        case RuleKind::not_paused: return std::string(text.coaches_fail_not_paused());
        case RuleKind::free_place: return std::string(text.coaches_fail_free_place());
        case RuleKind::common_language: return std::string(text.coaches_fail_common_language());
        case RuleKind::shared_hours:
            return text.coaches_fail_shared_hours(text::format_duration(text, rule.have),
                                                  text::format_duration(text, rule.need));
        case RuleKind::not_own_manager: return std::string(text.coaches_fail_not_own_manager());
        case RuleKind::not_already: return std::string(text.coaches_fail_not_already());
    }
    return {};
}

CoachesView build_coaches_view(const ViewInput& input, const CoachesFilter& filter) {
    CoachesView view;
    const Profile* me = input.model.profiles.find(input.me);
    if (me == nullptr || !me->has(role_learner)) {
        view.state = CoachesView::State::not_a_learner;
        return view;
    }
    const auto& ranked = input.indices.coaches(input.me);
    if (ranked.empty()) return view;
    view.state = CoachesView::State::ranked;
    const graph::Plan& plan = input.indices.plan(input.me);
    view.has_goal = plan.target_count > 0;
    const auto count = static_cast<std::int64_t>(ranked.size());
    view.subtitle = !plan.steps.empty()
                        ? input.text.coaches_subtitle_plan(static_cast<std::int64_t>(plan.steps.size()), count)
                        : input.text.coaches_subtitle(count);
    std::size_t selected = 0;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (ranked[i].coach == filter.selected) selected = i;
        if (ranked[i].passes) {
            view.rows.push_back(coach_row(input, ranked[i], i + 1));
        } else if (filter.show_failing || ranked[i].coach == filter.selected) {
            view.failing.push_back(coach_row(input, ranked[i], i + 1));
        }
    }
    const std::int64_t failing_count = count - static_cast<std::int64_t>(view.rows.size());
    if (failing_count > 0) view.failing_text = input.text.coaches_failing(failing_count);
    view.has_detail = true;
    view.detail = build_detail(input, ranked, selected);
    return view;
}

}  // namespace cairn::views
