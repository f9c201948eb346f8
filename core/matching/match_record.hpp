#pragma once

#include <string>

#include "core/matching/cohort_match.hpp"

namespace cairn::matching {

/// A match as a text that anybody can check without this program: who could get whom for how much under which rules,
/// who got whom, and the prices that prove it. docs/match_record.md describes it line by line; docs/verify_match.py
/// checks it.
///
/// People appear by their ids alone. The same match is the same text, byte for byte, on every machine.
/// Shapes:   `match` must be matched.
std::string match_record(const Cohort& cohort, const CohortMatch& match, MatchMode mode);

}  // namespace cairn::matching
