#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shell/views/skill_words.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

enum class SkillScope : std::uint8_t { all, mine, plan };
enum class SkillSort : std::uint8_t { title, area, mastery, needs, hours };

struct SkillsFilter {
    std::string search = {};
    AreaId area = {};  ///< none: all
    SkillScope scope = SkillScope::all;
    SkillSort sort = SkillSort::area;
    bool is_descending = false;
    bool operator==(const SkillsFilter&) const = default;
};

struct SkillRow {
    std::uint64_t key = 0;
    SkillId id;
    std::string title;
    std::string href;
    std::string area;
    std::string needs;
    std::string hours;
    std::string level_name;       ///< "Level 2: Works with help"
    MasteryWords mastery;
    std::int64_t level_micro = 0;
    std::int64_t needs_count = 0;
    std::int64_t minutes = 0;
    std::int32_t depth = 0;
};

struct SkillsView {
    bool has_skills = false;
    bool has_profile = false;
    std::string subtitle;
    std::string proposals;                     ///< "Proposals (3)"
    std::vector<AreaId> areas;                 ///< by title, after "All areas" (none)
    std::vector<std::string> area_titles;      ///< parallel
    int area_index = 0;                        ///< the one the filter asks for
    std::string found;
    std::string nothing;                       ///< said in place of rows
    std::vector<SkillRow> rows;                ///< searched, filtered and sorted
};

/// Rows sorted by area stand in the order in which they can be learned.
SkillsView build_skills_view(const ViewInput& input, const SkillsFilter& filter);

}  // namespace cairn::views
