#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "shell/views/mastery_chart.hpp"
#include "shell/views/skill_words.hpp"
#include "shell/views/term_rows.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// Another skill, course or coach beside this one.
struct SkillNeighbour {
    std::uint64_t key = 0;
    std::string title;
    std::string href;
    std::string line;         ///< "To level 3, 15 h"; for skills the mastery
    std::string level_name;
    int level = -1;           ///< whole levels, -1 where there is none

    // In the tree of what a skill needs:
    int depth = 0;
    bool has_branches = false;
    bool is_open = false;
};

struct SkillDetailFilter {
    SkillId skill = {};
    std::vector<std::uint64_t> open = {};  ///< keys of the branches of `needs` that show what they need themselves

    friend bool operator==(const SkillDetailFilter&, const SkillDetailFilter&) = default;
};

/// How the next answer will go, taken apart.
struct ForecastView {
    std::string chance;       ///< "62% likely to be right"; empty while too few have answered to say
    std::vector<TermRow> terms;
    std::string total;
    std::string basis;
};

struct SkillDetailView {
    bool exists = false;
    bool has_profile = false;
    SkillId id;
    ProfileId me;
    std::string title;
    std::string subtitle;

    MasteryWords mastery;
    std::string evidence;
    std::string interval;
    MasteryChart history;              ///< week by week; no series without answers
    int declared = -1;                 ///< level the person named
    std::array<std::string, level_max + 1> level_names;
    std::array<std::string, level_max + 1> level_toasts;
    std::string practice_effect;       ///< "Right moves it to 2.5, wrong to 2.1."
    std::string practice_last;         ///< what the last answer did; empty without answers
    std::string toast_right;
    std::string toast_wrong;
    ForecastView forecast;

    bool has_goal = false;
    std::string plan_line;
    std::string plan_dates;
    std::string plan_because;

    std::vector<SkillNeighbour> needs;     ///< a tree: what a branch needs follows it, deeper by one
    std::vector<SkillNeighbour> unlocks;
    std::vector<SkillNeighbour> courses;   ///< highest level first
    std::vector<SkillNeighbour> coaches;   ///< highest level first
};

SkillDetailView build_skill_detail_view(const ViewInput& input, const SkillDetailFilter& filter);

}  // namespace cairn::views
