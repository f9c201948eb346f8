#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/skills_detail_view.hpp"
#include "shell/views/skills_view.hpp"

namespace cairn::screens {

struct SkillsScratch {
    views::SkillsFilter filter;
};

/// All skills: the page without an object.
void skills_screen(const views::SkillsView& view, SkillsScratch& scratch, ScreenContext& context);

/// One skill: the page with an object.
void skill_detail_screen(const views::SkillDetailView& view, ScreenContext& context);

}  // namespace cairn::screens
