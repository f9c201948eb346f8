#include "shell/views/people_view.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "shell/views/people_words.hpp"
#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::views;
using test::a_coach;
using test::a_learner;
using test::person_named;

namespace {

PeopleView people(const Model& model, const PeopleFilter& filter = {}, Language language = Language::english,
                  ProfileId me = {}) {
    app::Indices indices;
    const text::Text text(language);
    return build_people_view({model, indices, text, me, test::noon}, filter);
}

/// What the table shows, one person a line.
std::string table_of(const PeopleView& view) {
    std::string out;
    for (const PersonRow& row : view.rows) {
        out += row.name + " | " + row.roles + " | " + row.languages + " | " + row.local_time + " | " + row.state + "\n";
    }
    return out;
}

std::string names_of(const PeopleView& view) {
    std::string out;
    for (const PersonRow& row : view.rows) out += row.name + " ";
    return out;
}

test::ModelBuilder a_programme() {
    auto model = test::a_model()
                     .with_skills({"consensus", "threads"})
                     .with(a_learner("Yue").speaking("zh;en").in_zone("Asia/Shanghai").in_team("Orchid"))
                     .with(a_coach("Marta").in_zone("Africa/Lagos").at_level("consensus", 5).with_years(13))
                     .with(a_coach("Priya").in_zone("Asia/Kolkata").paused())
                     .with(a_learner("ada"))
                     .with_request("Yue", "Marta", RequestState::confirmed)
                     .with_request("ada", "Marta", RequestState::declined);
    Goal& goal = model.model().goals.at_or_new(goal_id(test::person_named("Yue")));
    goal.exists = true;
    goal.learner = person_named("Yue");
    goal.targets = {{test::skill_named("consensus"), 4}, {test::skill_named("threads"), 3}};
    return model;
}

}  // namespace

TEST_CASE("Who has chosen nobody yet is asked to, as long as there is somebody to choose") {
    CHECK(people(a_programme()).is_nobody_chosen);
    CHECK_FALSE(people(a_programme(), {}, Language::english, person_named("Yue")).is_nobody_chosen);
    CHECK_FALSE(people(test::a_model()).is_nobody_chosen);
}

TEST_CASE("People are listed by name with role, languages, local time and places or goal") {
    CHECK(table_of(people(a_programme())) == "ada | Learner | English | Mon 12:00 | No goal yet\n"
                                             "Marta | Coach | English | Mon 13:00 | 2 of 3 places free\n"
                                             "Priya | Coach | English | Mon 17:30 | Takes nobody now\n"
                                             "Yue | Learner | Chinese, English | Mon 20:00 | consensus and 1 more\n");
    CHECK(table_of(people(a_programme(), {.role = 2}, Language::chinese)) ==
          "Marta | 教练 | 英语 | 周一 13:00 | 空余名额 2，共 3\n"
          "Priya | 教练 | 英语 | 周一 17:30 | 暂不接学员\n");
    CHECK(people(a_programme()).subtitle == "4 people on this device");
    CHECK(people(a_programme()).shown.empty());
}

TEST_CASE("A search finds names, teams, cities and skills, all words of it together") {
    const auto model = a_programme();
    CHECK(names_of(people(model, {.search = "YUE"})) == "Yue ");
    CHECK(names_of(people(model, {.search = "orchid"})) == "Yue ");
    CHECK(names_of(people(model, {.search = "lagos"})) == "Marta ");
    CHECK(names_of(people(model, {.search = "consensus"})) == "Marta ");
    CHECK(names_of(people(model, {.search = "  chinese   yue "})) == "Yue ");
    CHECK(names_of(people(model, {.search = "chinese marta"})).empty());
    CHECK(people(model, {.search = "lagos"}).shown == "1 of 4 shown");
    CHECK(people(model, {.search = "lagos"}, Language::chinese).shown == "显示 1 人，共 4 人");
}

TEST_CASE("The list is sorted by what was asked for, with names forward among equals") {
    const auto model = a_programme();
    CHECK(names_of(people(model, {.is_descending = true})) == "Yue Priya Marta ada ");
    CHECK(names_of(people(model, {.sort = PeopleColumn::time, .is_descending = true})) == "Yue Priya Marta ada ");
    CHECK(names_of(people(model, {.sort = PeopleColumn::state, .is_descending = true})) == "Marta ada Priya Yue ");
}

TEST_CASE("The details of a person say what they want, with whom, when and what they can") {
    const auto model = a_programme();
    const PersonDetail marta = people(model, {.open = person_named("Marta")}).detail;
    std::string facts;
    for (const PersonFact& fact : marta.facts) facts += fact.label + ": " + fact.value + "\n";
    CHECK(facts == "Places: 2 of 3 places free\n"
                   "Learners: Yue\n"
                   "Local time: Mon 13:00 now in Africa/Lagos\n"
                   "Languages: English\n"
                   "Experience: 13 years\n");
    CHECK(marta.look_as == "Look as Marta");
    CHECK(marta.hours == "Mon 18:00 to 20:00");
    REQUIRE(marta.skills.size() == 1);
    CHECK(marta.skills[0].level_name == "Level 5: Teaches others");
    const PersonDetail yue =
        people(model, {.open = person_named("Yue")}, Language::chinese, person_named("Yue")).detail;
    CHECK(yue.is_me);
    CHECK(yue.facts[1].value == "Marta");
    CHECK(yue.skills_more.empty());
}

TEST_CASE("An empty device and a person who is gone have nothing to show") {
    CHECK(people(test::a_model()).is_empty);
    CHECK_FALSE(people(a_programme(), {.open = person_named("Nobody")}).has_detail);
}

TEST_CASE("Ten thousand people are filtered and sorted") {
    auto model = test::a_model();
    for (int i = 0; i < 10'000; ++i) model.with(a_learner("Person " + std::to_string(i)));
    const PeopleView view = people(model, {.search = "person 999"});
    REQUIRE(view.rows.size() == 19);  // 999, 1999 to 9999, 9990 to 9998
    CHECK(view.rows.front().name == "Person 1999");
}

TEST_CASE("Offsets and hours are worded for people") {
    CHECK(offset_words(480) == "+8");
    CHECK(offset_words(345) == "+5:45");
    CHECK(offset_words(-185) == "\u22123:05");
    CHECK(zone_words("America/New_York") == "America/New York");
    const text::Text chinese(Language::chinese);
    CHECK(windows_words(chinese, *parse_week_hours("Mon 19:00-21:00;Sun 22:30-24:00")) ==
          "周一 19:00–21:00、周日 22:30–24:00");
    CHECK(local_time_words(chinese, "Nowhere/At_All", test::noon).empty());
}
