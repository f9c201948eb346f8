#pragma once

#include <map>

#include "shell/screens/context.hpp"
#include "shell/views/lesson_view.hpp"
#include "shell/views/meeting_detail_view.hpp"

namespace cairn::screens {

/// What somebody is about to answer to one quiz.
struct QuizScratch {
    int chosen = -1;                   ///< of a choice of one: place among the options as they are shown
    std::vector<bool> is_chosen = {};  ///< of several
    std::string words = {};
    std::vector<std::size_t> order = {};  ///< places among the options as they are shown
    bool is_again = false;             ///< it was answered, and is being answered anew
};

struct LessonScratch {
    LessonId lesson;
    std::map<Id, QuizScratch> quizzes;
    views::NoteDraft note;
    std::string note_name;          ///< what the note is kept under until it is saved
    bool is_place_found = false;    ///< the place of last time was scrolled to
    std::int64_t place_wanted = 0;  ///< of last time
    std::int64_t place = 0;         ///< the block at the top of what is in view
    double place_since = 0;         ///< seconds
};

void lesson_screen(const views::LessonView& view, LessonScratch& scratch, ScreenContext& context);

/// The blocks alone; without a learner nothing in them can be answered or ticked.
/// Returns the index of the last block that begins above the top of what is in view.
std::int64_t lesson_blocks(const std::vector<views::LessonBlock>& blocks, LessonId lesson, ProfileId learner,
                           LessonScratch& scratch, ScreenContext& context);

}  // namespace cairn::screens
