#include "core/recommend/courses.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <set>

#include "core/progress/course_progress.hpp"
#include "tests/core/support/digest.hpp"
#include "tests/core/support/random_graph.hpp"
#include "tests/core/support/reachability.hpp"

using namespace cairn;
using namespace cairn::recommend;
using namespace cairn::test;

namespace {

struct Advice {
    graph::SkillGraph graph;
    progress::LearnerMastery mastery;
    graph::Plan plan;
    std::vector<RecommendedCourse> courses;
    std::vector<HeldBackCourse> held_back;

    [[nodiscard]] const RecommendedCourse* find(std::string_view course) const {
        const auto it = std::ranges::find(courses, course_named(course), &RecommendedCourse::course);
        return it == courses.end() ? nullptr : &*it;
    }
    [[nodiscard]] const HeldBackCourse* find_held(std::string_view course) const {
        const auto it = std::ranges::find(held_back, course_named(course), &HeldBackCourse::course);
        return it == held_back.end() ? nullptr : &*it;
    }
};

Advice advice_for_yue(const Model& model, std::map<SkillId, std::int64_t> targets, std::size_t limit = 100) {
    Advice advice{graph::SkillGraph(model), {}, {}, {}, {}};
    advice.mastery = progress::compute_mastery(model, person_named("yue"), advice.graph.ids(), noon);
    advice.plan =
        graph::build_plan(advice.graph, {.targets = std::move(targets), .level_micro = advice.mastery.level_micro});
    CourseAdvice courses = recommend_courses(model, advice.graph, advice.plan, advice.mastery, CourseTies(model),
                                             {.learner = person_named("yue"), .now = noon, .limit = limit});
    advice.courses = std::move(courses.courses);
    advice.held_back = std::move(courses.held_back);
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
    CHECK(advice.held_back.empty());
    CHECK(basics.value_micro == 1'000'000 * 200 / 250 + 300'000 / 3);
    REQUIRE(basics.reasons.size() == 2);
    CHECK(basics.reasons[0].kind == ReasonKind::covers_plan_skills);
    CHECK(basics.reasons[0].count == 2);
    CHECK(basics.reasons[0].of == 3);
    CHECK(basics.reasons[1].kind == ReasonKind::unlocks_steps);
    CHECK(basics.reasons[1].count == 1);
}

TEST_CASE("a course whose prerequisites are missing is held back, and what prepares for it is advised and says so") {
    const auto advice = advice_for_yue(a_path()
                                           .with(a_course("deep async").teaching("async", 3).lasting(100))
                                           .with(a_course("functions").teaching("functions", 3).lasting(900))
                                           .with(a_course("loops, slowly").teaching("loops", 3).lasting(900)),
                                       {{skill_named("async"), 3}});
    REQUIRE(advice.courses.size() == 1);
    CHECK(advice.courses[0].course == course_named("loops, slowly"));
    const Reason* prepares = reason_of(&advice.courses[0], ReasonKind::prepares_for);
    REQUIRE(prepares != nullptr);
    CHECK(*prepares == Reason{ReasonKind::prepares_for, 1, 1, {skill_named("loops")}, course_named("functions")});
    const HeldBackCourse* deep = advice.find_held("deep async");
    REQUIRE(deep != nullptr);
    CHECK(deep->missing_prerequisites == std::vector{skill_named("functions")});
    CHECK(deep->prepared_by.empty());  // the way there begins with loops
    const HeldBackCourse* functions = advice.find_held("functions");
    REQUIRE(functions != nullptr);
    CHECK(functions->missing_prerequisites == std::vector{skill_named("loops")});
    CHECK(functions->prepared_by == std::vector{course_named("loops, slowly")});
}

TEST_CASE("what prepares for a course that goes with yours is advised even when the plan has no use for it") {
    const auto advice = advice_for_yue(a_path()
                                           .with(a_course("mine").with_lesson_count(2))
                                           .with(a_course("deep async").teaching("async", 3))
                                           .with(a_course("functions").teaching("functions", 3).teaching("loops", 3))
                                           .with_enrolment("yue", "mine")
                                           .with_enrolment("kai", "mine")
                                           .with_enrolment("kai", "deep async")
                                           .with_enrolment("lin", "functions"),
                                       {{skill_named("chess"), 3}});
    const HeldBackCourse* deep = advice.find_held("deep async");
    REQUIRE(deep != nullptr);
    CHECK(deep->prepared_by == std::vector{course_named("functions")});
    CHECK(reason_of(advice.find("functions"), ReasonKind::prepares_for) != nullptr);
}

TEST_CASE("what was declined is gone at once, and back when it is wanted again") {
    const auto path = [] {
        return a_path()
            .with(a_course("basics").teaching("loops", 3).lasting(300))
            .with(a_course("basics again").teaching("loops", 3).lasting(400))
            .with(a_course("functions").teaching("functions", 3).lasting(100));
    };
    const auto before = advice_for_yue(path(), {{skill_named("async"), 3}});
    REQUIRE(before.find("basics") != nullptr);
    REQUIRE(before.find_held("functions") != nullptr);
    const auto after =
        advice_for_yue(path().with(a_learner("yue").without_course("basics").without_course("functions")),
                       {{skill_named("async"), 3}});
    CHECK(after.find("basics") == nullptr);
    CHECK(after.find_held("functions") == nullptr);
    REQUIRE(after.find("basics again") != nullptr);
    CHECK(reason_of(after.find("basics again"), ReasonKind::prepares_for) == nullptr);  // not wanted: no way to it
}

TEST_CASE("courses that teach the same are spread, and one section has at most half of a list") {
    ModelBuilder model = a_model().with_skill("a", 100).with_skill("b", 100).with(a_learner("yue"));
    const std::map<SkillId, std::int64_t> targets{{skill_named("a"), 3}, {skill_named("b"), 3}};
    model.with(a_course("a 1").teaching("a", 3).lasting(100))
        .with(a_course("a 2").teaching("a", 3).lasting(105))
        .with(a_course("b 1").teaching("b", 3).lasting(115));
    auto advice = advice_for_yue(model, targets);
    REQUIRE(advice.courses.size() == 3);
    CHECK(advice.courses[0].course == course_named("a 1"));
    CHECK(advice.courses[1].course == course_named("b 1"));  // worth less than the second on a
    CHECK(advice.courses[1].value_micro < advice.courses[2].value_micro);

    ModelBuilder sections = a_model().with_skill("a", 100).with(a_learner("yue"));
    for (int i = 0; i < 4; ++i) {
        sections.with(
            a_course(numbered("big ", static_cast<std::uint64_t>(i))).teaching("a", 3).lasting(100).in_section("big"));
    }
    sections.with(a_course("small").teaching("a", 3).lasting(900).in_section("small"));
    advice = advice_for_yue(sections, {{skill_named("a"), 3}}, 2);
    REQUIRE(advice.courses.size() == 2);
    CHECK(advice.courses[1].course == course_named("small"));
    CHECK(advice_for_yue(sections, {{skill_named("a"), 3}}, 5).courses.size() == 5);  // none are left out for it
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

TEST_CASE("a course that many of yours also took is tied to it, and the numbers can be counted") {
    const auto model = a_path()
                           .with(a_course("shared").with_lesson_count(2))
                           .with(a_course("next").with_lesson_count(2))
                           .with(a_course("other").with_lesson_count(2))
                           .with_enrolment("yue", "shared")
                           .with_enrolment("kai", "shared")
                           .with_enrolment("kai", "next")
                           .with_enrolment("lin", "shared")
                           .with_enrolment("stranger", "other");
    const auto advice = advice_for_yue(model, {{skill_named("loops"), 3}});
    const Reason* tie = reason_of(advice.find("next"), ReasonKind::goes_with);
    REQUIRE(tie != nullptr);
    CHECK(*tie == Reason{ReasonKind::goes_with, 1, 3, {}, course_named("shared")});
    CHECK(reason_of(advice.find("shared"), ReasonKind::goes_with) == nullptr);
    CHECK(advice.find("other") == nullptr);
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
    REQUIRE(advice.courses.size() == 1);
    CHECK(advice.courses[0].course == course_named("loops"));
    CHECK(reason_of(advice.find("loops"), ReasonKind::first_steps) != nullptr);
    const Reason* popular = reason_of(advice.find("loops"), ReasonKind::popular);
    REQUIRE(popular != nullptr);
    CHECK(popular->count == 1);
    CHECK(popular->of == 2);
    REQUIRE(advice.find_held("async") != nullptr);
    CHECK(advice.find_held("async")->missing_prerequisites == std::vector{skill_named("functions")});
}

namespace {

std::int64_t enrolled_in(const Model& model, CourseId course, std::optional<CourseId> also = {}) {
    std::int64_t count = 0;
    for (const Enrolment* one : model.enrolments.existing()) {
        const bool is_in_both = !also || std::ranges::any_of(model.enrolments.existing(), [&](const Enrolment* other) {
            return other->learner == one->learner && other->course == *also;
        });
        count += one->course == course && is_in_both ? 1 : 0;
    }
    return count;
}

/// Counts again what a reason says, from the model alone.
bool holds(const Model& model, const Advice& advice, const Course& course, const Reason& reason) {
    const auto level = [&](SkillId skill) { return advice.mastery.level_micro[advice.graph.index_of(skill)]; };
    const auto is_step = [&](SkillId skill) {
        return std::ranges::contains(advice.plan.steps, advice.graph.index_of(skill), &graph::PlanStep::skill);
    };
    const bool teaches_all =
        std::ranges::all_of(reason.skills, [&](SkillId skill) { return course.teaches.contains(skill); });
    const bool is_counted = reason.count == std::ssize(reason.skills) && teaches_all;
    switch (reason.kind) {
        case ReasonKind::covers_plan_skills:
            return is_counted && reason.of == std::ssize(advice.plan.steps) &&
                   std::ranges::all_of(reason.skills, is_step);
        case ReasonKind::unlocks_steps: {
            const Reachability reaches = reachability_of(advice.graph.size(), edges_of(advice.graph));
            std::int64_t behind = 0;
            for (const graph::PlanStep& step : advice.plan.steps) {
                const bool is_behind = std::ranges::any_of(
                    reason.skills, [&](SkillId skill) { return reaches[advice.graph.index_of(skill)][step.skill]; });
                behind += is_behind && !std::ranges::contains(reason.skills, advice.graph.id(step.skill)) ? 1 : 0;
            }
            return teaches_all && reason.count == behind && reason.of == std::ssize(advice.plan.steps);
        }
        case ReasonKind::continues_started: {
            const auto progress = progress::course_progress(model, course, person_named("yue"));
            return reason.count == progress.lessons_done && reason.of == progress.lesson_count && reason.count > 0;
        }
        case ReasonKind::goes_with:
            return model.enrolments.find(enrolment_id(person_named("yue"), reason.course)) != nullptr &&
                   reason.count == enrolled_in(model, course.id, reason.course) &&
                   reason.of == enrolled_in(model, reason.course) && reason.count > 0;
        case ReasonKind::prepares_for: {
            const auto it = std::ranges::find(advice.held_back, reason.course, &HeldBackCourse::course);
            return is_counted && it != advice.held_back.end() && reason.of == std::ssize(it->missing_prerequisites) &&
                   std::ranges::all_of(reason.skills, [&](SkillId skill) {
                       return std::ranges::contains(it->missing_prerequisites, skill) &&
                              course.teaches.at(skill) * 1'000'000 > level(skill);
                   });
        }
        case ReasonKind::refresh: return is_counted && reason.of == std::ssize(course.teaches);
        case ReasonKind::popular: {
            std::set<ProfileId> learners;
            for (const Enrolment* one : model.enrolments.existing()) learners.insert(one->learner);
            return reason.count == enrolled_in(model, course.id) && reason.of == std::ssize(learners);
        }
        case ReasonKind::first_steps:
            return is_counted && reason.of == std::ssize(course.teaches) &&
                   std::ranges::all_of(reason.skills, [&](SkillId skill) {
                       return level(skill) < course.teaches.at(skill) * 1'000'000;
                   });
    }
    return false;
}

std::vector<SkillId> missing_again(const Advice& advice, const Course& course) {
    std::set<SkillId> missing;
    for (const auto& [skill, level] : course.teaches) {
        const graph::SkillIndex index = advice.graph.index_of(skill);
        if (advice.mastery.level_micro[index] >= level * 1'000'000) continue;
        for (const graph::SkillIndex before : advice.graph.prerequisites(index)) {
            const bool reached = advice.mastery.level_micro[before] >= std::min<std::int64_t>(level, 3) * 1'000'000;
            if (!reached && !course.teaches.contains(advice.graph.id(before))) missing.insert(advice.graph.id(before));
        }
    }
    return {missing.begin(), missing.end()};
}

}  // namespace

TEST_CASE("every reason can be counted again, nothing passes the gate, and the list is the same on every machine") {
    Random random(41);
    Digest digest;
    std::set<ReasonKind> met;
    for (int round = 0; round < 120; ++round) {
        PersonBuilder yue = a_learner("yue");
        for (int k = 0; k < 3; ++k) yue.at_level(numbered("skill ", random.below(15)), random.between(0, 4));
        if (random.chance(500'000)) yue.without_course(numbered("course ", random.below(12)));
        ModelBuilder model = a_random_graph(random, {.skills = 15, .edges = 20}).with(yue);
        for (std::uint64_t i = 0; i < 12; ++i) {
            CourseBuilder course = a_course(numbered("course ", i)).with_lesson_count(random.between(0, 4));
            course.lasting(random.between(0, 600)).in_section(numbered("section ", random.below(3)));
            for (int k = 0; k < 3; ++k) course.teaching(numbered("skill ", random.below(15)), random.between(1, 5));
            model.with(course);
            if (random.chance(300'000)) model.with_enrolment("yue", numbered("course ", i), {{0, noon}});
            for (std::uint64_t learner = 0; learner < 4; ++learner) {
                if (random.chance(250'000)) model.with_enrolment(numbered("learner ", learner), numbered("course ", i));
            }
        }
        if (random.chance(300'000)) model.with_answer("yue", "skill 3", days_before_noon(200), true);
        std::map<SkillId, std::int64_t> targets;
        if (random.chance(700'000)) targets[skill_named("skill 14")] = random.between(1, 5);
        const std::size_t limit = random.chance(500'000) ? 100 : 4;
        const Advice advice = advice_for_yue(model, targets, limit);
        REQUIRE(advice.courses.size() <= limit);
        const Profile& me = *model.model().profiles.find(person_named("yue"));
        for (const RecommendedCourse& course : advice.courses) {
            REQUIRE(course.reasons.size() >= 1);
            REQUIRE(course.reasons.size() <= reasons_max);
            REQUIRE_FALSE(me.declined.contains(course.course));
            const Course& row = *model.model().courses.find(course.course);
            REQUIRE(missing_again(advice, row).empty());
            for (const Reason& reason : course.reasons) {
                INFO("reason " << static_cast<int>(reason.kind));
                if (limit == 100) REQUIRE(holds(model.model(), advice, row, reason));
                met.insert(reason.kind);
                digest.add(static_cast<int>(reason.kind)).add(reason.count).add(reason.of).add(reason.course);
            }
            digest.add(course.course).add(course.value_micro).add(course.useful_minutes);
        }
        for (const HeldBackCourse& held : advice.held_back) {
            REQUIRE_FALSE(me.declined.contains(held.course));
            REQUIRE(held.missing_prerequisites == missing_again(advice, *model.model().courses.find(held.course)));
            REQUIRE_FALSE(held.missing_prerequisites.empty());
            digest.add(held.course).add(held.value_micro).add(std::ssize(held.prepared_by));
        }
    }
    CHECK(met.size() == 8);
    CHECK(digest.text() == "a65e72dc52525b70");
}
