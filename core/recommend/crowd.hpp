#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/model/model.hpp"

namespace cairn::recommend {

/// Who is in which course, as far as a recommendation needs it.
struct Crowd {
    std::int64_t learner_count = 0;  ///< with at least one enrolment
    std::int64_t similar_count = 0;  ///< others who share at least one course with the learner
    std::map<CourseId, std::int64_t> in_course;          ///< learners
    std::map<CourseId, std::int64_t> similar_in_course;  ///< of the similar ones

    [[nodiscard]] std::int64_t all_in(CourseId course) const;
    [[nodiscard]] std::int64_t similar_in(CourseId course) const;
};

/// Cost:     O(e log e) for e enrolments.
Crowd crowd_around(const Model& model, ProfileId learner);

}  // namespace cairn::recommend
