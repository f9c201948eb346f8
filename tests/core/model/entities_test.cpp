#include "core/model/entities.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/model/model.hpp"

using namespace cairn;

TEST_CASE("words are shown in the reader's language, else in the one there is") {
    const Words both{"Git", "版本控制"};
    CHECK(both.in(Language::english) == "Git");
    CHECK(both.in(Language::chinese) == "版本控制");
    CHECK(Words{"Git", ""}.in(Language::chinese) == "Git");
    CHECK(Words{"", "版本控制"}.in(Language::english) == "版本控制");
    CHECK(Words{}.empty());
}

TEST_CASE("ids made of pairs know the direction and the kind") {
    const SkillId a{Id{1, 1}}, b{Id{2, 2}};
    CHECK(prerequisite_id(a, b) != prerequisite_id(b, a));
    const Id practice = practice_id(ProfileId{a}, b);
    const Id enrolment = enrolment_id(ProfileId{a}, CourseId{b});
    CHECK(practice != enrolment);
}

TEST_CASE("a person may have several roles at once") {
    Profile profile;
    profile.roles = role_learner | role_organiser;
    CHECK(profile.has(role_learner));
    CHECK_FALSE(profile.has(role_coach));
    CHECK(profile.has(role_organiser));
}

TEST_CASE("a table lists what exists in the order in which it was heard of") {
    Table<Skill, SkillId> table;
    for (const std::uint64_t number : {3U, 1U, 2U}) table.at_or_new(SkillId{Id{number, 0}}).exists = number != 1;
    CHECK(table.rows().size() == 3);
    CHECK(table.existing_count() == 2);
    REQUIRE(table.existing().size() == 2);
    CHECK(table.existing()[0]->id == SkillId{Id{3, 0}});
    CHECK(table.find(SkillId{Id{1, 0}}) == nullptr);
    CHECK(table.find(SkillId{Id{9, 0}}) == nullptr);
}
