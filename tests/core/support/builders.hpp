#pragma once
// Small worlds for tests, named by words: a_model().with_edge("loops", "functions"). Ids come from the words, so that a
// test can name what it built and every machine builds the same.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/time.hpp"
#include "core/model/model.hpp"

namespace cairn::test {

inline SkillId skill_named(std::string_view name) { return SkillId{id_of_text("test skill", name)}; }
inline ProfileId person_named(std::string_view name) { return ProfileId{id_of_text("test person", name)}; }
inline CourseId course_named(std::string_view name) { return CourseId{id_of_text("test course", name)}; }

/// Monday 2 November 2026, 12:00 UTC: no zone of ours changes its clock that week.
inline constexpr Instant noon{start_of(day_of({2026, 11, 2})).ms + 12 * 60 * ms_per_minute};
inline constexpr Instant days_before_noon(std::int64_t days) { return Instant{noon.ms - days * ms_per_day}; }

class PersonBuilder {
public:
    PersonBuilder(std::string_view name, std::int64_t roles) {
        profile_.id = person_named(name);
        profile_.exists = true;
        profile_.name = name;
        profile_.roles = roles;
        profile_.languages = "en";
        profile_.zone = "Etc/UTC";
        profile_.availability = "Mon 18:00-20:00";
    }
    PersonBuilder& at_level(std::string_view skill, std::int64_t level) {
        profile_.levels[skill_named(skill)] = level;
        return *this;
    }
    PersonBuilder& without_course(std::string_view course) {
        profile_.declined[course_named(course)] = noon.ms;
        return *this;
    }
    PersonBuilder& speaking(std::string_view tags) { return set(&Profile::languages, tags); }
    PersonBuilder& in_zone(std::string_view zone) { return set(&Profile::zone, zone); }
    PersonBuilder& free_at(std::string_view hours) { return set(&Profile::availability, hours); }
    PersonBuilder& in_team(std::string_view team) { return set(&Profile::team, team); }
    PersonBuilder& with_capacity(std::int64_t capacity) { return set(&Profile::capacity, capacity); }
    PersonBuilder& with_years(std::int64_t years) { return set(&Profile::years, years); }
    PersonBuilder& with_weekly_minutes(std::int64_t minutes) { return set(&Profile::weekly_minutes, minutes); }
    PersonBuilder& managed_by(std::string_view name) { return set(&Profile::manager, person_named(name)); }
    PersonBuilder& paused() { return set(&Profile::paused, true); }
    [[nodiscard]] const Profile& profile() const { return profile_; }

private:
    template <class T, class Value>
    PersonBuilder& set(T Profile::* member, const Value& value) {
        profile_.*member = T(value);
        return *this;
    }
    Profile profile_;
};

inline PersonBuilder a_learner(std::string_view name) { return {name, role_learner}; }
inline PersonBuilder a_coach(std::string_view name) { return PersonBuilder(name, role_coach).with_capacity(3); }

class CourseBuilder {
public:
    explicit CourseBuilder(std::string_view name) {
        course_.id = course_named(name);
        course_.exists = true;
        course_.title.english = name;
    }
    CourseBuilder& teaching(std::string_view skill, std::int64_t level) {
        course_.teaches[skill_named(skill)] = level;
        return *this;
    }
    CourseBuilder& lasting(std::int64_t minutes) {
        course_.minutes = minutes;
        return *this;
    }
    CourseBuilder& with_lesson_count(std::int64_t count) {
        course_.lesson_count = count;
        return *this;
    }
    CourseBuilder& with_lesson(std::int64_t number, std::int64_t minutes) {
        course_.lessons[number].minutes = minutes;
        return *this;
    }
    CourseBuilder& in_section(std::string_view section) {
        course_.section = section;
        return *this;
    }
    [[nodiscard]] const Course& course() const { return course_; }

private:
    Course course_;
};

inline CourseBuilder a_course(std::string_view name) { return CourseBuilder(name); }

/// A model that grows by sentences. Whatever a sentence names and nobody introduced is not made: broken references are
/// something to test.
class ModelBuilder {
public:
    ModelBuilder& with_skill(std::string_view name, std::int64_t minutes = 0) {
        Skill& skill = model_.skills.at_or_new(skill_named(name));
        skill.exists = true;
        skill.title.english = name;
        skill.minutes = minutes;
        return *this;
    }
    ModelBuilder& with_skills(std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names) with_skill(name);
        return *this;
    }
    ModelBuilder& with_edge(std::string_view before, std::string_view after) {
        Prerequisite& edge = model_.prerequisites.at_or_new(prerequisite_id(skill_named(before), skill_named(after)));
        edge.exists = true;
        edge.before = skill_named(before);
        edge.after = skill_named(after);
        return *this;
    }
    /// One of these is enough; `number` tells several such choices of one skill apart.
    ModelBuilder& with_choice(std::initializer_list<std::string_view> before, std::string_view after,
                              std::int64_t number = 1) {
        for (const std::string_view one : before) {
            with_edge(one, after);
            model_.prerequisites.at_or_new(prerequisite_id(skill_named(one), skill_named(after))).alternative = number;
        }
        return *this;
    }
    /// Introduces the skills and the edges between neighbours.
    ModelBuilder& with_chain(std::initializer_list<std::string_view> names) {
        std::string_view before;
        for (const std::string_view name : names) {
            if (model_.skills.find(skill_named(name)) == nullptr) with_skill(name);
            if (!before.empty()) with_edge(before, name);
            before = name;
        }
        return *this;
    }
    ModelBuilder& with(const PersonBuilder& person) {
        model_.profiles.at_or_new(person.profile().id) = person.profile();
        return *this;
    }
    ModelBuilder& with(const CourseBuilder& course) {
        model_.courses.at_or_new(course.course().id) = course.course();
        return *this;
    }
    ModelBuilder& with_answer(std::string_view learner, std::string_view skill, Instant at, bool is_right,
                              std::uint64_t nonce = 0) {
        Practice& practice = model_.practices.at_or_new(practice_id(person_named(learner), skill_named(skill)));
        practice.exists = true;
        practice.learner = person_named(learner);
        practice.skill = skill_named(skill);
        practice.answers[Id{static_cast<std::uint64_t>(at.ms), nonce}] = is_right ? 1 : 0;
        return *this;
    }
    ModelBuilder& with_request(std::string_view learner, std::string_view coach, RequestState state) {
        const Id id = id_of_pair("test request", person_named(learner), person_named(coach));
        Request& request = model_.requests.at_or_new(RequestId{id});
        request.exists = true;
        request.learner = person_named(learner);
        request.coach = person_named(coach);
        request.state = state;
        return *this;
    }
    ModelBuilder& with_enrolment(std::string_view learner, std::string_view course,
                                 std::initializer_list<std::pair<std::int64_t, Instant>> lessons_done = {}) {
        Enrolment& enrolment = model_.enrolments.at_or_new(enrolment_id(person_named(learner), course_named(course)));
        enrolment.exists = true;
        enrolment.learner = person_named(learner);
        enrolment.course = course_named(course);
        for (const auto& [lesson, at] : lessons_done) enrolment.lessons_done[lesson] = at.ms;
        return *this;
    }

    [[nodiscard]] const Model& model() const { return model_; }
    [[nodiscard]] Model& model() { return model_; }
    operator const Model&() const { return model_; }

private:
    Model model_;
};

inline ModelBuilder a_model() { return {}; }

}  // namespace cairn::test
