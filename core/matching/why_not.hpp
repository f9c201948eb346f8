#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/matching/rank.hpp"

namespace cairn::matching {

enum class WhyNotKind : std::uint8_t { is_first, rule_fails, behind };

/// One thing that would have to be different.
///
/// amount:   shared_time: more shared quarter-hours a week; load: fewer places taken; language: 1 (all of the learner's
///           languages); skills: 0 (more of the path covered).
struct Change {
    TermKind term = TermKind::shared_time;
    std::int64_t amount = 0;
    std::int64_t micro = 0;  ///< what it would add
    bool operator==(const Change&) const = default;
};

struct WhyNot {
    WhyNotKind kind = WhyNotKind::is_first;
    std::size_t rank = 0;  ///< 1 for the first; counts all coaches of the list
    std::int64_t behind_micro = 0;  ///< points below the first
    std::vector<RuleKind> failed;  ///< all rules that fail
    std::vector<Change> changes;  ///< one when one is enough, else the fewest that were found
    bool reaches_first = false;  ///< the changes together would put the coach first
};

/// Why the coach at `position` of a ranked list is not first, and the smallest change that would put them there.
///
/// Of the single changes that suffice, the one that needs the smallest part of what that term could still give; if none
/// does, the largest ones until they do. Experience, team and zone do not change, so they are never asked for.
WhyNot why_not(std::span<const RankedCoach> ranked, std::size_t position);

}  // namespace cairn::matching
