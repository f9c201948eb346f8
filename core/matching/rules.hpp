#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/matching/features.hpp"

namespace cairn::matching {

/// What no score can outweigh, in the order in which a failure is told. Numbers index Rules; add at the end.
enum class RuleKind : std::uint8_t {
    is_coach,
    not_self,
    not_paused,
    free_place,       ///< have: places free; need: 1
    common_language,  ///< have: common languages; need: 1
    shared_hours,     ///< have: shared minutes a week; need: the least wanted
    not_own_manager,  ///< have: steps up the line of managers, 0 when not in it; need: 0
    not_already,      ///< have: open requests to this coach; need: 0
};
inline constexpr std::size_t rule_count = 8;

/// have -1: nobody said (no languages, no hours on one side), so that the rule cannot fail.
struct Rule {
    bool passes = true;
    std::int64_t have = 0;
    std::int64_t need = 0;
    [[nodiscard]] bool is_known() const { return have >= 0; }
    bool operator==(const Rule&) const = default;
};

struct Rules {
    std::array<Rule, rule_count> rules{};  ///< by RuleKind
    [[nodiscard]] const Rule& rule(RuleKind kind) const { return rules[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] bool pass() const;
    /// Only when some rule fails.
    [[nodiscard]] RuleKind first_failed() const;
    bool operator==(const Rules&) const = default;
};

/// A week, in which both are free.
std::int64_t shared_minutes(const LearnerFeatures& x, const CoachFeatures& y);

/// Cost:     O(languages + open requests), no allocation.
Rules check_rules(const LearnerFeatures& x, const CoachFeatures& y, std::int64_t shared_minutes_min);

}  // namespace cairn::matching
