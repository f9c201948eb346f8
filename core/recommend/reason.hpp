#pragma once
// core/recommend: what to learn next and where. Every proposal carries its reasons as data that anybody can recompute,
// and never hides that something must be learned first. It must never know words for people or screens.

#include <cstdint>
#include <vector>

#include "core/model/entities.hpp"

namespace cairn::recommend {

/// count, of, skills and course by kind:
enum class ReasonKind : std::uint8_t {
    covers_plan_skills,   ///< teaches `count` of the `of` skills left on the plan: `skills`
    unlocks_steps,        ///< `count` of the `of` steps of the plan stand behind `skills`
    continues_started,    ///< `count` of `of` lessons are done
    goes_with,            ///< `count` of the `of` learners of `course`, which you have, are in it
    refresh,              ///< `count` of the `of` skills it teaches were last practised long ago: `skills`
    popular,              ///< no goal: `count` of `of` learners are in it
    prepares_for,  ///< teaches `count` of the `of` skills that `course`, held back from you, asks for: `skills`
    first_steps,  ///< no goal: teaches `count` skills that need nothing you lack, of `of` that it teaches: `skills`
};

struct Reason {
    ReasonKind kind = ReasonKind::covers_plan_skills;
    std::int64_t count = 0;
    std::int64_t of = 0;
    std::vector<SkillId> skills = {};  ///< ascending
    CourseId course = {};
    bool operator==(const Reason&) const = default;
};

}  // namespace cairn::recommend
