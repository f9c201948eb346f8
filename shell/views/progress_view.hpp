#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shell/views/chart_data.hpp"
#include "shell/views/mastery_chart.hpp"
#include "shell/views/route.hpp"
#include "shell/views/skill_words.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

enum class ProgressSort : std::uint8_t { skill, level, answers, last };

struct ProgressFilter {
    int weeks = 26;                           ///< how far back the charts look; at most 52
    ProgressSort sort = ProgressSort::level;
    bool is_descending = true;
    bool are_all_moves_shown = false;
    bool operator==(const ProgressFilter&) const = default;
};

enum class ProgressTone : std::uint8_t { neutral, good, warn };

struct HeatData {
    ChartData data;
    std::vector<std::uint8_t> levels;       ///< 0..5 for each day, the first a Monday, the last today
    std::vector<std::string> week_labels;   ///< of the weeks in which a month begins; others empty
    std::vector<std::string> day_names;     ///< 7
    std::string legend_low;
    std::string legend_high;
};

struct HoursData {
    ChartData data;
    std::vector<float> hours;
    std::vector<std::string> value_labels;
    float target = 0;                       ///< hours a week of the plan; 0 without one
    std::string target_label;
};

struct ProgressSkill {
    std::uint64_t key = 0;
    SkillId skill;
    std::string title;
    std::string href;
    std::string level;
    std::string interval;
    std::string answers;
    std::string last;                       ///< "12 November", or that there is none
};

struct ProgressCourse {
    std::string title;
    std::string href;
    Route target;
    std::string value;                      ///< "6 of 12 lessons"
    double fraction = 0;
};

struct ProgressMove {
    std::uint64_t key = 0;
    std::string line;                       ///< "Right answer on Ownership: 2.1 to 2.4"
    std::string date;
    bool is_right = false;
};

struct ProgressView {
    std::string subtitle;                   ///< whose record, of what day
    std::string goal;
    bool is_empty = true;
    Route first_step;                       ///< where a new learner begins

    std::string verdict;                    ///< answers "am I getting better?"
    std::string evidence;                   ///< on how much that rests
    std::string how;                        ///< what counts as moved
    ProgressTone tone = ProgressTone::neutral;

    std::vector<std::string> range_labels;  ///< of range_weeks
    MasteryChart mastery;                   ///< no series without an answer
    HeatData days;
    HoursData hours;
    std::vector<ProgressSkill> skills;
    std::vector<ProgressCourse> courses;
    ChartData course_data;
    std::vector<ProgressMove> moves;        ///< the newest first
    std::string all_moves;                  ///< label of the button that shows the rest; empty when all are shown
};

/// What `ProgressFilter::weeks` can be chosen from.
inline constexpr int range_weeks[] = {12, 26, 52};

ProgressView build_progress_view(const ViewInput& input, const ProgressFilter& filter);

}  // namespace cairn::views
