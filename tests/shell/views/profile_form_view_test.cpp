#include "shell/views/profile_form_view.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/app/decide.hpp"
#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::views;
using test::person_named;
using test::skill_named;

namespace {

ProfileFormView form_view(const Model& model, ProfileId id, const ProfileForm& form = {},
                          Language language = Language::english, ProfileId me = {},
                          const ProfileDefaults& defaults = {role_learner, "Asia/Calcutta"}) {
    app::Indices indices;
    const text::Text text(language);
    return build_profile_form_view({model, indices, text, me, test::noon}, id, form, defaults);
}

bool has_zone(const ProfileFormView& view, std::string_view name) {
    return std::ranges::contains(view.zones, name, &ZoneOption::zone);
}

}  // namespace

TEST_CASE("A new form starts with the roles of the welcome page and the zone of the device") {
    const ProfileFormView view = form_view(test::a_model(), {});
    CHECK(view.title == "Create your profile");
    CHECK(view.initial.roles == role_learner);
    CHECK(view.initial.zone == "Asia/Kolkata");
    CHECK(view.initial.languages == std::vector<std::string>{"en"});
    REQUIRE(view.zone_index >= 0);
    CHECK(view.zones[static_cast<std::size_t>(view.zone_index)].label == "Asia/Kolkata, UTC+5:30");
    CHECK(view.zone_now == "It is Mon 17:30 there now.");
    CHECK_FALSE(view.has_map);
    CHECK_FALSE(view.offers_capacity);
    CHECK(view.week_summary == "No hours marked yet. Without them, shared hours add nothing to a match.");
    CHECK(form_view(test::a_model(), {}, {}, Language::chinese).initial.languages == std::vector<std::string>{"zh"});
}

TEST_CASE("Time zones are offered as places, without codes of old and without aliases") {
    const ProfileFormView view = form_view(test::a_model(), {});
    CHECK(has_zone(view, "Asia/Shanghai"));
    CHECK(has_zone(view, "America/New_York"));
    CHECK_FALSE(has_zone(view, "Etc/GMT+3"));
    CHECK_FALSE(has_zone(view, "EST5EDT"));
    CHECK_FALSE(has_zone(view, "Asia/Calcutta"));
    ProfileForm form = view.initial;
    form.zone = "UTC";  // somebody's profile says so: it stays a choice
    CHECK(has_zone(form_view(test::a_model(), {}, form), "UTC"));
}

TEST_CASE("An empty form says in words what each field needs, and names the fields together") {
    ProfileForm form;
    form.is_loaded = true;
    const ProfileFormView view = form_view(test::a_model(), {}, form);
    CHECK(view.errors.name == "Enter a name.");
    CHECK(view.errors.headline.empty());
    CHECK(view.errors.roles == "Choose at least one: learn, coach or organise.");
    CHECK(view.errors.languages == "Choose at least one language that you speak.");
    CHECK(view.errors.zone == "This time zone is not known. Choose one from the list.");
    CHECK(view.errors.all == "Some fields need a look: Name, Roles, Languages, Time zone");
    CHECK(form_view(test::a_model(), {}, form, Language::chinese).errors.all == "请检查：名字、角色、语言、时区");
    form.name = std::string(300, 'x');
    CHECK(form_view(test::a_model(), {}, form).errors.name ==
          "This text is too long. Shorten it to 100 characters or fewer.");
}

TEST_CASE("A form without errors is a command that the rules accept") {
    const auto model = test::a_model().with_skills({"loops", "threads"});
    ProfileForm form = form_view(model, {}).initial;
    form.name = " Lin Yue 林悦 ";
    form.roles = role_learner | role_coach;
    form.languages = {"zh", "en"};
    form.week.set_range(19 * quarters_per_hour, 21 * quarters_per_hour, true);
    form.levels[skill_named("threads")] = 3;
    const ProfileFormView view = form_view(model, {}, form);
    REQUIRE(view.errors.all.empty());
    CHECK(view.offers_capacity);
    CHECK(view.week_summary == "2 h a week: Mon 19:00 to 21:00");
    CHECK(view.languages_help == "Best first: Chinese, English");
    CHECK(view.skills_count == "1 skill");
    REQUIRE(view.skills.size() == 1);
    CHECK(view.skills[0].remove_label == "Remove threads");
    REQUIRE(view.more_skills.size() == 1);
    CHECK(view.more_skills[0].title == "loops");
    CHECK(view.command.languages == "zh;en");
    CHECK(view.command.availability == "Mon 19:00-21:00");
    CHECK(view.command.capacity == 2);
    Random random(1);
    CHECK(app::decide(model, view.command, {test::noon, &random}).has_value());
}

TEST_CASE("Who does not coach offers no places") {
    ProfileForm form = form_view(test::a_model(), {}).initial;
    form.capacity = 4;
    CHECK(form_view(test::a_model(), {}, form).command.capacity == 0);
}

TEST_CASE("A known profile is shown as it is, and its form in another language does not overwrite the headline") {
    auto model = test::a_model().with(
        test::a_coach("Amira").speaking("ar;en").in_zone("Africa/Cairo").free_at("Tue 12:15-13:45;Wed 02:00-04:00"));
    model.model().profiles.at_or_new(person_named("Amira")).headline.english = "Data engineer";
    const ProfileFormView view = form_view(model, person_named("Amira"), {}, Language::chinese, person_named("Amira"));
    CHECK(view.title == "我的档案");
    CHECK(view.initial.headline.empty());
    CHECK(view.headline_help == "选填。英文写的是：Data engineer");
    CHECK(view.command.language == Language::chinese);
    CHECK(view.languages.back().tag == "ar");  // not among the usual ones, but hers
    CHECK(view.languages.back().is_chosen);
    CHECK(view.hour_first == 0);  // she is free at night
    CHECK(is_hour_free(view.initial.week, 1, 12));
    CHECK(is_hour_free(view.initial.week, 1, 13));
    CHECK_FALSE(is_hour_free(view.initial.week, 1, 14));
    CHECK(form_view(model, person_named("Amira")).title == "Edit Amira");
    CHECK(form_view(model, {}, {}, Language::english, person_named("Amira")).title == "Add a person");
}

TEST_CASE("The form of a profile that is gone says so") {
    const ProfileFormView view = form_view(test::a_model(), person_named("Nobody"));
    CHECK(view.is_gone);
    CHECK(view.title == "This person is no longer here");
}

TEST_CASE("A draft of another profile is not shown in this one's form") {
    const auto model = test::a_model().with(test::a_learner("Yue")).with(test::a_coach("Marta"));
    const ProfileForm draft = form_view(model, person_named("Yue")).initial;
    CHECK(form_view(model, person_named("Marta"), draft).command.name == "Marta");
}
