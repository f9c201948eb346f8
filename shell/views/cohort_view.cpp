#include "shell/views/cohort_view.hpp"

#include <algorithm>
#include <tuple>

#include "core/exchange/export_csv.hpp"
#include "core/matching/match_record.hpp"
#include "shell/text/format.hpp"
#include "shell/views/cohort_words.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

using matching::MatchMode;
using matching::MatchStatus;
using matching::no_coach;
using matching::TermKind;
using matching::Weights;
using text::Text;

constexpr std::int64_t micro_points_per_unit = 100;  ///< a score is 0..1'000'000, points are 0..100'000'000 micro

std::string points(std::int64_t score) { return text::format_micro(score * micro_points_per_unit, 1); }
std::string signed_points(std::int64_t score) { return text::format_signed_micro(score * micro_points_per_unit, 1); }

std::string name_of(const ViewInput& input, ProfileId id) {
    const Profile* profile = input.model.profiles.find(id);
    return profile != nullptr ? profile->name : std::string();
}

std::int32_t Weights::* member_of(TermKind term) {
    switch (term) {
        case TermKind::skills: return &Weights::skills;
        case TermKind::shared_time: return &Weights::shared_time;
        case TermKind::language: return &Weights::language;
        case TermKind::experience: return &Weights::experience;
        case TermKind::load: return &Weights::load;
        case TermKind::same_team: return &Weights::same_team;
        case TermKind::zone_distance: return &Weights::zone_distance;
    }
    return &Weights::skills;
}

/// Load, the same team and a distance of zones count against a pair; an organiser turns how much their absence counts.
bool counts_against(TermKind term) {
    return term == TermKind::load || term == TermKind::same_team || term == TermKind::zone_distance;
}

int turned_value(const Weights& weights, TermKind term) {
    const std::int32_t weight = weights.*member_of(term);
    return counts_against(term) ? -weight : weight;
}

void add_weights(CohortView& view, const Text& text, const Weights& weights) {
    const Weights usual;
    // Load is left out: what a match gives does not count as taken, so turning it would seem to do nothing.
    for (const TermKind term : {TermKind::skills, TermKind::shared_time, TermKind::language, TermKind::experience,
                                TermKind::same_team, TermKind::zone_distance}) {
        CohortWeight weight;
        weight.term = term;
        weight.label = weight_label(text, term);
        weight.value = turned_value(weights, term);
        weight.usual = turned_value(usual, term);
        const std::string value = text::format_number(weight.value);
        weight.words =
            weight.value == weight.usual ? value : text.cohort_arrow(text::format_number(weight.usual), value);
        view.weights.push_back(std::move(weight));
    }
    view.is_usual = weights == usual;
}

void add_mode(CohortView& view, const Text& text, MatchMode mode) {
    view.modes = {std::string(text.cohort_mode_total()), std::string(text.cohort_mode_fairest()),
                  std::string(text.cohort_mode_stable())};
    switch (mode) {
        case MatchMode::best_total: view.mode_help = text.cohort_mode_total_help(); break;
        case MatchMode::fairest: view.mode_help = text.cohort_mode_fairest_help(); break;
        case MatchMode::stable: view.mode_help = text.cohort_mode_stable_help(); break;
    }
}

void add_proof(CohortView& view, const Text& text, const matching::CohortMatch& match, MatchMode mode) {
    const std::string pairs = text::format_number(std::ssize(match.scores.scores));
    view.is_proven = match.is_proven;
    if (!match.is_proven) {
        view.proof = text.cohort_not_proven();
        view.proof_line = match.bound == match.total ? std::string(text.cohort_not_proven_floor())
                                                     : text.cohort_not_proven_line(points(match.bound - match.total));
        return;
    }
    switch (mode) {
        case MatchMode::best_total:
            view.proof = text.cohort_proven_total();
            view.proof_line = text.cohort_proven_total_line(pairs);
            return;
        case MatchMode::fairest:
            view.proof = text.cohort_proven_fairest();
            view.proof_line = text.cohort_proven_fairest_line(points(match.floor), pairs);
            return;
        case MatchMode::stable:
            view.proof = text.cohort_proven_stable();
            view.proof_line = text.cohort_proven_stable_line(pairs);
            return;
    }
}

/// What a match changes, counted.
struct Counts {
    std::int64_t placed = 0;  ///< had nobody and get somebody
    std::int64_t moved = 0;   ///< had somebody and get another or nobody
    std::int64_t stay = 0;    ///< keep whom they have
    std::int64_t locked = 0;
    std::int64_t unplaced = 0;
    std::int64_t ended = 0;
    std::int64_t begun = 0;
};

Counts count_moves(const std::vector<matching::Move>& moves) {
    Counts counts;
    for (const matching::Move& move : moves) {
        const bool had = move.from != no_coach;
        const bool has = move.to != no_coach;
        counts.placed += !had && has ? 1 : 0;
        counts.moved += had && move.is_change() ? 1 : 0;
        counts.stay += had && !move.is_change() ? 1 : 0;
        counts.locked += move.is_locked ? 1 : 0;
        counts.unplaced += has ? 0 : 1;
        counts.ended += had && move.is_change() ? 1 : 0;
        counts.begun += has && move.is_change() ? 1 : 0;
    }
    return counts;
}

std::string headline(const Text& text, const Counts& counts) {
    if (counts.placed > 0 && counts.moved > 0) {
        return text.cohort_headline_both(counts.placed, counts.moved, counts.stay);
    }
    if (counts.placed > 0) return text.cohort_headline_placed(counts.placed, counts.stay);
    if (counts.moved > 0) return text.cohort_headline_moved(counts.moved, counts.stay);
    return std::string(text.cohort_headline_same());
}

bool is_shown(const matching::Move& move, CohortShow show) {
    switch (show) {
        case CohortShow::all: return true;
        case CohortShow::changes: return move.is_change();
        case CohortShow::locked: return move.is_locked;
        case CohortShow::unplaced: return move.to == no_coach;
    }
    return true;
}

/// The highest target first; among equals by title.
std::string goal_words(const ViewInput& input, ProfileId learner) {
    const Goal* goal = app::goal_of(input.model, learner);
    std::string best;
    std::int64_t level = 0;
    if (goal != nullptr) {
        for (const auto& [skill, target] : goal->targets) {
            std::string title = skill_title(input, skill);
            if (title.empty() || target < level || (target == level && !best.empty() && best < title)) continue;
            best = std::move(title);
            level = target;
        }
    }
    return best.empty() ? std::string(input.text.cohort_no_goal()) : best;
}

void put_change(CohortRow& row, const Text& text, const matching::Move& move) {
    if (move.to == no_coach) return;
    if (move.from == no_coach) {
        row.change = text.cohort_new();
        return;
    }
    if (!move.is_change()) {
        row.change = text.cohort_same();
        return;
    }
    const std::int64_t change = std::int64_t{move.score_to} - move.score_from;
    row.change = signed_points(change);
    row.tone = change > 0 ? CohortTone::better : change < 0 ? CohortTone::worse : CohortTone::neutral;
}

void put_lock(CohortRow& row, const ViewInput& input, const matching::Move& move, ProfileId learner, ProfileId coach) {
    const Text& text = input.text;
    row.is_promised = move.is_promised;
    row.is_kept = move.is_locked && !move.is_promised;
    if (row.coach.empty()) return;
    if (row.is_promised) {
        row.lock_name = text.cohort_unlock(row.coach, row.name);
        row.lock_toast = text.cohort_unlocked(row.name);
        row.lock = {input.me, learner, {}};
    } else {
        row.lock_name = row.is_kept ? text.cohort_kept(row.name) : text.cohort_lock(row.coach, row.name);
        row.lock_toast = text.cohort_locked(row.coach, row.name);
        row.lock = {input.me, learner, coach};
    }
}

CohortRow row_of(const ViewInput& input, const matching::Cohort& cohort, const CohortSolution& solution, MatchMode mode,
                 std::size_t learner) {
    const Text& text = input.text;
    const matching::Move& move = solution.moves[learner];
    const auto coach_id = [&](std::int32_t coach) { return cohort.coaches[static_cast<std::size_t>(coach)].id; };
    CohortRow row;
    const ProfileId id = cohort.learners[learner].id;
    row.key = row_key(id);
    row.name = name_of(input, id);
    row.goal = goal_words(input, id);
    if (move.to != no_coach) {
        row.coach = name_of(input, coach_id(move.to));
        row.hours = text::format_duration(text, move.shared_minutes);
        row.score = points(move.score_to);
    }
    if (move.is_change() && move.from != no_coach) row.from = name_of(input, coach_id(move.from));
    put_change(row, text, move);
    row.reason = move_reason(input, cohort, solution, mode, learner);
    row.row_name =
        row.coach.empty() ? text.cohort_row_none(row.name) : text.cohort_row_pair(row.name, row.coach, row.score);
    put_lock(row, input, move, id, move.to == no_coach ? ProfileId{} : coach_id(move.to));
    return row;
}

/// What changes first, then by name.
std::vector<std::size_t> order_of(const ViewInput& input, const matching::Cohort& cohort,
                                  const std::vector<matching::Move>& moves) {
    struct Entry {
        int group = 0;
        std::string name;
        std::size_t learner = 0;
    };
    std::vector<Entry> entries;
    for (std::size_t learner = 0; learner < moves.size(); ++learner) {
        const matching::Move& move = moves[learner];
        const int group = move.is_change() ? (move.from != no_coach ? 0 : 1) : move.to == no_coach ? 2 : 3;
        entries.push_back({group, name_of(input, cohort.learners[learner].id), learner});
    }
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        return std::tie(a.group, a.name, a.learner) < std::tie(b.group, b.name, b.learner);
    });
    std::vector<std::size_t> order;
    for (const Entry& entry : entries) order.push_back(entry.learner);
    return order;
}

struct FigureValues {
    std::int64_t then = 0;
    std::int64_t today = 0;
    bool is_more_better = true;
};

CohortFigure figure(const Text& text, std::string_view label, const FigureValues& values, std::string value,
                    const std::string& today) {
    CohortFigure result{std::string(label), std::move(value), {}, CohortTone::neutral};
    if (values.then == values.today || result.value == today) {  // also where rounding hides the difference
        result.compared = text.cohort_figure_same();
        return result;
    }
    result.compared = text.cohort_figure_today(today);
    const bool is_better = (values.then > values.today) == values.is_more_better;
    result.tone = is_better ? CohortTone::better : CohortTone::worse;
    return result;
}

void add_figures(CohortView& view, const Text& text, const CohortSolution& solution) {
    const matching::CohortFigures& then = solution.then;
    const matching::CohortFigures& today = solution.today;
    const auto add_points = [&](std::string_view label, std::int32_t a, std::int32_t b) {
        view.figures.push_back(figure(text, label, {a, b, true}, points(a), points(b)));
    };
    const auto hours = [](std::int64_t minutes) { return text::format_micro(minutes * 1'000'000 / 60, 1); };
    add_points(text.cohort_figure_mean(), then.mean_score, today.mean_score);
    add_points(text.cohort_figure_worst(), then.worst_tenth_score, today.worst_tenth_score);
    view.figures.push_back(
        figure(text, text.cohort_figure_spread(), {then.load_spread_micro, today.load_spread_micro, false},
               text::format_percent(then.load_spread_micro), text::format_percent(today.load_spread_micro)));
    view.figures.push_back(figure(text, text.cohort_figure_unplaced(), {then.unplaced, today.unplaced, false},
                                  text::format_number(then.unplaced), text::format_number(today.unplaced)));
    view.figures.push_back(figure(text, text.cohort_figure_hours(),
                                  {then.shared_minutes_mean, today.shared_minutes_mean, true},
                                  hours(then.shared_minutes_mean), hours(today.shared_minutes_mean)));
    view.figures.push_back(
        {std::string(text.cohort_figure_moved()), text::format_number(then.moved), {}, CohortTone::neutral});
}

void add_scores(CohortView& view, const Text& text, const std::vector<matching::Move>& moves) {
    constexpr std::int32_t step = matching::score_max / 10;
    std::array<std::int64_t, 10> counts{};
    std::int64_t all = 0;
    for (const matching::Move& move : moves) {
        if (move.to == no_coach) continue;
        ++counts[static_cast<std::size_t>(std::min(move.score_to / step, 9))];
        ++all;
    }
    const auto most = std::ranges::max_element(counts);
    const auto from = [](std::ptrdiff_t bin) { return text::format_number(bin * 10); };
    for (std::size_t bin = 0; bin < counts.size(); ++bin) {
        const auto position = static_cast<std::ptrdiff_t>(bin);
        view.scores.counts.push_back(static_cast<float>(counts[bin]));
        view.scores.steps.push_back(from(position));
        view.scores.values.push_back(text::format_number(counts[bin]));
        view.scores.readings.push_back(text.cohort_scores_reading(from(position), from(position + 1), counts[bin]));
    }
    view.scores.summary =
        text.cohort_scores_summary(from(most - counts.begin()), from(most - counts.begin() + 1), *most, all);
}

void add_publish(CohortView& view, const ViewInput& input, const matching::Cohort& cohort,
                 const std::vector<matching::Move>& moves, const Counts& counts) {
    view.publish.actor = input.me;
    for (std::size_t learner = 0; learner < moves.size(); ++learner) {
        const matching::Move& move = moves[learner];
        if (!move.is_change()) continue;
        const ProfileId coach =
            move.to == no_coach ? ProfileId{} : cohort.coaches[static_cast<std::size_t>(move.to)].id;
        view.publish.pairs.push_back({cohort.learners[learner].id, coach, move.score_to * micro_points_per_unit});
    }
    view.publish_line = input.text.cohort_publish_line(counts.begun, counts.ended);
}

void add_matched(CohortView& view, const ViewInput& input, const CohortFilter& filter, const CohortSolution& solution) {
    const Text& text = input.text;
    const matching::Cohort& cohort = input.indices.cohort();
    const MatchMode mode = filter.scenario.mode;
    const Counts counts = count_moves(solution.moves);
    view.headline = headline(text, counts);
    view.line = text.cohort_line_compared();
    add_proof(view, text, solution.match, mode);
    view.shows = {text.cohort_show_all(text::format_number(std::ssize(solution.moves))),
                  text.cohort_show_changes(text::format_number(counts.placed + counts.moved)),
                  text.cohort_show_locked(text::format_number(counts.locked)),
                  text.cohort_show_unplaced(text::format_number(counts.unplaced))};
    for (const std::size_t learner : order_of(input, cohort, solution.moves)) {
        if (!is_shown(solution.moves[learner], filter.show)) continue;
        view.rows.push_back(row_of(input, cohort, solution, mode, learner));
    }
    add_figures(view, text, solution);
    add_scores(view, text, solution.moves);
    add_publish(view, input, cohort, solution.moves, counts);
}

void add_unmatched(CohortView& view, const ViewInput& input, const matching::CohortMatch& match) {
    const Text& text = input.text;
    switch (match.status) {
        case MatchStatus::conflict:
            view.headline = text.cohort_headline_conflict();
            view.line = text.cohort_line_conflict();
            view.conflict = conflict_words(input, input.indices.cohort(), match);
            return;
        case MatchStatus::not_stable:
            view.headline = text.cohort_headline_not_stable();
            view.line = match.stable_fault == matching::StableFault::placed_missed    ? text.cohort_not_stable_placed()
                        : match.stable_fault == matching::StableFault::group_exceeded ? text.cohort_not_stable_group()
                                                                                      : text.cohort_not_stable_least();
            return;
        case MatchStatus::refused:
            view.headline = text.cohort_headline_refused();
            view.line = text.cohort_line_refused();
            return;
        case MatchStatus::matched: return;
    }
}

bool organises(const ViewInput& input) {
    const Profile* me = input.model.profiles.find(input.me);
    return me != nullptr && me->has(role_organiser);
}

}  // namespace

void set_cohort_weight(Weights& weights, TermKind term, int value) {
    weights.*member_of(term) = counts_against(term) ? -value : value;
}

std::vector<matching::Lock> promised_locks(const Model& model, const matching::Cohort& cohort) {
    std::vector<matching::Lock> locks;
    for (std::size_t learner = 0; learner < cohort.learners.size(); ++learner) {
        const Profile* profile = model.profiles.find(cohort.learners[learner].id);
        if (profile == nullptr || !profile->promised_coach) continue;
        const auto coach = std::ranges::find(cohort.coaches, profile->promised_coach, &matching::CoachFeatures::id);
        if (coach == cohort.coaches.end()) continue;
        locks.push_back(
            {static_cast<std::int32_t>(learner), static_cast<std::int32_t>(coach - cohort.coaches.begin())});
    }
    return locks;
}

CohortSolution solve_cohort(const ViewInput& input, const matching::CohortScenario& scenario) {
    CohortSolution solution;
    if (!organises(input)) return solution;
    const matching::Cohort& cohort = input.indices.cohort();
    const std::vector<matching::Lock> promised = promised_locks(input.model, cohort);
    solution.match = matching::match_cohort(cohort, promised, scenario);
    if (solution.match.status != MatchStatus::matched) return solution;
    solution.moves = matching::moves_of(cohort, solution.match, scenario);
    const Weights& weights = scenario.options.weights;
    solution.then = matching::figures_of(cohort, solution.match.scores, weights, solution.match.coach_of);
    solution.today = matching::figures_of(cohort, solution.match.scores, weights, cohort.standing);
    return solution;
}

CohortView build_cohort_view(const ViewInput& input, const CohortFilter& filter, const CohortSolution& solution) {
    CohortView view;
    view.is_organiser = organises(input);
    if (!view.is_organiser) return view;
    const matching::Cohort& cohort = input.indices.cohort();
    view.has_people = !cohort.learners.empty() && !cohort.coaches.empty();
    add_mode(view, input.text, filter.scenario.mode);
    add_weights(view, input.text, filter.scenario.options.weights);
    view.is_matched = solution.match.status == MatchStatus::matched;
    if (view.is_matched) {
        add_matched(view, input, filter, solution);
    } else {
        add_unmatched(view, input, solution.match);
    }
    return view;
}

std::string cohort_csv(const ViewInput& input, const CohortSolution& solution, MatchMode mode) {
    if (solution.match.status != MatchStatus::matched) return {};
    const Text& text = input.text;
    const matching::Cohort& cohort = input.indices.cohort();
    const std::vector<std::string> headers{
        std::string(text.cohort_csv_learner()), std::string(text.cohort_csv_coach()),
        std::string(text.cohort_csv_score()),   std::string(text.cohort_csv_hours()),
        std::string(text.cohort_csv_before()),  std::string(text.cohort_csv_locked()),
        std::string(text.cohort_csv_reason())};
    std::vector<std::vector<std::string>> rows;
    const auto coach_name = [&](std::int32_t coach) {
        return coach == no_coach ? std::string() : name_of(input, cohort.coaches[static_cast<std::size_t>(coach)].id);
    };
    for (const std::size_t learner : order_of(input, cohort, solution.moves)) {
        const matching::Move& move = solution.moves[learner];
        const bool has = move.to != no_coach;
        rows.push_back({name_of(input, cohort.learners[learner].id), coach_name(move.to),
                        has ? points(move.score_to) : std::string(),
                        has ? std::to_string(move.shared_minutes) : std::string(), coach_name(move.from),
                        std::string(move.is_locked ? text.cohort_csv_yes() : text.cohort_csv_no()),
                        move_reason(input, cohort, solution, mode, learner)});
    }
    return exchange::to_csv(headers, rows);
}

std::string cohort_record(const ViewInput& input, const CohortSolution& solution, MatchMode mode) {
    if (solution.match.status != MatchStatus::matched) return {};
    return matching::match_record(input.indices.cohort(), solution.match, mode);
}

}  // namespace cairn::views
