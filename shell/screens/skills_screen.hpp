#pragma once

#include "shell/screens/context.hpp"
#include "shell/views/skill_map_view.hpp"
#include "shell/views/skills_detail_view.hpp"
#include "shell/views/skills_view.hpp"

namespace cairn::screens {

struct SkillsScratch {
    views::SkillsFilter filter;
    ui::MapView map;
    views::SkillMapFilter map_filter;  ///< what the map showed last
    views::SkillMapOverlay overlay = {};
    std::string search_shown;          ///< whose first skill the map was moved to
    SkillId selected;                  ///< on the map, its details stand beside it
    views::SkillDetailFilter detail;   ///< of the page of one skill
    std::optional<SkillId> propose_about;  ///< a proposal is to begin with the page of proposals; none: about no skill
};

/// The knowledge map as a drawing.
struct SkillMapParts {
    const views::SkillMapView& map;
    const views::SkillMapSearch& search;
    const views::SkillDetailView* selected = nullptr;
};

/// All skills, the page without an object: as a list, or drawn where there is a `map`.
void skills_screen(const views::SkillsView& view, const SkillMapParts* map, SkillsScratch& scratch,
                   ScreenContext& context);

/// Map and details, under the filters.
void skill_map_part(const SkillMapParts& parts, SkillsScratch& scratch, ScreenContext& context);

/// One skill: the page with an object.
void skill_detail_screen(const views::SkillDetailView& view, SkillsScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
