#include "core/recommend/courses.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/support/digest.hpp"
#include "tests/core/support/random_graph.hpp"

using namespace cairn;
using namespace cairn::recommend;
using namespace cairn::test;

namespace {

struct Advice {
    graph::SkillGraph graph;
    progress::LearnerMastery mastery;
    graph::Plan plan;
    std::vector<RecommendedCourse> courses;

    [[nodiscard]] const RecommendedCourse* find(std::string_view course) const {
        const auto it = std::ranges::find(courses, course_named(course), &RecommendedCourse::course);
        return it == courses.end() ? nullptr : &*it;
    }
};

Advice advice_for_yue(const Model& model, std::map<SkillId, std::int64_t> targets, std::size_t limit = 100) {
    Advice advice{graph::SkillGraph(model), {}, {}, {}};
    advice.mastery = progress::compute_mastery(model, person_named("yue"), advice.graph.ids(), noon);
    advice.plan =
        graph::build_plan(advice.graph, {.targets = std::move(targets), .level_micro = advice.mastery.level_micro});
    advice.courses = recommend_courses(model, advice.graph, advice.plan, advice.mastery,
                                       {.learner = person_named("yue"), .now = noon, .limit = limit});
    return advice;
}

const Reason* reason_of(const RecommendedCourse* course, ReasonKind kind) {
    if (course == nullptr) return nullptr;
    const auto it = std::ranges::find(course->reasons, kind, &Reason::kind);
    return it == course->reasons.end() ? nullptr : &*it;
}

ModelBuilder a_path() {
    return a_model()
        .with_skill("loops", 100)
        .with_skill("functions", 100)
        .with_skill("async", 100)
        .with_skill("chess", 100)
        .with_chain({"loops", "functions", "async"})
        .with(a_learner("yue"));
}

}  // namespace

TEST_CASE("a course is worth the plan minutes it covers for each of its own") {
    const auto advice =
        advice_for_yue(a_path()
                           .with(a_course("basics").teaching("loops", 3).teaching("functions", 3).lasting(250))
                           .with(a_course("boards").teaching("chess", 3).lasting(10)),
                       {{skill_named("async"), 3}});
    REQUIRE(advice.courses.size() == 1);
    const RecommendedCourse& basics = advice.courses[0];
    CHECK(basics.useful_minutes == 200);
    CHECK(basics.is_ready());
    CHECK(basics.value_micro == 1'000'000 * 200 / 250 + 300'000 / 3);
    REQUIRE(basics.reasons.size() == 2);
    CHECK(basics.reasons[0].kind == ReasonKind::covers_plan_skills);
    CHECK(basics.reasons[0].count == 2);
    CHECK(basics.reasons[0].of == 3);
    CHECK(basics.reasons[1].kind == ReasonKind::unlocks_steps);
    CHECK(basics.reasons[1].count == 1);
}

TEST_CASE("a course whose prerequisites are missing says which, and stands behind those that can begin") {
    const auto advice = advice_for_yue(a_path()
                                           .with(a_course("deep async").teaching("async", 3).lasting(100))
                                           .with(a_course("loops, slowly").teaching("loops", 3).lasting(900)),
                                       {{skill_named("async"), 3}});
    REQUIRE(advice.courses.size() == 2);
    CHECK(advice.courses[0].course == course_named("loops, slowly"));
    CHECK(advice.courses[1].missing_prerequisites == std::vector{skill_named("functions")});
    CHECK(advice.courses[1].value_micro > advice.courses[0].value_micro);
}

TEST_CASE("a finished course is never recommended, a started one says how far it is") {
    const auto model = a_path()
                           .with(a_course("done").teaching("loops", 3).with_lesson_count(1))
                           .with(a_course("begun").teaching("loops", 3).with_lesson_count(4))
                           .with_enrolment("yue", "done", {{0, noon}})
                           .with_enrolment("yue", "begun", {{2, noon}});
    const auto advice = advice_for_yue(model, {{skill_named("loops"), 3}});
    CHECK(advice.find("done") == nullptr);
    const Reason* started = reason_of(advice.find("begun"), ReasonKind::continues_started);
    REQUIRE(started != nullptr);
    CHECK(started->count == 1);
    CHECK(started->of == 4);
}

TEST_CASE("learners who share a course with you recommend their others") {
    const auto model = a_path()
                           .with(a_course("shared").with_lesson_count(2))
                           .with(a_course("next").with_lesson_count(2))
                           .with_enrolment("yue", "shared")
                           .with_enrolment("kai", "shared")
                           .with_enrolment("kai", "next")
                           .with_enrolment("lin", "shared")
                           .with_enrolment("stranger", "next");
    const auto advice = advice_for_yue(model, {{skill_named("loops"), 3}});
    const Reason* similar = reason_of(advice.find("next"), ReasonKind::popular_with_similar);
    REQUIRE(similar != nullptr);
    CHECK(similar->count == 1);
    CHECK(similar->of == 2);
    CHECK(reason_of(advice.find("shared"), ReasonKind::popular_with_similar) == nullptr);
}

TEST_CASE("a skill that was practised long ago is a reason to refresh it") {
    const auto model = a_path()
                           .with(a_course("loops again").teaching("loops", 3).teaching("chess", 2))
                           .with_answer("yue", "loops", days_before_noon(refresh_after_days), true)
                           .with_answer("yue", "chess", days_before_noon(refresh_after_days - 1), true);
    const auto advice = advice_for_yue(model, {{skill_named("async"), 3}});
    const Reason* refresh = reason_of(advice.find("loops again"), ReasonKind::refresh);
    REQUIRE(refresh != nullptr);
    CHECK(*refresh == Reason{ReasonKind::refresh, 1, 2, {skill_named("loops")}});
}

TEST_CASE("without a goal there are first steps and what is popular, and the reasons say so") {
    const auto model = a_path()
                           .with(a_course("loops").teaching("loops", 3))
                           .with(a_course("async").teaching("async", 3))
                           .with_enrolment("kai", "loops")
                           .with_enrolment("lin", "async");
    const auto advice = advice_for_yue(model, {});
    REQUIRE(advice.courses.size() == 2);
    CHECK(advice.courses[0].course == course_named("loops"));
    CHECK(reason_of(advice.find("loops"), ReasonKind::first_steps) != nullptr);
    const Reason* popular = reason_of(advice.find("loops"), ReasonKind::popular);
    REQUIRE(popular != nullptr);
    CHECK(popular->count == 1);
    CHECK(popular->of == 2);
    CHECK(advice.courses[1].missing_prerequisites == std::vector{skill_named("functions")});
    CHECK(reason_of(advice.find("async"), ReasonKind::first_steps) == nullptr);
}

TEST_CASE(
    "every recommendation has one to three reasons, hides no missing prerequisite, and is the same on every machine") {
    Random random(41);
    Digest digest;
    for (int round = 0; round < 60; ++round) {
        ModelBuilder model = a_random_graph(random, {.skills = 15, .edges = 20}).with(a_learner("yue"));
        for (std::uint64_t i = 0; i < 12; ++i) {
            CourseBuilder course = a_course(numbered("course ", i)).with_lesson_count(random.between(0, 4));
            course.lasting(random.between(0, 600));
            for (int k = 0; k < 3; ++k) {
                const std::string skill = numbered("skill ", random.below(15));
                course.teaching(skill, random.between(1, 5));
            }
            model.with(course);
            if (random.chance(300'000)) model.with_enrolment("yue", numbered("course ", i), {{0, noon}});
            if (random.chance(500'000))
                model.with_enrolment(numbered("learner ", random.below(3)), numbered("course ", i));
        }
        std::map<SkillId, std::int64_t> targets;
        if (random.chance(700'000)) targets[skill_named("skill 14")] = random.between(1, 5);
        const Advice advice = advice_for_yue(model, targets);
        for (const RecommendedCourse& course : advice.courses) {
            REQUIRE(course.reasons.size() >= 1);
            REQUIRE(course.reasons.size() <= reasons_max);
            const Course& row = *model.model().courses.find(course.course);
            for (const auto& [skill, level] : row.teaches) {
                const graph::SkillIndex index = advice.graph.index_of(skill);
                if (advice.mastery.level_micro[index] >= level * 1'000'000) continue;
                for (const graph::SkillIndex before : advice.graph.prerequisites(index)) {
                    const bool reached =
                        advice.mastery.level_micro[before] >= std::min<std::int64_t>(level, 3) * 1'000'000;
                    const bool taught = row.teaches.contains(advice.graph.id(before));
                    const bool told = std::ranges::contains(course.missing_prerequisites, advice.graph.id(before));
                    REQUIRE((reached || taught || told));
                }
            }
            digest.add(course.course).add(course.value_micro).add(course.useful_minutes);
            for (const Reason& reason : course.reasons)
                digest.add(static_cast<int>(reason.kind)).add(reason.count).add(reason.of);
        }
    }
    CHECK(digest.text() == "215d2ce2f57f5f0d");
}
