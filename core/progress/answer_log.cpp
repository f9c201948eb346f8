#include "core/progress/answer_log.hpp"

#include <algorithm>

namespace cairn::progress {

void AnswerLog::add(LearnerIndex learner, const Question& question, bool is_right) {
    learners_.push_back(learner);
    items_.push_back(question.item);
    times_ms_.push_back(question.at_ms);
    rights_.push_back(is_right ? 1 : 0);
    skills_.insert(skills_.end(), question.skills.begin(), question.skills.end());
    skill_begins_.push_back(static_cast<std::uint32_t>(skills_.size()));
    learner_count_ = std::max(learner_count_, learner + 1);
    item_count_ = std::max(item_count_, question.item + 1);
    for (const AreaIndex skill : question.skills) skill_count_ = std::max(skill_count_, skill + 1);
}

AnswersByLearner by_learner(const AnswerLog& log) {
    AnswersByLearner out;
    out.answers.resize(log.size());
    out.begins.assign(std::size_t{log.learner_count()} + 1, 0);
    for (std::size_t i = 0; i < log.size(); ++i) ++out.begins[log.learner(i) + 1];
    for (std::size_t i = 1; i < out.begins.size(); ++i) out.begins[i] += out.begins[i - 1];
    std::vector<std::uint32_t> next(out.begins.begin(), out.begins.end() - 1);
    for (std::size_t i = 0; i < log.size(); ++i) out.answers[next[log.learner(i)]++] = static_cast<std::uint32_t>(i);
    return out;
}

}  // namespace cairn::progress
