#pragma once

#include <cstdint>
#include <vector>

#include "core/model/model.hpp"

namespace cairn::meetings {

inline constexpr std::size_t suggestions_max = 8;
/// A skill is stuck when at least `stuck_wrong_min` of the last `stuck_answers` answers were wrong, all of them given
/// in the last `stuck_days` days. Kolibri asks for help after four attempts that failed.
inline constexpr std::int64_t stuck_answers = 4;
inline constexpr std::int64_t stuck_wrong_min = 3;
inline constexpr std::int64_t stuck_days = 28;

/// Something that was promised and is not done, and where.
struct OpenAction {
    MeetingId meeting = {};
    ActionItemId id = {};
    const ActionItem* item = nullptr;
    std::int64_t promised_ms = 0;  ///< when that session was
};

/// Of the pair's sessions before `before_ms`: what is due first, then the oldest promise; what has no date comes last.
std::vector<OpenAction> open_actions(const Model& model, ProfileId learner, ProfileId coach, std::int64_t before_ms);

struct StuckSkill {
    SkillId skill = {};
    std::int64_t wrong = 0;    ///< of the last stuck_answers
    Instant last = {};
    bool operator==(const StuckSkill&) const = default;
};
/// Most wrong first, then the latest; ties by skill. Cost: O(practices).
std::vector<StuckSkill> stuck_skills(const Model& model, ProfileId learner, Instant now);

enum class AgendaReason : std::uint8_t { open_action, stuck_skill, open_goal };

/// One thing worth a line of the agenda, and why.
struct AgendaSuggestion {
    AgendaReason reason = AgendaReason::open_goal;
    OpenAction action = {};          ///< of open_action
    StuckSkill stuck = {};           ///< of stuck_skill
    SkillId skill = {};              ///< of open_goal
    std::int64_t target_level = 0;   ///< 1..5
    std::int64_t level_micro = 0;    ///< where the learner stands, micro-levels
    std::int64_t due_day = 0;        ///< of the goal; 0 for none
};

/// What was promised, then what is stuck, then what the learner wants and has not reached: at most suggestions_max.
/// A skill that is stuck is not named as a goal again.
std::vector<AgendaSuggestion> suggest_agenda(const Model& model, ProfileId learner, ProfileId coach,
                                             std::int64_t before_ms, Instant now);

}  // namespace cairn::meetings
