#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/app/command.hpp"
#include "core/matching/cohort_moves.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

inline constexpr int cohort_weight_max = 100;

enum class CohortShow : std::uint8_t { all, changes, locked, unplaced };

/// What an organiser has turned and chosen.
struct CohortFilter {
    matching::CohortScenario scenario;
    CohortShow show = CohortShow::all;
    bool operator==(const CohortFilter&) const = default;
};

/// A scenario worked out, to be shown in several ways.
struct CohortSolution {
    matching::CohortMatch match;
    std::vector<matching::Move> moves;  ///< by learner; empty unless matched
    matching::CohortFigures then;
    matching::CohortFigures today;  ///< by the weights of the scenario, so that the two can be compared
};

/// Pairs that organisers have promised, of people who are in the cohort; ascending by learner.
std::vector<matching::Lock> promised_locks(const Model& model, const matching::Cohort& cohort);

/// Nothing is worked out for somebody who does not organise.
CohortSolution solve_cohort(const ViewInput& input, const matching::CohortScenario& scenario);

enum class CohortTone : std::uint8_t { neutral, better, worse };

struct CohortRow {
    std::uint64_t key = 0;
    std::string name;
    std::string goal;
    std::string from;    ///< the coach of today, where that is another
    std::string coach;   ///< empty: none
    std::string hours;
    std::string score;
    std::string change;  ///< "+6.4", "same" or "new"
    CohortTone tone = CohortTone::neutral;
    std::string reason;  ///< why this coach, or why none
    std::string row_name;
    bool is_promised = false;
    bool is_kept = false;       ///< cannot be moved, by the rule that keeps today's pairs
    std::string lock_name;      ///< of the button; empty where there is nothing to promise
    std::string lock_toast;
    app::LockPair lock;         ///< what the button does
};

struct CohortWeight {
    matching::TermKind term = matching::TermKind::skills;
    std::string label;
    int value = 0;    ///< as an organiser sees it, 0 up: what counts against a pair is turned round
    int usual = 0;
    std::string words;  ///< "35 → 60"
};

struct CohortFigure {
    std::string label;
    std::string value;
    std::string compared;
    CohortTone tone = CohortTone::neutral;
};

/// How many learners get which score, in steps of ten points.
struct CohortScores {
    std::vector<float> counts;
    std::vector<std::string> steps;     ///< "40"
    std::vector<std::string> values;    ///< "12"
    std::vector<std::string> readings;  ///< "40 to 50: 12"
    std::string summary;
};

struct CohortView {
    bool is_organiser = false;
    bool has_people = false;
    bool is_matched = false;
    std::string headline;
    std::string line;
    std::string proof;
    std::string proof_line;
    bool is_proven = false;
    std::vector<std::string> conflict;  ///< rules that contradict each other, in words
    std::array<std::string, 3> modes;   ///< by MatchMode
    std::string mode_help;
    std::vector<CohortWeight> weights;
    bool is_usual = true;               ///< the weights are what everybody starts with
    std::array<std::string, 4> shows;   ///< by CohortShow
    std::vector<CohortRow> rows;
    std::vector<CohortFigure> figures;
    CohortScores scores;
    app::PublishMatch publish;          ///< what changes; nothing when all stays
    std::string publish_line;
};

CohortView build_cohort_view(const ViewInput& input, const CohortFilter& filter, const CohortSolution& solution);

/// One line a learner, for a spreadsheet. Nothing unless matched.
std::string cohort_csv(const ViewInput& input, const CohortSolution& solution, matching::MatchMode mode);
/// What anybody can check; see docs/match_record.md. Nothing unless matched.
std::string cohort_record(const ViewInput& input, const CohortSolution& solution, matching::MatchMode mode);

/// Sets what an organiser turned, as CohortWeight counts it.
void set_cohort_weight(matching::Weights& weights, matching::TermKind term, int value);

}  // namespace cairn::views
