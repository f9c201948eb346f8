#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/progress/mastery.hpp"

namespace cairn::progress {

/// One skill's answers, made ready to be asked for the mastery at any instant of the past.
///
/// What it says for an instant is what estimate_mastery would have said then of the answers given by then. The declared
/// level has no date in the record: it is today's throughout.
/// Cost:     O(answers) to make, 16 bytes an answer; a question O(age of the record in steps of ten days · log answers).
class Replay {
public:
    Replay(std::optional<std::int64_t> declared_level, const std::map<Id, std::int64_t>& answers);

    /// Of the answers given by `end`, as of `end`.
    [[nodiscard]] Mastery at(Instant end) const;
    /// Of the first `count` answers, as of `now`.
    [[nodiscard]] Mastery after(std::size_t count, Instant now) const;

    [[nodiscard]] std::size_t size() const { return times_ms_.size(); }
    /// Of answer `index`, oldest first.
    [[nodiscard]] Instant time(std::size_t index) const { return Instant{times_ms_[index]}; }
    [[nodiscard]] bool is_right(std::size_t index) const { return rights_[index + 1] > rights_[index]; }
    /// How many answers were given by `end`, and how many of those were right.
    [[nodiscard]] std::size_t count_by(Instant end) const;
    [[nodiscard]] std::int64_t right_in(std::size_t count) const { return rights_[count]; }

private:
    std::optional<std::int64_t> declared_;
    std::vector<std::int64_t> times_ms_;  ///< ascending
    std::vector<std::int64_t> rights_;    ///< right answers among the first i; one entry more than answers
};

}  // namespace cairn::progress
