#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/model/model.hpp"
#include "core/progress/answer_model.hpp"

namespace cairn::progress {

/// Fewer answers than this teach nothing that would hold for the next one.
inline constexpr std::int64_t forecast_answers_min = 100;

/// How likely somebody answers the next question on a skill rightly, and on what that rests.
struct AnswerForecast {
    Explanation explanation;
    std::int64_t answers = 0;   ///< that were learned from, of everybody
    std::int64_t learners = 0;  ///< who gave them
};

/// An AnswerModel of one record: learned from everybody's answers up to the end of yesterday (UTC). Those of today
/// count in what is known of a learner at once and are learned from tomorrow, so that an answer costs no new fit and
/// every device that has the same answers says the same on the same day.
///
/// Cost:     a fit of all answers, see docs/benchmarks.md; a forecast is O(answers of the learner).
class AnswerForecaster {
public:
    /// `skills` ascending; answers on others are left out.
    AnswerForecaster(const Model& model, std::span<const SkillId> skills, Instant now);

    /// Whether one made now would have learned from the same answers.
    [[nodiscard]] bool is_current(const Model& model, std::span<const SkillId> skills, Instant now) const;
    /// Nothing for a skill that is not among them, or while there are fewer than forecast_answers_min answers.
    [[nodiscard]] std::optional<AnswerForecast> forecast(const Model& model, ProfileId learner, SkillId skill,
                                                         Instant now) const;

private:
    std::vector<SkillId> skills_;
    Day today_;
    std::int64_t answers_ = 0;
    std::int64_t learners_ = 0;
    AnswerModel model_;
};

}  // namespace cairn::progress
