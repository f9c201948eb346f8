#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/cohort_view.hpp"

namespace cairn::screens {

/// What somebody wants to take away: worked out only then.
enum class CohortFile : std::uint8_t { none, table, proof };

struct CohortScratch {
    views::CohortFilter filter;
    int part = 0;  ///< where not all fits: 0 the match, 1 rules, 2 figures
    bool is_publishing = false;
    CohortFile wanted = CohortFile::none;
};

/// The organiser's workbench. What is turned shows in the next frame.
void cohort_screen(const views::CohortView& view, CohortScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
