#include "shell/views/reviews_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/shell/views/learning_eyes.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::views;

TEST_CASE("what fades comes with its chance to be known, what is fresh with its day") {
    const Model model = a_model()
                            .with_skills({"Raft", "Paxos", "Gossip"})
                            .with(a_learner("Lin"))
                            .with_answer("Lin", "Raft", days_before_noon(60), true)
                            .with_answer("Lin", "Paxos", days_before_noon(1), true);
    LearningEyes eyes{model, person_named("Lin")};
    const ReviewsView view = build_reviews_view(eyes.input());
    REQUIRE(view.due.size() == 1);
    CHECK(view.due[0].title == "Raft");
    CHECK(view.due[0].recall < 0.9);
    CHECK(view.due[0].recall_words.ends_with("% likely to be known"));
    CHECK(view.due[0].last == "1 answer, the last on 3 September");
    CHECK(view.due[0].when.empty());
    REQUIRE(view.coming.size() == 1);
    CHECK(view.coming[0].title == "Paxos");
    CHECK(view.coming[0].when == "Due on 3 November");
    CHECK(view.subtitle == "1 skill is fading. Try each without help, then say how it went.");
    CHECK(view.how.find("90%") != std::string::npos);
    LearningEyes chinese{model, person_named("Lin"), Language::chinese};
    CHECK(build_reviews_view(chinese.input()).due[0].last == "答过 1 次，最近一次在 9 月 3 日");
}

TEST_CASE("without answers, and without a profile, there is nothing to review") {
    const Model model = a_model().with_skill("Raft").with(a_learner("Lin"));
    const ReviewsView view = build_reviews_view(LearningEyes{model, person_named("Lin")}.input());
    CHECK(view.empty());
    CHECK(view.subtitle == "Skills you have practised come back here before you forget them.");
    CHECK_FALSE(build_reviews_view(LearningEyes{model, person_named("nobody")}.input()).has_profile);
}
