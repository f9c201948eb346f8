#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/app/command.hpp"
#include "core/graph/plan.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

struct TargetDraft {
    SkillId skill;
    int level = 3;  ///< 1..5
    bool operator==(const TargetDraft&) const = default;
};

/// The goal form as the person left it.
struct PlanFilter {
    bool is_editing = false;
    ProfileId learner;                 ///< whose form it is: nobody goes on with another's
    std::vector<TargetDraft> targets;
    std::string due_text;
    int weekly_hours = 0;
    bool operator==(const PlanFilter&) const = default;
};

enum class PlanTone : std::uint8_t { neutral, good, warn };

/// Whether a plan arrives in time, in words.
struct PlanWords {
    std::string sentence;    ///< "At 6 h a week you arrive on 5 March, 3 weeks late."
    std::string advice;      ///< "With 8 h a week it would fit."; often empty
    std::string short_text;  ///< "3 weeks late"
    PlanTone tone = PlanTone::neutral;
};
PlanWords plan_words(const ViewInput& input, const graph::Plan& plan, std::int64_t weekly_minutes, Day due);

/// A day as people write it: 2027-01-29, 29.1.2027, 2027 年 1 月 29 日. Day number 0 for anything else.
Day parse_day(std::string_view text);

struct GoalTarget {
    std::string title;
    std::string level_label;   ///< "Level to reach in Service mesh"
    std::string now;           ///< "You are at 1.2, 0.7 to 1.8, 6 answers"
    std::string remove_label;
};

struct GoalForm {
    std::vector<GoalTarget> targets;          ///< parallel to the filter's while it is edited, else to the recorded
    std::vector<std::string> level_options;   ///< 5, for levels 1..5
    std::vector<SkillId> choices;             ///< skills that can be added, by title
    std::vector<std::string> choice_titles;
    std::string due_help;
    std::string due_error;
    std::vector<std::string> preview;         ///< what the goal would mean, sentence by sentence
    PlanTone preview_tone = PlanTone::neutral;
    std::string problem;                      ///< why it cannot be saved; empty when it can
    app::SetGoal command;
    bool is_stored = false;                   ///< the goal on record says the same
};

struct PlanStepRow {
    std::uint64_t key = 0;
    SkillId skill;
    std::string number;
    std::string title;
    std::string href;
    std::string name;      ///< "3. Service mesh"
    std::string levels;    ///< "1.2 to 3"
    std::string left;
    std::string dates;     ///< empty without dates
    std::string state;     ///< "Ready", "Needs X", "In a circle"
    std::string because;
    std::string small;     ///< level and time in one line, for narrow windows
    bool is_ready = false;
    bool in_cycle = false;
};

struct PlanDoneRow {
    std::uint64_t key = 0;
    SkillId skill;
    std::string title;
    std::string href;
    std::string line;      ///< "Level 3.4, needed 3"
    std::string because;
};

/// Of a plan that is late, what can be reached in time.
struct PlanInTime {
    std::string title;                ///< "What fits by 29 January"; empty when the plan is not late
    std::vector<std::string> reached; ///< "Service mesh to level 2"
    std::string left_out;             ///< "Not in time: Helm"; empty when every target moves
    app::SetGoal command;             ///< aims for just that
};

struct PlanView {
    bool has_profile = false;
    bool has_skills = false;
    bool has_goal = false;
    bool is_form_open = false;
    GoalId goal;           ///< the goal on record
    PlanFilter recorded;   ///< what the form begins with: the goal on record
    GoalForm form;         ///< filled while the form is open

    std::string subtitle;  ///< the goal: "Service mesh and Helm, by 29 January"
    PlanWords words;
    PlanInTime in_time;
    std::string not_shortest;  ///< how far the choice of alternatives may be from the best; mostly empty
    std::string cycle;     ///< names of skills that need each other; empty when none do
    std::string unknown_targets;
    double progress = 0;
    std::string progress_text;
    std::vector<PlanStepRow> steps;
    std::vector<PlanDoneRow> done;
    std::string done_show;
};

PlanView build_plan_view(const ViewInput& input, const PlanFilter& filter);

}  // namespace cairn::views
