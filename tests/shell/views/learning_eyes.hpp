#pragma once
// What the tests of the learner's pages share: somebody's view of a small world, and goals.

#include "core/exchange/sample.hpp"
#include "core/model/schema.hpp"
#include "shell/views/view_input.hpp"
#include "tests/core/support/builders.hpp"

namespace cairn::test {

/// Looks at a model through one person's eyes.
struct LearningEyes {
    const Model& model;
    ProfileId me;
    Language language = Language::english;
    Instant now = noon;
    app::Indices indices = {};
    text::Text text{language};

    views::ViewInput input() {
        indices.begin(model, now);
        return {model, indices, text, me, now};
    }
};

inline void set_goal(ModelBuilder& model, std::string_view learner, std::initializer_list<std::string_view> targets,
                     Day due = {}, std::int64_t weekly_minutes = 360) {
    Goal& goal = model.model().goals.at_or_new(goal_id(person_named(learner)));
    goal.exists = true;
    goal.learner = person_named(learner);
    for (const std::string_view target : targets) goal.targets[skill_named(target)] = 3;
    goal.due_day = due.number;
    goal.weekly_minutes = weekly_minutes;
}

/// The sample programme as it is on the day of `noon`.
inline Model sample_programme() {
    Model model;
    for (const Write& write : exchange::sample_writes(noon)) set_register(model, write.key, write.value);
    return model;
}

}  // namespace cairn::test
