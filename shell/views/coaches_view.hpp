#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/matching/shared_week.hpp"
#include "shell/views/term_rows.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

struct CoachesFilter {
    ProfileId selected = {};  ///< none: the best one
    bool show_failing = false;
    bool operator==(const CoachesFilter&) const = default;
};

struct CoachRow {
    ProfileId id;
    std::string name;
    std::string headline;
    std::string rank;                 ///< "1"
    std::string score;                ///< "76.0"
    std::string failed;               ///< why a rule fails; empty when all pass
    std::array<float, 8> parts{};     ///< positive terms as shares of 100 points
    std::size_t part_count = 0;
    std::string row_name;             ///< spoken: "1, Marta Okafor, 76.0 points"
};

struct RuleChip {
    std::string text;
    bool passes = true;
};

struct CoachDetail {
    ProfileId id;
    std::string name;
    std::string headline;
    std::string facts;                  ///< languages and clock: "English, Chinese · 7 h ahead of you"
    std::vector<RuleChip> rules;
    std::vector<TermRow> terms;
    std::string total;
    std::int64_t score_micro = 0;
    bool can_request = false;
    std::string request_reason;         ///< why not; empty when can_request
    std::array<std::array<matching::Meet, 24>, 7> week{};
    int hour_first = 8, hour_end = 22;  ///< the hours worth showing
    std::string shared_text;            ///< "4 h a week"
    std::string shared_summary;         ///< "Tue and Thu, 19:00 to 21:00, your time"
    std::string why_not_title;          ///< empty for the first
    std::string why_not_text;
    std::vector<TermRow> why_not_changes;
};

struct CoachesView {
    enum class State : std::uint8_t { no_coaches, not_a_learner, ranked } state = State::no_coaches;
    std::string subtitle;
    bool has_goal = false;
    std::vector<CoachRow> rows;       ///< those who pass every rule
    std::vector<CoachRow> failing;    ///< the others, when asked for
    std::string failing_text;         ///< "2 more did not pass a rule"; empty when none
    bool has_detail = false;
    CoachDetail detail;
};

CoachesView build_coaches_view(const ViewInput& input, const CoachesFilter& filter);

/// The label of a term of the match score.
std::string_view term_label(const text::Text& text, matching::TermKind kind);
/// Why a rule fails, as a short sentence.
std::string rule_failure(const text::Text& text, matching::RuleKind kind, const matching::Rule& rule);

}  // namespace cairn::views
