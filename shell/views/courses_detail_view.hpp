#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/app/command.hpp"
#include "shell/views/skill_words.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

struct LessonRow {
    std::int64_t number = 0;   ///< 0 is the first
    std::string title;         ///< "3. Choosing and repeating"
    std::string side;          ///< "Functions, 35 min"; either may be missing
    std::string toast_done;
    std::string toast_undone;
    std::string href;          ///< of a lesson that has a text; else empty
    std::string name;          ///< spoken of a lesson that has a text
    bool is_done = false;
};

struct TaughtRow {
    std::uint64_t key = 0;
    std::string title;
    std::string href;
    std::string reached;       ///< "to level 3"
    std::string level_name;    ///< "Level 3: Works alone"
    int level = 0;
    MasteryWords mastery;
};

/// A thing with a name and an address.
struct NamedLink {
    std::uint64_t key = 0;
    std::string title;
    std::string href;
};

/// A length of time that one press adds to what was spent.
struct TimeChoice {
    std::int64_t minutes = 0;
    std::string label;             ///< "Add 30 min"
    std::string toast;
};

struct CourseDetailView {
    bool exists = false;
    bool has_profile = false;
    CourseId id;
    ProfileId me;
    std::string title;
    std::string subtitle;
    std::string summary;
    std::string source;                    ///< an https address, or empty
    std::string requires_text;
    std::vector<std::string> reasons;      ///< empty when it is not proposed
    bool is_declined = false;              ///< "Not this" was said
    std::string decline_line;
    std::string toast_declined;
    std::string toast_again;
    std::vector<NamedLink> needs;          ///< skills to be learned first
    std::vector<TaughtRow> teaches;
    double progress = 0;
    std::string progress_text;             ///< "3 of 8 lessons"
    std::string time_text;                 ///< "4 h of 15 h"; empty when nobody said how long it takes
    std::string spent_text;                ///< what the learner noted, or why to note it
    std::vector<TimeChoice> time_choices;
    std::int64_t next_lesson = -1;         ///< place among the lessons; -1 for none
    std::string next_label;                ///< "Mark lesson 4 as done", "Continue with lesson 4"
    bool may_write = false;
    bool is_finished = false;
    std::vector<LessonRow> lessons;
};

CourseDetailView build_course_detail_view(const ViewInput& input, CourseId course);

}  // namespace cairn::views
