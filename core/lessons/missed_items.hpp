#pragma once

#include <vector>

#include "core/lessons/lesson.hpp"
#include "core/model/model.hpp"
#include "core/progress/forgetting.hpp"

namespace cairn::lessons {

/// A question that a learner has missed at least once, and when it should be asked again.
struct MissedItem {
    CourseId course;
    LessonId lesson;
    Id item;
    std::int64_t answers = 0;
    progress::ReviewNeed need;
};

/// What was answered wrong in the lessons of the learner's editions, each as a card whose reviews are its answers: what
/// is due first, the least likely to be known first of them; then by when they will be. Ties by item.
/// Cost:     O(answers + text of the lessons that have one of them).
std::vector<MissedItem> missed_items(const Model& model, ProfileId learner, Instant now,
                                     const progress::ReviewOptions& options = {});

}  // namespace cairn::lessons
