#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shell/views/view_input.hpp"

namespace cairn::views {

struct ReviewRow {
    SkillId id;
    std::uint64_t key = 0;
    std::string title;
    std::string href;
    double recall = 0;         ///< 0..1, the chance that it is known now
    std::string recall_words;  ///< "82% likely to be known"
    std::string last;          ///< "6 answers, the last on 3 October"
    std::string when;          ///< "Due on 5 December"; empty for what is due
    std::string could;         ///< names of the two buttons
    std::string could_not;
    std::string toast_right;
    std::string toast_wrong;
};

/// A question of a lesson that was missed.
struct MissedRow {
    std::uint64_t key = 0;
    std::string question;
    std::string where;         ///< "What poll promises, 2 answers"
    std::string when;          ///< "Due now", "Due on 5 December"
    std::string href;          ///< of its lesson
    bool is_due = false;
};

struct ReviewsView {
    bool has_profile = false;
    ProfileId me;
    std::string subtitle;
    std::vector<ReviewRow> due;     ///< what is most likely forgotten first
    std::vector<ReviewRow> coming;  ///< the next that will be due
    std::vector<MissedRow> missed;  ///< questions of lessons, what is due first
    std::string more;               ///< what is later still
    std::string how;
    [[nodiscard]] bool empty() const { return due.empty() && coming.empty() && missed.empty(); }
};

ReviewsView build_reviews_view(const ViewInput& input);

}  // namespace cairn::views
