#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/views/cohort_view.hpp"

namespace cairn::views {

/// Why a learner gets this coach, or none.
std::string move_reason(const ViewInput& input, const matching::Cohort& cohort, const CohortSolution& solution,
                        matching::MatchMode mode, std::size_t learner);

/// Why a learner has no coach, as a sentence.
std::string unplaced_words(const text::Text& text, const matching::Unplaced& unplaced);

/// Rules that contradict each other, one sentence each; many of a kind are counted.
std::vector<std::string> conflict_words(const ViewInput& input, const matching::Cohort& cohort,
                                        const matching::CohortMatch& match);

std::string_view weight_label(const text::Text& text, matching::TermKind term);

}  // namespace cairn::views
