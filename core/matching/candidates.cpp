#include "core/matching/candidates.hpp"

#include <algorithm>

namespace cairn::matching {

void CandidateLists::put(std::int32_t learner, std::span<const Candidate> candidates) {
    List& list = lists_[static_cast<std::size_t>(learner)];
    const auto count = static_cast<std::uint32_t>(candidates.size());
    if (count > list.room) {
        list.first = pool_.size();
        list.room = count;
        pool_.resize(pool_.size() + count);
    }
    list.count = count;
    std::ranges::copy(candidates, pool_.begin() + static_cast<std::ptrdiff_t>(list.first));
}

void CandidateLists::add(std::int32_t learner, Candidate candidate) {
    List& list = lists_[static_cast<std::size_t>(learner)];
    if (list.count == list.room) {
        const std::size_t first = pool_.size();
        list.room = list.room * 2 + 4;
        pool_.resize(first + list.room);
        std::copy_n(pool_.begin() + static_cast<std::ptrdiff_t>(list.first), list.count,
                    pool_.begin() + static_cast<std::ptrdiff_t>(first));
        list.first = first;
    }
    pool_[list.first + list.count++] = candidate;
}

bool CandidateLists::has(std::int32_t learner, std::int32_t coach) const {
    return std::ranges::contains(of(learner), coach, &Candidate::coach);
}

}  // namespace cairn::matching
