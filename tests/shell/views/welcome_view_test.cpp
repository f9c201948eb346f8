#include "shell/views/welcome_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::views;

namespace {

WelcomeView welcome(const Model& model, Language language) {
    app::Indices indices;
    const text::Text text(language);
    return build_welcome_view({model, indices, text, {}, test::noon});
}

}  // namespace

TEST_CASE("The welcome page of an empty device offers the sample and nobody to look as") {
    const WelcomeView view = welcome(test::a_model(), Language::chinese);
    CHECK(view.language == Language::chinese);
    CHECK(view.offers_sample);
    CHECK_FALSE(view.has_people);
    CHECK(view.people_line.empty());
}

TEST_CASE("The welcome page counts who is here and offers the sample once") {
    auto model = test::a_model().with(test::a_learner("Yue"));
    CHECK(welcome(model, Language::english).people_line == "1 profile on this device");
    CHECK(welcome(model, Language::english).offers_sample);
    model.with(test::a_coach("Marta"));
    model.model().profiles.at_or_new(test::person_named("Marta")).is_sample = true;
    CHECK(welcome(model, Language::english).people_line == "2 profiles on this device");
    CHECK(welcome(model, Language::chinese).people_line == "这台设备上有 2 份档案");
    CHECK_FALSE(welcome(model, Language::english).offers_sample);
}
