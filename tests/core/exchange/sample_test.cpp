#include "core/exchange/sample.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/base/crc32c.hpp"
#include "core/base/week.hpp"
#include "core/base/zone.hpp"
#include "core/exchange/sample_history.hpp"
#include "core/model/schema.hpp"
#include "tests/core/exchange/import_builders.hpp"

namespace cairn::exchange {
namespace {

constexpr Day today = day_of({2026, 11, 22});

Model sample_model() {
    Model model;
    test::write_into(model, sample_writes(start_of(today)));
    return model;
}

TEST_CASE("the sample is the same at any hour of a day and on any machine") {
    const auto morning = sample_writes(start_of(today));
    const auto evening = sample_writes(Instant{start_of(today).ms + ms_per_day - 1});
    CHECK(morning == evening);
    CHECK(morning != sample_writes(start_of(today + 1)));
    std::vector<RegisterKey> keys;
    for (const Write& write : morning) keys.push_back(write.key);
    std::ranges::sort(keys);
    CHECK(std::ranges::adjacent_find(keys) == keys.end());
}

TEST_CASE("a history depends on nothing but the learner, the courses and the day") {
    const SkillId go{id_of_text("skill", "go")};
    const SampleLearner learner{.id = ProfileId{id_of_text("person", "ada")}, .levels = {{go, 3}}, .goal = go};
    const std::vector<SampleCourse> courses{{CourseId{id_of_text("course", "go")}, {{go, 3}}, 5}};
    WriteList writes;
    put_sample_history(learner, courses, today, writes);
    // the number that native and WebAssembly builds share
    CHECK(crc32c(as_bytes(test::text_of(writes.take()))) == 0xB5056E7A);
}

TEST_CASE("the sample programme is whole, in both languages") {
    const Model model = sample_model();
    CHECK(model.profiles.existing_count() == 144);
    CHECK(model.goals.existing_count() == 120);
    std::size_t coaches = 0;
    std::set<std::string> keys;
    for (const Profile* person : model.profiles.existing()) {
        INFO(person->external_key);
        coaches += person->has(role_coach) ? 1 : 0;
        CHECK(keys.insert(person->external_key).second);
        CHECK(person->is_sample);
        CHECK(!person->name.empty());
        CHECK(!person->headline.english.empty());
        CHECK(!person->headline.chinese.empty());
        CHECK(find_zone(person->zone));
        CHECK(!person->languages.empty());
        CHECK(parse_week_hours(person->availability).value_or(WeekHours{}).any());
        CHECK(person->weekly_minutes > 0);
        CHECK((person->capacity > 0) == person->has(role_coach));
        CHECK((!person->manager || model.profiles.find(person->manager) != nullptr));
        for (const auto& [skill, level] : person->levels) {
            CHECK(model.skills.find(skill) != nullptr);
            CHECK((level >= 0 && level <= level_max));
        }
    }
    CHECK(coaches == 24);
    for (const Skill* skill : model.skills.existing()) {
        INFO(skill->external_key);
        CHECK((!skill->title.english.empty() && !skill->title.chinese.empty()));
        CHECK(model.areas.find(skill->area) != nullptr);
        CHECK(skill->minutes > 0);
    }
    for (const Course* course : model.courses.existing()) {
        INFO(course->external_key);
        CHECK((!course->title.english.empty() && !course->title.chinese.empty()));
        CHECK((!course->summary.english.empty() && !course->summary.chinese.empty()));
        CHECK((course->minutes > 0 && course->lesson_count > 0 && !course->teaches.empty()));
        CHECK(course->lessons.size() == static_cast<std::size_t>(course->lesson_count));
        for (const auto& [skill, level] : course->teaches) CHECK(model.skills.find(skill) != nullptr);
        for (const auto& [number, lesson] : course->lessons) {
            CHECK((!lesson.title.english.empty() && !lesson.title.chinese.empty()));
            CHECK((lesson.minutes > 0 && model.skills.find(lesson.skill) != nullptr));
        }
    }
    for (const Prerequisite* edge : model.prerequisites.existing()) {
        CHECK((model.skills.find(edge->before) != nullptr && model.skills.find(edge->after) != nullptr));
    }
    for (const Goal* goal : model.goals.existing()) {
        CHECK(goal->due_day > today.number);
        for (const auto& [skill, level] : goal->targets) CHECK((model.skills.find(skill) != nullptr && level >= 1));
    }
}

TEST_CASE("the sample's history lies in the half year before its day, with more right than wrong") {
    const Model model = sample_model();
    std::int64_t answers = 0;
    std::int64_t right = 0;
    const std::int64_t last = start_of(today).ms;
    for (const Practice* practice : model.practices.existing()) {
        CHECK(model.skills.find(practice->skill) != nullptr);
        for (const auto& [key, value] : practice->answers) {
            const auto ms = static_cast<std::int64_t>(key.high);
            CHECK((ms < last && ms >= last - 183 * ms_per_day));
            ++answers;
            right += value;
        }
    }
    CHECK((answers >= 3'000 && answers <= 5'000));
    CHECK((right * 100 > answers * 50 && right * 100 < answers * 80));
    std::size_t lessons = 0;
    for (const Enrolment* enrolment : model.enrolments.existing()) {
        const Course* course = model.courses.find(enrolment->course);
        REQUIRE(course != nullptr);
        std::int64_t before = 0;
        for (const auto& [number, ms] : enrolment->lessons_done) {
            CHECK((number < course->lesson_count && ms < last && ms >= before));
            before = ms;
        }
        lessons += enrolment->lessons_done.size();
    }
    CHECK(lessons > 500);
    for (const Request* request : model.requests.existing()) {
        CHECK(request->changed_ms >= request->sent_ms);
        CHECK(request->changed_ms < last);
        CHECK(model.profiles.find(request->learner) != nullptr);
        CHECK(model.profiles.find(request->coach) != nullptr);
    }
}

TEST_CASE("the sample's own lists import onto the sample without a contradiction") {
    const Model model = sample_model();
    const Skill* any = model.skills.existing().front();
    const auto shown = test::preview(model, {test::a_file("s.csv", "id,title\n" + any->external_key + ",New title\n")});
    CHECK(shown.counts == ImportCounts{.changed = 1});
}

}  // namespace
}  // namespace cairn::exchange
