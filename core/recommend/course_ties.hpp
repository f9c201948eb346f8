#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/model/model.hpp"
#include "core/recommend/item_model.hpp"

namespace cairn::recommend {

/// How strongly a course goes with those that a learner has, and the one that says most for it.
struct CourseTie {
    std::int64_t strength_micro = 0;   ///< 0..1'000'000
    CourseId because;                  ///< none when nothing can be said that anybody could check
    std::int64_t both_count = 0;       ///< learners in both; at least 1 when `because` is one
    std::int64_t because_count = 0;    ///< learners in `because`
};

/// What the enrolments of all say about courses that go together: fitted once, asked for one learner after the other.
///
/// Fitted are the courses with most learners, at most courses_linked_max; skills that several of them teach stand
/// beside the histories, so that a new course is linked through what it teaches. Cost:     the fit
/// O(courses_linked_max³), some 10 ms; ties_of O(enrolments + courses).
class CourseTies {
public:
    static constexpr std::size_t courses_linked_max = 256;

    explicit CourseTies(const Model& model);

    /// Whether a fit would be the same: nobody took up or left a course, no course began to teach something else.
    [[nodiscard]] bool still_hold(const Model& model) const;

    /// For each course, ascending by id, that goes with what the learner has: strength above 0. Not their own.
    [[nodiscard]] std::vector<std::pair<CourseId, CourseTie>> ties_of(ProfileId learner) const;
    /// Learners who are in the course, of all who are in any.
    [[nodiscard]] std::int64_t learners_in(CourseId course) const;
    [[nodiscard]] std::int64_t learner_count() const;
    /// How much popularity counts beside what the learner has: 1'000'000 without any course, less with each.
    [[nodiscard]] std::int64_t prior_micro(ProfileId learner) const;

private:
    struct Source {
        std::vector<std::pair<ProfileId, CourseId>> enrolments;  ///< ascending
        std::vector<std::pair<SkillId, CourseId>> teaching;      ///< ascending
        bool operator==(const Source&) const = default;
    };
    static Source source_of(const Model& model);
    void choose_courses();
    void fit();
    [[nodiscard]] std::int64_t in_both(CourseId a, CourseId b) const;
    [[nodiscard]] std::span<const std::pair<ProfileId, CourseId>> courses_of(ProfileId learner) const;
    [[nodiscard]] CourseTie explain(std::span<const ItemIndex> known, ItemIndex item,
                                    std::int64_t strength_micro) const;

    Source source_;
    std::vector<CourseId> courses_;  ///< by item, ascending
    std::vector<std::pair<CourseId, ProfileId>> learners_by_course_;  ///< ascending
    std::int64_t learner_count_ = 0;
    ItemModel model_;
};

}  // namespace cairn::recommend
