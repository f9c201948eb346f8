#include "core/recommend/crowd.hpp"

#include <algorithm>

namespace cairn::recommend {
namespace {

std::int64_t count_in(const std::map<CourseId, std::int64_t>& counts, CourseId course) {
    const auto it = counts.find(course);
    return it == counts.end() ? 0 : it->second;
}

template <class T>
void sort_without_doubles(std::vector<T>& values) {
    std::ranges::sort(values);
    values.erase(std::ranges::unique(values).begin(), values.end());
}

}  // namespace

std::int64_t Crowd::all_in(CourseId course) const { return count_in(in_course, course); }
std::int64_t Crowd::similar_in(CourseId course) const { return count_in(similar_in_course, course); }

Crowd crowd_around(const Model& model, ProfileId learner) {
    const std::vector<const Enrolment*> enrolments = model.enrolments.existing();
    Crowd crowd;
    std::vector<CourseId> own;
    std::vector<ProfileId> everyone;
    for (const Enrolment* enrolment : enrolments) {
        everyone.push_back(enrolment->learner);
        ++crowd.in_course[enrolment->course];
        if (enrolment->learner == learner) own.push_back(enrolment->course);
    }
    sort_without_doubles(everyone);
    std::ranges::sort(own);
    crowd.learner_count = std::ssize(everyone);

    std::vector<ProfileId> similar;
    for (const Enrolment* enrolment : enrolments) {
        if (enrolment->learner != learner && std::ranges::binary_search(own, enrolment->course)) {
            similar.push_back(enrolment->learner);
        }
    }
    sort_without_doubles(similar);
    crowd.similar_count = std::ssize(similar);
    for (const Enrolment* enrolment : enrolments) {
        if (std::ranges::binary_search(similar, enrolment->learner)) ++crowd.similar_in_course[enrolment->course];
    }
    return crowd;
}

}  // namespace cairn::recommend
