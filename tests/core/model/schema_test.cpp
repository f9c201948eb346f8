#include "core/model/schema.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"

using namespace cairn;

namespace {

const ProfileId yue{Id{1, 1}};
const SkillId git{Id{2, 2}};
const CourseId rust{Id{3, 3}};

RegisterKey key_of(Id entity, std::uint16_t kind, std::uint16_t field) { return {entity, {}, kind, field}; }

}  // namespace

TEST_CASE("a register fills its member, and an entity exists when its register says so") {
    Model model;
    set_register(model, register_of(yue, ProfileField::name), std::string("Lin Yue"));
    CHECK(model.profiles.find(yue) == nullptr);
    set_register(model, register_of(yue, ProfileField::exists), std::int64_t{1});
    REQUIRE(model.profiles.find(yue) != nullptr);
    CHECK(model.profiles.find(yue)->name == "Lin Yue");
    set_register(model, register_of(yue, ProfileField::exists), std::int64_t{0});
    CHECK(model.profiles.find(yue) == nullptr);
    CHECK(model.profiles.existing_count() == 0);
}

TEST_CASE("one entry of a map is set and removed without touching the others") {
    Model model;
    set_register(model, register_of(yue, ProfileField::exists), std::int64_t{1});
    set_register(model, register_of(yue, ProfileField::level, git), std::int64_t{3});
    set_register(model, register_of(yue, ProfileField::level, Id{9, 9}), std::int64_t{1});
    CHECK(model.profiles.find(yue)->levels.at(git) == 3);
    set_register(model, register_of(yue, ProfileField::level, git), std::monostate{});
    CHECK_FALSE(model.profiles.find(yue)->levels.contains(git));
    CHECK(model.profiles.find(yue)->levels.size() == 1);
}

TEST_CASE("lessons are made part by part and go with their last part") {
    Model model;
    set_register(model, register_of(rust, CourseField::exists), std::int64_t{1});
    set_register(model, register_of(rust, CourseField::lesson_minutes, entry_of_number(2)), std::int64_t{30});
    set_register(model, register_of(rust, CourseField::lesson_title_chinese, entry_of_number(2)),
                 std::string("所有权"));
    set_register(model, register_of(rust, CourseField::lesson_skill, entry_of_number(2)), Id(git));
    const Course& course = *model.courses.find(rust);
    REQUIRE(course.lessons.contains(2));
    CHECK(course.lessons.at(2).minutes == 30);
    CHECK(course.lessons.at(2).skill == git);
    CHECK(course.lessons.at(2).title.in(Language::english) == "所有权");
    for (const CourseField field :
         {CourseField::lesson_minutes, CourseField::lesson_title_chinese, CourseField::lesson_skill}) {
        set_register(model, register_of(rust, field, entry_of_number(2)), std::monostate{});
    }
    CHECK(model.courses.find(rust)->lessons.empty());
}

TEST_CASE("kinds and fields of a newer version change nothing") {
    Model model;
    set_register(model, key_of(yue, 999, 0), std::int64_t{1});
    set_register(model, key_of(yue, 0, 0), std::int64_t{1});
    set_register(model, key_of(yue, static_cast<std::uint16_t>(EntityKind::profile), 999), std::string("new"));
    CHECK(model.profiles.rows().empty());
    CHECK(register_name(key_of(yue, 999, 3)) == "kind 999 field 3");
    CHECK(register_name(register_of(git, SkillField::title_english)) == "skill.title_english");
}

TEST_CASE("a value of another type leaves the default") {
    Model model;
    set_register(model, register_of(yue, ProfileField::exists), std::int64_t{1});
    set_register(model, register_of(yue, ProfileField::name), std::int64_t{7});
    set_register(model, register_of(yue, ProfileField::capacity), std::string("many"));
    set_register(model, register_of(yue, ProfileField::manager), std::string("boss"));
    CHECK(model.profiles.find(yue)->name.empty());
    CHECK(model.profiles.find(yue)->capacity == 0);
    CHECK_FALSE(model.profiles.find(yue)->manager);
    const RequestId request{Id{4, 4}};
    set_register(model, register_of(request, RequestField::exists), std::int64_t{1});
    set_register(model, register_of(request, RequestField::state), std::int64_t{99});
    CHECK(model.requests.find(request)->state == RequestState::draft);
}

TEST_CASE("any register with any value is harmless") {
    Random random(63);
    Model model;
    for (int round = 0; round < 5'000; ++round) {
        RegisterKey key;
        key.entity = Id{1, random.below(3)};
        if (random.chance(500'000)) key.entry = Id{1, random.below(4)};
        key.kind = static_cast<std::uint16_t>(random.below(12));
        key.field = static_cast<std::uint16_t>(random.below(20));
        Value value;
        switch (random.below(4)) {
            case 0: value = static_cast<std::int64_t>(random.next()); break;
            case 1: value = std::string("text"); break;
            case 2: value = random.id(); break;
            default: break;
        }
        set_register(model, key, value);
        REQUIRE_FALSE(register_name(key).empty());
    }
}

TEST_CASE("every field has the rule for what is written apart") {
    CHECK(merge_rule(register_of(yue, ProfileField::exists)) == MergeRule::life);
    CHECK(merge_rule(register_of(yue, ProfileField::name)) == MergeRule::latest);
    CHECK(merge_rule(register_of(yue, ProfileField::level, git)) == MergeRule::entry);
    CHECK(merge_rule(register_of(CourseId{Id{3, 3}}, CourseField::summary_chinese)) == MergeRule::prose);
    CHECK(merge_rule(register_of(CourseId{Id{3, 3}}, CourseField::lesson_minutes, entry_of_number(2))) ==
          MergeRule::entry);
    CHECK(merge_rule(register_of(RequestId{Id{4, 4}}, RequestField::message)) == MergeRule::prose);
    CHECK(merge_rule({yue, {}, 999, 0}) == MergeRule::latest);
}

TEST_CASE("people write about themselves, both sides about their request, organisers about both, guides about the map "
          "and the courses") {
    Model model;
    const auto person = [&](std::uint64_t number, std::int64_t roles) {
        const ProfileId id{Id{9, number}};
        Profile& profile = model.profiles.at_or_new(id);
        profile.exists = true;
        profile.roles = roles;
        return id;
    };
    const ProfileId learner = person(1, role_learner);
    const ProfileId coach = person(2, role_coach);
    const ProfileId organiser = person(3, role_organiser);
    Request& request = model.requests.at_or_new(RequestId{Id{4, 4}});
    request.exists = true;
    request.learner = learner;
    request.coach = coach;
    Goal& goal = model.goals.at_or_new(goal_id(learner));
    goal.exists = true;
    goal.learner = learner;
    const auto writers = [&](const RegisterKey& key) {
        return std::vector<bool>{may_write(model, key, learner), may_write(model, key, coach),
                                 may_write(model, key, organiser), may_write(model, key, ProfileId{Id{9, 99}})};
    };
    using Answers = std::vector<bool>;
    CHECK(writers(register_of(learner, ProfileField::name)) == Answers{true, false, true, false});
    CHECK(writers(register_of(goal.id, GoalField::due_day)) == Answers{true, false, true, false});
    CHECK(writers(register_of(request.id, RequestField::message)) == Answers{true, true, true, false});
    CHECK(writers(register_of(git, SkillField::minutes)) == Answers{false, true, true, false});
    CHECK(writers({git, {}, 999, 3}) == Answers{false, false, false, false});
}
