#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/plan_view.hpp"

namespace cairn::screens {

struct PlanScratch {
    views::PlanFilter filter;
    int picked = -1;            ///< the select that adds a skill never keeps a choice
    bool is_saving = false;     ///< the form closes once the goal on record says the same
    bool is_done_shown = false;
    std::string draft;          ///< what the form is kept under until it is saved
};

void plan_screen(const views::PlanView& view, PlanScratch& scratch, ScreenContext& context);

/// The colour that goes with how a plan stands.
ui::Meaning meaning_of(views::PlanTone tone);
/// The icon that repeats it.
ui::Icon icon_of(views::PlanTone tone);

}  // namespace cairn::screens
