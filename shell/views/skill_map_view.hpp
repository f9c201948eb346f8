#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "shell/views/skills_view.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// What the colours and digits of the map say.
enum class SkillMapOverlay : std::uint8_t {
    level,     ///< how far I am
    recall,    ///< how likely I still know what I practised
    everybody  ///< how far learners are on average
};

/// Which skills the map shows, and how.
struct SkillMapFilter {
    AreaId area = {};  ///< none: all
    SkillScope scope = SkillScope::all;
    SkillMapOverlay overlay = SkillMapOverlay::level;
    bool operator==(const SkillMapFilter&) const = default;
};

struct SkillMapNode {
    SkillId id;
    std::uint64_t key = 0;
    std::string title;
    std::string name;   ///< spoken: with level and place on the way to the goal
    std::string note;   ///< over it: "You are here", "Goal, 29 January"
    float x = 0;        ///< px, the middle
    float y = 0;
    int shade = 0;      ///< 0..5 of the overlay: whole levels, or fifths of being known; -1: nothing to say
    int step = 0;       ///< of the plan, from 1; 0: not a step
    bool is_now = false;
    bool is_goal = false;
    bool is_on_path = false;
};

/// `before` and `after` are places in `nodes`.
struct SkillMapEdge {
    int before = 0;
    int after = 0;
    std::vector<std::array<float, 2>> bends;  ///< px
    bool is_on_path = false;
};

/// The knowledge map as a drawing: what is needed first stands at the left.
struct SkillMapView {
    std::vector<SkillMapNode> nodes;  ///< by layer, then from top to bottom: the order in which they can be learned
    std::vector<SkillMapEdge> edges;  ///< those that say something new: none that a longer chain already says
    float width = 0;
    float height = 0;
    int now = -1;         ///< the first step that can begin today
    int goal = -1;
    bool has_path = false;
    std::string summary;  ///< spoken
    std::string nothing;  ///< said in place of the map; empty: there is one
};

/// What the drawing leaves between boxes; the interface draws boxes of this size.
struct SkillMapSizes {
    std::int32_t width = 152;
    std::int32_t height = 40;
    std::int32_t gap_x = 56;
    std::int32_t gap_y = 22;
};

SkillMapView build_skill_map_view(const ViewInput& input, const SkillMapFilter& filter,
                                  const SkillMapSizes& sizes = {});

/// Where a skill stands in `nodes`, -1 when the map does not show it.
int place_on_map(const SkillMapView& view, SkillId skill);

/// What of the map has these words in its name, in either language; empty for an empty search.
struct SkillMapSearch {
    std::vector<bool> is_found;  ///< one a node; empty when nothing is looked for
    int first = -1;
    std::string found;           ///< "3 skills"
};
SkillMapSearch search_skill_map(const ViewInput& input, const SkillMapView& view, const std::string& search);

}  // namespace cairn::views
