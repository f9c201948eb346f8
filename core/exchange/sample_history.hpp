#pragma once

#include <map>
#include <vector>

#include "core/base/time.hpp"
#include "core/model/entities.hpp"
#include "core/model/write_list.hpp"

namespace cairn::exchange {

struct SampleCourse {
    CourseId id;
    std::map<SkillId, std::int64_t> teaches;
    std::int64_t lesson_count = 0;
};

struct SampleLearner {
    ProfileId id;
    std::map<SkillId, std::int64_t> levels;
    SkillId goal;
};

/// Half a year of one learner: answers on skills they have or learn, and lessons of one to four courses. People differ
/// in how lately they were active, as in a real programme. Seeded by the learner's id; times lie before `today`.
/// Cost:     about 30 answers and 15 lessons.
void put_sample_history(const SampleLearner& learner, const std::vector<SampleCourse>& courses, Day today,
                        WriteList& writes);

}  // namespace cairn::exchange
