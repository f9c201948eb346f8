#pragma once
// core/recommend: what to learn next and where. Every proposal carries its reasons as data that anybody can recompute,
// and never hides that something must be learned first. It must never know words for people or screens.

#include <cstdint>
#include <vector>

#include "core/model/entities.hpp"

namespace cairn::recommend {

/// count, of and skills by kind:
enum class ReasonKind : std::uint8_t {
    covers_plan_skills,   ///< teaches `count` of the `of` skills left on the plan: `skills`
    unlocks_steps,        ///< `count` of the `of` steps of the plan stand behind `skills`
    continues_started,    ///< `count` of `of` lessons are done
    popular_with_similar, ///< `count` of the `of` learners who share a course with you are in it
    refresh,              ///< `count` of the `of` skills it teaches were last practised long ago: `skills`
    popular,              ///< no goal: `count` of `of` learners are in it
    first_steps,  ///< no goal: teaches `count` skills that need nothing you lack, of `of` that it teaches: `skills`
};

struct Reason {
    ReasonKind kind = ReasonKind::covers_plan_skills;
    std::int64_t count = 0;
    std::int64_t of = 0;
    std::vector<SkillId> skills;  ///< ascending
    bool operator==(const Reason&) const = default;
};

}  // namespace cairn::recommend
