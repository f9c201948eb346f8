#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shell/views/view_input.hpp"

namespace cairn::views {

enum class PeopleColumn : std::uint8_t { person, headline, roles, languages, time, state };

struct PeopleFilter {
    std::string search = {};   ///< every word of it must be found: name, headline, team, zone, language, skill
    int role = 0;         ///< 0 all, 1 learners, 2 coaches, 3 organisers
    PeopleColumn sort = PeopleColumn::person;
    bool is_descending = false;
    ProfileId open = {};  ///< whose details are shown; none: nobody's
    bool operator==(const PeopleFilter&) const = default;
};

struct PersonRow {
    ProfileId id;
    std::string name;
    std::string headline;
    std::string roles;       ///< "Learner, Coach"
    std::string languages;
    std::string local_time;  ///< "Tue 21:05"
    std::string state;       ///< places of a coach, else the goal of a learner
    bool is_me = false;
    std::string row_name;    ///< spoken: "Lin Yue, Learner"
};

struct PersonFact {
    std::string label;
    std::string value;
};

struct PersonSkill {
    std::string title;
    std::int64_t level = 0;
    std::string level_name;  ///< "Level 3: Works alone"
};

struct PersonDetail {
    ProfileId id;
    std::string name;
    std::string headline;
    std::vector<std::string> roles;
    bool is_me = false;
    bool is_sample = false;
    bool is_partner = false;         ///< the reader's coach or learner
    std::string look_as;             ///< "Look as Lin Yue"
    std::vector<PersonFact> facts;   ///< what there is to say, in order
    std::string hours;               ///< the windows in which they could meet, in their own zone
    std::vector<PersonSkill> skills; ///< best first, at most 12
    std::string skills_more;         ///< "and 19 more"; empty when all are shown
};

struct PeopleView {
    bool is_empty = false;      ///< nobody is here at all
    bool is_nobody_chosen = false;  ///< people are here, and the reader is none of them yet
    std::string subtitle;
    std::string shown;          ///< "12 of 144 shown"; empty when nothing is filtered out
    std::vector<PersonRow> rows;
    bool has_detail = false;
    PersonDetail detail;
};

/// Cost:     O(people log people + requests + goals); some ten milliseconds for 10,000 people. Keep it until the model,
///           the minute or the filter changes.
PeopleView build_people_view(const ViewInput& input, const PeopleFilter& filter);

}  // namespace cairn::views
