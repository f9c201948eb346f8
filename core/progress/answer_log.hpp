#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace cairn::progress {

/// Learners, items and skills are counted from 0 by whoever fills the log; what they stand for is the caller's to know.
using LearnerIndex = std::uint32_t;
using ItemIndex = std::uint32_t;
using AreaIndex = std::uint32_t;  ///< a skill

inline constexpr std::size_t question_skills_max = 16;
/// In about 35'000 years: no clock that can be believed is beyond it.
inline constexpr std::int64_t question_ms_max = std::int64_t{1} << 50;

/// What is asked of a learner: an item, the skills it needs, and when.
struct Question {
    ItemIndex item = 0;
    std::span<const AreaIndex> skills;
    std::int64_t at_ms = 0;  ///< 0 when nobody knows, and what cannot be

    [[nodiscard]] std::span<const AreaIndex> counted_skills() const {
        return skills.first(std::min(skills.size(), question_skills_max));
    }
    /// When, or 0.
    [[nodiscard]] std::int64_t known_ms() const { return at_ms > 0 && at_ms <= question_ms_max ? at_ms : 0; }
};

/// Answers in columns. Those of one learner are in the order in which they were given.
///
/// Cost:     about 20 bytes an answer.
class AnswerLog {
public:
    void add(LearnerIndex learner, const Question& question, bool is_right);

    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] LearnerIndex learner(std::size_t answer) const { return learners_[answer]; }
    [[nodiscard]] bool is_right(std::size_t answer) const { return rights_[answer] != 0; }
    [[nodiscard]] Question question(std::size_t answer) const {
        const std::uint32_t begin = skill_begins_[answer];
        return {items_[answer], std::span(skills_).subspan(begin, skill_begins_[answer + 1] - begin),
                times_ms_[answer]};
    }
    /// One past the highest number in use.
    [[nodiscard]] std::uint32_t learner_count() const { return learner_count_; }
    [[nodiscard]] std::uint32_t item_count() const { return item_count_; }
    [[nodiscard]] std::uint32_t skill_count() const { return skill_count_; }

private:
    std::vector<LearnerIndex> learners_;
    std::vector<ItemIndex> items_;
    std::vector<std::int64_t> times_ms_;
    std::vector<std::uint8_t> rights_;
    std::vector<std::uint32_t> skill_begins_{0};
    std::vector<AreaIndex> skills_;
    std::uint32_t learner_count_ = 0;
    std::uint32_t item_count_ = 0;
    std::uint32_t skill_count_ = 0;
};

/// The answers of each learner, in the order of the log.
///
/// Shapes:   answers has log.size() entries, begins learner_count() + 1.
struct AnswersByLearner {
    std::vector<std::uint32_t> answers;
    std::vector<std::uint32_t> begins;

    [[nodiscard]] std::span<const std::uint32_t> of(LearnerIndex learner) const {
        return std::span(answers).subspan(begins[learner], begins[learner + 1] - begins[learner]);
    }
};

AnswersByLearner by_learner(const AnswerLog& log);

}  // namespace cairn::progress
