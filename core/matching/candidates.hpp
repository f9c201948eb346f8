#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/matching/assignment.hpp"

namespace cairn::matching {

struct Candidate {
    std::int32_t coach = 0;
    std::int32_t score = 0;
};

/// For each learner the few coaches who can matter at prices near the present ones.
class CandidateLists {
public:
    explicit CandidateLists(std::int32_t learner_count) : lists_(static_cast<std::size_t>(learner_count)) {}

    [[nodiscard]] std::span<const Candidate> of(std::int32_t learner) const {
        const List& list = lists_[static_cast<std::size_t>(learner)];
        return {pool_.data() + list.first, list.count};
    }
    /// Replaces the learner's list.
    void put(std::int32_t learner, std::span<const Candidate> candidates);
    /// Adds one that is not there.
    void add(std::int32_t learner, Candidate candidate);
    [[nodiscard]] bool has(std::int32_t learner, std::int32_t coach) const;

private:
    struct List {
        std::size_t first = 0;
        std::uint32_t count = 0;
        std::uint32_t room = 0;
    };
    std::vector<List> lists_;
    std::vector<Candidate> pool_;  ///< a list that outgrows its room moves to the end
};

}  // namespace cairn::matching
