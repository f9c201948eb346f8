#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shell/views/courses_view.hpp"
#include "shell/views/plan_view.hpp"
#include "shell/views/route.hpp"
#include "shell/views/skill_words.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

/// The one thing that comes first, with the one filled button of the page.
struct TodayHero {
    enum class Kind : std::uint8_t { answer_requests, confirm_request, no_skills, set_goal, reached, next_step };
    Kind kind = Kind::set_goal;
    std::string over;      ///< a word above the title: "Next stone"; may be empty
    std::string title;
    std::string line;
    std::string metric;    ///< "16 h"; empty without
    std::string metric_label;
    std::string action;
    Route target;
};

enum class StoneState : std::uint8_t { done, now, next, goal };
struct TrailStone {
    std::string title;
    std::string note;
    StoneState state = StoneState::next;
    Route target;
};

struct TodayGoal {
    std::string title;                ///< "Service mesh and Helm"
    std::string sentence;             ///< "Goal for 29 January. At 6 h a week you arrive …"
    std::string advice;
    std::string chip;
    PlanTone tone = PlanTone::neutral;
    std::vector<TrailStone> trail;
    int done_count = 0;               ///< of step_count steps
    int step_count = 0;               ///< 0: no plan
    std::string now;                  ///< "Now: Complexity analysis"; empty when all is reached
    std::string position;             ///< "Stone 3 of 12"
    std::string all_steps;            ///< empty when every step shows
};

/// What to do about the present step, without leaving the page.
struct TodayStep {
    SkillId skill;
    std::string course;               ///< "Course: Async Rust"; empty when none is proposed
    std::string course_reason;
    std::string course_href;
    Route course_target;
    std::string toast;
};

struct TodayCoach {
    ProfileId id;
    std::string name;
    std::string headline;
    std::string score;                ///< "Score 78.4"
    std::vector<std::string> reasons;
    std::string href;
    Route target;
};

struct TodayWeek {
    double fraction = 0;
    std::string value;                ///< "4.5 h"
    std::string unit;                 ///< "of 6 h"
    std::string ring_text;
    std::array<float, 7> minutes{};
    std::string bars_text;  ///< "Mon 30 min, Thu 1 h"; what `is_empty` says in words where there is nothing
    int today = 0;  ///< 0 Monday
    std::string kept;  ///< "7 weeks kept"; empty below 2
    std::string days;  ///< "Study days: 3 of 7"
    bool is_empty = true;
};

struct MovedSkill {
    std::uint64_t key = 0;
    std::string title;
    std::string href;
    MasteryWords mastery;
    std::string change;  ///< "+0.9 in 8 weeks, 3 of 4 right"
};

struct TodayPerson {
    std::uint64_t key = 0;
    std::string name;
    std::string line;
    std::string chip;  ///< how their plan stands; empty without a goal
    PlanTone tone = PlanTone::neutral;
    std::string href;
    Route target;
};

/// For a coach.
struct TodayCoaching {
    std::string places;  ///< "3 of 5 places taken"
    std::vector<TodayPerson> learners;
    std::vector<TodayPerson> waiting;  ///< requests that they have not answered, the oldest first
};

struct ProgrammeCount {
    std::string label;
    std::string value;
    Route target;
};

/// The next session that is agreed.
struct TodaySession {
    MeetingId id;
    std::string name;                 ///< of the other side
    std::string when;
    std::vector<std::string> agenda;  ///< its first lines
    std::string href;
};

struct TodayView {
    bool has_profile = false;
    ProfileId me;
    std::string greeting;
    std::string headline;  ///< the date, and what matters first
    std::optional<TodaySession> session;
    std::string waiting_sessions;  ///< "2 sessions wait for you"; empty when none does
    std::optional<TodayHero> hero;
    std::optional<TodayStep> step;  ///< only beside a hero of kind next_step
    std::optional<TodayGoal> goal;
    bool is_learner = false;
    std::vector<CourseCard> courses;
    std::optional<TodayCoach> coach;  ///< the best who passes every rule
    bool has_coaches = false;
    std::optional<TodayWeek> week;
    std::vector<MovedSkill> moved;
    std::string reviews;  ///< "3 skills are likely to fade."; empty when nothing is due
    std::optional<TodayCoaching> coaching;
    std::vector<ProgrammeCount> programme;  ///< for an organiser
};

TodayView build_today_view(const ViewInput& input);

}  // namespace cairn::views
